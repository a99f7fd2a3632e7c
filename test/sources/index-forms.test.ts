import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stagedSource } from '../../engine/sources/staged.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { newRepository } from '../git/temporary-repository.js';
import { changedPaths, finished, KINDS, sourceOf } from './surveyed.js';

const STAGED = ['staged', 'work tree'] as const;

describe('a SHA-256 repository', () => {
  it.each(KINDS)('is read by the %s source', async (kind) => {
    const repository = newRepository('sha256');
    repository.commit('first', { 'docs/a.md': 'one\n', b: 'b' });
    repository.commit('second', { 'docs/a.md': 'two\n', 'docs/c.md': 'c' });
    repository.write('docs/a.md', 'three\n');
    if (kind === 'staged') repository.git('add', '-A');
    const { result, changes, base } = await finished(await sourceOf(kind, repository), 'docs/a.md', 'docs/c.md');
    const local = kind === 'staged' || kind === 'work tree';
    const entry = result.entry('docs/a.md');
    expect(entry?.id).toBe(repository.fed(local ? 'three\n' : 'two\n', 'hash-object', '--stdin'));
    expect(entry && String(result.bytes(entry))).toBe(local ? 'three\n' : 'two\n');
    expect(base.commit).toHaveLength(64);
    const expected = { range: 2, push: 2, staged: 1, 'work tree': 1, 'whole commit': 0 };
    expect(changes).toHaveLength(expected[kind]);
  });
});

describe.each(STAGED)('the %s source', (kind) => {
  it('reads a split index', async () => {
    const repository = newRepository();
    repository.git('config', 'core.splitIndex', 'true');
    repository.commit('first', { 'docs/a.md': 'one\n', 'docs/b.md': 'one\n' });
    repository.git('update-index', '--split-index');
    repository.commit('second', { 'docs/c.md': 'one\n' });
    repository.write('docs/b.md', 'two\n');
    repository.git('add', '-A');
    expect(readdirSync(join(repository.folder, '.git')).some((name) => name.startsWith('sharedindex.'))).toBe(true);
    const changeset = await finished(await sourceOf(kind, repository));
    expect(changeset.result.paths()).toEqual(['docs/a.md', 'docs/b.md', 'docs/c.md']);
    expect(changedPaths(changeset)).toEqual(['docs/b.md file->file']);
  });

  it('reads a repository without a commit as a change of everything', async () => {
    const repository = newRepository();
    repository.write('docs/a.md', 'one\n');
    repository.git('add', '-A');
    const found = await repository.found();
    const source = kind === 'staged' ? stagedSource(found, { door: 'cli' }) : worktreeSource(found, { whole: false });
    const changeset = await finished(source);
    expect(changeset.base).toMatchObject({ commit: null, name: 'the empty tree before the first commit' });
    expect(changedPaths(changeset)).toEqual(['docs/a.md none->file']);
    expect(changeset.commits.map(({ parents }) => parents.map(({ parent }) => parent))).toEqual(
      kind === 'staged' ? [[null]] : [],
    );
  });

  it('reads a repository without a commit and without an index', async () => {
    const found = await newRepository().found();
    const source = kind === 'staged' ? stagedSource(found, { door: 'cli' }) : worktreeSource(found, { whole: false });
    const { changes, commits } = await finished(source);
    expect([changes, commits]).toEqual([[], []]);
  });

  it('cannot decide about unresolved conflicts', async () => {
    const repository = newRepository();
    repository.commit('first', { 'docs/a.md': 'one\n' });
    repository.commit('second', { b: 'b' });
    const blob = repository.store('blob', 'other');
    const line = (stage: number) => `100644 ${blob} ${stage}\tdocs/a.md\n`;
    repository.fed(`0 ${'0'.repeat(40)}\tdocs/a.md\n${line(1)}${line(2)}${line(3)}`, 'update-index', '--index-info');
    await expect(finished(await sourceOf(kind, repository))).rejects.toThrow('unresolved conflicts');
  });

  it('sees no difference where git wrote other line ends to the disk', async () => {
    const repository = newRepository();
    repository.git('config', 'core.autocrlf', 'true');
    repository.commit('first', { a: 'a' });
    repository.commit('second', { 'docs/a.md': 'one\r\ntwo\r\n' });
    expect(repository.git('cat-file', '-s', 'HEAD:docs/a.md')).toBe('8');
    // Only a file that is older than the index is taken by its time: a younger one is compared byte by byte.
    utimesSync(join(repository.folder, 'docs/a.md'), 1_700_000_000, 1_700_000_000);
    repository.git('update-index', '--refresh');
    expect(changedPaths(await finished(await sourceOf(kind, repository), 'docs/a.md'))).toEqual([]);
  });

  it('cannot decide with an index that is damaged', async () => {
    const repository = newRepository();
    repository.commit('first', { a: 'a' });
    repository.commit('second', { a: 'b' });
    writeFileSync(join(repository.folder, '.git/index'), 'DIRC and nothing more');
    await expect(finished(await sourceOf(kind, repository))).rejects.toThrow(/^git (?:write-tree|ls-files)/);
  });
});

describe('the index that a hook is told of (threat H08)', () => {
  it('is the one that is judged: `git commit FILE` has an index of its own', async () => {
    const repository = newRepository();
    repository.commit('first', { 'docs/a.md': 'one\n', 'docs/b.md': 'one\n' });
    repository.commit('second', { c: 'c' });
    repository.write('docs/a.md', 'staged\n');
    repository.git('add', 'docs/a.md');
    repository.write('docs/b.md', 'committed alone\n');
    const seen = join(repository.root, 'seen');
    const hook = repository.program(
      'hooks/pre-commit',
      `#!/bin/sh\necho "$GIT_INDEX_FILE" > '${seen}'\ncp "$GIT_INDEX_FILE" '${seen}-index'\nexit 1\n`,
    );
    repository.git('config', 'core.hooksPath', join(hook, '..'));
    expect(() => repository.git('commit', '-q', '-m', 'partial', 'docs/b.md')).toThrow('ended with 1');
    const extra = { GIT_INDEX_FILE: `${seen}-index` };
    const alone = await finished(await sourceOf('staged', repository, extra), 'docs/b.md');
    expect(changedPaths(alone)).toEqual(['docs/b.md file->file']);
    const plain = await finished(await sourceOf('staged', repository));
    expect(changedPaths(plain)).toEqual(['docs/a.md file->file']);
  });
});

describe('a file that is only announced', () => {
  it('is no part of the next commit (threat H10)', async () => {
    const repository = newRepository();
    repository.commit('first', { a: 'a' });
    repository.commit('second', { a: 'b' });
    repository.write('docs/new.md', 'new\n');
    repository.git('add', '--intent-to-add', 'docs/new.md');
    expect(changedPaths(await finished(await sourceOf('staged', repository)))).toEqual([]);
    expect(changedPaths(await finished(await sourceOf('work tree', repository)))).toEqual(['docs/new.md none->file']);
  });
});
