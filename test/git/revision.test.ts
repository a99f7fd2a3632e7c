import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GitCommand } from '../../engine/git/git-command.js';
import { assertUnborn, existingRefs, resolveRevision, symbolicTarget } from '../../engine/git/revision.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { NOWHERE, newRepository, type TemporaryRepository } from './temporary-repository.js';

let repository: TemporaryRepository;
let user: GitCommand;
let first = '';
let second = '';

beforeAll(async () => {
  repository = newRepository();
  first = repository.commit('first', { a: '1' });
  second = repository.commit('second', { a: '2' });
  user = (await repository.found()).user;
});

describe('a revision', () => {
  it.each([
    ['a branch', () => 'main', () => second],
    ['a full name', () => 'refs/heads/main', () => second],
    ['a name below refs', () => 'heads/main', () => second],
    ['HEAD', () => 'HEAD', () => second],
    ['an ancestor', () => 'main~1', () => first],
    ['a parent of HEAD', () => 'HEAD^', () => first],
    ['a full id', () => first, () => first],
    ['a short id', () => first.slice(0, 10), () => first],
    ['an id that nothing has', () => NOWHERE, () => NOWHERE],
  ])('can be %s', async (_, revision, id) => {
    expect(await resolveRevision(user, revision())).toBe(id());
  });

  it('can be an annotated tag, and keeps the tag', async () => {
    repository.git('tag', '-a', '-m', 'm', 'v1', first);
    expect(await resolveRevision(user, 'v1')).toBe(repository.git('rev-parse', 'refs/tags/v1'));
    expect(await resolveRevision(user, 'v1^{commit}')).toBe(first);
  });

  it.each([
    '',
    '-',
    '--output=pwn',
    '--all',
    'main\nHEAD',
    'main\0',
    'nothing',
    'main~9',
    'main..HEAD',
    '^main',
    'main:a',
    'ma*n',
    'main^{tree}',
    '00000000',
  ])('cannot be %j (threat I01)', async (revision) => {
    await expect(resolveRevision(user, revision)).rejects.toBeInstanceOf(UndecidedError);
    expect(existsSync(join(repository.folder, 'pwn'))).toBe(false);
  });

  it('may hold what a shell would run (threat I02)', async () => {
    repository.git('update-ref', 'refs/heads/$(touch$IFS"pwn")', first);
    expect(await resolveRevision(user, '$(touch$IFS"pwn")')).toBe(first);
    expect(existsSync(join(repository.folder, 'pwn'))).toBe(false);
  });

  it('cannot be a branch that looks like an option, but by its full name', async () => {
    repository.git('update-ref', 'refs/heads/--output=pwn', first);
    await expect(resolveRevision(user, '--output=pwn')).rejects.toThrow('is not a revision');
    expect(await resolveRevision(user, 'refs/heads/--output=pwn')).toBe(first);
  });
});

describe('a name that several refs have (threat L17)', () => {
  it('is the branch and never the tag', async () => {
    repository.git('branch', 'shared', second);
    repository.git('tag', 'shared', first);
    expect(repository.git('rev-parse', 'shared')).toBe(first);
    expect(await resolveRevision(user, 'shared')).toBe(second);
    expect(await resolveRevision(user, 'shared~1')).toBe(first);
    expect(await resolveRevision(user, 'refs/tags/shared')).toBe(first);
    await expect(resolveRevision(user, 'shared@{upstream}')).rejects.toThrow('is ambiguous');
  });

  it('is the remote-tracking branch and never the tag', async () => {
    repository.git('update-ref', 'refs/remotes/origin/main', second);
    repository.git('tag', 'origin/main', first);
    expect(await resolveRevision(user, 'origin/main')).toBe(second);
  });

  it('is the tag where nothing else has it', async () => {
    repository.git('tag', 'only', first);
    expect(await resolveRevision(user, 'only')).toBe(first);
  });

  it('is ambiguous between two branches that differ, and not between two that agree', async () => {
    repository.git('update-ref', 'refs/heads/origin/dev', first);
    repository.git('update-ref', 'refs/remotes/origin/dev', second);
    await expect(resolveRevision(user, 'origin/dev')).rejects.toThrow(
      /is ambiguous: refs\/heads\/origin\/dev .*refs\/remotes/,
    );
    repository.git('update-ref', 'refs/heads/origin/dev', second);
    expect(await resolveRevision(user, 'origin/dev')).toBe(second);
  });

  it('is HEAD whatever a branch is called', async () => {
    repository.git('update-ref', 'refs/heads/HEAD', first);
    repository.git('update-ref', 'refs/tags/HEAD', first);
    expect(await resolveRevision(user, 'HEAD')).toBe(second);
  });
});

describe('a symbolic ref', () => {
  it('names another one, and nothing where there is none or can be none', async () => {
    repository.git('update-ref', 'refs/remotes/origin/main', first);
    repository.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    expect(await symbolicTarget(user, 'refs/remotes/origin/HEAD')).toBe('refs/remotes/origin/main');
    for (const remote of ['other', '../bare 2', 'https://forge.test/a.git', '/srv/a..b', 'a\n b']) {
      expect(await symbolicTarget(user, `refs/remotes/${remote}/HEAD`)).toBeNull();
    }
  });
});

describe('the refs that exist', () => {
  it('are those of exactly these names', async () => {
    repository.git('branch', 'group/one', first);
    const names = ['refs/heads/main', 'refs/heads/group', 'refs/heads/none', 'refs/heads/ma*'];
    expect(await existingRefs(user, names)).toEqual([{ name: 'refs/heads/main', object: second }]);
  });
});

describe('a HEAD without a commit', () => {
  it('is unborn in a new repository', async () => {
    await expect(assertUnborn((await newRepository().found()).user)).resolves.toBeUndefined();
  });

  it('is damage where its branch has a commit that is missing', async () => {
    const damaged = newRepository();
    damaged.write('.git/refs/heads/main', `${NOWHERE}\n`);
    const { user: own, layout } = await damaged.found();
    expect(layout.head).toBeNull();
    await expect(assertUnborn(own)).rejects.toThrow('names a commit that is not there');
  });

  it('is damage where it names no branch', async () => {
    const odd = newRepository();
    odd.git('symbolic-ref', 'HEAD', 'refs/tags/none');
    await expect(assertUnborn((await odd.found()).user)).rejects.toThrow('names a commit that is not there');
  });
});
