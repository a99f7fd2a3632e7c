import { trimRight } from '../model/trim.js';
import { visibleLine } from './escape.js';

/**
 * Repository text inside GitHub-flavoured Markdown. Nothing is left to a list of dangerous characters: outside of code only words of
 * letters, digits and harmless punctuation are written as they are, everything else is set as code, which Markdown takes literally and
 * in which a forge makes no mention, link, reference, formula or emoji (threat G06).
 */

/** Letters, digits and what means nothing to Markdown in the middle of a paragraph; outside of ASCII Markdown has no marks. */
const HARMLESS_WORD = /^[A-Za-z0-9.,;'"()%+=/?\P{ASCII}-]*:?$/u;
/** A word that a forge turns into a link although it is made of harmless characters: a host, a commit, an issue. */
const LINKED_WORD = /www\.|(?<![a-z0-9])(?:gh-\d|(?=\d*[a-f])[0-9a-f]{7,64}(?![a-z0-9]))/iu;
/** What would start a list, a rule or a heading at the beginning of a line. */
const BLOCK_MARK = /^(?:\d+[.)]|[-+=]+)$/;
/** Punctuation behind a word that need not become code with it. */
const BEHIND = /[).,;:?]/;

/** A stretch of text: prose, or what is set as code. */
interface Piece {
  readonly code: boolean;
  readonly text: string;
}

/**
 * One paragraph's worth of text, on one line. What stands between back-ticks in it is code; so is each word that could mean something to
 * Markdown.
 */
export function markdownText(text: string): string {
  const [first, ...rest] = visibleLine(text.trim())
    .split(/`([^`]+)`/)
    .flatMap(piecesOf);
  if (first === undefined) return '';
  return joined([{ ...first, code: first.code || BLOCK_MARK.test(first.text) }, ...rest]);
}

/** The same for a cell of a table, which a `|` would end even inside of code. */
export function markdownCell(text: string): string {
  return markdownText(text.replaceAll('|', '\\u{7c}'));
}

/** A text as code, on one line; `(nothing)` when there is none. */
export function markdownCode(text: string): string {
  const line = visibleLine(text);
  if (line.trim() === '') return '(nothing)';
  const fence = '`'.repeat(longestRun(line, /`+/g) + 1);
  // A `$` next to a back-tick would start a formula on GitHub; Markdown takes one blank away on either side.
  const padded = /^[`$ ]|[`$ ]$/.test(line) ? ` ${line} ` : line;
  return `${fence}${padded}${fence}`;
}

/** Lines to copy, as a block of code. @returns lines without indentation of their own */
export function markdownBlock(lines: readonly string[]): string[] {
  const shown = lines.map((line) => visibleLine(line));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n'), /`+/g) + 1));
  return [`${fence}text`, ...shown, fence];
}

/** A link of our own making; without a target, or with one that is no plain web address, only what it says. */
export function markdownLink(label: string, target: string | null): string {
  return target !== null && /^https?:\/\/[A-Za-z0-9\-._~:/?#@%=&+]+$/.test(target) ? `[${label}](${target})` : label;
}

function piecesOf(part: string, index: number): Piece[] {
  if (index % 2 === 1) return [{ code: true, text: part }];
  return part.split(/( +)/).flatMap(wordPieces);
}

function wordPieces(word: string): Piece[] {
  if (isHarmless(word)) return [{ code: false, text: word }];
  const before = word.startsWith('(') ? '(' : '';
  const core = trimRight(word.slice(before.length), BEHIND);
  const after = word.slice(before.length + core.length);
  return isHarmless(before) && isHarmless(after) && core !== ''
    ? [
        { code: false, text: before },
        { code: true, text: core },
        { code: false, text: after },
      ]
    : [{ code: true, text: word }];
}

function isHarmless(word: string): boolean {
  return /^ *$/.test(word) || (HARMLESS_WORD.test(word) && !LINKED_WORD.test(word));
}

/** Neighbouring code becomes one stretch of code: two next to each other would run into one another. */
function joined(pieces: readonly Piece[]): string {
  const merged: Piece[] = [];
  for (const piece of pieces.filter(({ text }) => text !== '')) {
    const last = merged.at(-1);
    if (last && last.code === piece.code) merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    else merged.push(piece);
  }
  return merged.map(({ code, text }) => (code ? markdownCode(text) : text)).join('');
}

function longestRun(text: string, run: RegExp): number {
  return Math.max(0, ...(text.match(run) ?? []).map(({ length }) => length));
}
