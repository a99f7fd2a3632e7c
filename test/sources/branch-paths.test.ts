import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../engine/git/repository.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { pathsOnBranches } from '../../engine/sources/branch-paths.js';
import { environment, GovernedRepository, run } from '../cli/governed-repository.js';

const PACKETS = 'docs/task_packets';

async function seen(repository: GovernedRepository): Promise<string[]> {
  const opened = await openRepository(repository.folder, environment(repository.folder));
  return (await pathsOnBranches(opened, PACKETS)).map(({ branch, path }) => `${branch} ${path}`).sort();
}

describe('other branches', () => {
  it('show what they have in the folder beyond HEAD, once for each commit', async () => {
    const repository = new GovernedRepository();
    repository.git('branch', 'same');
    repository.git('checkout', '--quiet', '-b', 'feature/a');
    repository.write(`${PACKETS}/WP-1-A-v1.md`, 'a\n');
    repository.write('src/other.ts', 'x\n');
    repository.commitAll('a');
    repository.git('branch', 'zz-the-same-commit');
    repository.git('checkout', '--quiet', 'main');
    repository.git('update-ref', 'refs/remotes/origin/theirs', 'feature/a');
    expect(await seen(repository)).toEqual([`feature/a ${PACKETS}/WP-1-A-v1.md`]);
  });

  it('show folders that are the same one on some file system, and nothing beside them', async () => {
    const repository = new GovernedRepository();
    repository.git('checkout', '--quiet', '--orphan', 'other');
    repository.git('rm', '--quiet', '-r', '--force', '.');
    for (const path of [
      'Docs/Task_Packets/WP-1-B-v1.md',
      'docs/task_packets_old/WP-1-C-v1.md',
      'docs/task_packets/in/WP-1-D-v1.md',
    ]) {
      repository.write(path, path);
    }
    repository.commitAll('other');
    repository.git('checkout', '--quiet', 'main');
    expect(await seen(repository)).toEqual([
      'other Docs/Task_Packets/WP-1-B-v1.md',
      'other docs/task_packets/in/WP-1-D-v1.md',
    ]);
  });

  it('are none in a repository without a commit', async () => {
    const repository = new GovernedRepository();
    rmSync(join(repository.folder, '.git'), { recursive: true });
    repository.git('init', '--quiet');
    expect(await seen(repository)).toEqual([]);
  });

  it('that are damaged are no reason to call an id free', async () => {
    const repository = new GovernedRepository();
    mkdirSync(join(repository.folder, '.git/refs/heads'), { recursive: true });
    writeFileSync(join(repository.folder, '.git/refs/heads/lost'), `${'1'.repeat(40)}\n`);
    await expect(seen(repository)).rejects.toThrow(UndecidedError);
  });

  it('may be many', async () => {
    const repository = new GovernedRepository();
    repository.write(`${PACKETS}/WP-1-A-v1.md`, 'a\n');
    repository.commitAll('a');
    const script = Array.from(
      { length: 300 },
      (_, index) =>
        `commit refs/heads/b${index}\ncommitter A <a@example.org> ${index} +0000\ndata 1\nx\nM 644 inline ${PACKETS}/WP-1-B${index}-v1.md\ndata 1\nx\n`,
    ).join('');
    expect(run('git', ['fast-import', '--quiet'], repository.folder, { input: script }).status).toBe(0);
    const started = performance.now();
    expect(await seen(repository)).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
