import { type LineMatch, lineMatches } from '../engine/model/line-matches.js';
import { type LineOptions, lineOptions } from '../engine/model/line-pattern.js';
import { fileLocation } from '../engine/model/location.js';
import { PLACEHOLDER_PATTERNS } from '../engine/model/placeholder-patterns.js';
import { quote } from '../engine/model/quote.js';
import { defineRule, type Finding } from '../engine/rule.js';

const isBuiltIn = (id: string): boolean => PLACEHOLDER_PATTERNS.some((pattern) => pattern.id === id);

const messages = {
  'placeholder-line': (data: {
    path: string;
    line: string;
    more: number;
    found: string;
    expected: string;
    id: string;
  }) => ({
    message: `${data.path} has the new line ${quote(data.line, 100)}${data.more === 0 ? '' : ` and ${data.more} more`} with ${data.found}, expected ${data.expected}`,
    help: `Write what is missing, or take the line out of the change.${isBuiltIn(data.id) ? ` If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["${data.id}"] }` : ''}`,
  }),
  'line-too-long': (data: { path: string; length: number; most: number }) => ({
    message: `${data.path} has a new line of ${data.length} characters, expected at most ${data.most}: it was not searched for placeholders`,
    help: 'Break the line; or, if a program wrote the file, name it in "skipPaths" of no-placeholder-code.',
  }),
  'file-too-large': (data: { path: string; limit: number }) => ({
    message: `${data.path} has more than ${data.limit} bytes, expected at most as many: its new lines were not searched for placeholders`,
    help: 'Split the file; or name it in "skipPaths" of no-placeholder-code; or raise limits.codeBytes.',
  }),
};

/** Law: CX-600B, Anti-Vibe Guard — what is handed in is an implementation, not a promise of one. */
export const noPlaceholderCode = defineRule<typeof messages, LineOptions>({
  id: 'no-placeholder-code',
  clauses: ['CX-600B'],
  blocksWhen:
    'added lines bring `todo!`, `unimplemented!`, `unwrap()`, `TODO` without an id, stub bodies, or generic JSON blobs (`serde_json::Value`, `any`, …); the patterns are configuration',
  why: 'CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.',
  reads: ['code'],
  completeness: false,
  waivable: true,
  options: lineOptions(PLACEHOLDER_PATTERNS),
  messages,
  *change({ changeset, texts, law, options, lineMatcher }) {
    const search = {
      changes: changeset.changes,
      texts,
      law,
      options,
      builtIn: PLACEHOLDER_PATTERNS,
      allowedPaths: [],
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
  const { id, found, expected } = match.pattern;
  return {
    message: 'placeholder-line',
    data: { path, line: text, more: others.length, found, expected, id },
    at: { path, line, column: 1 },
    related: others.slice(0, 10).map((other) => ({ at: { path, line: other.line, column: 1 }, note: 'has it too' })),
  };
}
