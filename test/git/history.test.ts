import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CleanRoom } from '../../engine/git/clean-room.js';
import { commitsBetween, mergeBases } from '../../engine/git/history.js';
import { NOWHERE, newRepository, TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let room: CleanRoom;
let commits: string[] = [];

beforeAll(async () => {
  repository = newRepository();
  commits = ['one', 'two', 'three', 'four'].map((name) => repository.commit(name, { [name]: name }));
  room = await repository.room();
});

function at(index: number): string {
  return commits[index] ?? '';
}

describe('the commits between two', () => {
  it('come parents first, without the base and what it reaches', async () => {
    expect(await commitsBetween(room, at(0), at(3), 10)).toEqual(commits.slice(1));
    expect(await commitsBetween(room, null, at(3), 10)).toEqual(commits);
    expect(await commitsBetween(room, at(3), at(3), 10)).toEqual([]);
    expect(await commitsBetween(room, at(3), at(0), 10)).toEqual([]);
  });

  it('are the newest ones when there are more than are listed', async () => {
    expect(await commitsBetween(room, null, at(3), 2)).toEqual(commits.slice(2));
  });

  it('hold both sides of a merge', async () => {
    repository.git('checkout', '-q', '-b', 'side', at(1));
    const side = repository.commit('side', { side: 's' });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
    const merge = repository.git('rev-parse', 'HEAD');
    const listed = await commitsBetween(room, at(1), merge, 10);
    expect(new Set(listed)).toEqual(new Set([at(2), at(3), side, merge]));
    expect(listed.at(-1)).toBe(merge);
    repository.git('reset', '-q', '--hard', at(3));
  });

  it('cannot be told when the head is missing', async () => {
    await expect(commitsBetween(room, at(0), NOWHERE, 10)).rejects.toThrow('git rev-list');
  });
});

describe('what rewrites history for the reader has no effect', () => {
  it('a graft (threat L23)', async () => {
    mkdirSync(join(repository.folder, '.git/info'), { recursive: true });
    writeFileSync(join(repository.folder, '.git/info/grafts'), `${at(3)} ${at(0)}\n`);
    expect(repository.git('rev-list', '--count', `${at(0)}..${at(3)}`)).toBe('1');
    const own = await repository.room();
    expect(await commitsBetween(own, at(0), at(3), 10)).toEqual(commits.slice(1));
    writeFileSync(join(repository.folder, '.git/info/grafts'), '');
  });

  it('a replace ref (threat L22)', async () => {
    repository.git('replace', at(3), repository.store('commit', repository.bytes(['cat-file', 'commit', at(0)])));
    expect(repository.git('rev-list', '--count', at(3))).toBe('1');
    const own = await repository.room();
    expect(await commitsBetween(own, null, at(3), 10)).toEqual(commits);
    expect(String(await own.objects.read(at(3), 'commit', 10_000))).toContain('four');
    repository.git('replace', '-d', at(3));
  });

  it('a shallow file written by hand (threat L20)', async () => {
    writeFileSync(join(repository.folder, '.git/shallow'), `${at(3)}\n`);
    expect(repository.git('rev-list', '--count', `${at(0)}..${at(3)}`)).toBe('1');
    const own = await repository.room();
    expect(await commitsBetween(own, at(0), at(3), 10)).toEqual(commits.slice(1));
    writeFileSync(join(repository.folder, '.git/shallow'), '');
  });

  it('a commit graph', async () => {
    repository.git('-c', 'core.commitGraph=true', 'commit-graph', 'write', '--reachable');
    expect(await commitsBetween(await repository.room(), null, at(3), 10)).toEqual(commits);
  });
});

describe('a clone that was cut short', () => {
  it('cannot tell history beyond its end (threat L19)', async () => {
    const folder = join(repository.root, 'shallow');
    repository.git('clone', '-q', '--depth=1', `file://${repository.folder}`, folder);
    const clone = new TemporaryRepository(folder, repository.root);
    const own = await clone.room();
    await expect(commitsBetween(own, null, at(3), 10)).rejects.toThrow('git rev-list');
    await expect(mergeBases(own, at(3), at(0))).rejects.toThrow('git merge-base');
  });

  it('cannot tell contents that were filtered out, and fetches nothing (threat L21)', async () => {
    const folder = join(repository.root, 'partial');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    repository.git('clone', '-q', '--no-checkout', '--filter=blob:none', `file://${repository.folder}`, folder);
    const clone = new TemporaryRepository(folder, repository.root);
    const own = await clone.room();
    expect(await commitsBetween(own, null, at(3), 10)).toEqual(commits);
    expect(await own.objects.find(repository.git('rev-parse', `${at(3)}:four`))).toBeNull();
  });
});

describe('common ancestors', () => {
  it('are none for unrelated histories (threat L18), and one for a line', async () => {
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    const orphan = repository.git('commit-tree', tree, '-m', 'orphan');
    expect(await mergeBases(room, at(3), orphan)).toEqual([]);
    expect(await mergeBases(room, at(1), at(3))).toEqual([at(1)]);
  });

  it('are all of them after a criss-cross', async () => {
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    const commit = (name: string, ...parents: string[]) =>
      repository.git('commit-tree', tree, '-m', name, ...parents.flatMap((parent) => ['-p', parent]));
    const [left, right] = [commit('left', at(0)), commit('right', at(0))];
    const bases = await mergeBases(room, commit('one', left, right), commit('other', right, left));
    expect(new Set(bases)).toEqual(new Set([left, right]));
  });
});
