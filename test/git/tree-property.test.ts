import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { pathFromBytes } from '../../engine/git/path-bytes.js';
import { PathBudget } from '../../engine/git/tree-reader.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';
import { newRepository, type TemporaryRepository } from './temporary-repository.js';

const RUNS = 40;
const KINDS = new Map([
  ['100644', 'file'],
  ['100755', 'executable'],
  ['120000', 'symlink'],
  ['160000', 'submodule'],
]);

/** Few names, so that paths meet: as files, as folders, and in the order in which `-`, `.` and `/` matter. */
const name = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'a-',
    'a.b',
    'a0',
    'A',
    'é',
    'e\u0301',
    'line\nbreak',
    'tab\tblank ',
    '"quoted"',
    '\\',
    '-x',
    '\ufffd',
  ),
  fc
    .uint8Array({ minLength: 1, maxLength: 3 })
    .map((bytes) => Buffer.from(bytes.map((byte) => byte | 0x80)).toString('latin1')),
);
const file = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/')),
  mode: fc.constantFrom(...KINDS.keys()),
  content: fc.nat(3),
});
const files = fc.array(file, { maxLength: 14 });
type File = typeof file extends fc.Arbitrary<infer Value> ? Value : never;

let repository: TemporaryRepository;
let room: CleanRoom;
let blobs: string[] = [];

beforeAll(async () => {
  repository = newRepository();
  blobs = [0, 1, 2, 3].map((content) => repository.store('blob', `${content}`));
  room = await repository.room();
});

/** Names outside of ASCII go to git as UTF-8 or as they are, so that both forms are generated. */
function bytesOf(path: string): Buffer {
  return /[^\0-\xff]/.test(path) ? Buffer.from(path, 'utf8') : Buffer.from(path, 'latin1');
}

function treeOf(list: readonly File[]): string {
  const index = { GIT_INDEX_FILE: `${repository.root}/index-of-tree` };
  repository.bytes(['read-tree', '--empty'], '', index);
  const kept = list.filter(({ path }, n) => !list.slice(0, n).some((other) => collides(other.path, path)));
  const lines = kept.flatMap(({ path, mode, content }) => [
    Buffer.from(`${mode} ${blobs[content]}\t`),
    bytesOf(path),
    Buffer.alloc(1),
  ]);
  repository.bytes(['update-index', '-z', '--index-info'], Buffer.concat(lines), index);
  return repository.bytes(['write-tree', '--missing-ok'], '', index).toString('latin1').trim();
}

function collides(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

function fieldsOf(output: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at);
    fields.push(output.subarray(at, end));
    at = end + 1;
  }
  return fields;
}

function line(mode: string, id: string, path: string): string {
  return `${KINDS.get(mode) ?? mode} ${id} ${path}`;
}

function lineOf(entry: TreeEntry): string {
  return `${entry.kind} ${entry.id} ${entry.path}`;
}

describe('the tree reader agrees with git on generated trees', () => {
  it('lists what `git ls-tree -r -z` lists', async () => {
    const property = fc.asyncProperty(files, async (list) => {
      const tree = treeOf(list);
      const expected = fieldsOf(repository.bytes(['ls-tree', '-r', '-z', tree])).map((record) => {
        const tab = record.indexOf(9);
        const [mode = '', , id = ''] = record.toString('latin1', 0, tab).split(' ');
        return line(mode, id, pathFromBytes(record.subarray(tab + 1)));
      });
      expect((await room.trees.list(tree)).map(lineOf).sort()).toEqual(expected.sort());
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  it('finds the differences of `git diff-tree -r --raw --no-renames`', async () => {
    const property = fc.asyncProperty(files, files, files, async (common, left, right) => {
      const [before, after] = [treeOf([...common, ...left]), treeOf([...common, ...right])];
      const args = [
        'diff-tree',
        '-r',
        '-z',
        '--raw',
        '--no-abbrev',
        '--no-renames',
        '--ignore-submodules=none',
        before,
        after,
      ];
      const fields = fieldsOf(repository.bytes(args));
      const expected: string[] = [];
      for (let at = 0; at < fields.length; at += 2) {
        const [old = '', mode = '', oldId = '', id = ''] = String(fields[at]).slice(1).split(' ');
        const path = pathFromBytes(fields[at + 1] ?? Buffer.alloc(0));
        const [was, is] = [[old, oldId] as const, [mode, id] as const].map(([m, o]) =>
          m === '000000' ? 'nothing' : line(m, o, path),
        );
        expected.push(`${was} -> ${is}`);
      }
      const words = { subject: 'the test', reason: 'holds', help: 'None.' };
      const changes = await room.trees.diff(before, after, new PathBudget(1_000, words));
      const found = changes.map((change) =>
        [change.before, change.after].map((entry) => (entry === null ? 'nothing' : lineOf(entry))).join(' -> '),
      );
      expect(found.sort()).toEqual(expected.sort());
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});
