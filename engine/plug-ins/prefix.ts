import { baseName, type RepoPath } from '../model/path.js';

/** What the ids of a plug-in's rules begin with: the name of its file, so that nobody takes one for a rule of the protocol. */
export function prefixOf(path: RepoPath): string {
  return `${baseName(path).replace(/\.mjs$/, '')}-`;
}
