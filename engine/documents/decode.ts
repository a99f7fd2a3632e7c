/** A stretch of bytes that are not UTF-8. */
export interface InvalidRun {
  /** Where the stretch starts in the decoded text, in UTF-16 units; one unit stands there for each byte. */
  readonly offset: number;
  /** At most 64 bytes: a longer stretch is several runs, one right behind the other. */
  readonly bytes: readonly number[];
}

/** A text as it was read from bytes, and what had to be repaired to read it. */
export interface DecodedText {
  readonly text: string;
  /** A UTF-8 byte order mark stood before the text; it is no part of it. */
  readonly bom: boolean;
  /** Which of LF and CRLF end lines; lone CR does not count. */
  readonly eol: 'lf' | 'crlf' | 'mixed' | 'none';
  /** Somewhere a CR stands that no LF follows. Markdown readers take it for a line ending, most editors do not. */
  readonly hasLoneCr: boolean;
  /** The first 1000 stretches of bytes that are not UTF-8, in order. Empty if and only if the bytes are UTF-8. */
  readonly invalid: readonly InvalidRun[];
  /** Number of bytes that are not UTF-8, those of unlisted runs included. */
  readonly invalidCount: number;
}

const BOM_LENGTH = 3;
const RUN_LENGTH = 64;
const RUNS = 1000;
const LF = 10;
const CR = 13;

/**
 * Windows-1252 for the bytes 0x80 to 0x9F; above them it is Latin-1. The five bytes it leaves undefined stand for the
 * control character of the same number, as in the WHATWG Encoding Standard, so that every byte has a character.
 */
const WINDOWS_1252_C1: readonly number[] = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
];

const BYTE_OF_CHARACTER: ReadonlyMap<number, number> = new Map(
  WINDOWS_1252_C1.map((character, index) => [character, 0x80 + index]),
);

/**
 * Decodes a document byte run by byte run (design.md, "Documents"): well-formed UTF-8 is read as such, every other byte
 * as Windows-1252. A third of the packets in the field hold single lines in Windows-1252 inside UTF-8 files; reading a
 * whole file in either encoding ruins the rest of it.
 *
 * Never throws. Linear in the number of bytes. Valid UTF-8 comes out unchanged, less a byte order mark before it.
 */
export function decode(bytes: Uint8Array): DecodedText {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(BOM_LENGTH) : bytes;
  const text = decodeUtf8(body);
  const decoded = text === undefined ? decodeRuns(body) : { text, invalid: [], invalidCount: 0 };
  return { ...decoded, bom, ...lineEndings(decoded.text) };
}

/** The text, or undefined when the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder throws for malformed bytes only; `decodeRuns` reads and reports them.
    return undefined;
  }
}

function decodeRuns(bytes: Uint8Array): Pick<DecodedText, 'text' | 'invalid' | 'invalidCount'> {
  const text = new TextBuilder(bytes.length);
  const repairs = new Repairs();
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const value = first < 0x80 ? first : scalarValue(first, bytes[at + 1], bytes[at + 2], bytes[at + 3]);
    if (value < 0) {
      repairs.add(text.length, first);
      text.add(windows1252(first));
      at++;
    } else {
      text.add(value);
      at += utf8Length(value);
    }
  }
  return { text: text.toString(), invalid: repairs.runs, invalidCount: repairs.count };
}

/** Collects the bytes that are not UTF-8 and joins neighbours to runs. */
class Repairs {
  readonly runs: { offset: number; bytes: number[] }[] = [];
  count = 0;
  private nextOffset = -1;

  add(offset: number, byte: number): void {
    this.count++;
    const last = this.runs.at(-1);
    if (last !== undefined && offset === this.nextOffset && last.bytes.length < RUN_LENGTH) last.bytes.push(byte);
    else if (this.runs.length < RUNS) this.runs.push({ offset, bytes: [byte] });
    else return;
    this.nextOffset = offset + 1;
  }
}

/** Builds a text of known greatest length; joining a string character by character costs several times as much. */
class TextBuilder {
  length = 0;
  private readonly bytes: Uint8Array;

  /** @param most - UTF-16 units the text may come to have; no UTF-8 sequence needs more than it has bytes. */
  constructor(most: number) {
    this.bytes = new Uint8Array(most * 2);
  }

  add(value: number): void {
    if (value < 0x10000) {
      this.addUnit(value);
      return;
    }
    this.addUnit(0xd7c0 + (value >> 10));
    this.addUnit(0xdc00 | (value & 0x3ff));
  }

  toString(): string {
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(this.bytes.subarray(0, this.length * 2));
  }

  private addUnit(unit: number): void {
    this.bytes[this.length * 2] = unit;
    this.bytes[this.length * 2 + 1] = unit >> 8;
    this.length++;
  }
}

function windows1252(byte: number): number {
  return WINDOWS_1252_C1[byte - 0x80] ?? byte;
}

/**
 * The character that two to four bytes encode, or -1 when they start with no well-formed UTF-8 sequence of more than
 * one byte (Unicode, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
 */
function scalarValue(first: number, second = 0, third = 0, fourth = 0): number {
  if (first < 0xc2 || first > 0xf4 || !isContinuation(second)) return -1;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (second & 0x3f);
  if (!isContinuation(third)) return -1;
  if (first < 0xf0) {
    const value = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    return value < 0x800 || (value >= 0xd800 && value <= 0xdfff) ? -1 : value;
  }
  if (!isContinuation(fourth)) return -1;
  const value = ((first & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
  return value < 0x10000 || value > 0x10ffff ? -1 : value;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function utf8Length(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x800) return 2;
  return value < 0x10000 ? 3 : 4;
}

function lineEndings(text: string): Pick<DecodedText, 'eol' | 'hasLoneCr'> {
  let hasCrlf = false;
  let hasLoneCr = false;
  for (let at = text.indexOf('\r'); at !== -1 && !(hasCrlf && hasLoneCr); at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) === LF) hasCrlf = true;
    else hasLoneCr = true;
  }
  let lf = text.indexOf('\n');
  while (hasCrlf && lf !== -1 && text.charCodeAt(lf - 1) === CR) lf = text.indexOf('\n', lf + 1);
  const hasLf = lf !== -1;
  if (hasCrlf) return { eol: hasLf ? 'mixed' : 'crlf', hasLoneCr };
  return { eol: hasLf ? 'lf' : 'none', hasLoneCr };
}

/**
 * Undoes one misreading of UTF-8 as Windows-1252 or Latin-1: `Â§` becomes `§`, `â€œ` becomes `“` (law.md, "The lock":
 * byte encoding of the same text is no difference). Only characters whose bytes form a well-formed sequence of two to
 * four bytes are folded; all others, and text without such sequences, stay as they are. Linear.
 *
 * A text that means `Â§` literally is folded too: the two cannot be told apart. For comparing, not for writing.
 */
export function foldMojibake(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < text.length) {
    const first = text.charCodeAt(at);
    const mayLead = first >= 0xc2 && first <= 0xf4;
    const value = mayLead ? scalarValue(first, byteAt(text, at + 1), byteAt(text, at + 2), byteAt(text, at + 3)) : -1;
    if (value < 0) {
      at++;
      continue;
    }
    parts.push(text.slice(copied, at), String.fromCodePoint(value));
    at += utf8Length(value);
    copied = at;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(copied);
}

/** The byte whose misreading is the character at `at`; 0, which continues no sequence, when there is none. */
function byteAt(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : 0;
  return code <= 0xff ? code : (BYTE_OF_CHARACTER.get(code) ?? 0);
}
