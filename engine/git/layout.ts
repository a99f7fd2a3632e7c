import { realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import type { Environment } from './environment.js';
import type { GitCommand } from './git-command.js';
import { isObjectId, type ObjectFormat } from './object-id.js';
import { runGit } from './run.js';
import { tooOldGit } from './version.js';

/** Where the parts of the user's repository are. Paths are absolute. */
export interface RepositoryLayout {
  /** The git directory of this work tree. */
  readonly gitDirectory: string;
  /** The git directory that all linked work trees share. */
  readonly commonDirectory: string;
  /** The index that a commit will be made of: `GIT_INDEX_FILE` of a running hook, or the default one (threat H08). */
  readonly indexFile: string;
  /** Every folder with objects: the store, and those of a push that is being received. */
  readonly objectDirectories: readonly string[];
  readonly shallowFile: string;
  readonly mergeHeadFile: string;
  readonly excludeFile: string;
  readonly objectFormat: ObjectFormat;
  /** The top of the work tree; null in a bare repository and inside of a git directory. */
  readonly topLevel: string | null;
  /** The commit of HEAD; null when there is none, which is not yet to say that the branch is unborn. */
  readonly head: ObjectId | null;
}

const QUESTIONS = [
  '--git-dir',
  '--git-common-dir',
  ...['index', 'objects', 'shallow', 'MERGE_HEAD', 'info/exclude'].flatMap((name) => ['--git-path', name]),
  '--show-object-format',
  '--is-bare-repository',
  '--is-inside-work-tree',
];
const FIXED_LINES = 10;

/**
 * Asks git where everything is, in one process. `rev-parse` reads no index and starts no program of the repository.
 * @param directory an absolute folder of the user's repository
 * @throws UndecidedError when it is no repository or git answers in an unknown form.
 */
export async function readLayout(user: GitCommand, env: Environment): Promise<RepositoryLayout> {
  const directory = user.cwd;
  const args = [
    'rev-parse',
    '--path-format=absolute',
    ...QUESTIONS,
    '--show-cdup',
    '--quiet',
    '--verify',
    '--end-of-options',
    'HEAD^{commit}',
  ];
  const answer = await runGit(user, args, { accept: [0, 1, 128] });
  if (answer.code === 128) throw notARepository(directory, answer.stderr);
  const lines = answer.stdout.toString('utf8').split('\n');
  const framed = lines.pop() === '';
  const head = answer.code === 0 ? (lines.pop() ?? '') : null;
  if (!framed || !isKnownForm(lines, head)) throw await tooOldGit(user, unreadableLayout(directory));
  const [gitDirectory = '', commonDirectory = '', indexFile = '', objects = '', ...rest] = lines;
  const [shallowFile = '', mergeHeadFile = '', excludeFile = '', format = '', bare = ''] = rest;
  const up = lines[FIXED_LINES];
  return {
    gitDirectory,
    commonDirectory,
    indexFile,
    objectDirectories: objectDirectories(objects, commonDirectory, directory, env),
    shallowFile,
    mergeHeadFile,
    excludeFile,
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    topLevel: bare === 'true' || up === undefined ? null : resolve(realpathSync(directory), up),
    head,
  };
}

/** Whether the lines are the answers to the questions, in their order. */
function isKnownForm(lines: readonly string[], head: string | null): boolean {
  const [format = '', bare = '', inside = ''] = lines.slice(FIXED_LINES - 3);
  return (
    lines.length <= FIXED_LINES + 1 &&
    isWayUp(lines[FIXED_LINES], inside === 'true', bare === 'true') &&
    lines.slice(0, FIXED_LINES - 3).every((path) => isAbsolute(path) && !path.includes('\ufffd')) &&
    /^sha(?:1|256)$/.test(format) &&
    [bare, inside].every((answer) => answer === 'true' || answer === 'false') &&
    (head === null || isObjectId(head))
  );
}

/** `--show-cdup` has no line inside of a git directory, and the whole path where the work tree is elsewhere. */
function isWayUp(line: string | undefined, isInside: boolean, isBare: boolean): boolean {
  if (line === undefined) return !isInside;
  return !isBare && (isInside ? /^(?:\.\.\/)*$/.test(line) : isAbsolute(line));
}

function objectDirectories(objects: string, common: string, directory: string, env: Environment): readonly string[] {
  const listed = (env.GIT_ALTERNATE_OBJECT_DIRECTORIES ?? '').split(delimiter).filter((entry) => entry !== '');
  const quarantine = env.GIT_QUARANTINE_PATH ?? '';
  const all = [objects, join(common, 'objects'), ...listed, ...(quarantine === '' ? [] : [quarantine])];
  return [...new Set(all.map((entry) => (isAbsolute(entry) ? entry : resolve(directory, entry))))];
}

function notARepository(directory: string, stderr: string): UndecidedError {
  return new UndecidedError({
    subject: directory,
    reason: `could not be read as a git repository: ${stderr}`,
    help: /dubious ownership/.test(stderr)
      ? `Let git trust the folder: \`git config --global --add safe.directory ${directory}\`.`
      : 'Run this inside of a git repository, or name one with `-C`.',
  });
}

function unreadableLayout(directory: string): UndecidedError {
  return new UndecidedError({
    subject: directory,
    reason: 'was described by `git rev-parse` in a form that is not known here',
    help: 'Move the repository to a folder without line breaks in its path, and look for wrappers around git.',
  });
}
