import { isBlank, type LineCursor } from './cursor.js';

const HASH = 35;
const BACKTICK = 96;
const MOST_HASHES = 6;
const SHORTEST_FENCE = 3;
/** Blanks that may stand before a closing fence; more of them are code. */
const CLOSING_FENCE_INDENT = 3;

/** The depth of the ATX heading whose first `#` is the content of the line, 0 when it is none. */
export function atxDepth(cursor: LineCursor): number {
  const width = runLength(cursor, HASH);
  const after = cursor.content + width;
  const isOpening = width <= MOST_HASHES && (after >= cursor.end || isBlank(cursor.text.charCodeAt(after)));
  return isOpening ? width : 0;
}

/** The source of an ATX heading's text: `from` is behind the opening hashes. Closing hashes are left out. */
export function atxText(text: string, from: number, end: number): string {
  let start = from;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  let stop = trimEnd(text, start, end);
  let hashes = stop;
  while (hashes > start && text.charCodeAt(hashes - 1) === HASH) hashes--;
  if (hashes < stop && (hashes === start || isBlank(text.charCodeAt(hashes - 1)))) stop = trimEnd(text, start, hashes);
  return text.slice(start, stop);
}

/** The offset behind the last character of `start` to `end` that is not blank. */
export function trimEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop--;
  return stop;
}

/** True when the content of the line is a run of `marker` (`=` or `-`) and blanks: an underline, if text is above. */
export function isSetextUnderline(cursor: LineCursor, marker: number): boolean {
  return isRunAlone(cursor, runLength(cursor, marker));
}

/** The length of the opening fence of back-ticks or tildes at the content of the line, 0 when it is none. */
export function openingFence(cursor: LineCursor, marker: number): number {
  const width = runLength(cursor, marker);
  if (width < SHORTEST_FENCE) return 0;
  return marker === BACKTICK && holds(cursor, cursor.content + width, BACKTICK) ? 0 : width;
}

/** True when the line closes a fence of `width` markers. */
export function closesFence(cursor: LineCursor, marker: number, width: number): boolean {
  if (cursor.indent > CLOSING_FENCE_INDENT || cursor.code !== marker) return false;
  const closing = runLength(cursor, marker);
  return closing >= width && isRunAlone(cursor, closing);
}

function runLength(cursor: LineCursor, marker: number): number {
  let at = cursor.content;
  while (at < cursor.end && cursor.text.charCodeAt(at) === marker) at++;
  cursor.work += at - cursor.content + 1;
  return at - cursor.content;
}

function isRunAlone(cursor: LineCursor, width: number): boolean {
  const from = cursor.content + width;
  let at = from;
  while (at < cursor.end && isBlank(cursor.text.charCodeAt(at))) at++;
  cursor.work += at - from + 1;
  return at >= cursor.end;
}

function holds(cursor: LineCursor, from: number, wanted: number): boolean {
  let at = from;
  while (at < cursor.end && cursor.text.charCodeAt(at) !== wanted) at++;
  cursor.work += at - from + 1;
  return at < cursor.end;
}
