import { CODE_LANGUAGES, type CodeLanguage } from './code-language.js';
import { LINE_PARTS, type LinePart } from './code-lines.js';
import { TEST_PATHS } from './code-paths.js';

/** What no added line of code may hold, as the configuration writes it. */
export interface LinePattern {
  readonly id: string;
  readonly languages: readonly CodeLanguage[];
  /** The part of the line that the pattern is held against. Default: `code`, which leaves out strings and comments. */
  readonly in?: LinePart;
  /** In RE2 syntax, found anywhere in the part. It is matched in time linear in the line, whatever it says (trust.md, "Reading"). */
  readonly pattern: string;
  /** A pattern that excuses a line: found in the same part, the line is not meant. */
  readonly unless?: string;
  /** What the line holds, in words that follow "with". */
  readonly found: string;
  /** What it should hold, in words that follow "expected". */
  readonly expected: string;
}

/** A pattern, ready to be held against texts. */
export type LineTest = (text: string) => boolean;

/** Makes a pattern in RE2 syntax ready; made once for each pattern of a run. */
export type LineMatcher = (pattern: string) => LineTest;

const WORDS = { type: 'string', minLength: 1, maxLength: 200 } as const;
const PATTERN = { type: 'string', minLength: 1, maxLength: 500 } as const;

/**
 * The schema of a list of patterns. An option with this schema is compiled when the configuration is read.
 * @internal
 */
export const LINE_PATTERNS = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,63}$' },
      languages: { type: 'array', items: { enum: CODE_LANGUAGES }, minItems: 1, uniqueItems: true },
      in: { enum: LINE_PARTS },
      pattern: PATTERN,
      unless: PATTERN,
      found: WORDS,
      expected: WORDS,
    },
    required: ['id', 'languages', 'pattern', 'found', 'expected'],
    additionalProperties: false,
  },
  maxItems: 100,
} as const;

const PATHS = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: 512 },
  maxItems: 1000,
  uniqueItems: true,
} as const;

/** Files that a program wrote or somebody else did: nobody of this repository answers for their lines. */
const FOREIGN_PATHS: readonly string[] = [
  '**/*.min.*',
  '**/*.bundle.*',
  '**/*.generated.*',
  '**/generated/**',
  '**/dist/**',
  '**/vendor/**',
  '**/node_modules/**',
  '**/target/**',
];

/** The options of a rule on added lines of code. */
export interface LineOptions {
  readonly patterns: readonly LinePattern[];
  readonly leaveOut: readonly string[];
  readonly testPaths: readonly string[];
  readonly skipPaths: readonly string[];
  readonly inTests: boolean;
  readonly longestLine: number;
}

/**
 * The options of a rule that has these patterns built in.
 * @internal
 */
export function lineOptions(builtIn: readonly LinePattern[]) {
  return {
    patterns: {
      schema: LINE_PATTERNS,
      default: [] as readonly LinePattern[],
      description: 'Patterns of this repository, beside the built-in ones.',
    },
    leaveOut: {
      schema: { type: 'array', items: { enum: builtIn.map(({ id }) => id) }, uniqueItems: true },
      default: [] as readonly string[],
      description: 'Ids of built-in patterns that do not count here.',
    },
    testPaths: {
      schema: PATHS,
      default: TEST_PATHS,
      description: 'Folders, files and patterns of tests, which are left out unless inTests is true.',
    },
    skipPaths: {
      schema: PATHS,
      default: FOREIGN_PATHS,
      description: 'Folders, files and patterns that are not judged: what is generated or comes from elsewhere.',
    },
    inTests: {
      schema: { type: 'boolean' },
      default: false as boolean,
      description: 'Whether tests are judged too, also those that stand beside the code as in Rust.',
    },
    longestLine: {
      schema: { type: 'integer', minimum: 80, maximum: 20_000 },
      default: 5000,
      description: 'How many characters a line may have that is searched. A longer one is not, and a warning says so.',
    },
  };
}
