import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { platform } from 'node:process';
import { UndecidedError } from '../model/undecided.js';

/**
 * Finds git once, by an absolute path. Entries of the PATH that are relative, that lie in the repository or in a `node_modules`
 * are passed over: a change could plant a program there, and husky and npm put them first (threat I08).
 * @param searchPath the value of `PATH`
 * @param directory an absolute folder in the repository that is judged
 * @throws UndecidedError when no trusted entry holds git.
 */
export function findGit(searchPath: string, directory: string): string {
  const own = enclosingWorkTree(directory);
  const name = platform === 'win32' ? 'git.exe' : 'git';
  for (const entry of searchPath.split(delimiter)) {
    if (!isAbsolute(entry) || hasNodeModules(entry)) continue;
    const candidate = join(entry, name);
    if (isProgram(candidate) && isTrusted(realpathSync(candidate), own) && isTrusted(realpathSync(entry), own))
      return candidate;
  }
  throw new UndecidedError({
    subject: 'git',
    reason: 'is in no folder of the PATH that is absolute and outside of the repository and of node_modules',
    help: 'Install git and put its folder on the PATH.',
  });
}

/** The nearest folder upwards, or the folder itself, that looks like a work tree. git cannot be asked before it is found. */
export function enclosingWorkTree(directory: string): string | null {
  for (let folder = realpathSync(directory); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function isTrusted(path: string, own: string | null): boolean {
  if (hasNodeModules(path)) return false;
  if (own === null) return true;
  // By `relative`, because Windows takes a folder by any spelling of its name, and its `realpath` keeps the spelling.
  const fromOwn = relative(own, path);
  return fromOwn === '..' || fromOwn.startsWith(`..${sep}`) || isAbsolute(fromOwn);
}

function hasNodeModules(path: string): boolean {
  return path.split(/[/\\]/).includes('node_modules');
}

function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there, not executable or not reachable for us: a shell would pass it over too, and so the next entry is tried.
    return false;
  }
}
