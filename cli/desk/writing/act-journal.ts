import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { pasted } from '../pasted.js';
import { liveLock } from './act-lock.js';
import { isInside, messageOf, PERMISSIONS, readIfRegular, syncFolder, type WorkPlace, writeNew } from './work-files.js';

/** One file of an act: as it was, as it shall be, and where it is made. */
export interface JournalFile {
  readonly path: RepoPath;
  /** Null for a file that the act creates. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** Its permission bits; null for those of a new file. */
  readonly mode: number | null;
  /** A file beside it, which takes its place by a rename. */
  readonly temporary: RepoPath;
}

/**
 * Everything an act does, whole, so that it can be finished or undone by somebody who knows nothing else (trust.md: "two-file acts are
 * journalled"; threats D01, D10).
 */
export interface Journal {
  readonly files: readonly JournalFile[];
  /** The folders that it makes, outer ones first. */
  readonly folders: readonly RepoPath[];
}

/** How far an act is: `prepared` has touched none of its files and is undone; `journal` may have, and is finished. */
export type Stage = 'prepared' | 'journal';

const PART = 'handshake-check.journal.part';
const STAGES: readonly Stage[] = ['prepared', 'journal'];

function fileOf({ gitDirectory }: Pick<WorkPlace, 'gitDirectory'>, stage: Stage): string {
  return join(gitDirectory, `handshake-check.${stage}`);
}

/** A name for a file beside another, which no run had before. */
export function temporaryBeside(path: RepoPath): RepoPath {
  const folder = folderOf(path);
  return `${folder}${folder === '' ? '' : '/'}.handshake-${randomBytes(6).toString('hex')}.tmp`;
}

/** Puts a journal on the disk before anything else of its act: whatever stands in the work tree from now on is known. */
export function writePrepared(place: WorkPlace, journal: Journal): void {
  const part = join(place.gitDirectory, PART);
  rmSync(part, { force: true });
  writeNew(part, Buffer.from(asJson(journal)), 0o600);
  renameSync(part, fileOf(place, 'prepared'));
  syncFolder(place.gitDirectory);
}

/** The point of no return: one rename. Before it the act has not happened; after it the act will be finished. */
export function passPointOfNoReturn(place: WorkPlace): void {
  renameSync(fileOf(place, 'prepared'), fileOf(place, 'journal'));
}

/** Ends an act: nothing is left to be done about it. */
export function removeJournals(place: WorkPlace): void {
  for (const stage of STAGES) rmSync(fileOf(place, stage), { force: true });
  rmSync(join(place.gitDirectory, PART), { force: true });
}

/**
 * The journal that a run left that was stopped.
 * @returns null when there is none at this stage
 * @throws UndecidedError when nobody can read it
 */
export function leftJournal(place: WorkPlace, stage: Stage): Journal | null {
  const file = fileOf(place, stage);
  if (!isThere(file)) return null;
  try {
    const read = readIfRegular(file);
    if (read === null) throw new Error('it is no regular file');
    return fromJson(Buffer.from(read.bytes).toString('utf8'));
  } catch (error) {
    throw new UndecidedError(
      {
        subject: journalName(stage),
        reason: `cannot be read (${messageOf(error)}), expected the journal of an act that was stopped: nothing was written`,
        help: `Compare the work tree with the last commit (git status, git diff), put it right, and remove the journal: rm -r ${pasted(file)}`,
      },
      { cause: error },
    );
  }
}

/** Whether anything has a name, be it a link that leads nowhere. */
function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** The first few of some files, for messages. */
export function pathsOf(files: readonly Pick<JournalFile, 'path'>[]): string {
  const shown = files.slice(0, 5).map(({ path }) => printable(path));
  return `${shown.join(', ')}${files.length > shown.length ? ` and ${files.length - shown.length} more` : ''}`;
}

/** The name of a journal as people see it, for messages. */
export function journalName(stage: Stage): string {
  return `the file handshake-check.${stage} in git's own folder`;
}

/** The whole path of a journal, to paste. */
export function journalPath(place: Pick<WorkPlace, 'gitDirectory'>, stage: Stage): string {
  return fileOf(place, stage);
}

/**
 * Readers of the work tree ask this first: a half-written state is judged by nobody. What is staged or committed is not touched by acts,
 * so the hooks and the Action need not ask.
 * @throws UndecidedError while an act is not finished
 */
export function assertSettled(place: Pick<WorkPlace, 'gitDirectory'>): void {
  if (!STAGES.some((stage) => isThere(fileOf(place, stage)))) return;
  const isLive = liveLock(place.gitDirectory) !== undefined;
  throw new UndecidedError({
    subject: 'the work tree',
    reason: isLive
      ? 'is being written by another run, expected nobody to write while it is read'
      : 'holds an act that was stopped half-way, expected it to be finished or undone',
    help: isLive
      ? 'Run this again when the other one has ended.'
      : 'Run the command again that was stopped, or npx handshake-check check --fix: whichever writes next finishes or undoes it first.',
  });
}

function asJson({ files, folders }: Journal): string {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const listed = files.map(({ path, before, after, mode, temporary }) => ({
    path,
    before: before === null ? null : text(before),
    after: text(after),
    mode,
    temporary,
  }));
  return `${JSON.stringify({ version: 1, files: listed, folders })}\n`;
}

function fromJson(text: string): Journal {
  const read: unknown = JSON.parse(text);
  const { version, files, folders } = recordOf(read);
  if (version !== 1 || !Array.isArray(files) || !Array.isArray(folders)) throw new Error('it is of no known form');
  const known = files.map(fileFrom);
  return { files: known, folders: folders.map((folder) => folderFrom(folder, known)) };
}

/** An act makes the folders of the files that it creates, and no other. */
function folderFrom(value: unknown, files: readonly JournalFile[]): RepoPath {
  const folder = textOf(value);
  const isMade = files.some(({ path, before }) => before === null && path.startsWith(`${folder}/`));
  if (!isMade || !isInside(folder)) throw new Error(`it names ${printable(folder)} as a folder of its own`);
  return folder;
}

function fileFrom(value: unknown): JournalFile {
  const { path, before, after, mode, temporary } = recordOf(value);
  const made = textOf(temporary);
  if (!/^(?:.*\/)?\.handshake-[0-9a-f]{12}\.tmp$/s.test(made) || folderOf(made) !== folderOf(textOf(path)))
    throw new Error(`it names ${printable(made)} as a file of its own`);
  return {
    path: textOf(path),
    before: before === null ? null : Buffer.from(textOf(before), 'base64'),
    after: Buffer.from(textOf(after), 'base64'),
    mode: typeof mode === 'number' ? mode & PERMISSIONS : null,
    temporary: made,
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('it is of no known form');
  return { ...value };
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error('it is of no known form');
  return value;
}
