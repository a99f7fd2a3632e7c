import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { baseName, folderOf, foldPath, printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { pasted } from '../pasted.js';
import {
  type Journal,
  type JournalFile,
  passPointOfNoReturn,
  pathsOf,
  removeJournals,
  temporaryBeside,
  writePrepared,
} from './act-journal.js';
import {
  bringNew,
  bringOld,
  makeTemporaries,
  removeTemporaries,
  sameBytes,
  stateOf,
  syncFolders,
} from './journalled-files.js';
import { isFault, messageOf, missingFrom, readWorkFile, refused, syncFolder, type WorkPlace } from './work-files.js';

/**
 * Reads a file of the work tree that an edit will be made from.
 * @throws UndecidedError when it is not there, a part of its path is a link, or it is no regular file
 */
export function readForEdit(top: string, path: RepoPath): Uint8Array {
  return readWorkFile(top, path).bytes;
}

/**
 * The same for a file that may not be there yet.
 * @returns null when it is not
 */
export function readForEditIfThere(top: string, path: RepoPath): Uint8Array | null {
  return missingFrom(top, path) === null ? readForEdit(top, path) : null;
}

/** What of an edit is written. */
export type WrittenEdit = Pick<FileEdit, 'path' | 'before' | 'after'>;

/**
 * Writes the edits of one act, all of them or none; only while the lock is held, and with no journal left.
 *
 * Each new text is made beside its file and brought to the disk, and takes the file's place by a rename once all of them are there. In
 * between stands one rename in git's own folder: what is killed before it has not happened, what is killed behind it is
 * finished by the next run (`settleJournal`). An error at any place takes everything back. Modes stay; bytes are the edit's.
 * @throws UndecidedError when a file is not what its edit was made from, or cannot be written: nothing was written then
 */
export function applyEdits(place: WorkPlace, edits: readonly WrittenEdit[]): void {
  const journal = journalOf(place.top, edits);
  if (journal.files.length === 0) return;
  const progress: Progress = { isDecided: false, written: [] };
  try {
    writePrepared(place, journal);
    makeTemporaries(place.top, journal);
    // As late as can be: an editor may have saved meanwhile (threat D03).
    for (const file of journal.files) assertOld(place.top, file);
    passPointOfNoReturn(place);
    progress.isDecided = true;
    syncFolder(place.gitDirectory);
    for (const file of journal.files) {
      assertOld(place.top, file);
      bringNew(place.top, file);
      progress.written.push(file);
    }
    syncFolders(place.top, journal);
    removeJournals(place);
  } catch (error) {
    takeBack(place, journal, progress, error);
    throw unwritable(place, journal, error);
  }
}

/** What has happened so far. */
interface Progress {
  isDecided: boolean;
  readonly written: JournalFile[];
}

/**
 * Examines edits without writing anything.
 * @throws UndecidedError as `applyEdits` does
 */
export function assertApplicable(top: string, edits: readonly WrittenEdit[]): void {
  journalOf(top, edits);
}

/** An act that an error stopped: files that it wrote get their old text again, and what it made goes. */
function takeBack(place: WorkPlace, journal: Journal, { isDecided, written }: Progress, cause: unknown): void {
  try {
    for (const file of isDecided ? journal.files.toReversed() : []) {
      const state = stateOf(place.top, file);
      if (state === 'new') bringOld(place.top, file);
      else if (state === 'other' && written.includes(file)) throw new Error(`${file.path} was changed since`);
    }
    removeTemporaries(place.top, journal);
    removeJournals(place);
  } catch (error) {
    // Undecided, nothing but leftovers can be there, which the next run takes away.
    if (!isDecided) return;
    throw new UndecidedError(
      {
        subject: pathsOf(journal.files),
        reason: `could not be written whole (${messageOf(cause)}) nor put back (${messageOf(error)})`,
        help: 'Put right what keeps it from being written, and run npx handshake-check check --fix: it finishes what was begun.',
      },
      { cause },
    );
  }
}

function journalOf(top: string, edits: readonly WrittenEdit[]): Journal {
  const changing = edits.filter(({ before, after }) => before === null || !sameBytes(before, after));
  if (new Set(changing.map(({ path }) => foldPath(path))).size < changing.length)
    throw new Error(`an act edits a file twice: ${changing.map(({ path }) => path).join(', ')}`);
  const folders = new Set<RepoPath>();
  const files = changing.map(({ path, before, after }): JournalFile => {
    const file = { path, before, after, temporary: temporaryBeside(path) };
    if (before !== null) return { ...file, mode: modeOfUnchanged(top, path, before) };
    for (const folder of foldersToMake(top, path)) folders.add(folder);
    return { ...file, mode: null };
  });
  return { files, folders: [...folders] };
}

function modeOfUnchanged(top: string, path: RepoPath, before: Uint8Array): number {
  const { bytes, mode } = readWorkFile(top, path);
  if (!sameBytes(bytes, before)) throw changedMeanwhile(path);
  if ((mode & 0o222) === 0 || !mayWrite(join(top, path)))
    throw refused(path, 'is read-only, expected a file that may be written', `Allow it: chmod u+w ${pasted(path)}`);
  return mode;
}

function mayWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch (error) {
    if (isFault(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

/** The folders that a new file needs, outer ones first. Its name must be free, in whatever spelling (threats D11, L34). */
function foldersToMake(top: string, path: RepoPath): RepoPath[] {
  const missing = missingFrom(top, path);
  if (missing === null) throw refused(path, 'exists, expected no such file', 'Choose another name, or move it away.');
  const twin = readdirSync(join(top, folderOf(missing))).find((name) => foldPath(name) === foldPath(baseName(missing)));
  if (twin !== undefined) {
    const beside = [folderOf(missing), twin].filter((part) => part !== '').join('/');
    throw refused(missing, `differs only in its spelling from ${printable(beside)}`, 'Choose another name.');
  }
  const folders: RepoPath[] = [];
  for (let folder = folderOf(path); folder.length >= missing.length; folder = folderOf(folder)) folders.unshift(folder);
  return folders;
}

function assertOld(top: string, file: JournalFile): void {
  if (stateOf(top, file) !== 'old') throw changedMeanwhile(file.path);
}

function changedMeanwhile(path: RepoPath): UndecidedError {
  return refused(path, 'was changed by somebody else just now', 'Save it there, and run this again.');
}

function unwritable({ top }: WorkPlace, journal: Journal, error: unknown): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  // The system names files whole, people know them from the top of the repository.
  const said = messageOf(error).replaceAll(`${top}/`, '');
  return new UndecidedError(
    {
      subject: pathsOf(journal.files),
      reason: `cannot be written (${said}): nothing was written`,
      help: 'See whether you may write there, and whether there is room.',
    },
    { cause: error },
  );
}
