import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { RepoPath } from '../../engine/model/path.js';
import { printable } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { nearest } from '../../engine/selection.js';

/** The inputs of `action.yml`, proved. */
export interface Inputs {
  /** Reads the repository and, where asked for, writes the check run and the comment. Empty when there is none. */
  readonly token: string;
  /** What the change is held against, for `workflow_dispatch` alone: a branch, a full ref or an id. */
  readonly base: string | null;
  /** What is judged, for `workflow_dispatch` alone. */
  readonly head: string | null;
  /** Another path of the configuration, in the base tree. */
  readonly config: RepoPath | null;
  /** What makes the check fail. A block and an undecided run fail under both. */
  readonly failOn: 'block' | 'warning';
  readonly annotations: boolean;
  readonly comment: boolean;
  readonly checkRun: boolean;
  /** An absolute path inside the workspace or the runner's temporary folder; null writes no such file. */
  readonly sarifFile: string | null;
  /** An absolute folder inside the workspace, whose objects are borrowed when it is a complete clone. */
  readonly workingDirectory: string;
}

/** Where the runner put things. */
export interface Folders {
  /** `GITHUB_WORKSPACE`: where a checkout would be. */
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temporary: string;
}

/** Every input that there is. */
export const INPUT_NAMES = [
  'token',
  'base',
  'head',
  'config',
  'fail-on',
  'annotations',
  'comment',
  'check-run',
  'sarif-file',
  'working-directory',
] as const;

type InputName = (typeof INPUT_NAMES)[number];

/**
 * Proves the inputs. Nothing that a workflow says is passed over: an input that is misspelled could be the one that makes it stricter.
 * @param given what stands in the workflow, by input name; an absent or empty one takes its default
 * @throws UndecidedError naming the input, what it may be, and the nearest valid value
 */
export function readInputs(given: Readonly<Record<string, string>>, folders: Folders): Inputs {
  for (const name of Object.keys(given)) assertKnown(name);
  const value = (name: InputName): string => (Object.hasOwn(given, name) ? (given[name] ?? '').trim() : '');
  const workingDirectory = confined('working-directory', value('working-directory') || '.', folders.workspace, [
    folders.workspace,
  ]);
  const sarif = value('sarif-file');
  return {
    token: token(value('token')),
    base: plain('base', value('base')),
    head: plain('head', value('head')),
    config: repoPath('config', value('config')),
    failOn: oneOf('fail-on', value('fail-on'), ['block', 'warning']),
    annotations: yesOrNo('annotations', value('annotations'), 'true'),
    comment: yesOrNo('comment', value('comment'), 'false'),
    checkRun: yesOrNo('check-run', value('check-run'), 'false'),
    sarifFile: sarif === '' ? null : sarifPath(sarif, workingDirectory, folders),
    workingDirectory,
  };
}

function assertKnown(name: string): void {
  if (INPUT_NAMES.some((known) => known === name)) return;
  throw new UndecidedError({
    subject: `the input \`${printable(name.slice(0, 100))}\``,
    reason: `is unknown, expected one of ${INPUT_NAMES.join(', ')}`,
    help: `Did you mean \`${nearest(name.slice(0, 100), INPUT_NAMES)}\`?`,
  });
}

function oneOf<Value extends string>(name: InputName, text: string, values: readonly [Value, ...Value[]]): Value {
  if (text === '') return values[0];
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw refused(
    name,
    text,
    `expected one of ${values.join(', ')}`,
    `Write \`${name}: ${nearest(text.slice(0, 100), values)}\`.`,
  );
}

function yesOrNo(name: InputName, text: string, preset: 'true' | 'false'): boolean {
  const values: readonly ['true' | 'false', 'true' | 'false'] =
    preset === 'true' ? ['true', 'false'] : ['false', 'true'];
  return oneOf(name, text, values) === 'true';
}

/** A token goes into a header line: what could end that line is none. */
function token(text: string): string {
  if (/^[\x21-\x7e]{0,4096}$/.test(text)) return text;
  throw new UndecidedError({
    subject: 'the input `token`',
    reason: 'holds characters that no token has, expected printable ASCII without blanks',
    help: 'Leave it out: then the token of the run is taken.',
  });
}

function plain(name: InputName, text: string): string | null {
  if (text === '') return null;
  if (text.length <= 1024 && printable(text) === text) return text;
  throw refused(name, text, 'expected at most 1024 printable characters', `Leave \`${name}\` out, or name a branch.`);
}

function repoPath(name: InputName, text: string): RepoPath | null {
  if (text === '') return null;
  const path = (plain(name, text) ?? '').replace(/^(?:\.\/)+/, '');
  const names = path.split('/');
  if (!names.some((part) => part === '' || part === '.' || part === '..') && !path.includes('\\')) return path;
  throw refused(
    name,
    text,
    'expected a path from the top of the repository, such as config/handshake.config.json',
    'Name a file that is committed to the base: the configuration is read from there.',
  );
}

/** A relative file lies below the working directory; wherever it lies, it stays in the folders that are ours to write. */
function sarifPath(text: string, from: string, { workspace, temporary }: Folders): string {
  const path = confined('sarif-file', text, from, [workspace, temporary]);
  if (path !== from && path !== workspace && !/[/\\]$/.test(text)) return path;
  throw refused(
    'sarif-file',
    text,
    'expected a file, not a folder',
    'Write for example `sarif-file: handshake.sarif`.',
  );
}

/**
 * @param from what a relative path begins at
 * @param roots the folders that it may lie in
 */
function confined(name: InputName, text: string, from: string, roots: readonly string[]): string {
  const given = plain(name, text) ?? '';
  const path = resolve(from, given);
  const climbs = given.split(/[/\\]/).includes('..');
  const isInside = roots.some((root) => root !== '' && within(path, resolve(root)) && within(real(path), real(root)));
  if (!climbs && isInside) return path;
  throw refused(
    name,
    text,
    `expected a path inside ${roots.length > 1 ? "the workspace or the runner's temporary folder" : 'the workspace'}, without \`..\` and without a link that leads out`,
    `Write a relative path, for example \`${name}: ${name === 'sarif-file' ? 'handshake.sarif' : 'repository'}\`.`,
  );
}

/** Where a path really leads: what exists of it with its links followed, and the rest behind that. */
function real(path: string): string {
  const absolute = resolve(path);
  const above = dirname(absolute);
  if (existsSync(absolute)) return realpathSync(absolute);
  return above === absolute ? absolute : resolve(real(above), absolute.slice(above.length).replace(/^[/\\]/, ''));
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function refused(name: InputName, text: string, expected: string, help: string): UndecidedError {
  const shown = printable(text.slice(0, 100));
  return new UndecidedError({ subject: `the input \`${name}\``, reason: `is "${shown}", ${expected}`, help });
}
