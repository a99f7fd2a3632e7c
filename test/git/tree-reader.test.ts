import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { PathBudget } from '../../engine/git/tree-reader.js';
import { NOWHERE, newRepository, type TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let room: CleanRoom;
let blob = '';

beforeAll(async () => {
  repository = newRepository();
  blob = repository.store('blob', 'x');
  room = await repository.room();
});

/** A tree object made of raw entries, in the order in which they are given. */
function tree(...entries: readonly (readonly [mode: string, name: string | Buffer, id?: string])[]): string {
  const parts = entries.map(([mode, name, id = blob]) =>
    Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.alloc(1), Buffer.from(id, 'hex')]),
  );
  return repository.store('tree', Buffer.concat(parts));
}

function budget(paths: number): PathBudget {
  return new PathBudget(paths, { subject: 'the test', reason: 'holds', help: 'Make it smaller.' });
}

describe('listing a tree', () => {
  it('tells files, programs, links and submodules apart, and looks into folders', async () => {
    const top = tree(
      ['100644', 'a'],
      ['100755', 'b'],
      ['40000', 'c', tree(['100664', 'old'])],
      ['120000', 'd'],
      ['160000', 'e', NOWHERE],
    );
    expect((await room.trees.list(top)).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'file a',
      'executable b',
      'file c/old',
      'symlink d',
      'submodule e',
    ]);
  });

  it('knows the empty tree, which git does not store', async () => {
    expect(await room.trees.list('4b825dc642cb6eb9a060e54bf8d69288fbee4904')).toEqual([]);
  });

  it('keeps names that are not UTF-8 apart', async () => {
    const bytes = [
      [0x61, 0x80],
      [0x61, 0x81],
      [0x61, 0xc3],
      [0x61, 0xc3, 0xa9],
      [0x61, 0xef, 0xbf, 0xbd],
    ];
    const top = tree(...bytes.map((name) => ['100644', Buffer.from(name)] as const));
    const paths = (await room.trees.list(top)).map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(['a\udc80', 'a\udc81', 'a\udcc3', 'aé', 'a\ufffd']));
  });

  it('cannot decide when a folder is missing, and names the tree', async () => {
    await expect(room.trees.list(tree(['40000', 'gone', NOWHERE]))).rejects.toThrow(
      'tree deadbeefdead (the folder gone/) is missing',
    );
  });

  it('cannot decide when a folder is a file', async () => {
    await expect(room.trees.list(tree(['40000', 'odd', blob]))).rejects.toThrow('is a blob, expected a tree');
  });
});

describe('a tree that readers see differently is refused (threat L33)', () => {
  const zeros = Buffer.alloc(20);
  it.each([
    ['a name twice', () => tree(['100644', 'a'], ['100644', 'a']), 'holds "a" twice'],
    [
      'a folder beside a file of its name',
      () => tree(['100644', 'a'], ['100644', 'a.b'], ['40000', 'a', tree()]),
      'twice',
    ],
    ['names out of order', () => tree(['100644', 'b'], ['100644', 'a']), 'holds "a" out of order'],
    ['a folder in the place of a file', () => tree(['40000', 'a', tree()], ['100644', 'a.b']), 'out of order'],
    ['a slash in a name', () => tree(['100644', 'a/b']), 'the reserved name "a/b"'],
    ['a name of one dot', () => tree(['40000', '.', tree()]), 'reserved name'],
    ['a name of two dots', () => tree(['40000', '..', tree()]), 'reserved name'],
    ['a git directory', () => tree(['40000', '.git', tree()]), 'reserved name'],
    ['a git directory in capitals', () => tree(['40000', '.GiT', tree()]), 'reserved name'],
    ['no name', () => tree(['100644', '']), 'an entry without a name'],
    ['an endless name', () => tree(['100644', 'a'.repeat(4_097)]), 'an endless one'],
    ['an unknown mode', () => tree(['140000', 'a']), 'unknown mode 140000'],
    ['no mode', () => tree(['', 'a']), 'unknown mode 0'],
    ['letters as a mode', () => tree(['1x0644', 'a']), 'unreadable mode'],
    ['an endless mode', () => tree(['00000100644', 'a']), 'unreadable mode'],
    [
      'an end inside an id',
      () => repository.store('tree', Buffer.concat([Buffer.from('100644 a\0'), zeros.subarray(1)])),
      'cut off',
    ],
    ['an end inside a name', () => repository.store('tree', '100644 abc'), 'cut off'],
    ['an end inside a mode', () => repository.store('tree', '1006'), 'cut off'],
  ])('with %s', async (_, build, reason) => {
    const below = tree(['40000', 'folder', build()]);
    const error = await room.trees.list(below).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(reason);
    expect(String(error)).toContain('(the folder folder/)');
  });
});

describe('the difference of two trees', () => {
  it('is none of a tree with itself, and all of it against nothing', async () => {
    const top = tree(['100644', 'a'], ['40000', 'b', tree(['100644', 'c'])]);
    expect(await room.trees.diff(top, top, budget(0))).toEqual([]);
    const added = await room.trees.diff(null, top, budget(2));
    expect(added.map(({ path, before }) => [path, before])).toEqual([
      ['a', null],
      ['b/c', null],
    ]);
    const removed = await room.trees.diff(top, null, budget(2));
    expect(removed.map(({ path, after }) => [path, after])).toEqual([
      ['a', null],
      ['b/c', null],
    ]);
  });

  it('shows a file that becomes a folder as both (threat L28)', async () => {
    const file = tree(['100644', 'a']);
    const folder = tree(['40000', 'a', tree(['100644', 'b'])]);
    const changes = await room.trees.diff(file, folder, budget(9));
    expect(changes.map(({ path, before, after }) => [path, before?.kind, after?.kind])).toEqual([
      ['a', 'file', undefined],
      ['a/b', undefined, 'file'],
    ]);
  });

  it('shows a change of mode, and a link to the same bytes (threats L24, L27)', async () => {
    const before = tree(['100644', 'a'], ['100644', 'b'], ['100644', 'c']);
    const after = tree(['100755', 'a'], ['120000', 'b'], ['160000', 'c']);
    const changes = await room.trees.diff(before, after, budget(9));
    expect(changes.map((change) => change.after?.kind)).toEqual(['executable', 'symlink', 'submodule']);
  });

  it('looks only into the folders that were asked for', async () => {
    const inner = tree(['100644', 'f']);
    const top = tree(['40000', 'a', inner], ['40000', 'b', inner]);
    const changes = await room.trees.diff(null, top, budget(9), (folder) => folder === 'b/');
    expect(changes.map(({ path }) => path)).toEqual(['b/f']);
  });
});

describe('what a walk may cost (threat X07)', () => {
  it('allows as many paths as it says, for all walks that share a budget', async () => {
    const top = tree(['100644', 'a'], ['100644', 'b']);
    const shared = budget(3);
    expect(await room.trees.diff(null, top, shared)).toHaveLength(2);
    await expect(room.trees.diff(null, top, shared)).rejects.toThrow('the test holds more than 3 paths, the limit');
  });

  it('stops a bomb of files at the limit', async () => {
    let bomb = tree(...Array.from({ length: 10 }, (_, n) => ['100644', `f${n}`] as const));
    for (let level = 0; level < 8; level++) {
      const inner = bomb;
      bomb = tree(...Array.from({ length: 10 }, (_, n) => ['40000', `d${n}`, inner] as const));
    }
    await expect(room.trees.diff(null, bomb, budget(50_000))).rejects.toThrow(
      /more than (?:50,000 paths|250,000 folders)/,
    );
  });

  it('stops a bomb of empty folders', async () => {
    let bomb = tree();
    for (let level = 0; level < 9; level++) {
      const inner = bomb;
      bomb = tree(...Array.from({ length: 10 }, (_, n) => ['40000', `d${n}`, inner] as const));
    }
    await expect(room.trees.diff(null, bomb, budget(50_000))).rejects.toThrow('more than 250,000 folders');
  });

  it('stops at a path that is longer than any', async () => {
    let deep = tree(['100644', 'f']);
    for (let level = 0; level < 5; level++) deep = tree(['40000', 'd'.repeat(4_000), deep]);
    await expect(room.trees.list(deep)).rejects.toThrow('is longer than 16,384 characters');
  });

  it('stops at too many characters of paths', async () => {
    const inner = tree(...Array.from({ length: 100 }, (_, n) => ['100644', `f${String(n).padStart(2, '0')}`] as const));
    const long = Array.from(
      { length: 100 },
      (_, n) => ['40000', String(n).padStart(3, '0').padEnd(4_000, 'd'), inner] as const,
    );
    const middle = tree(...long);
    const top = tree(...Array.from({ length: 9 }, (_, n) => ['40000', `t${n}`.padEnd(4_000, 'd'), middle] as const));
    await expect(room.trees.diff(null, top, budget(100_000))).rejects.toThrow('characters of paths');
  });
});
