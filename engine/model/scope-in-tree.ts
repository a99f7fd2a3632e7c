import { isGlob } from './glob.js';
import { nearName } from './near-name.js';
import { baseName, folderOf } from './path.js';
import type { ScopeEntry } from './scope-entries.js';
import { covers } from './scope-pattern.js';
import type { Snapshot } from './snapshot.js';

/** Whether a pattern of a scope matches something in a tree. */
export function matchesSomething(pattern: string, tree: Snapshot): boolean {
  return (!isGlob(pattern) && tree.entry(pattern) !== undefined) || tree.paths().some((path) => covers(pattern, path));
}

/** Whether an entry is a word that only a tree can make a path of, and this tree does not (`backend`, `None`). */
export function isWordOnly({ pattern, isWord, isNew }: ScopeEntry, tree: Snapshot): boolean {
  return isWord && !isNew && pattern !== null && !matchesSomething(pattern, tree);
}

/** How many files are offered in the place of one that is not there. */
const MOST_OFFERS = 3;

/** The files that somebody may have meant who wrote a path that a tree does not hold: of the same name, else next to it. */
export function likelyMeant(pattern: string, tree: Snapshot): readonly string[] {
  if (isGlob(pattern) || pattern.endsWith('/')) return [];
  const name = baseName(pattern).toLowerCase();
  const same = tree.paths().filter((path) => baseName(path).toLowerCase() === name);
  if (same.length > 0) return same.slice(0, MOST_OFFERS);
  const folder = folderOf(pattern);
  const siblings = tree.paths().filter((path) => folderOf(path) === folder);
  const near = nearName(name, siblings.map(baseName));
  return siblings.filter((path) => baseName(path) === near);
}
