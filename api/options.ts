import type { RepoPath } from '../engine/model/path.js';
import { quote } from '../engine/model/quote.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { nearest } from '../engine/selection.js';
import type { Judged } from './judged.js';

/** What a program asks to have judged. */
export interface CheckOptions {
  /** A folder inside of a work tree, absolute or relative to the folder of the process. */
  readonly folder: string;
  /**
   * What git tells a running hook (`GIT_DIR`, `GIT_INDEX_FILE`, ...), which then says what repository and index are meant: a hook hands
   * over its `process.env`. Default: the environment of the process without everything that git put there, so that `folder` decides.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What is judged. Default: the work tree with its untracked files, against `HEAD`. */
  readonly what?: Judged;
  /** The time to judge at, in seconds since 1970. Default: now. */
  readonly now?: number;
  /** Another path of the configuration, from the top of the repository, in the tree that is judged against. */
  readonly config?: RepoPath;
  /** Only these packets, by exact id, whether or not they changed. Default: all that the change touches. */
  readonly packets?: readonly string[];
  /** Only these rules; the report says what was left out. Default: all. */
  readonly rules?: readonly string[];
  /**
   * Whether rules of the repository's own may judge whose content its configuration does not pin. True is for a person who judges work of
   * their own; never set it where changes of others are judged. Default: false.
   */
  readonly unpinnedPlugIns?: boolean;
}

/** Seconds from 1970 to the year 5138: what is more was given in milliseconds. */
const LATEST = 1e11;

interface Expectation {
  /** Completes "expected …". */
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const LIST: Expectation = {
  expected: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every(isText),
};

const EXPECTATIONS: Readonly<Record<keyof CheckOptions, Expectation>> = {
  folder: { expected: 'the path of a folder', holds: isText },
  environment: { expected: 'variables and their values, such as process.env', holds: isRecord },
  what: {
    expected: "'work-tree', 'staged', 'all' or { base, head }",
    holds: (value) =>
      value === 'work-tree' ||
      value === 'staged' ||
      value === 'all' ||
      (isRecord(value) && isText(value.base) && isText(value.head)),
  },
  now: {
    expected: 'whole seconds since 1970, such as Math.floor(Date.now() / 1000)',
    holds: (value) => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < LATEST,
  },
  config: { expected: 'the path of a file from the top of the repository', holds: isText },
  packets: LIST,
  rules: LIST,
  unpinnedPlugIns: { expected: 'true or false', holds: (value) => typeof value === 'boolean' },
};

/**
 * Programs without types may ask for anything, and what nobody knows must not be taken for the default: who writes `'ALL'` would have
 * less judged than all.
 * @throws UndecidedError for an option that there is not, and for a value that it does not take
 */
export function assertOptions(options: unknown): asserts options is CheckOptions {
  if (!isRecord(options)) throw unfit('what check() was given', options, '{ folder, … }');
  if (options.folder === undefined) throw unfit('the option "folder"', undefined, EXPECTATIONS.folder.expected);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(EXPECTATIONS, name)) {
      const known = Object.keys(EXPECTATIONS);
      throw new UndecidedError({
        subject: `the option ${quote(name)}`,
        reason: `is none of check(), expected one of ${known.join(', ')}`,
        help: `Did you mean ${nearest(name, known)}?`,
      });
    }
    const { expected, holds } = EXPECTATIONS[name as keyof CheckOptions];
    if (value !== undefined && !holds(value)) throw unfit(`the option "${name}"`, value, expected);
  }
}

function unfit(subject: string, value: unknown, expected: string): UndecidedError {
  const said = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return new UndecidedError({
    subject,
    reason: `is ${quote(said)}, expected ${expected}`,
    help: "Say it like this: check({ folder: '.', what: { base: 'main', head: 'HEAD' } }).",
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
