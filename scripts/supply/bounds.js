// How large what users get may become, and how much it may be made of: today's numbers and a third. A large package that comes in by
// mistake has to show itself here, and whoever means it raises the number in the same change.

/** @typedef {{ readonly bytes: number, readonly packages: number }} Size */

/** @type {Readonly<Record<string, Size>>} */
export const BOUNDS = {
  dist: { bytes: 3_000_000, packages: 60 },
  'actions/merge-gate/dist': { bytes: 3_000_000, packages: 75 },
  // Beside the program: the API with its types (lib, a third of it), the docs and the pages of the rules.
  'the npm package': { bytes: 1_700_000, packages: 0 },
  'package-lock.json': { bytes: Number.POSITIVE_INFINITY, packages: 450 },
};

/**
 * Holds one thing that has a bound against it.
 *
 * @param {string} name a key of BOUNDS
 * @param {Size} size
 * @param {ReadonlyMap<string, number>} [parts] bytes by the package that they come from, for saying what is large
 * @returns {string[]} what is above its bound, a sentence each
 */
export function outgrown(name, { bytes, packages }, parts = new Map()) {
  const bound = BOUNDS[name];
  if (bound === undefined) throw new Error(`${name} has no bound in scripts/supply/bounds.js, expected one`);
  const raise = 'If that is meant, raise it in scripts/supply/bounds.js.';
  return [
    ...(bytes > bound.bytes
      ? [`${name} has ${count(bytes)} bytes, expected at most ${count(bound.bytes)}${largest(parts)}. ${raise}`]
      : []),
    ...(packages > bound.packages
      ? [`${name} has ${packages} packages, expected at most ${bound.packages}${largest(parts)}. ${raise}`]
      : []),
  ];
}

/** @param {ReadonlyMap<string, number>} parts */
function largest(parts) {
  if (parts.size === 0) return '';
  const sorted = [...parts].sort(([, one], [, other]) => other - one).slice(0, 5);
  return `; the largest parts are ${sorted.map(([part, bytes]) => `${part} (${count(bytes)})`).join(', ')}`;
}

/** @param {number} number */
function count(number) {
  return number.toLocaleString('en');
}
