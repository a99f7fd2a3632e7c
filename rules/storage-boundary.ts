import { type LineMatch, lineMatches } from '../engine/model/line-matches.js';
import { type LineOptions, lineOptions } from '../engine/model/line-pattern.js';
import { fileLocation } from '../engine/model/location.js';
import { quote } from '../engine/model/quote.js';
import { STORAGE_PATHS, STORAGE_PATTERNS } from '../engine/model/storage-patterns.js';
import { defineRule, type Finding } from '../engine/rule.js';

const messages = {
  'around-the-boundary': (data: { path: string; line: string; more: number; found: string; expected: string }) => ({
    message: `${data.path} has the new line ${quote(data.line, 100)}${data.more === 0 ? '' : ` and ${data.more} more`} with ${data.found}, expected ${data.expected}`,
    help: 'Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }',
  }),
  'line-too-long': (data: { path: string; length: number; most: number }) => ({
    message: `${data.path} has a new line of ${data.length} characters, expected at most ${data.most}: it was not searched for database access`,
    help: 'Break the line; or, if a program wrote the file, name it in "skipPaths" of storage-boundary.',
  }),
  'file-too-large': (data: { path: string; limit: number }) => ({
    message: `${data.path} has more than ${data.limit} bytes, expected at most as many: its new lines were not searched for database access`,
    help: 'Split the file; or name it in "skipPaths" of storage-boundary; or raise limits.codeBytes.',
  }),
};

interface Options extends LineOptions {
  readonly storagePaths: readonly string[];
}

/** Law: CX-DBP-001 — everything reaches the database through one trait, so that the database can be changed. */
export const storageBoundary = defineRule<typeof messages, Options>({
  id: 'storage-boundary',
  clauses: ['CX-DBP-001'],
  blocksWhen:
    'added lines reach the database around the `Database` trait (direct driver, pool or SQL outside the storage layer); the patterns are configuration',
  why: 'PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.',
  reads: ['code'],
  completeness: false,
  waivable: true,
  options: {
    ...lineOptions(STORAGE_PATTERNS),
    storagePaths: {
      schema: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 512 },
        maxItems: 1000,
        uniqueItems: true,
      },
      default: STORAGE_PATHS,
      description: 'Folders, files and patterns of the storage layer, where drivers, pools and SQL are at home.',
    },
  },
  messages,
  *change({ changeset, texts, law, options, lineMatcher }) {
    const allowedPaths = options.storagePaths;
    const search = {
      changes: changeset.changes,
      texts,
      law,
      options,
      builtIn: STORAGE_PATTERNS,
      allowedPaths,
      matcher: lineMatcher,
    };
    for (const match of lineMatches(search)) yield findingOf(match, law.limits.codeBytes, options.longestLine);
  },
});

function findingOf(match: LineMatch, limit: number, most: number): Finding<typeof messages> {
  if (match.kind === 'not-read') {
    const { path } = match;
    return { message: 'file-too-large', data: { path, limit }, at: fileLocation(path), severity: 'warning' };
  }
  if (match.kind === 'long-line') {
    const { path, line, text } = match.line;
    const data = { path, length: text.length, most };
    return { message: 'line-too-long', data, at: { path, line, column: 1 }, severity: 'warning' };
  }
  const [{ path, line, text }, ...others] = match.lines;
  const { found, expected } = match.pattern;
  return {
    message: 'around-the-boundary',
    data: { path, line: text, more: others.length, found, expected },
    at: { path, line, column: 1 },
    related: others.slice(0, 10).map((other) => ({ at: { path, line: other.line, column: 1 }, note: 'has it too' })),
  };
}
