import type { Span } from '../model/location.js';

/** What ends a logical line. `glued` is the literal `\n\n` that a shell wrote in front of a heading. */
export type LineEnd = 'lf' | 'crlf' | 'cr' | 'none' | 'glued';

/** A logical line of a packet and where it stands in the source. */
export interface PacketLine {
  /** Without its line end. */
  readonly text: string;
  readonly start: number;
  /** After the last character; the line end is left out. */
  readonly end: number;
  /** The source line, from 1. Lines that were glued together share it. */
  readonly line: number;
  /** The column at which the logical line starts in its source line, from 1. */
  readonly column: number;
  readonly ending: LineEnd;
}

/** How much reading was done: characters looked at, each look counted. Tests hold it to a constant times the length. */
export interface ReadingWork {
  steps: number;
}

const BYTE_ORDER_MARK = 0xfeff;
const MOST_HASHES = 6;

/**
 * Splits a text at LF, CRLF and lone CR, as CommonMark does. A line end at the very end starts no further line, and a byte
 * order mark that decoding left is no part of the first line.
 */
export function splitLines(text: string, work: ReadingWork): PacketLine[] {
  const lines: PacketLine[] = [];
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let nextLf = -1;
  let nextCr = -1;
  while (start < text.length) {
    if (nextLf < start) nextLf = indexOrEnd(text, '\n', start);
    if (nextCr < start) nextCr = indexOrEnd(text, '\r', start);
    const end = Math.min(nextLf, nextCr);
    const ending = endingAt(text, end, nextLf, nextCr);
    lines.push({ text: text.slice(start, end), start, end, line: lines.length + 1, column: 1, ending });
    start = end + (ending === 'crlf' ? 2 : 1);
  }
  work.steps += text.length;
  return lines;
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}

function endingAt(text: string, end: number, lf: number, cr: number): LineEnd {
  if (end === text.length) return 'none';
  if (end === lf) return 'lf';
  return lf === cr + 1 ? 'crlf' : 'cr';
}

/** A heading that stands in the middle of a line behind a literal `\n`. */
export interface GluedHeading {
  readonly depth: number;
  readonly title: string;
}

/** A line and what it says as a heading; only the parts behind the first can be headings. */
export interface LinePart {
  readonly line: PacketLine;
  readonly heading: GluedHeading | null;
}

/**
 * Splits a line before every `## Title` that stands in it behind a literal backslash and `n` (field-notes.md: 37 of 92
 * packets). Only titles for which `isTitle` holds split a line: any other text may speak of such a thing.
 * The literal characters belong to neither part.
 */
export function splitGlued(source: PacketLine, isTitle: (title: string) => boolean, work: ReadingWork): LinePart[] {
  const { text } = source;
  const parts: LinePart[] = [];
  let from = 0;
  let heading: GluedHeading | null = null;
  let behind = 0;
  for (let at = text.indexOf('\\n'); at >= 0; at = text.indexOf('\\n', behind)) {
    behind = skipLiteralNewlines(text, at);
    const found = headingAt(text, behind);
    if (!found || !isTitle(found.title)) continue;
    parts.push({ line: partOf(source, from, at, 'glued'), heading });
    from = behind;
    heading = found;
  }
  work.steps += text.length;
  if (parts.length === 0) return [{ line: source, heading: null }];
  parts.push({ line: partOf(source, from, text.length, source.ending), heading });
  return parts;
}

function skipLiteralNewlines(text: string, from: number): number {
  let at = from;
  while (text.startsWith('\\n', at)) at += 2;
  return at;
}

/** An ATX heading from `at` to the end of the line or to the next literal newline. */
function headingAt(text: string, at: number): GluedHeading | null {
  let depth = 0;
  while (depth <= MOST_HASHES && text[at + depth] === '#') depth++;
  if (depth === 0 || depth > MOST_HASHES || text[at + depth] !== ' ') return null;
  const next = text.indexOf('\\n', at);
  return { depth, title: text.slice(at + depth, next < 0 ? text.length : next).trim() };
}

function partOf(source: PacketLine, from: number, to: number, ending: LineEnd): PacketLine {
  return {
    text: source.text.slice(from, to),
    start: source.start + from,
    end: source.start + to,
    line: source.line,
    column: source.column + from,
    ending,
  };
}

/** The place from `from` in one line to `to` in the same or a later one; both are offsets into their lines. */
export function spanBetween(first: PacketLine, from: number, last: PacketLine, to: number): Span {
  return {
    start: first.start + from,
    end: last.start + to,
    line: first.line,
    column: first.column + from,
    endLine: last.line,
    endColumn: last.column + to,
  };
}

/** The offset of the first character that is neither space nor tab, or the length of the text. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The offset behind the last character before `end` that is neither space nor tab, at least `start`. */
export function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Space or tab: what CommonMark calls a blank. NBSP and form feed are text (threat M16). */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
