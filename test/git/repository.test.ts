import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../engine/git/repository.js';
import { newFolder, newRepository } from './temporary-repository.js';

const repository = newRepository();
const { environment, folder } = repository;

describe.skipIf(platform === 'win32')('a repository', () => {
  it('is looked for from an existing folder, without links in its path', async () => {
    const below = join(folder, 'below');
    const link = join(repository.root, 'link');
    mkdirSync(below);
    symlinkSync(below, link);
    const opened = await openRepository(link, environment);
    expect([opened.user.cwd, opened.layout.topLevel, opened.environment]).toEqual([below, folder, environment]);
    await expect(openRepository(join(folder, 'none'), environment)).rejects.toMatchObject({
      subject: join(folder, 'none'),
      reason: 'is no folder, expected one inside of a git repository',
      help: 'Name an existing folder with -C.',
    });
    await expect(openRepository(join(folder, '.git', 'HEAD'), environment)).rejects.toThrow('is no folder');
  });

  it('may not be a bare one inside of a work tree, but its own git directory', async () => {
    const bareRefused = async (place: string): Promise<string | undefined> =>
      (await openRepository(place, environment)).user.env.GIT_CONFIG_KEY_0;
    expect(await bareRefused(folder)).toBe('safe.bareRepository');
    expect(await bareRefused(join(folder, '.git'))).toBeUndefined();
    expect(await bareRefused(join(folder, '.git', 'refs'))).toBeUndefined();
    const beside = join(folder, '.github');
    mkdirSync(beside);
    expect(await bareRefused(beside)).toBe('safe.bareRepository');
    const committed = join(folder, 'vendor.git');
    repository.git('init', '-q', '--bare', committed);
    await expect(openRepository(committed, environment)).rejects.toThrow();
    const bare = newFolder();
    repository.git('init', '-q', '--bare', bare);
    expect(await bareRefused(bare)).toBeUndefined();
  });

  it('needs a git on the path', async () => {
    const { PATH, ...pathless } = environment;
    await expect(openRepository(folder, pathless)).rejects.toThrow(/git/);
    const opened = await openRepository(folder, { ...pathless, Path: PATH });
    expect(opened.layout.topLevel).toBe(folder);
  });
});
