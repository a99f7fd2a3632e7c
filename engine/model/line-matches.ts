import { type AddedLine, addedLines, type FilePair } from './added-lines.js';
import type { Change } from './change.js';
import { languageOf } from './code-language.js';
import { CodeLines, type LinePart } from './code-lines.js';
import { isJudgedCode } from './code-paths.js';
import type { Law } from './law.js';
import type { LineMatcher, LineOptions, LinePattern, LineTest } from './line-pattern.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { isRegular, type TreeEntry } from './snapshot.js';
import type { TextReader } from './tree-view.js';

/** What is wrong with added lines of one file, or why they were not judged. */
export type LineMatch =
  | { readonly kind: 'match'; readonly pattern: LinePattern; readonly lines: readonly [AddedLine, ...AddedLine[]] }
  | { readonly kind: 'long-line'; readonly line: AddedLine }
  | { readonly kind: 'not-read'; readonly path: RepoPath };

/** What lines are searched in: a change of two trees, under a law. */
export interface LineSearch {
  readonly changes: readonly Change[];
  readonly texts: TextReader;
  readonly law: Law;
  readonly options: LineOptions;
  /** The patterns that the options leave out or add to. */
  readonly builtIn: readonly LinePattern[];
  /** Further paths at which the patterns are allowed. */
  readonly allowedPaths: readonly string[];
  readonly matcher: LineMatcher;
}

/**
 * The added lines of changed code files that a pattern is found in, file by file and pattern by pattern. Where a file or a line is too
 * large to be judged, that is a match of its own: nothing is passed over in silence.
 */
export function* lineMatches(search: LineSearch): Iterable<LineMatch> {
  const pairs: FilePair[] = [];
  for (const change of search.changes) {
    if (!isSearched(search, change.path)) continue;
    const before = textOf(search.texts, change.before);
    const after = textOf(search.texts, change.after);
    if (before === 'not-read' || after === 'not-read') yield { kind: 'not-read', path: change.path };
    else pairs.push({ path: change.path, before: before.text, after: after.text });
  }
  const texts = new Map(pairs.map(({ path, after }) => [path, after]));
  const patterns = patternsOf(search);
  for (const [path, lines] of byFile(addedLines(pairs)))
    yield* inFile(path, texts.get(path) ?? '', lines, patterns, search);
}

function isSearched({ law, options, allowedPaths }: LineSearch, path: RepoPath): boolean {
  if (!isJudgedCode(law.paths.code, path) || matchesAny(options.skipPaths, path) || matchesAny(allowedPaths, path))
    return false;
  return options.inTests || !matchesAny(options.testPaths, path);
}

/** Links and submodules hold no lines; a regular file without a text was too large to be read. */
function textOf(texts: TextReader, entry: TreeEntry | null): { readonly text: string | null } | 'not-read' {
  if (!entry || !isRegular(entry)) return { text: null };
  const text = texts.readCode(entry);
  return text === null ? 'not-read' : { text };
}

interface ReadyPattern {
  readonly pattern: LinePattern;
  readonly found: LineTest;
  readonly excused: LineTest | null;
}

function patternsOf({ options, builtIn, matcher }: LineSearch): ReadyPattern[] {
  const kept = builtIn.filter(({ id }) => !options.leaveOut.includes(id));
  return [...kept, ...options.patterns].map((pattern) => ({
    pattern,
    found: matcher(pattern.pattern),
    excused: pattern.unless === undefined ? null : matcher(pattern.unless),
  }));
}

function byFile(lines: readonly AddedLine[]): Map<RepoPath, AddedLine[]> {
  const files = new Map<RepoPath, AddedLine[]>();
  for (const line of lines) {
    const file = files.get(line.path);
    if (file) file.push(line);
    else files.set(line.path, [line]);
  }
  return files;
}

function* inFile(
  path: RepoPath,
  text: string,
  added: readonly AddedLine[],
  patterns: readonly ReadyPattern[],
  { options }: LineSearch,
): Iterable<LineMatch> {
  const language = languageOf(path);
  if (language === null) return;
  const file = new CodeLines(text, language);
  const long = added.find((line) => line.text.length > options.longestLine);
  if (long) yield { kind: 'long-line', line: long };
  const judged = added.filter(
    (line) => line.text.length <= options.longestLine && (options.inTests || !file.isTest(line.line)),
  );
  const parts = new Map<LinePart, readonly string[]>();
  for (const { pattern, found, excused } of patterns) {
    if (!pattern.languages.includes(language)) continue;
    const part = pattern.in ?? 'code';
    const shown = parts.get(part) ?? judged.map(({ line }) => file.part(line, part));
    parts.set(part, shown);
    const [first, ...others] = judged.filter((_, at) => {
      const text = shown[at] ?? '';
      return text.trim() !== '' && found(text) && !excused?.(text);
    });
    if (first) yield { kind: 'match', pattern, lines: [first, ...others] };
  }
}
