import { describe, expect, it } from 'vitest';
import { MalformedTreeError, TreeObject } from '../../engine/git/tree-object.js';

const ID = 'c'.repeat(40);
const id = (byte: number): Buffer => Buffer.alloc(20, byte);
type Entry = readonly [mode: string, name: string | Uint8Array, object?: Buffer];

const entry = ([mode, name, object = id(1)]: Entry): Buffer =>
  Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.of(0), object]);
const bytesOf = (...entries: readonly Entry[]): Buffer => Buffer.concat(entries.map(entry));
const treeOf = (...entries: readonly Entry[]): TreeObject => new TreeObject(ID, bytesOf(...entries), 20);

/** What is wrong with a tree; fails the test when nothing is. */
function faultOf(bytes: Buffer): string {
  try {
    new TreeObject(ID, bytes, 20);
  } catch (error) {
    if (!(error instanceof MalformedTreeError)) throw error;
    expect(error).toMatchObject({ name: 'MalformedTreeError', tree: ID, message: `tree ${ID} ${error.reason}` });
    return error.reason;
  }
  return expect.unreachable('the tree is read');
}

describe('a tree object', () => {
  it.each([
    ['100644', 'file'],
    ['100664', 'file'],
    ['100600', 'file'],
    ['100755', 'executable'],
    ['100711', 'executable'],
    ['120000', 'symlink'],
    ['160000', 'submodule'],
    ['40000', 'tree'],
    ['040000', 'tree'],
  ])('tells what an entry of the mode %s is', (mode, kind) => {
    const tree = treeOf([mode, 'a', id(7)]);
    expect([tree.length, tree.kind(0), tree.name(0), tree.object(0)]).toEqual([1, kind, 'a', '07'.repeat(20)]);
  });

  it('holds its entries in order, those of no tree are none', () => {
    const tree = treeOf(['100644', 'a', id(1)], ['40000', 'b', id(2)], ['100755', 'c', id(3)]);
    expect([0, 1, 2].map((index) => [tree.name(index), tree.kind(index), tree.object(index)])).toEqual([
      ['a', 'file', '01'.repeat(20)],
      ['b', 'tree', '02'.repeat(20)],
      ['c', 'executable', '03'.repeat(20)],
    ]);
    expect(new TreeObject(ID, Buffer.alloc(0), 20).length).toBe(0);
  });

  it('reads ids of another length', () => {
    const bytes = Buffer.concat([
      Buffer.from('100644 a\0'),
      Buffer.alloc(32, 9),
      Buffer.from('100644 b\0'),
      Buffer.alloc(32, 8),
    ]);
    const tree = new TreeObject(ID, bytes, 32);
    expect([tree.object(0), tree.object(1)]).toEqual(['09'.repeat(32), '08'.repeat(32)]);
  });

  it.each<[string, Buffer, string]>([
    ['a mode that is no number', bytesOf(['1006x4', 'a']), 'has an entry with an unreadable mode'],
    ['a digit that is not octal', bytesOf(['100648', 'a']), 'has an entry with an unreadable mode'],
    ['a sign before the mode', bytesOf(['/100644', 'a']), 'has an entry with an unreadable mode'],
    ['a mode of eight digits', bytesOf(['00100644', 'a']), 'has an entry with an unreadable mode'],
    ['no mode', bytesOf(['', 'a']), 'holds "a" with the unknown mode 0'],
    ['a mode that nobody knows', bytesOf(['100644', 'a'], ['110644', 'b']), 'holds "b" with the unknown mode 110644'],
    ['a mode without its type', bytesOf(['644', 'a']), 'holds "a" with the unknown mode 644'],
    ['a mode alone', Buffer.from('100644'), 'is cut off'],
    ['a name without an end', Buffer.from('100644 a'), 'is cut off'],
    ['an id that is cut off', bytesOf(['100644', 'a']).subarray(0, -1), 'is cut off'],
    ['an entry without a name', bytesOf(['100644', '']), 'has an entry without a name or with an endless one'],
    [
      'a name of 4097 bytes',
      bytesOf(['100644', 'a'.repeat(4097)]),
      'has an entry without a name or with an endless one',
    ],
    ['.', bytesOf(['40000', '.']), 'holds an entry with the reserved name "."'],
    ['..', bytesOf(['40000', '..']), 'holds an entry with the reserved name ".."'],
    ['.git', bytesOf(['40000', '.git']), 'holds an entry with the reserved name ".git"'],
    ['.GIT', bytesOf(['100644', '.GiT']), 'holds an entry with the reserved name ".GiT"'],
    ['a slash', bytesOf(['100644', 'a/b']), 'holds an entry with the reserved name "a/b"'],
    ['a slash at its end', bytesOf(['100644', 'a/']), 'holds an entry with the reserved name "a/"'],
    ['one name twice', bytesOf(['100644', 'a'], ['100644', 'a']), 'holds "a" twice'],
    ['one name for two kinds', bytesOf(['100644', 'a'], ['40000', 'a']), 'holds "a" twice'],
    ['a folder and then a file of its name', bytesOf(['40000', 'a'], ['100644', 'a']), 'holds "a" twice'],
    ['another order', bytesOf(['100644', 'b'], ['100644', 'a']), 'holds "a" out of order'],
    ['a beginning behind what it begins', bytesOf(['100644', 'ab'], ['100644', 'a']), 'holds "a" out of order'],
    ['a folder where a file would stand', bytesOf(['40000', 'a'], ['100644', 'a.b']), 'holds "a.b" out of order'],
    ['a file where a folder would stand', bytesOf(['100644', 'a0'], ['40000', 'a']), 'holds "a" out of order'],
    [
      'a file of the name of a folder, with others between them',
      bytesOf(['100644', 'a'], ['100644', 'a-'], ['100644', 'a.'], ['40000', 'a']),
      'holds "a" twice',
    ],
    [
      'such a file behind many others',
      bytesOf(['100644', 'A'], ['100644', 'B'], ['100644', 'a'], ['100644', 'a!'], ['100644', 'a.b'], ['40000', 'a']),
      'holds "a" twice',
    ],
  ])('is malformed: %s', (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });

  it('shows no endless name', () => {
    expect(faultOf(bytesOf(['1', 'x'.repeat(300)]))).toBe(`holds "${'x'.repeat(200)}" with the unknown mode 1`);
  });

  it.each<[string, readonly Entry[]]>([
    ['a name of 4096 bytes', [['100644', 'a'.repeat(4096)]]],
    [
      'names that only begin with a dot',
      [
        ['100644', '...'],
        ['100644', '.gi'],
        ['100644', '.gitx'],
        ['100644', '.hit'],
      ],
    ],
    [
      'a file before a folder that it begins',
      [
        ['100644', 'a'],
        ['40000', 'ab'],
      ],
    ],
    [
      'files before a folder that begins them',
      [
        ['100644', 'a-'],
        ['100644', 'a.'],
        ['40000', 'a'],
        ['100644', 'a0'],
      ],
    ],
    [
      'a folder behind a link of a longer name',
      [
        ['120000', 'a.b'],
        ['40000', 'a'],
      ],
    ],
    [
      'names in the order of their bytes',
      [
        ['100644', 'B'],
        ['100644', 'a'],
        ['100644', 'é'],
      ],
    ],
    [
      'a name of bytes that are no UTF-8',
      [
        ['100644', Buffer.of(0xfe)],
        ['100644', Buffer.of(0xff)],
      ],
    ],
    [
      'two folders, one beginning the other',
      [
        ['40000', 'a'],
        ['40000', 'ab'],
      ],
    ],
  ])('is read: %s', (_, entries) => {
    expect(treeOf(...entries).length).toBe(entries.length);
  });
});

describe('two entries', () => {
  const same = (one: Entry, other: Entry): boolean =>
    treeOf(['100644', '!'], one).sameEntry(1, treeOf(other), 0) && treeOf(other).sameEntry(0, treeOf(one), 0);
  const order = (one: Entry, other: Entry): number =>
    Math.sign(treeOf(['100644', '!', id(4)], one).compareNames(1, treeOf(other), 0));

  it('are the same by name, mode and object', () => {
    expect(same(['100644', 'a'], ['100644', 'a'])).toBe(true);
    expect(same(['100644', 'a'], ['100755', 'a'])).toBe(false);
    expect(same(['100644', 'a'], ['100644', 'b'])).toBe(false);
    expect(same(['100644', 'a'], ['100644', 'ab'])).toBe(false);
    expect(same(['100644', 'a', id(1)], ['100644', 'a', id(2)])).toBe(false);
    const last = Buffer.concat([Buffer.alloc(19, 1), Buffer.of(2)]);
    expect(same(['100644', 'a', id(1)], ['100644', 'a', last])).toBe(false);
  });

  it.each<[Entry, Entry, number]>([
    [['100644', 'a'], ['100644', 'a'], 0],
    [['100644', 'a'], ['100755', 'a'], 0],
    [['100644', 'a'], ['100644', 'b'], -1],
    [['100644', 'b'], ['100644', 'a'], 1],
    [['100644', 'a'], ['100644', 'ab'], -1],
    [['100644', 'ab'], ['100644', 'a'], 1],
    [['40000', 'a'], ['40000', 'a'], 0],
    [['40000', 'a'], ['100644', 'a'], 1],
    [['100644', 'a'], ['40000', 'a'], -1],
    [['40000', 'a'], ['100644', 'a.'], 1],
    [['40000', 'a'], ['100644', 'a0'], -1],
    [['100644', 'a0'], ['40000', 'a'], 1],
    [['100644', 'ac'], ['100644', 'ab'], 1],
  ])('%j and %j stand in the order of git', (one, other, sign) => {
    expect(order(one, other)).toBe(sign);
  });
});
