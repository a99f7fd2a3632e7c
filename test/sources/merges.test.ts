import { beforeEach, describe, expect, it } from 'vitest';
import type { Commit } from '../../engine/model/commit.js';
import { rangeSource } from '../../engine/sources/range.js';
import { stagedSource } from '../../engine/sources/staged.js';
import { newRepository, type TemporaryRepository } from '../git/temporary-repository.js';
import { changedPaths, finished } from './surveyed.js';

const LINES = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
let repository: TemporaryRepository;

beforeEach(() => {
  repository = newRepository();
  repository.commit('base', { 'docs/a.md': LINES, 'docs/b.md': LINES, 'src/x.ts': 'x\n' });
});

/** A branch from `main` with one commit. */
function branch(name: string, files: Readonly<Record<string, string>>, from = 'main'): void {
  repository.git('checkout', '-q', '-b', name, from);
  repository.commit(name, files);
}

async function judged(base: string, head: string) {
  return finished(rangeSource(await repository.found(), { base, head }));
}

function own(commit: Commit | undefined): string[] {
  return commit ? changedPaths({ changes: commit.ownChanges }) : ['no commit'];
}

function named(commits: readonly Commit[], subject: string): Commit | undefined {
  return commits.find((commit) => commit.subject === subject);
}

describe('what the author of a merge did', () => {
  it('is nothing in a clean one, and the changes against each parent are told', async () => {
    branch('left', { 'docs/a.md': LINES.replace('1', 'one') });
    branch('right', { 'docs/a.md': LINES.replace('9', 'nine') });
    repository.git('merge', '-q', '--no-ff', '-m', 'clean', 'left');
    const { commits } = await judged('main', 'right');
    const merge = named(commits, 'clean');
    expect(commits.map(({ subject }) => subject).sort()).toEqual(['clean', 'left', 'right']);
    expect(own(merge)).toEqual([]);
    expect(merge?.parents.map((parent) => changedPaths(parent))).toEqual([
      ['docs/a.md file->file'],
      ['docs/a.md file->file'],
    ]);
  });

  it('is the edit of an evil merge (threat L09)', async () => {
    branch('left', { 'src/y.ts': 'y' });
    branch('right', { 'src/z.ts': 'z' });
    repository.git('merge', '-q', '--no-ff', '--no-commit', 'left');
    repository.commit('evil', { 'docs/a.md': 'edited\n' });
    const { commits, changes } = await judged('main', 'right');
    expect(own(named(commits, 'evil'))).toEqual(['docs/a.md file->file']);
    expect(changedPaths({ changes })).toContain('docs/a.md file->file');
  });

  it('is what `-s ours` throws away (threat L11)', async () => {
    branch('topic', { 'src/y.ts': 'y' });
    repository.git('checkout', '-q', 'main');
    repository.commit('on main', { 'docs/b.md': 'signed\n' });
    repository.git('checkout', '-q', 'topic');
    repository.git('merge', '-q', '-s', 'ours', '-m', 'ours', 'main');
    const { commits, changes, result } = await judged('main', 'topic');
    expect(own(named(commits, 'ours'))).toEqual(['docs/b.md file->file']);
    expect(changedPaths({ changes })).toEqual(['docs/b.md file->file', 'src/y.ts none->file']);
    expect(result.entry('docs/b.md')?.id).toBe(repository.git('rev-parse', 'topic:docs/b.md'));
  });

  it('is the resolution of a conflict, and not a file that was taken from one side', async () => {
    branch('left', { 'docs/a.md': 'left\n', 'docs/b.md': 'left\n' });
    branch('right', { 'docs/a.md': 'right\n', 'docs/b.md': 'right\n' });
    expect(() => repository.git('merge', '-q', 'left')).toThrow('ended with 1');
    repository.git('checkout', '-q', '--theirs', 'docs/b.md');
    repository.commit('resolved', { 'docs/a.md': 'both\n' });
    const { commits } = await judged('main', 'right');
    expect(own(named(commits, 'resolved'))).toEqual(['docs/a.md file->file']);
  });

  it('is nothing in a clean octopus, and its edit in another (threat L10)', async () => {
    branch('one', { 'docs/a.md': LINES.replace('1', 'one') });
    branch('two', { 'docs/a.md': LINES.replace('9', 'nine') });
    branch('three', { 'src/z.ts': 'z' });
    repository.git('merge', '-q', '-m', 'octopus', 'one', 'two');
    const clean = named((await judged('main', 'three')).commits, 'octopus');
    expect(clean?.parents).toHaveLength(3);
    expect(own(clean)).toEqual([]);
    repository.write('docs/b.md', 'edited\n');
    repository.git('commit', '-q', '-a', '--amend', '--no-edit');
    const evil = named((await judged('main', 'three')).commits, 'octopus');
    expect(own(evil)).toEqual(['docs/b.md file->file']);
    expect(evil?.parents.map(({ changes }) => changes.some(({ path }) => path === 'docs/b.md'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is nothing where unrelated histories were brought together', async () => {
    repository.git('checkout', '-q', '--orphan', 'other');
    repository.git('rm', '-rqf', '.');
    repository.commit('root', { 'other/file': 'x' });
    repository.git('checkout', '-q', '-b', 'topic', 'main');
    repository.git('merge', '-q', '--allow-unrelated-histories', '-m', 'joined', 'other');
    const { commits } = await judged('main', 'topic');
    expect(own(named(commits, 'joined'))).toEqual([]);
    expect(named(commits, 'root')?.parents).toMatchObject([{ parent: null, changes: [{ path: 'other/file' }] }]);
  });
});

describe('a merge that is being made', () => {
  it("is judged against every parent, with the author's own part", async () => {
    branch('left', { 'docs/a.md': 'left\n' });
    branch('right', { 'src/z.ts': 'z' });
    repository.git('merge', '-q', '--no-ff', '--no-commit', 'left');
    repository.write('docs/b.md', 'edited\n');
    repository.git('add', '-A');
    const { commits } = await finished(stagedSource(await repository.found(), { door: 'pre-merge-commit' }));
    expect(commits).toHaveLength(1);
    expect(commits[0]?.parents.map((parent) => changedPaths(parent))).toEqual([
      ['docs/a.md file->file', 'docs/b.md file->file'],
      ['docs/b.md file->file', 'src/z.ts none->file'],
    ]);
    expect(own(commits[0])).toEqual(['docs/b.md file->file']);
  });

  it('counts as a commit though it changes nothing', async () => {
    branch('left', { 'docs/a.md': 'left\n' });
    branch('right', { 'src/z.ts': 'z' });
    repository.git('merge', '-q', '-s', 'ours', '--no-commit', 'left');
    const { changes, commits } = await finished(stagedSource(await repository.found(), { door: 'pre-merge-commit' }));
    expect([changes, commits.length]).toEqual([[], 1]);
    expect(own(commits[0])).toEqual(['docs/a.md file->file']);
  });

  it('cannot be decided with a MERGE_HEAD that names nothing', async () => {
    repository.write('.git/MERGE_HEAD', 'main\n');
    const source = stagedSource(await repository.found(), { door: 'pre-commit' });
    await expect(finished(source)).rejects.toThrow('MERGE_HEAD does not name the commits');
  });
});

describe('the result of a range', () => {
  it('is head merged into the base tip (threat L12)', async () => {
    branch('topic', { 'docs/a.md': LINES.replace('1', 'one') });
    repository.git('checkout', '-q', 'main');
    repository.commit('drift', { 'docs/a.md': LINES.replace('9', 'nine') });
    const { result, head, changes } = await judged('main', 'topic');
    expect(result.entry('docs/a.md')?.id).toBe(
      repository.fed(LINES.replace('1', 'one').replace('9', 'nine'), 'hash-object', '--stdin'),
    );
    expect(head.entry('docs/a.md')?.id).not.toBe(result.entry('docs/a.md')?.id);
    expect(changes).toHaveLength(1);
  });

  it('cannot be decided on a conflict, nor without a common history (threat L18)', async () => {
    branch('topic', { 'docs/a.md': 'topic\n' });
    repository.git('checkout', '-q', 'main');
    repository.commit('other', { 'docs/a.md': 'main\n' });
    await expect(judged('main', 'topic')).rejects.toThrow('conflicts in docs/a.md');
    repository.git('checkout', '-q', '--orphan', 'orphan');
    repository.commit('orphan', {});
    await expect(judged('main', 'orphan')).rejects.toThrow('orphan shares no history with main');
  });

  it('has every commit of an edit that was taken back (threat L06)', async () => {
    branch('topic', { 'docs/a.md': 'edited\n' });
    repository.git('revert', '--no-edit', 'HEAD');
    const { changes, commits } = await judged('main', 'topic');
    expect(changes).toEqual([]);
    expect(commits.map(own)).toEqual([['docs/a.md file->file'], ['docs/a.md file->file']]);
  });
});
