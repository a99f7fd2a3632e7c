import { baseName, type RepoPath } from './path.js';

/** A version's components as numbers: `02.101` is 2 and 101. */
export type SpecVersion = readonly number[];

/** The last `v` with digits in a name that is no part of a word. */
const VERSION = /(?<![\p{L}\p{N}])v(\d{1,9}(?:\.\d{1,9}){0,5})(?![\p{L}\p{N}])/giu;

/**
 * The version in the name of a Master Spec file, whatever stands around it: `docs/Acme_Master_Spec_v02.101.md` is 2.101.
 * @returns null for a name without one.
 */
export function specVersion(path: RepoPath): SpecVersion | null {
  const found = [...baseName(path).replaceAll('_', ' ').matchAll(VERSION)].at(-1)?.[1];
  return found === undefined ? null : found.split('.').map(Number);
}

/**
 * Which of two versions is higher, as `Array.sort` wants it. Components compare as numbers, because real repositories went from 02.9
 * over 02.99 to 02.101; a component that is not there counts as 0, and a name without a version as lower than any version.
 */
export function compareVersions(a: SpecVersion | null, b: SpecVersion | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** The files of the highest version, in the order given; several where one version stands in several places. */
export function highestSpecs(paths: readonly RepoPath[]): RepoPath[] {
  let highest: RepoPath[] = [];
  for (const path of paths) {
    const order = compareVersions(specVersion(path), specVersion(highest[0] ?? path));
    if (order > 0) highest = [path];
    else if (order === 0) highest.push(path);
  }
  return highest;
}

/** The file of the highest version below that of `path`; the first of several, null where there is none. */
export function specBefore(path: RepoPath, paths: readonly RepoPath[]): RepoPath | null {
  const own = specVersion(path);
  return highestSpecs(paths.filter((other) => compareVersions(specVersion(other), own) < 0))[0] ?? null;
}
