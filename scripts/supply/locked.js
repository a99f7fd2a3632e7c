// What a lock file says of the packages that an install brings.

/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, optional?: boolean, hasInstallScript?: boolean }} LockedPackage */
/** @typedef {{ lockfileVersion: number, packages: Record<string, LockedPackage> }} Lock */

/**
 * @param {string} file the path of the lock file, for the sentences
 * @param {Lock} lock
 * @param {readonly string[]} allowed the names of the packages that may have a script run by an install
 * @returns {string[]} what is wrong with it, a sentence each
 */
export function lockProblems(file, { packages }, allowed) {
  const installed = Object.entries(packages).filter(([folder, { link }]) => folder !== '' && link !== true);
  return installed.flatMap(([folder, { integrity, resolved, optional, hasInstallScript }]) => {
    const name = nameOf(folder);
    return [
      // npm writes none for the parts of other platforms that it never fetched: see withoutDigest.
      ...(integrity?.startsWith('sha512-') || (integrity === undefined && optional === true)
        ? []
        : [`${file}: ${name} has no SHA-512 digest, expected one`]),
      // The registry is whoever runs npm's own choice; anything else is code from a place that nobody vouches for.
      ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/')
        ? []
        : [`${file}: ${name} comes from ${resolved}, expected a registry`]),
      ...(hasInstallScript === true && !allowed.includes(name)
        ? [
            `${file}: ${name} has a script that an install runs, expected none, or a decision in "allowScripts" of package.json`,
          ]
        : []),
    ];
  });
}

/**
 * @param {Lock} lock
 * @returns {number} how many packages an install brings at most
 */
export function lockedPackages({ packages }) {
  return Object.keys(packages).filter((folder) => folder !== '').length;
}

/**
 * @param {Lock} lock
 * @returns {string[]} the names of optional packages of other platforms that the lock has no digest of
 */
export function withoutDigest({ packages }) {
  const bare = Object.entries(packages).filter(([, { integrity, optional }]) => optional === true && !integrity);
  return bare.map(([folder]) => nameOf(folder));
}

/** @param {string} folder of an installed package */
function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
