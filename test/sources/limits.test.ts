import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflate } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { ObjectReader } from '../../engine/git/cat-file.js';
import { rangeSource } from '../../engine/sources/range.js';
import { newRepository, type TemporaryRepository } from '../git/temporary-repository.js';
import { sourceOf, surveyed } from './surveyed.js';

const MEGABYTE = 1024 * 1024;

/** Stores a loose blob of zeros without any program, which would take seconds. */
async function zeros(repository: TemporaryRepository, megabytes: number): Promise<string> {
  const block = Buffer.alloc(MEGABYTE);
  const parts = function* () {
    yield Buffer.from(`blob ${megabytes * MEGABYTE}\0`);
    for (let n = 0; n < megabytes; n++) yield block;
  };
  const hash = createHash('sha1');
  for (const part of parts()) hash.update(part);
  const id = hash.digest('hex');
  const folder = join(repository.folder, '.git/objects', id.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  await pipeline(Readable.from(parts()), createDeflate({ level: 1 }), createWriteStream(join(folder, id.slice(2))));
  return id;
}

describe('what is too much is refused, not read', () => {
  it('a huge blob, by its size alone (threat X06)', async () => {
    const repository = newRepository();
    repository.commit('first', { 'docs/a.md': 'a' });
    const id = await zeros(repository, 128);
    repository.git('update-index', '--add', '--cacheinfo', `100644,${id},docs/big.md`);
    repository.git('commit', '-q', '-m', 'big');
    const source = await sourceOf('range', repository);
    const { result } = await surveyed(source);
    const [big, small] = [result.entry('docs/big.md'), result.entry('docs/a.md')];
    const contents = vi.spyOn(ObjectReader.prototype, 'content');
    const wanted = [big, small].flatMap((entry) => (entry ? [{ entry, maxBytes: 4 * MEGABYTE }] : []));
    const refused = await source.load(wanted);
    expect(refused).toMatchObject([{ entry: { id }, reason: 'is 134,217,728 bytes, the limit is 4,194,304' }]);
    expect(contents.mock.calls.map(([header]) => header.id)).toEqual([small?.id]);
    contents.mockRestore();
    expect(() => big && result.bytes(big)).toThrow('was not loaded');
    await source.close();
  });

  it('more paths than one change may touch', async () => {
    const repository = newRepository();
    repository.commit('first', { a: 'a' });
    repository.commit('second', { b: 'b', c: 'c', d: 'd' });
    for (const [limit, kind] of [
      [3, 'range'],
      [2, 'range'],
    ] as const) {
      const source = await sourceOf(kind, repository);
      const survey = surveyed(source, { changedPaths: limit });
      if (limit === 3) expect((await survey).changes).toHaveLength(3);
      else await expect(survey).rejects.toThrow('the change touches more than 2 paths, the limit');
      await source.close();
    }
  });

  it('a bomb of folders, in the range and in the commits of it (threat X07)', async () => {
    const repository = newRepository();
    repository.commit('first', { a: 'a' });
    const blob = repository.store('blob', 'b');
    let tree = repository.fed(Array.from({ length: 10 }, (_, n) => `100644 blob ${blob}\tf${n}\n`).join(''), 'mktree');
    for (let level = 0; level < 8; level++) {
      const lines = Array.from({ length: 10 }, (_, n) => `040000 tree ${tree}\td${n}\n`);
      tree = repository.fed(lines.join(''), 'mktree');
    }
    const bomb = repository.git('commit-tree', tree, '-p', 'main', '-m', 'bomb');
    repository.git('update-ref', 'refs/heads/main', bomb);
    const atHead = await sourceOf('range', repository);
    await expect(surveyed(atHead)).rejects.toThrow(/touches more than (?:50,000 paths|250,000 folders)/);
    await atHead.close();
    const harmless = repository.git('rev-parse', 'main~1^{tree}');
    const gone = repository.git('commit-tree', harmless, '-p', bomb, '-m', 'gone');
    repository.git('update-ref', 'refs/heads/main', repository.git('commit-tree', harmless, '-p', gone, '-m', 'last'));
    repository.git('update-ref', 'refs/heads/base', 'main~3');
    const found = await repository.found();
    const between = rangeSource(found, { base: 'base', head: 'main' });
    await expect(surveyed(between)).rejects.toThrow(/touches more than/);
    await between.close();
  });
});
