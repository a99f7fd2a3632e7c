import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTreeId, hashObject, idBytes, isContentOf, isObjectId, isZeroId } from '../../engine/git/object-id.js';
import { pathFromBytes } from '../../engine/git/path-bytes.js';
import { newRepository } from './temporary-repository.js';

/** The way back: what `pathFromBytes` says a path is made of. */
function bytesOf(path: string): Buffer {
  const parts = path.match(/[\udc80-\udcff]|[^\udc80-\udcff]+|[\ud800-\udbff][\udc00-\udfff]/gu) ?? [];
  return Buffer.concat(
    parts.map((part) =>
      /^[\udc80-\udcff]$/.test(part) ? Buffer.from([part.charCodeAt(0) - 0xdc00]) : Buffer.from(part),
    ),
  );
}

const EDGE_TEXT = '\x7f\x80\u07ff\u0800\uffff\u{10000}\u{10ffff}\udcff';
const EDGES = [...Buffer.from(EDGE_TEXT.slice(0, -1)), 0xff];

describe('a path made of bytes (threat N05)', () => {
  it('can be turned back into its bytes, so that two names never become one', () => {
    const utf8 = fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text)));
    const mixed = fc
      .array(fc.oneof(utf8, fc.uint8Array({ maxLength: 4 })))
      .map((parts) => new Uint8Array(Buffer.concat(parts)));
    const property = fc.property(mixed, (bytes) => {
      expect(bytesOf(pathFromBytes(bytes)).equals(bytes)).toBe(true);
    });
    fc.assert(property, { numRuns: 1_000 });
  });

  it.each([
    ['an overlong slash', [0xc0, 0xaf], '\udcc0\udcaf'],
    ['a surrogate', [0xed, 0xb2, 0x80], '\udced\udcb2\udc80'],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80'],
    ['a sequence that is cut off', [0x61, 0xe2, 0x82], 'a\udce2\udc82'],
    ['the replacement character itself', [0xef, 0xbf, 0xbd], '\ufffd'],
    ['the first and last characters of each length, beside a byte that is none', EDGES, EDGE_TEXT],
    ['a sequence that stands in a longer one', [0xff, 0xc3, 0xa9, 0x80], '\udcffé\udc80'],
  ])('keeps %s apart', (_, bytes, path) => {
    expect(pathFromBytes(new Uint8Array(bytes))).toBe(path);
  });
});

describe('object ids', () => {
  it('are full and lower-case', () => {
    const id = 'a1'.repeat(20);
    expect([id, 'b2'.repeat(32)].every(isObjectId)).toBe(true);
    expect([id.toUpperCase(), id.slice(1), `${id}\n`, ` ${id}`, '', 'g'.repeat(40)].some(isObjectId)).toBe(false);
    expect([isZeroId('0'.repeat(40)), isZeroId('0'.repeat(64)), isZeroId('0'.repeat(41))]).toEqual([true, true, false]);
  });

  it.each([
    ['sha1', 20],
    ['sha256', 32],
  ] as const)('say by their length what they are made with: %s', (format, bytes) => {
    const content = Buffer.from('text\n');
    const id = hashObject(format, 'blob', content);
    expect([idBytes(format), id.length]).toEqual([bytes, 2 * bytes]);
    expect(isContentOf(id, 'blob', content)).toBe(true);
    expect(isContentOf(id, 'tree', content)).toBe(false);
    expect(isContentOf(id, 'blob', Buffer.from('text'))).toBe(false);
  });

  it.each(['sha1', 'sha256'] as const)('are those of git in %s', (format) => {
    const repository = newRepository(format);
    const content = Buffer.from('text\n');
    expect(hashObject(format, 'blob', content)).toBe(repository.store('blob', content));
    expect(emptyTreeId(format)).toBe(repository.store('tree', ''));
  });
});
