import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../engine/documents/text-file.js';
import { MAX_BLEMISHES } from '../../engine/model/text-file.js';

const encoder = new TextEncoder();
const readBytes = (...parts: readonly (string | number)[]) =>
  readTextFile(
    'docs/a.md',
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : [part]))),
  );
/** Kind, line, column and what of every blemish. */
const told = (text: string) =>
  readBytes(text).blemishes.map(({ kind, line, column, what }) => `${kind} ${line}:${column} ${what}`);

describe('readTextFile', () => {
  it('says what it read', () => {
    expect(readBytes('\ufeffa\n')).toEqual({
      path: 'docs/a.md',
      text: 'a\n',
      bom: true,
      hasLoneCr: false,
      invalidBytes: 0,
      firstInvalid: null,
      blemishes: [],
    });
  });

  it.each([
    ['', []],
    ['plain\ttext ~\r\nof two lines\r\n', []],
    ['Grüße, “quoted” … §3', []],
    ['a picture 👩‍💻 and 1️⃣', []],
    ['a\n\nb\u202ec\u202e', ['bidi 3:2 U+202E']],
    ['\u061c', ['bidi 1:1 U+061C']],
    ['\u2066', ['bidi 1:1 U+2066']],
    ['\u200e\u200f', ['bidi 1:1 U+200E']],
    ['a\u200bb', ['zero-width 1:2 U+200B']],
    ['a\u200db', ['zero-width 1:2 U+200D']],
    ['👩\u200db', ['zero-width 1:3 U+200D']],
    ['a\u200c\u0647', ['zero-width 1:2 U+200C']],
    ['a\u00adb', ['zero-width 1:2 U+00AD']],
    ['a\ufe00', ['zero-width 1:2 U+FE00']],
    ['a\ufeffb', ['zero-width 1:2 U+FEFF']],
    ['a\u2060b', ['zero-width 1:2 U+2060']],
    ['a\u180eb', ['zero-width 1:2 U+180E']],
    ['a\0b', ['control 1:2 U+0000']],
    ['a\u000bb\u000c', ['control 1:2 U+000B']],
    ['a\u0085b', ['control 1:2 U+0085']],
    ['a\u2028b', ['control 1:2 U+2028']],
    ['a\ufff9b', ['control 1:2 U+FFF9']],
    ['a\u007fb', ['control 1:2 U+007F']],
    ['a\rb\r\n', ['lone-cr 1:2 U+000D']],
    ['a\r\r\nb', ['lone-cr 1:2 U+000D']],
    ['\u0007\u200b\u202e', ['bidi 1:3 U+202E', 'zero-width 1:2 U+200B', 'control 1:1 U+0007']],
    ['naÃ¯ve', ["mojibake 1:3 'Ã¯' for 'ï'"]],
  ])('tells of %j', (text, blemishes) => {
    expect(told(text)).toEqual(blemishes);
  });

  it('tells of the first byte of each line that is no UTF-8, and how many there are', () => {
    const read = readBytes('ok\nx', 0xe9, 'y', 0xe8, '\nz', 0x05, 0xff);
    expect(read.invalidBytes).toBe(3);
    expect(read.firstInvalid).toBe(4);
    expect(read.blemishes).toEqual([
      { kind: 'invalid-utf8', line: 2, column: 2, what: 'byte 0xe9', lineText: 'xéyè' },
      { kind: 'invalid-utf8', line: 3, column: 3, what: 'byte 0xff', lineText: 'z\u0005ÿ' },
    ]);
    expect(readBytes('a', 0x80, 0x80, 0x80).blemishes.map(({ what }) => what)).toEqual(['byte 0x80']);
  });

  it('tells what else a line with such a byte hides', () => {
    expect(readBytes('a', 0xe9, '\u202e').blemishes.map(({ kind }) => kind)).toEqual(['invalid-utf8', 'bidi']);
  });

  it('keeps the text of the line, without its line end', () => {
    expect(readBytes('a\u200b\r\nb').blemishes[0]?.lineText).toBe('a\u200b');
    expect(readBytes('x\na\u200b\n').blemishes[0]?.lineText).toBe('a\u200b');
  });

  it('tells of so many lines, and no more', () => {
    expect(told('\u200b\n'.repeat(MAX_BLEMISHES - 1))).toHaveLength(MAX_BLEMISHES - 1);
    expect(told('\u200b\n'.repeat(MAX_BLEMISHES + 1))).toHaveLength(MAX_BLEMISHES);
  });
});
