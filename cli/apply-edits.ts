import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Repository } from '../engine/git/repository.js';
import { printable, type RepoPath } from '../engine/model/path.js';
import { UndecidedError } from '../engine/model/undecided.js';

/** One file, as it was when the edit was made and as it shall be. */
export interface FileEdit {
  readonly path: RepoPath;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const LOCK = 'handshake-check.lock';

/** What git keeps in its folder while it is in the middle of something. */
const UNFINISHED: readonly (readonly [name: string, what: string])[] = [
  ['MERGE_HEAD', 'a merge'],
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase or git am'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['sequencer', 'a cherry-pick or revert'],
  ['index.lock', 'another git command'],
];

/**
 * Runs an act that plans and writes edits of the work tree, one act at a time.
 * @throws UndecidedError while git or another act of this program is in the middle of something
 */
export async function whileWriting<T>(repository: Repository, act: () => Promise<T>): Promise<T> {
  const { gitDirectory } = repository.layout;
  const busy = UNFINISHED.find(([name]) => existsSync(join(gitDirectory, name)));
  if (busy) {
    throw new UndecidedError({
      subject: 'the work tree',
      reason: `is in the middle of ${busy[1]} (${busy[0]}), expected none: nothing was written`,
      help: 'Finish or abort it first: git status says how.',
    });
  }
  const lock = join(gitDirectory, LOCK);
  closeSync(takeLock(lock));
  const release = (): void => rmSync(lock, { force: true });
  // A signal ends the process past every `finally`.
  process.once('exit', release);
  try {
    return await act();
  } finally {
    process.off('exit', release);
    release();
  }
}

function takeLock(lock: string): number {
  try {
    return openSync(lock, 'wx');
  } catch (error) {
    throw new UndecidedError(
      {
        subject: 'the work tree',
        reason: `cannot be locked (${error instanceof Error ? error.message : String(error)}): nothing was written`,
        help: `Wait for the other run to end. If there is none, one was killed: rm '${lock}'`,
      },
      { cause: error },
    );
  }
}

/**
 * Writes a file of the work tree so that at every moment it is the old one or the new one: beside it into a file of its own, to the
 * disk, and over it by a rename (threats D01, D03-D06). Its mode stays; nothing else of the folder is touched.
 * @throws UndecidedError when a part of its path is a link, it is no regular file, or it is not what the edit was made from
 */
export function applyEdit(top: string, { path, before, after }: FileEdit): void {
  assertReal(top, path);
  const file = join(top, path);
  const mode = assertUnchanged(file, path, before);
  const temporary = join(dirname(file), `.handshake-${randomBytes(6).toString('hex')}.tmp`);
  try {
    write(temporary, after, mode);
    // Again, as late as can be: an editor may have saved meanwhile.
    assertUnchanged(file, path, before);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error instanceof UndecidedError ? error : unwritable(path, error);
  }
  syncFolder(dirname(file));
}

/**
 * Reads a file of the work tree that an edit will be made from.
 * @throws UndecidedError when it is not there, a part of its path is a link, or it is no regular file
 */
export function readForEdit(top: string, path: RepoPath): Uint8Array {
  assertReal(top, path);
  return readRegular(join(top, path), path).bytes;
}

/** No part of the path may lead out of the work tree (threat D05). */
function assertReal(top: string, path: RepoPath): void {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..'))
    throw refused(path, 'is no path inside of the repository', 'Name a path from the top of the repository.');
  let place = top;
  for (const [index, name] of names.entries()) {
    place = join(place, name);
    const isLast = index === names.length - 1;
    const stat = lstatSync(place, { throwIfNoEntry: false });
    const shown = printable(names.slice(0, index + 1).join('/'));
    if (!stat) throw refused(shown, 'does not exist', `Bring it back: git checkout -- '${printable(path)}'`);
    if (isLast ? !stat.isFile() : !stat.isDirectory()) {
      const what = stat.isSymbolicLink() ? 'a link' : `no ${isLast ? 'regular file' : 'folder'}`;
      throw refused(shown, `is ${what}`, 'Put a regular file in its place.');
    }
  }
}

function assertUnchanged(file: string, path: RepoPath, before: Uint8Array): number {
  const { bytes, mode } = readRegular(file, path);
  if (Buffer.compare(bytes, before) === 0) return mode;
  throw refused(path, 'was changed by somebody else just now', 'Save it there, and run this again.');
}

function readRegular(file: string, path: RepoPath): { bytes: Uint8Array; mode: number } {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) throw refused(path, 'is no regular file', 'Put a regular file in its place.');
      return { bytes: readFileSync(descriptor), mode: stat.mode & 0o777 };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (error instanceof UndecidedError) throw error;
    throw refused(path, `cannot be read (${messageOf(error)})`, 'See whether you may read it.', error);
  }
}

function write(temporary: string, bytes: Uint8Array, mode: number): void {
  const descriptor = openSync(temporary, 'wx', mode);
  try {
    // `open` lets the umask take bits away.
    fchmodSync(descriptor, mode);
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A rename is on the disk when its folder is; where folders cannot be opened, as on Windows, the system does it by itself. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function unwritable(path: RepoPath, error: unknown): UndecidedError {
  return refused(path, `cannot be written (${messageOf(error)})`, 'See whether you may write there.', error);
}

function refused(path: RepoPath, reason: string, help: string, cause?: unknown): UndecidedError {
  const subject = printable(path);
  return new UndecidedError({ subject, reason: `${reason}: nothing was written`, help }, { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
