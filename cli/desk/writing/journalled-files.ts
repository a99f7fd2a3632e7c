import { linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Journal, JournalFile } from './act-journal.js';
import { isFault, missingFrom, readWorkFile, refused, syncFolder, writeNew } from './work-files.js';

/** What stands where an act writes: what was there before it, what it writes, or what somebody else wrote since. */
export type FileState = 'old' | 'new' | 'other';

/** @throws UndecidedError when there is no regular file any more, or a part of its path is a link */
export function stateOf(top: string, { path, before, after }: JournalFile): FileState {
  const now = missingFrom(top, path) === null ? readWorkFile(top, path).bytes : null;
  if (now !== null && sameBytes(now, after)) return 'new';
  return isSame(now, before) ? 'old' : 'other';
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : sameBytes(one, other);
}

/** Whether two files hold the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Makes what an act needs beside its files: folders, and each new text in a file of its own, all of it on the disk. */
export function makeTemporaries(top: string, { files, folders }: Journal): void {
  for (const folder of folders) mkdirSync(join(top, folder));
  for (const { temporary, after, mode } of files) writeNew(join(top, temporary), after, mode);
  syncFolders(top, { files, folders });
}

/** Takes away what `makeTemporaries` made, as far as it is there; folders in which something else stands by now stay. */
export function removeTemporaries(top: string, { files, folders }: Journal): void {
  const made = files.filter(({ temporary }) => missingFrom(top, temporary) === null);
  for (const { temporary } of made) rmSync(join(top, temporary));
  for (const folder of folders.toReversed()) {
    const place = join(top, folder);
    if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() && readdirSync(place).length === 0) rmdirSync(place);
  }
}

/** Puts the new text in place of the old one: at every moment there is the old file or the new one (threats D01, D06). */
export function bringNew(top: string, { path, before, after, mode, temporary }: JournalFile): void {
  const made = join(top, temporary);
  const target = join(top, path);
  if (!holds(made, after)) {
    rmSync(made, { force: true });
    mkdirSync(dirname(made), { recursive: true });
    writeNew(made, after, mode);
  }
  if (before === null) moveToFree(made, target, path);
  else renameSync(made, target);
}

/** Puts the old text back. */
export function bringOld(top: string, { path, before, mode, temporary }: JournalFile): void {
  if (before === null) {
    rmSync(join(top, path));
    return;
  }
  rmSync(join(top, temporary), { force: true });
  writeNew(join(top, temporary), before, mode);
  renameSync(join(top, temporary), join(top, path));
}

/** Sees on the disk what became of the names of an act's files. */
export function syncFolders(top: string, { files, folders }: Journal): void {
  const places = [...folders, ...files.map(({ path }) => path)].map((path) => dirname(join(top, path)));
  for (const folder of new Set(places)) syncFolder(folder);
}

function holds(file: string, bytes: Uint8Array): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true && sameBytes(readFileSync(file), bytes);
}

/** A rename would write over a file that somebody made meanwhile; a link does not (threat D11). */
function moveToFree(made: string, target: string, path: string): void {
  try {
    linkSync(made, target);
  } catch (error) {
    if (isFault(error, 'EEXIST')) throw refused(path, 'was created by somebody else just now', 'Move it away.', error);
    // Not every file system knows links.
    if (!isFault(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    renameSync(made, target);
    return;
  }
  rmSync(made);
}
