import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { newFolder, newRepository, type TemporaryRepository } from '../git/temporary-repository.js';
import { changedPaths, finished, sourceOf, surveyed } from './surveyed.js';

let repository: TemporaryRepository;

beforeEach(() => {
  repository = newRepository();
  repository.commit('first', { 'docs/a.md': 'one\n' });
  repository.commit('second', { 'docs/b.md': 'one\n', 'src/x.ts': 'x\n', '.gitignore': '*.tmp\n' });
});

async function changes(): Promise<string[]> {
  return changedPaths(await finished(await sourceOf('work tree', repository)));
}

function path(name: string): string {
  return join(repository.folder, name);
}

describe('an edit that git was told not to look for (threat H10)', () => {
  it.each(['--assume-unchanged', '--skip-worktree'])('is seen behind %s', async (flag) => {
    repository.git('update-index', flag, 'docs/a.md');
    repository.write('docs/a.md', 'edited\n');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await changes()).toEqual(['docs/a.md file->file']);
  });

  it('is none while the file is as it was', async () => {
    repository.git('update-index', '--assume-unchanged', 'docs/a.md');
    repository.git('update-index', '--skip-worktree', 'docs/b.md');
    expect(await changes()).toEqual([]);
  });

  it('is seen behind a monitor that says nothing changed', async () => {
    const silent = repository.program('silent', '#!/bin/sh\nprintf "token\\0"\n');
    repository.git('config', 'core.fsmonitor', silent);
    repository.git('update-index', '--fsmonitor');
    repository.git('status');
    repository.write('docs/a.md', 'two\n');
    expect(repository.git('status', '--porcelain')).toBe('');
    expect(await changes()).toEqual(['docs/a.md file->file']);
  });
});

describe('an edit in the second in which the index was written', () => {
  it('is seen though time and size are the same', async () => {
    const time = 1_700_000_000;
    utimesSync(path('docs/a.md'), time, time);
    repository.git('update-index', '--refresh');
    utimesSync(path('.git/index'), time, time);
    repository.write('docs/a.md', 'two\n');
    utimesSync(path('docs/a.md'), time, time);
    expect(await changes()).toEqual(['docs/a.md file->file']);
  });
});

describe('what stands where a file was', () => {
  it('a link is a link, wherever it leads (threat L24)', async () => {
    rmSync(path('docs/a.md'));
    symlinkSync('/etc/hostname', path('docs/a.md'));
    symlinkSync('b.md', path('docs/link.md'));
    const changeset = await finished(await sourceOf('work tree', repository), 'docs/a.md');
    expect(changedPaths(changeset)).toEqual(['docs/a.md file->symlink', 'docs/link.md none->symlink']);
    const entry = changeset.result.entry('docs/a.md');
    expect(entry && String(changeset.result.bytes(entry))).toBe('/etc/hostname');
  });

  it('a folder that became a link holds nothing (threats L25, D05)', async () => {
    const outside = newFolder();
    renameSync(path('docs'), join(outside, 'docs'));
    symlinkSync(join(outside, 'docs'), path('docs'));
    expect(await changes()).toEqual(['docs none->symlink', 'docs/a.md file->none', 'docs/b.md file->none']);
  });

  it('a folder that became a link is seen where git ignores the link', async () => {
    const outside = newFolder();
    renameSync(path('docs'), join(outside, 'docs'));
    symlinkSync(join(outside, 'docs'), path('docs'));
    repository.write('.git/info/exclude', '/docs\n');
    expect(await changes()).toEqual(['docs/a.md file->none', 'docs/b.md file->none']);
  });

  it('a folder in the place of a file, and a file in the place of a folder (threat L28)', async () => {
    rmSync(path('docs/a.md'));
    repository.write('docs/a.md/inner.md', 'x');
    rmSync(path('src'), { recursive: true });
    repository.write('src', 'x');
    expect(await changes()).toEqual([
      'docs/a.md file->none',
      'docs/a.md/inner.md none->file',
      'src none->file',
      'src/x.ts file->none',
    ]);
  });

  it('a changed mode (threat L27)', async () => {
    chmodSync(path('docs/a.md'), 0o755);
    expect(await changes()).toEqual(['docs/a.md file->executable']);
  });

  it.each(['docs/pipe.md', 'docs/a.md'])(
    'a pipe at %s cannot be decided, and nobody waits for it (threat X14)',
    async (name) => {
      rmSync(path(name), { force: true });
      execFileSync('mkfifo', [path(name)]);
      await expect(changes()).rejects.toThrow(`${name} is a pipe, a socket or a device, expected a regular file`);
    },
  );

  it('a socket cannot be decided', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path('docs/s.md'), () => resolve()));
    try {
      await expect(changes()).rejects.toThrow('docs/s.md is a pipe, a socket or a device');
    } finally {
      server.close();
    }
  });

  it('a repository of its own is no folder of files, and a submodule is an entry (threat L26)', async () => {
    mkdirSync(path('docs/nested'));
    repository.git('-C', 'docs/nested', 'init', '-q');
    repository.git('-C', 'docs/nested', 'commit', '-q', '--allow-empty', '-m', 'm');
    expect(await changes()).toEqual([]);
    repository.git('add', 'docs/nested');
    expect(await changes()).toEqual(['docs/nested none->submodule']);
    expect(changedPaths(await finished(await sourceOf('staged', repository)))).toEqual(['docs/nested none->submodule']);
  });
});

describe('files that git does not know', () => {
  it('count, but for ignored ones', async () => {
    repository.write('docs/new.md', 'x');
    repository.write('docs/new.tmp', 'x');
    repository.write('.git/info/exclude', '*.log\n');
    repository.write('docs/new.log', 'x');
    expect(await changes()).toEqual(['docs/new.md none->file']);
  });

  it('count where there is no exclude file at all', async () => {
    rmSync(path('.git/info'), { recursive: true, force: true });
    repository.write('docs/new.md', 'x');
    expect(await changes()).toEqual(['docs/new.md none->file']);
  });
});

describe('content that is not in git', () => {
  it('is what is on disk', async () => {
    repository.write('docs/a.md', 'on disk\n');
    const changeset = await finished(await sourceOf('work tree', repository), 'docs/a.md', 'docs/b.md');
    const text = (name: string) => {
      const entry = changeset.result.entry(name);
      return entry && String(changeset.result.bytes(entry));
    };
    expect([text('docs/a.md'), text('docs/b.md')]).toEqual(['on disk\n', 'one\n']);
  });

  it('is refused by its size', async () => {
    repository.write('docs/big.md', 'x'.repeat(1_001));
    const source = await sourceOf('work tree', repository);
    const { result } = await surveyed(source);
    const entry = result.entry('docs/big.md');
    const refused = await source.load(entry ? [{ entry, maxBytes: 1_000 }] : []);
    await source.close();
    expect(refused).toMatchObject([{ subject: 'docs/big.md', reason: 'is 1,001 bytes, the limit is 1,000' }]);
  });
});

describe('a repository without a work tree', () => {
  it('cannot be judged by it', async () => {
    const folder = join(repository.root, 'bare.git');
    repository.git('clone', '-q', '--bare', repository.folder, folder);
    const source = worktreeSource(await repository.found(folder), { whole: false });
    await expect(finished(source)).rejects.toThrow('has no work tree');
  });
});

describe('a sparse checkout', () => {
  it.each(['--no-sparse-index', '--sparse-index'])('shows edits of what is checked out, with %s', async (form) => {
    repository.git('sparse-checkout', 'init', '--cone', form);
    repository.git('sparse-checkout', 'set', 'docs');
    repository.write('docs/a.md', 'edited\n');
    // What lies outside of the cone is in the next commit, although not on disk.
    expect(await changes()).toEqual(['docs/a.md file->file']);
    expect(changedPaths(await finished(await sourceOf('staged', repository)))).toEqual([]);
  });
});
