import type { FieldDress, FieldName } from '../model/packet.js';
import { markerLength } from './block-states.js';
import { fieldNamed } from './field-names.js';
import { isBlank, skipBlanks, trimBlanks } from './packet-lines.js';

/** The dress of a label that stands on a line of text; headings have their own. */
export type LineDress = Exclude<FieldDress, 'heading' | 'heading-inline'>;

/** A name with a colon behind it. Offsets are into the text it was found in. */
export interface Label {
  /** As written, without tails. */
  readonly name: string;
  readonly valueStart: number;
  /** Behind the last character of the value; trailing blanks and the bold that closes a whole line are left out. */
  readonly valueEnd: number;
}

/** A label at the start of a line. */
export interface LineLabel extends Label {
  readonly dress: LineDress;
}

const LONGEST_NAME = 60;
const LONGEST_TAIL = 120;
/** Nobody writes more behind one name; a longer row of them is a text of its own. */
const MOST_TAILS = 3;
const BOLD = '**';

/**
 * Reads the label that a line of text starts with, in any dress of field-notes.md: a bullet or none, bold or none, the colon inside
 * or outside the bold, `(…)` and `[…]` tails behind the name. Any name will do; `fieldNamed` knows those of fields.
 */
export function readLineLabel(text: string): LineLabel | null {
  const content = skipBlanks(text, 0);
  const marker = markerLength(text, content);
  const start = marker === 0 ? content : skipBlanks(text, content + marker);
  const label = text.startsWith(BOLD, start) ? readBold(text, start + BOLD.length) : readPlain(text, start);
  if (!label) return null;
  const { inside, ...rest } = label;
  return { ...rest, dress: dressOf(marker > 0, inside) };
}

/** Where the colon stands: in bold, behind bold, or there is no bold. */
type ColonPlace = 'bold' | 'behind' | 'plain';

function dressOf(bullet: boolean, place: ColonPlace): LineDress {
  if (place === 'plain') return bullet ? 'bullet' : 'plain';
  if (place === 'bold') return bullet ? 'bold-bullet-colon' : 'bold-colon';
  return bullet ? 'bold-bullet' : 'bold';
}

function readPlain(text: string, start: number): (Label & { inside: ColonPlace }) | null {
  const name = nameEnd(text, start);
  const colon = skipTails(text, name);
  return isColon(text, colon) ? labelOf(text, start, name, colon + 1, 'plain') : null;
}

function readBold(text: string, start: number): (Label & { inside: ColonPlace }) | null {
  const name = nameEnd(text, start);
  const at = skipTails(text, name);
  if (isColon(text, at)) {
    const closes = text.startsWith(BOLD, at + 1);
    return labelOf(text, start, name, closes ? at + 1 + BOLD.length : at + 1, 'bold', !closes);
  }
  if (!text.startsWith(BOLD, at)) return null;
  const colon = skipTails(text, at + BOLD.length);
  return isColon(text, colon) ? labelOf(text, start, name, colon + 1, 'behind') : null;
}

function labelOf(
  text: string,
  start: number,
  end: number,
  behind: number,
  inside: ColonPlace,
  wholeIsBold = false,
): (Label & { inside: ColonPlace }) | null {
  const name = text.slice(start, end);
  if (name === '') return null;
  const valueStart = skipBlanks(text, behind);
  const trimmed = trimBlanks(text, valueStart, text.length);
  const closing = wholeIsBold && text.endsWith(BOLD, trimmed) && trimmed - BOLD.length >= valueStart;
  return {
    name,
    valueStart,
    valueEnd: closing ? trimBlanks(text, valueStart, trimmed - BOLD.length) : trimmed,
    inside,
  };
}

/** Where a name ends: ASCII letters and digits, with `_`, `-` and blanks between them. */
function nameEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length && at - start <= LONGEST_NAME; at++) {
    const code = text.charCodeAt(at);
    if (isLetterOrDigit(code)) end = at + 1;
    else if (at === start || (code !== 32 && code !== 45 && code !== 95)) break;
  }
  return end;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Skips blanks and a few short `(…)` and `[…]` tails. */
function skipTails(text: string, from: number): number {
  let at = from;
  for (let count = 0; ; count++) {
    const tail = skipBlanks(text, at);
    const closing = text[tail] === '(' ? ')' : text[tail] === '[' ? ']' : null;
    if (closing === null || count === MOST_TAILS) return tail;
    const end = text.slice(tail, tail + LONGEST_TAIL).indexOf(closing);
    if (end < 0) return tail;
    at = tail + end + 1;
  }
}

/** A colon that ends a label: `::` and `://` belong to what they stand in. */
function isColon(text: string, at: number): boolean {
  return text[at] === ':' && text[at + 1] !== ':' && !text.startsWith('//', at + 1);
}

/** A field's name in a heading: the whole title, or with a colon and a value. */
export interface HeadingLabel extends Label {
  readonly field: FieldName;
  readonly dress: 'heading' | 'heading-inline';
}

/**
 * Reads the title of a heading as a field: `RISK_TIER`, `RISK_TIER: HIGH`, `**DONE_MEANS** (spec compliance)`.
 * Offsets are into the title.
 */
export function readHeadingLabel(title: string): HeadingLabel | null {
  const bold = title.startsWith(BOLD) ? BOLD.length : 0;
  const start = bold;
  const end = nameEnd(title, start);
  const field = fieldNamed(title.slice(start, end));
  if (field === undefined) return null;
  const label = bold > 0 ? readBold(title, start) : readPlain(title, start);
  const { valueStart, valueEnd } = label ?? bareName(title, end);
  if (valueStart < 0) return null;
  const dress = valueEnd > valueStart ? 'heading-inline' : 'heading';
  return { name: title.slice(start, end), field, valueStart, valueEnd, dress };
}

/** A title that is a name and nothing else but tails and closing bold. */
function bareName(title: string, end: number): { readonly valueStart: number; readonly valueEnd: number } {
  let at = skipTails(title, end);
  if (title.startsWith(BOLD, at)) at = skipTails(title, at + BOLD.length);
  const isBare = at >= title.length || [...title.slice(at)].every((char) => isBlank(char.charCodeAt(0)));
  return isBare ? { valueStart: title.length, valueEnd: title.length } : { valueStart: -1, valueEnd: -1 };
}
