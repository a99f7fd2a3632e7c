import { STRAY_JOINER } from '../model/joiners.js';
import type { RepoPath } from '../model/path.js';
import { type Blemish, type BlemishKind, MAX_BLEMISHES, type TextFile } from '../model/text-file.js';
import { decode, foldMojibake, type InvalidRun } from './decode.js';

/**
 * Reads a governed file as text and marks what a reader cannot trust in it. Never fails; linear in the size of the file.
 * @param bytes the blob, as git holds it
 */
export function readTextFile(path: RepoPath, bytes: Uint8Array): TextFile {
  const { text, bom, hasLoneCr, invalid, invalidCount } = decode(bytes);
  return {
    path,
    text,
    bom,
    hasLoneCr,
    invalidBytes: invalidCount,
    firstInvalid: invalid[0]?.offset ?? null,
    blemishes: blemishesOf(text, invalid),
  };
}

/** Anything outside printable ASCII, tab and line ends: the only places where most blemishes can be. */
const SUSPECT = /[^\t\n\r\x20-\x7e]/;
/** The same, and the CR that ends no line; what stands where bytes were no UTF-8 is suspect, because Windows-1252 makes no ASCII of them. */
const SUSPECT_IN_TEXT = /[^\t\n\r\x20-\x7e]|\r(?!\n)/g;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const ZERO_WIDTH = new RegExp(
  String.raw`\u00ad|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180e]|\u200b|${STRAY_JOINER}|[\u2060-\u2064]|[\ufe00-\ufe0e]|\ufeff`,
  'u',
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]/;

function blemishesOf(text: string, invalid: readonly InvalidRun[]): Blemish[] {
  const blemishes: Blemish[] = [];
  let nextInvalid = 0;
  for (const { line, start, end } of suspectLines(text)) {
    const lineText = text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end);
    const add = (kind: BlemishKind, index: number, what: string): void => {
      blemishes.push({ kind, line, column: index + 1, what, lineText });
    };
    const first = invalid[nextInvalid];
    const decoded = first !== undefined && first.offset < end;
    if (decoded) {
      add('invalid-utf8', first.offset - start, `byte 0x${(first.bytes[0] ?? 0).toString(16).padStart(2, '0')}`);
      while ((invalid[nextInvalid]?.offset ?? Number.POSITIVE_INFINITY) < end) nextInvalid++;
    }
    const carriageReturn = lineText.indexOf('\r');
    if (carriageReturn >= 0) add('lone-cr', carriageReturn, 'U+000D');
    if (SUSPECT.test(lineText)) suspectLine(lineText, decoded, add);
    if (blemishes.length >= MAX_BLEMISHES) break;
  }
  return blemishes;
}

/** The lines with a suspect character. Most files have none and most lines neither, so that V8's own search goes from one to the next. */
function* suspectLines(
  text: string,
): Iterable<{ readonly line: number; readonly start: number; readonly end: number }> {
  let line = 1;
  let start = 0;
  for (let at = nextSuspect(text, 0); at >= 0; at = nextSuspect(text, start)) {
    let end = text.indexOf('\n', start);
    for (; end >= 0 && end < at; end = text.indexOf('\n', start)) {
      start = end + 1;
      line++;
    }
    if (end < 0) end = text.length;
    yield { line, start, end };
    start = end + 1;
    line++;
  }
}

/** Where the next suspect character is, or -1. */
function nextSuspect(text: string, from: number): number {
  SUSPECT_IN_TEXT.lastIndex = from;
  return SUSPECT_IN_TEXT.exec(text)?.index ?? -1;
}

function suspectLine(
  lineText: string,
  decoded: boolean,
  add: (kind: BlemishKind, index: number, what: string) => void,
): void {
  for (const [kind, pattern] of [
    ['bidi', BIDI],
    ['zero-width', ZERO_WIDTH],
    ['control', CONTROL],
  ] as const) {
    const index = lineText.search(pattern);
    // A byte that was read as Windows-1252 may have become a C1 control; it is reported as that byte already.
    if (index >= 0 && !(kind === 'control' && decoded)) add(kind, index, codePoint(lineText, index));
  }
  const folded = decoded ? lineText : foldMojibake(lineText);
  if (folded !== lineText) {
    let index = 0;
    while (lineText[index] === folded[index]) index++;
    add(
      'mojibake',
      index,
      `'${lineText.slice(index, index + 2)}' for '${String.fromCodePoint(folded.codePointAt(index) ?? 0xfffd)}'`,
    );
  }
}

function codePoint(text: string, index: number): string {
  return `U+${(text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
