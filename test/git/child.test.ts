import { once } from 'node:events';
import { kill, platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { endGit, startGit } from '../../engine/git/child.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const cwd = place.folder;
let count = 0;

function started(script: string, binary?: string) {
  const program = binary ?? place.program(`git-${count++}`, `#!/bin/sh\n${script}\n`);
  return startGit({ binary: program, env: { PATH: '/usr/bin:/bin' }, cwd }, ['log']);
}

function isThere(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(platform === 'win32')('a git that is ended', () => {
  it('is gone at once with all that it started, whatever signals they ignore', async () => {
    const child = started('trap "" TERM; sleep 30 & echo $!; wait');
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    const grandchild = Number(String(first));
    expect(isThere(grandchild)).toBe(true);
    endGit(child);
    const [code, signal] = await once(child, 'exit');
    expect([code, signal]).toEqual([null, 'SIGKILL']);
    // Whoever takes over the orphan may take a moment to bury it.
    await expect.poll(() => isThere(grandchild), { timeout: 5_000 }).toBe(false);
  });

  it('may have ended by itself, or never have started', async () => {
    const child = started('exit 3');
    expect(await once(child, 'exit')).toEqual([3, null]);
    expect(() => endGit(child)).not.toThrow();
    const killed = started('kill -9 $$');
    expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
    expect(() => endGit(killed)).not.toThrow();
    const none = started('', '/nowhere/git');
    const failed = once(none, 'error');
    expect(() => endGit(none)).not.toThrow();
    expect(String(await failed)).toContain('ENOENT');
  });

  it('may be ended twice', async () => {
    const child = started('sleep 30');
    const exit = once(child, 'exit');
    endGit(child);
    expect(() => endGit(child)).not.toThrow();
    expect((await exit)[1]).toBe('SIGKILL');
    expect(() => endGit(child)).not.toThrow();
  });
});
