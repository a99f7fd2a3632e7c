// Which licences may come with what users get. A package under any other one is a decision for a person, and not for an install.

/** SPDX ids that ask for no more than their text and notices beside the code, which the licence file of each bundle has. */
const PASSED_ON = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/**
 * @param {string} name the name and version of a bundled package
 * @param {unknown} licence what its manifest says
 * @returns {string | null} why it may not be bundled, a sentence
 */
export function licenceProblem(name, licence) {
  if (typeof licence === 'string' && PASSED_ON.has(licence)) return null;
  const said = typeof licence === 'string' ? `the licence ${licence}` : 'no licence that its manifest names by an id';
  return `${name} is bundled and has ${said}, expected one of ${[...PASSED_ON].join(', ')}`;
}
