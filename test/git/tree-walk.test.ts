import { describe, expect, it } from 'vitest';
import { type ObjectHeader, ObjectReader } from '../../engine/git/cat-file.js';
import { emptyTreeId, hashObject } from '../../engine/git/object-id.js';
import { PathBudget, TreeReader } from '../../engine/git/tree-reader.js';
import type { Change } from '../../engine/model/change.js';
import { UndecidedError } from '../../engine/model/undecided.js';

// The same walks over trees of a real repository are in `tree-reader.test.ts`, and what they cost in `tree-cost.test.ts`.

/** Trees in memory, as git would hand them out. */
class Trees extends ObjectReader {
  readonly asked: string[] = [];
  readonly loaded: string[] = [];
  private readonly made = new Map<string, Buffer>();

  constructor() {
    super({ binary: '/nowhere/git', env: {}, cwd: '/' });
  }

  /** Makes a tree of `mode name` or `mode name id`. */
  tree(...entries: readonly string[]): string {
    const parts = entries.map((entry) => {
      const [mode = '', name = '', id = BLOB] = entry.split(' ');
      return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    });
    return this.store(Buffer.concat(parts));
  }

  store(bytes: Buffer): string {
    const id = hashObject('sha1', 'tree', bytes);
    this.made.set(id, bytes);
    return id;
  }

  override find(id: string): Promise<ObjectHeader | null> {
    this.asked.push(id);
    const size = this.made.get(id)?.length;
    return Promise.resolve(size === undefined ? null : { id, type: 'tree', size });
  }

  override content(header: ObjectHeader): Promise<Buffer> {
    this.loaded.push(header.id);
    return Promise.resolve(this.made.get(header.id) ?? Buffer.alloc(0));
  }
}

const BLOB = '1'.repeat(40);
const OTHER = '2'.repeat(40);

const budget = (paths = 99) =>
  new PathBudget(paths, { subject: 'the test', reason: 'holds', help: 'Make it smaller.' });
const told = (changes: readonly Change[]) =>
  changes.map(({ path, before, after }) => {
    const side = (entry: Change['before']) => (entry === null ? '-' : `${entry.kind} ${entry.id[0]}`);
    return `${path}: ${side(before)} > ${side(after)}`;
  });
const failureOf = async (work: Promise<unknown>): Promise<UndecidedError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UndecidedError);
  return error as UndecidedError;
};

describe('a walk over two trees', () => {
  it('finds what differs, sorted by path, through folders on either side', async () => {
    const trees = new Trees();
    const same = trees.tree('100644 x');
    const before = trees.tree(
      '100644 a',
      '100644 b',
      `40000 c ${trees.tree('100644 in', '100644 out')}`,
      `40000 e ${same}`,
      `40000 f ${trees.tree('100644 y')}`,
      '100644 z',
    );
    const reader = new TreeReader(trees, 'sha1');
    const after = trees.tree(
      `100644 a ${OTHER}`,
      '100755 b',
      '100644 c.d',
      `40000 c ${trees.tree(`100644 in ${OTHER}`, '100644 new')}`,
      `40000 e ${same}`,
      `40000 g ${trees.tree('120000 y')}`,
    );
    expect(told(await reader.diff(before, after, budget()))).toEqual([
      'a: file 1 > file 2',
      'b: file 1 > executable 1',
      'c.d: - > file 1',
      'c/in: file 1 > file 2',
      'c/new: - > file 1',
      'c/out: file 1 > -',
      'f/y: file 1 > -',
      'g/y: - > symlink 1',
      'z: file 1 > -',
    ]);
    expect(trees.loaded).not.toContain(same);
  });

  it('goes on along the longer one', async () => {
    const trees = new Trees();
    const [short, long] = [trees.tree('100644 b'), trees.tree('100644 a', '100644 b', '100644 c', '100644 d')];
    const reader = new TreeReader(trees, 'sha1');
    expect(told(await reader.diff(short, long, budget()))).toEqual(['a: - > file 1', 'c: - > file 1', 'd: - > file 1']);
    expect(told(await reader.diff(long, short, budget()))).toEqual(['a: file 1 > -', 'c: file 1 > -', 'd: file 1 > -']);
  });

  it('reads nothing of a tree against itself, and each tree once', async () => {
    const trees = new Trees();
    const one = trees.tree(`40000 a ${trees.tree('100644 x')}`);
    const two = trees.tree(`40000 a ${trees.tree('100644 y')}`);
    const reader = new TreeReader(trees, 'sha1');
    expect(await reader.diff(one, one, budget(0))).toEqual([]);
    expect([trees.asked, trees.loaded]).toEqual([[], []]);
    await reader.diff(one, two, budget());
    const [asked, loaded] = [trees.asked.length, trees.loaded.length];
    expect([asked, loaded]).toEqual([4, 4]);
    await reader.diff(one, two, budget());
    expect([trees.asked.length, trees.loaded.length]).toEqual([4, 4]);
    reader.forget();
    await reader.diff(two, one, budget());
    expect([trees.asked.length, trees.loaded.length]).toEqual([8, 8]);
  });

  it('takes null and the empty tree for nothing, without asking for them', async () => {
    const trees = new Trees();
    const one = trees.tree('100644 a');
    const reader = new TreeReader(trees, 'sha1');
    const empty = emptyTreeId('sha1');
    expect(told(await reader.diff(null, one, budget()))).toEqual(['a: - > file 1']);
    expect(told(await reader.diff(one, empty, budget()))).toEqual(['a: file 1 > -']);
    expect(await reader.list(empty)).toEqual([]);
    expect(trees.asked).toEqual([one]);
  });

  it('lists files, links and submodules of a tree, sorted by path', async () => {
    const trees = new Trees();
    const top = trees.tree(`40000 a ${trees.tree('100755 x')}`, '100644 a0', '120000 b', '160000 c');
    expect(await new TreeReader(trees, 'sha1').list(top)).toEqual([
      { path: 'a/x', kind: 'executable', id: BLOB },
      { path: 'a0', kind: 'file', id: BLOB },
      { path: 'b', kind: 'symlink', id: BLOB },
      { path: 'c', kind: 'submodule', id: BLOB },
    ]);
  });

  it('looks where it may, and asks by the name of the folder', async () => {
    const trees = new Trees();
    const inner = trees.tree('100644 x');
    const top = trees.tree(`40000 a ${trees.tree(`40000 b ${inner}`)}`, `40000 c ${inner}`);
    const asked: string[] = [];
    const within = (folder: string) => asked.push(folder) > 0 && folder !== 'c/';
    expect(told(await new TreeReader(trees, 'sha1').diff(null, top, budget(), within))).toEqual(['a/b/x: - > file 1']);
    expect(asked).toEqual(['a/', 'c/', 'a/b/']);
  });
});

describe('what a walk cannot decide', () => {
  const NOWHERE = 'deadbeef'.repeat(5);

  it('is a folder that is not there', async () => {
    const trees = new Trees();
    const reader = new TreeReader(trees, 'sha1');
    const top = await failureOf(reader.list(NOWHERE));
    expect(top.message).toContain(
      'tree deadbeefdead (the top folder) is missing here: the clone is shallow or partial',
    );
    const below = await failureOf(reader.list(trees.tree(`40000 a ${trees.tree(`40000 b ${NOWHERE}`)}`)));
    expect(below.message).toContain('tree deadbeefdead (the folder a/b/) is missing here');
  });

  it('is a folder that is malformed, wherever it stands', async () => {
    const trees = new Trees();
    const broken = trees.store(Buffer.from('100644 a'));
    const reader = new TreeReader(trees, 'sha1');
    const message = `tree ${broken.slice(0, 12)} (the folder a/) is cut off`;
    expect((await failureOf(reader.list(trees.tree(`40000 a ${broken}`)))).message).toContain(message);
    expect((await failureOf(reader.diff(trees.tree(`40000 a ${broken}`), null, budget()))).message).toContain(message);
  });

  it('is more than its budget, which walks may share', async () => {
    const trees = new Trees();
    const top = trees.tree('100644 a', `40000 b ${trees.tree('100644 c')}`);
    const reader = new TreeReader(trees, 'sha1');
    const shared = budget(3);
    expect(await reader.diff(null, top, shared)).toHaveLength(2);
    const error = await failureOf(reader.diff(null, top, shared));
    expect(error.message).toContain('the test holds more than 3 paths, the limit');
    expect(error.help).toBe('Make it smaller.');
    expect(await reader.diff(null, top, budget(2))).toHaveLength(2);
  });

  it('is a path that is longer than any', () => {
    const spend = (length: number) => () => budget().spendPath('x'.repeat(length));
    expect(spend(16_384)).not.toThrow();
    expect(spend(16_385)).toThrow(`the path ${'x'.repeat(60)}… is longer than 16,384 characters`);
    expect(() => budget().spendFolder('x'.repeat(16_385))).toThrow('is longer than 16,384 characters');
  });

  it('is more folders, or more characters of paths, than any repository has', () => {
    const folders = budget();
    for (let count = 0; count < 250_000; count++) folders.spendFolder('x');
    expect(() => folders.spendFolder('x')).toThrow('the test holds more than 250,000 folders, the limit');
    const units = budget(1_000_000);
    const path = 'x'.repeat(16_384);
    for (let count = 0; count < 8_192; count++) units.spendPath(path);
    expect(() => units.spendPath('x')).toThrow('the test holds more than 134,217,728 characters of paths, the limit');
  });
});
