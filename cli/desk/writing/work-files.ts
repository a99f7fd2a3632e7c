import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { pasted } from '../pasted.js';

/** Where acts write. */
export interface WorkPlace {
  /** The top of the work tree. */
  readonly top: string;
  /** The git directory of the work tree, where the journal stands. */
  readonly gitDirectory: string;
}

/** A regular file as it was read. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  /** The permission bits. */
  readonly mode: number;
}

/**
 * Reads a file of the work tree.
 * @throws UndecidedError when it is not there, a part of its path is a link, or it is no regular file
 */
export function readWorkFile(top: string, path: RepoPath): ReadFile {
  const missing = missingFrom(top, path);
  if (missing !== null) throw refused(missing, 'does not exist', `Bring it back: git checkout -- ${pasted(path)}`);
  try {
    return readRegular(join(top, path), path);
  } catch (error) {
    if (error instanceof UndecidedError) throw error;
    throw refused(path, `cannot be read (${messageOf(error)})`, 'See whether you may read it.', error);
  }
}

/**
 * The first part of a path that does not exist; null when the file is there. No part may lead out of the work tree, into git's own
 * folder or into another repository (threat D05).
 * @throws UndecidedError when one does, or is not what it has to be
 */
export function missingFrom(top: string, path: RepoPath): RepoPath | null {
  const names = path.split('/');
  if (!isInside(path))
    throw refused(path, 'is no path inside of the repository', 'Name a path from the top of the repository.');
  let place = top;
  for (const [index, name] of names.entries()) {
    place = join(place, name);
    const stat = lstatSync(place, { throwIfNoEntry: false });
    const shown = names.slice(0, index + 1).join('/');
    if (!stat) return shown;
    if (index === names.length - 1) assertKind(shown, stat, stat.isFile(), 'regular file');
    else assertFolder(place, shown, stat);
  }
  return null;
}

/** Whether a path names something below the top of a work tree, and nothing in git's own folder. */
export function isInside(path: RepoPath): boolean {
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !/^\.git$/i.test(name));
}

function assertFolder(place: string, shown: RepoPath, stat: Stats): void {
  assertKind(shown, stat, stat.isDirectory(), 'folder');
  if (lstatSync(join(place, '.git'), { throwIfNoEntry: false }))
    throw refused(shown, 'is a repository of its own', 'Run this in that repository.');
}

function assertKind(shown: RepoPath, stat: Stats, isRight: boolean, kind: string): void {
  const what = stat.isSymbolicLink() ? 'a link' : `no ${kind}`;
  if (!isRight) throw refused(shown, `is ${what}`, `Put a ${kind} in its place.`);
}

function readRegular(file: string, path: RepoPath): ReadFile {
  const read = readIfRegular(file);
  if (read === null) throw refused(path, 'is no regular file', 'Put a regular file in its place.');
  return read;
}

/**
 * Reads a file, and neither follows a link nor waits for a pipe.
 * @returns null for what is no regular file
 */
export function readIfRegular(file: string): ReadFile | null {
  if (!lstatSync(file).isFile()) return null;
  // What stands there may be another thing by now.
  const descriptor = openSync(file, constants.O_RDONLY | NO_LINK);
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() ? { bytes: readFileSync(descriptor), mode: stat.mode & PERMISSIONS } : null;
  } finally {
    closeSync(descriptor);
  }
}

/** Windows knows neither, and has no pipes in its folders. */
const NO_LINK = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Who may read, write and run: that a program runs as its owner is nothing that an act hands on. */
export const PERMISSIONS = 0o777;

/**
 * Writes a file that must not be there yet, and sees it on the disk.
 * @param mode its permission bits; null for what a new file of this user has
 */
export function writeNew(file: string, bytes: Uint8Array, mode: number | null): void {
  const descriptor = openSync(file, 'wx', mode ?? 0o644);
  try {
    // `open` lets the umask take bits away.
    if (mode !== null) fchmodSync(descriptor, mode);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A rename is on the disk when its folder is; where folders cannot be opened, as on Windows, the system does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some file systems do not know what that would mean.
    if (!isFault(error, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP')) throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Whether an error of the operating system is one of these kinds. */
export function isFault(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);
}

/** A file that cannot be written as it was meant to be. */
export function refused(path: RepoPath, reason: string, help: string, cause?: unknown): UndecidedError {
  const subject = printable(path);
  return new UndecidedError({ subject, reason: `${reason}: nothing was written`, help }, { cause });
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
