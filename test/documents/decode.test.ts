import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecodedText, decode, foldMojibake } from '../../engine/documents/decode.js';

const encoder = new TextEncoder();

/** Windows-1252 from 0x80 to 0x9F, written as characters. Node's own decoder is not the same in all versions. */
const C1_AS_WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const asWindows1252 = (bytes: Iterable<number>) =>
  Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? C1_AS_WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');

const asLatin1 = (bytes: Iterable<number>) => String.fromCharCode(...bytes);

const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : [...part])));

/** Bytes that stand at the edges of UTF-8's sequences come up more often than chance would have them. */
const someBytes = fc
  .array(
    fc.oneof(
      fc.nat(255),
      fc.constantFrom(
        0x41,
        0x0a,
        0x80,
        0x8f,
        0x90,
        0x9f,
        0xa0,
        0xbb,
        0xbf,
        0xc1,
        0xc2,
        0xe0,
        0xed,
        0xef,
        0xf0,
        0xf4,
        0xf5,
      ),
    ),
    { maxLength: 60 },
  )
  .map((all) => Uint8Array.from(all));

/** Any text that UTF-8 can hold: no lone surrogates. */
const someText = fc.string({ unit: 'binary', maxLength: 60 });

/** The bytes a decoded text was read from. */
function bytesBehind({ bom, text, invalid }: DecodedText): Uint8Array {
  const parts: (string | readonly number[])[] = [bom ? '\ufeff' : ''];
  let at = 0;
  for (const { offset, bytes } of invalid) {
    parts.push(text.slice(at, offset), bytes);
    at = offset + bytes.length;
  }
  return bytesOf(...parts, text.slice(at));
}

function isUtf8(bytes: Uint8Array): boolean {
  // The replacement character is the only one that a lenient decoder puts in, and its own bytes read back the same.
  return Buffer.from(Buffer.from(bytes).toString('utf8')).equals(bytes);
}

describe('decode', () => {
  it('loses nothing, whatever the bytes: text and repairs together give them back', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const decoded = decode(bytes);
        expect(bytesBehind(decoded)).toEqual(bytes);
        expect(decoded.invalid.length === 0).toBe(isUtf8(bytes));
        expect(decoded.invalidCount).toBe(decoded.invalid.reduce((sum, run) => sum + run.bytes.length, 0));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads each byte that is not UTF-8 as Windows-1252', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const { text, invalid } = decode(bytes);
        for (const run of invalid) expect(text.slice(run.offset).startsWith(asWindows1252(run.bytes))).toBe(true);
      }),
    );
    const high = Array.from({ length: 128 }, (_, index) => 0x80 + index);
    expect(decode(bytesOf(...high.map((byte) => [byte, 0x20]))).text).toBe(
      high.map((byte) => `${asWindows1252([byte])} `).join(''),
    );
  });

  it('is the identity on UTF-8, less a byte order mark before it', () => {
    fc.assert(
      fc.property(someText, fc.boolean(), (text, bom) => {
        fc.pre(bom || !text.startsWith('\ufeff'));
        const decoded = decode(bytesOf(bom ? '\ufeff' : '', text));
        expect(decoded).toMatchObject({ text, bom, invalid: [], invalidCount: 0 });
      }),
    );
  });

  it('leaves the other lines alone when one line is Windows-1252', () => {
    const utf8Line = someText.map((text) => `${text.replaceAll('\n', ' ')}\n`);
    const foreignLine = fc.array(fc.integer({ min: 0x80, max: 0xff }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(utf8Line), foreignLine, fc.array(utf8Line), (before, foreign, after) => {
        fc.pre(!before.join('').startsWith('\ufeff'));
        // A blank behind each byte keeps two of them from making a UTF-8 sequence.
        const line = foreign.flatMap((byte) => [byte, 0x20]);
        const { text } = decode(bytesOf(before.join(''), line, '\n', after.join('')));
        expect(text).toBe(`${before.join('')}${asWindows1252(line)}\n${after.join('')}`);
      }),
    );
  });

  it('refuses what only looks like UTF-8: overlong forms, surrogates, cut sequences', () => {
    const bytes = bytesOf(
      '§',
      [0xa7],
      'a',
      [0xc0, 0x80],
      'b',
      [0xed, 0xa0, 0x80],
      '😀',
      [0xe2, 0x82],
      'c',
      [0xf4, 0x90, 0x80, 0x80],
    );
    expect(decode(bytes)).toMatchObject({
      text: '§§aÀ€bí\xa0€😀â‚cô\x90€€',
      invalid: [
        { offset: 1, bytes: [0xa7] },
        { offset: 3, bytes: [0xc0, 0x80] },
        { offset: 6, bytes: [0xed, 0xa0, 0x80] },
        { offset: 11, bytes: [0xe2, 0x82] },
        { offset: 14, bytes: [0xf4, 0x90, 0x80, 0x80] },
      ],
      invalidCount: 12,
    });
  });

  it.each([
    [[0x7f], 'U+7F'],
    [[0xc2, 0x80], 'U+80'],
    [[0xdf, 0xbf], 'U+7FF'],
    [[0xe0, 0xa0, 0x80], 'U+800'],
    [[0xed, 0x9f, 0xbf], 'U+D7FF'],
    [[0xee, 0x80, 0x80], 'U+E000'],
    [[0xef, 0xbf, 0xbf], 'U+FFFF'],
    [[0xf0, 0x90, 0x80, 0x80], 'U+10000'],
    [[0xf4, 0x8f, 0xbf, 0xbf], 'U+10FFFF'],
    [[0x00], 'U+0'],
    [[0xef, 0xbb, 0xbf], 'U+FEFF'],
  ])('reads the first and last character of each length beside a byte that is none: %j', (bytes, name) => {
    const character = String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    expect(decode(bytesOf('a', bytes, [0xff], 'b'))).toMatchObject({
      text: `a${character}ÿb`,
      bom: false,
      invalid: [{ offset: 1 + character.length, bytes: [0xff] }],
    });
    expect(foldMojibake(asLatin1(bytesOf('a', bytes, 'b')))).toBe(`a${character}b`);
  });

  it.each([
    [[0xc1, 0xbf]],
    [[0xe0, 0x9f, 0xbf]],
    [[0xed, 0xa0, 0x80]],
    [[0xed, 0xbf, 0xbf]],
    [[0xf0, 0x8f, 0xbf, 0xbf]],
    [[0xf4, 0x90, 0x80, 0x80]],
    [[0xf5, 0x80, 0x80, 0x80]],
    [[0xc2, 0x7f]],
    [[0xc2, 0xc0]],
    [[0xe1, 0x80, 0x41]],
    [[0xf1, 0x80, 0x80, 0x41]],
    [[0xf1, 0x80, 0x80, 0xc0]],
  ])('reads what lies just beside them byte for byte: %j', (bytes) => {
    expect(decode(bytesOf(bytes)).text).toBe(asWindows1252(bytes));
    expect(foldMojibake(asLatin1(bytes))).toBe(asLatin1(bytes));
  });

  it.each([
    [[0xef, 0xbb, 0xbf], true],
    [[0xef, 0xbb, 0xbe], false],
    [[0xef, 0xba, 0xbf], false],
    [[0xee, 0xbb, 0xbf], false],
    [[0xef, 0xbb], false],
  ])('knows a byte order mark by all of its bytes: %j', (bytes, bom) => {
    expect(decode(bytesOf(bytes, 'a'))).toMatchObject({ bom, text: bom ? 'a' : expect.stringMatching(/^[^a]+a$/) });
    expect(decode(bytesOf(bytes, bytes, 'a')).text.length).toBeGreaterThan(1);
  });

  it('keeps a second byte order mark', () => {
    expect(decode(bytesOf('\ufeff\ufeffa'))).toMatchObject({ bom: true, text: '\ufeffa' });
    expect(decode(bytesOf('\ufeff\ufeffa', [0xff]))).toMatchObject({ bom: true, text: '\ufeffaÿ' });
  });

  it('bounds the list of repairs, not the count', () => {
    const many = decode(bytesOf(...Array.from({ length: 1500 }, () => [0xff, 0x61])));
    expect([many.invalid.length, many.invalidCount, many.text.length]).toEqual([1000, 1500, 3000]);
    const long = decode(new Uint8Array(70_000).fill(0xff));
    expect([long.invalid.length, long.invalidCount, long.invalid.at(-1)?.offset]).toEqual([1000, 70_000, 999 * 64]);
    expect(long.invalid.every(({ bytes }) => bytes.length === 64)).toBe(true);
  });

  it.each([
    ['', 'none', false],
    ['a', 'none', false],
    ['a\nb', 'lf', false],
    ['\n', 'lf', false],
    ['a\r\nb\r\n', 'crlf', false],
    ['a\r\nb\n', 'mixed', false],
    ['\n\r\n', 'mixed', false],
    ['a\rb', 'none', true],
    ['a\r', 'none', true],
    ['a\r\r\nb', 'crlf', true],
    ['a\n\rb', 'lf', true],
    ['a\r\nb\rc\n', 'mixed', true],
  ] as const)('finds the line ends of %j: %s, lone CR %s', (text, eol, hasLoneCr) => {
    expect(decode(encoder.encode(text))).toMatchObject({ text, eol, hasLoneCr });
  });
});

describe('foldMojibake', () => {
  const letters = fc.oneof(
    fc.integer({ min: 0xa0, max: 0xff }),
    fc.integer({ min: 0x2000, max: 0x206f }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0x20, max: 0x7e }),
  );
  const words = fc.array(letters, { maxLength: 40 }).map((codes) => String.fromCodePoint(...codes));

  it('gives back what was misread', () => {
    fc.assert(
      fc.property(fc.oneof(words, someText), (text) => {
        const utf8 = encoder.encode(text);
        expect(foldMojibake(asWindows1252(utf8))).toBe(text);
        expect(foldMojibake(asLatin1(utf8))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves text alone that no misreading gives', () => {
    fc.assert(
      fc.property(someText, (text) => {
        // Without a character that a leading byte could have become there is nothing to fold.
        const clean = text.replaceAll(/[\u00c2-\u00f4]/g, 'x');
        expect(foldMojibake(clean)).toBe(clean);
      }),
    );
    for (const text of ['§ 2.6, für — naïve €', 'Â', 'Â §', 'â€', 'é…', 'Ã\ud83d'])
      expect(foldMojibake(text)).toBe(text);
  });

  it('folds only what was misread, and only once', () => {
    expect(foldMojibake('Â§2 and §3 â€œxâ€\x9d Â')).toBe('§2 and §3 “x” Â');
    expect(foldMojibake('Ã‚Â§')).toBe('Â§');
    expect(foldMojibake('€Â§â€')).toBe('€§â€');
  });
});
