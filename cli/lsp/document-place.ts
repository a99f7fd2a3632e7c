import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { enclosingWorkTree } from '../../engine/git/executable.js';
import type { RepoPath } from '../../engine/model/path.js';

/** A folder as the editor names it, and where it really is: an editor that came by a link goes on naming the link. */
export interface NamedFolder {
  readonly named: string;
  readonly real: string;
  /** The top of the work tree around it; the folder itself where there is none. */
  readonly top: string;
}

/** The absolute path that a URI names; null for what lies in no file, such as a text that was never saved. */
export function pathOfUri(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    // A host or an escaped slash: no file of this machine.
    return null;
  }
}

/** @returns null for a folder that does not exist */
export function namedFolder(named: string): NamedFolder | null {
  try {
    const real = realpathSync(named);
    return { named, real, top: enclosingWorkTree(real) ?? real };
  } catch {
    // Said by the caller, who knows the name that the editor gave it.
    return null;
  }
}

/** The path of a file from the top of the work tree; null outside of the folder or of the work tree. */
export function repoPathOf(file: string, { named, real, top }: NamedFolder): RepoPath | null {
  const inFolder = pathBelow(named, file) ?? pathBelow(real, file);
  const path = inFolder === null ? null : pathBelow(top, join(real, inFolder));
  return path === null || path === '' ? null : path.split(sep).join('/');
}

/** The URI of a file of the work tree, by the name that the editor has for its folder. */
export function uriOf(path: RepoPath, { named, real, top }: NamedFolder): string {
  const file = join(top, path);
  const inFolder = pathBelow(real, file);
  return pathToFileURL(inFolder === null ? file : join(named, inFolder)).href;
}

/** @returns null when the file does not lie below the folder */
export function pathBelow(folder: string, file: string): string | null {
  const path = relative(folder, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : path;
}
