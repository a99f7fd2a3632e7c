import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { mergeMechanically, parseMerges } from '../../engine/git/merge.js';
import { NOWHERE, newRepository, type TemporaryRepository } from './temporary-repository.js';

const PLAIN = { directoryRenames: false, unrelated: false };

let repository: TemporaryRepository;
let room: CleanRoom;

beforeAll(async () => {
  repository = newRepository();
  repository.commit('first', { start: 'x' });
  room = await repository.room();
});

/** A commit of these files, with these parents. */
function commitOf(files: Readonly<Record<string, string>>, ...parents: readonly string[]): string {
  const stream = ['commit refs/heads/made', 'committer C <c@x> 1 +0000', 'data 1', 'm'];
  const [first, ...others] = parents;
  if (first !== undefined) stream.push(`from ${first}`);
  stream.push(...others.map((other) => `merge ${other}`), 'deleteall');
  for (const [path, text] of Object.entries(files)) stream.push(`M 100644 inline ${path}`, `data ${text.length}`, text);
  stream.unshift('reset refs/heads/made');
  repository.fed(`${stream.join('\n')}\n`, 'fast-import', '--quiet', '--force');
  return repository.git('rev-parse', 'refs/heads/made');
}

/** Lines that are far enough apart to be merged alone, and near enough to conflict. */
const text = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n'), { minLength: 1, maxLength: 7 })
  .map((lines) => lines.join(''));
const files = fc.dictionary(fc.constantFrom('one', 'two', 'in/one', 'in/two', 'other/one'), text, {
  noNullPrototype: true,
  maxKeys: 4,
});

describe('a mechanical merge', () => {
  it('is what `git merge-tree --write-tree` makes, tree and conflicts, for generated histories', async () => {
    const property = fc.asyncProperty(files, files, files, async (base, left, right) => {
      const ancestor = commitOf(base);
      const [ours, theirs] = [commitOf(left, ancestor), commitOf(right, ancestor)];
      const [merge] = await mergeMechanically(room, [{ ours, theirs }], PLAIN);
      const args = [
        '-c',
        'merge.directoryRenames=false',
        'merge-tree',
        '--write-tree',
        '--name-only',
        '--no-messages',
        ours,
        theirs,
      ];
      let output = '';
      try {
        output = repository.git(...args);
      } catch (error) {
        // Exit code 1 says that there are conflicts; the answer is then taken without the code.
        expect(String(error)).toContain('ended with 1:');
        output = repository
          .fed(`${ours} ${theirs}\n`, ...args.slice(0, 4), '--stdin', '-z', '--name-only', '--no-messages')
          .split('\0')
          .slice(1, -2)
          .join('\n');
      }
      const [tree, ...conflicts] = output.split('\n');
      expect({ tree: merge?.tree, conflicts: merge?.conflicts }).toEqual({
        tree,
        conflicts: conflicts.filter(Boolean),
      });
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('answers many pairs in order', async () => {
    const base = commitOf({ a: '1\n', b: '1\n' });
    const left = commitOf({ a: '2\n', b: '1\n' }, base);
    const right = commitOf({ a: '1\n', b: '2\n' }, base);
    const other = commitOf({ a: '3\n', b: '1\n' }, base);
    const pairs = [
      { ours: left, theirs: right },
      { ours: left, theirs: other },
      { ours: base, theirs: left },
    ];
    const merges = await mergeMechanically(room, pairs, PLAIN);
    expect(merges.map(({ conflicts }) => conflicts)).toEqual([[], ['a'], []]);
    expect(merges[2]?.tree).toBe(repository.git('rev-parse', `${left}^{tree}`));
    expect(await mergeMechanically(room, [], PLAIN)).toEqual([]);
  });

  it('follows a renamed folder only when asked to (threat L14)', async () => {
    const base = commitOf({ 'old/a': 'a\nb\nc\n', 'old/b': 'd\ne\nf\n' });
    const renamed = commitOf({ 'new/a': 'a\nb\nc\n', 'new/b': 'd\ne\nf\n' }, base);
    const added = commitOf({ 'old/a': 'a\nb\nc\n', 'old/b': 'd\ne\nf\n', 'old/c': 'new' }, base);
    const pair = [{ ours: added, theirs: renamed }];
    const [stays] = await mergeMechanically(room, pair, PLAIN);
    const [follows] = await mergeMechanically(room, pair, { ...PLAIN, directoryRenames: true });
    const paths = async (tree = '') => (await room.trees.list(tree)).map(({ path }) => path);
    expect(await paths(stays?.tree)).toEqual(['new/a', 'new/b', 'old/c']);
    expect(await paths(follows?.tree)).toEqual(['new/a', 'new/b', 'new/c']);
  });

  it('merges unrelated histories only when asked to', async () => {
    const pair = [{ ours: commitOf({ a: '1' }), theirs: commitOf({ b: '1' }) }];
    await expect(mergeMechanically(room, pair, PLAIN)).rejects.toThrow('git merge-tree');
    const [merge] = await mergeMechanically(room, pair, { ...PLAIN, unrelated: true });
    expect(merge?.conflicts).toEqual([]);
  });

  it('knows no attribute and no driver of the repository (threat L31)', async () => {
    const base = commitOf({ a: '1\n', '.gitattributes': '* merge=union\n' });
    const left = commitOf({ a: '2\n', '.gitattributes': '* merge=union\n' }, base);
    const right = commitOf({ a: '3\n', '.gitattributes': '* merge=union\n' }, base);
    repository.git('checkout', '-q', '-f', left);
    const [merge] = await mergeMechanically(room, [{ ours: left, theirs: right }], PLAIN);
    expect(merge?.conflicts).toEqual(['a']);
  });

  it('cannot decide when a commit is missing', async () => {
    const ours = commitOf({ a: '1' });
    await expect(mergeMechanically(room, [{ ours, theirs: NOWHERE }], PLAIN)).rejects.toThrow('git merge-tree');
  });
});

describe('the answer of merge-tree', () => {
  const id = 'a'.repeat(40);
  it('is read to its end', () => {
    expect(parseMerges(Buffer.alloc(0))).toEqual([]);
    expect(parseMerges(Buffer.from(`1\0${id}\0\0`))).toEqual([{ tree: id, conflicts: [] }]);
    const two = Buffer.concat([Buffer.from(`0\0${id}\0a b\0`), Buffer.from([0x80, 0, 0]), Buffer.from(`1\0${id}\0\0`)]);
    expect(parseMerges(two)).toEqual([
      { tree: id, conflicts: ['a b', '\udc80'] },
      { tree: id, conflicts: [] },
    ]);
  });

  it.each([
    ['cut off behind the status', '1\0'],
    ['cut off inside the tree', `1\0${id}`],
    ['cut off behind the tree', `1\0${id}\0`],
    ['cut off inside a path', `0\0${id}\0a`],
    ['cut off behind a path', `0\0${id}\0a\0`],
    ['a clean merge with conflicts', `1\0${id}\0a\0\0`],
    ['a conflict without a path', `0\0${id}\0\0`],
    ['an unknown status', `2\0${id}\0a\0\0`],
    ['no tree', '1\0HEAD\0\0'],
    ['text', 'fatal: something\n'],
  ])('is refused when it is %s', (_, output) => {
    expect(parseMerges(Buffer.from(output))).toBeNull();
  });
});
