import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process, { platform } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { liveLock, takeLock } from '../../../cli/desk/writing/act-lock.js';
import { temporaryFolder } from '../governed-repository.js';

/** How long a process may take to get where the test wants it, in milliseconds. */
const WAITING = { timeout: 20_000, interval: 10 };

const locks = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('.lock'));

/** The name of this process's lock, in its parts. */
async function nameParts(): Promise<{ readonly started: string; readonly place: string }> {
  const folder = temporaryFolder();
  const release = await takeLock(folder);
  const [, , started = '', place = ''] = (locks(folder)[0] ?? '').slice('handshake-check.'.length).split('-');
  release();
  return { started, place };
}

function leaveLock(folder: string, pid: number, started: string, place: string): string {
  const name = `handshake-check.lock-${pid}-${started}-${place}-0123456789ab`;
  writeFileSync(join(folder, name), '');
  return name;
}

it('is there while it is held, and goes', async () => {
  const folder = temporaryFolder();
  const release = await takeLock(folder);
  expect(locks(folder)).toEqual([expect.stringMatching(new RegExp(`^handshake-check\\.lock-${process.pid}-`))]);
  release();
  expect(locks(folder)).toEqual([]);
});

it('is waited for, and refused when that takes too long', async () => {
  const folder = temporaryFolder();
  const release = await takeLock(folder);
  await expect(takeLock(folder, 0)).rejects.toThrow(`is being written by process ${process.pid}, expected one run`);
  const second = takeLock(folder);
  await pause(150);
  release();
  (await second)();
  expect(locks(folder)).toEqual([]);
});

it('is held by one at a time, whoever comes when', async () => {
  const folder = temporaryFolder();
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const release = await takeLock(folder, 60_000);
      most = Math.max(most, ++inside);
      await pause(Math.random() * 5);
      inside--;
      release();
    }),
  );
  expect(most).toBe(1);
  expect(locks(folder)).toEqual([]);
});

it('of a process that is gone binds nobody', async () => {
  const folder = temporaryFolder();
  const { started, place } = await nameParts();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  leaveLock(folder, pid, started, place);
  expect(liveLock(folder)).toBe(undefined);
  const release = await takeLock(folder, 0);
  expect(locks(folder)).toHaveLength(1);
  release();
  expect(locks(folder)).toEqual([]);
});

it.runIf(platform === 'linux')('of a process whose number another one has got since binds nobody', async () => {
  const folder = temporaryFolder();
  const { place } = await nameParts();
  leaveLock(folder, process.pid, 'ffffffffffff', place);
  (await takeLock(folder, 0))();
  expect(locks(folder)).toEqual([]);
});

it.runIf(platform === 'linux')('of a process that was killed and not buried binds nobody', async () => {
  const folder = temporaryFolder();
  const { started, place } = await nameParts();
  // A program that a shell became never asks what became of its children. The child ends after that: a shell would still bury it.
  const parent = spawn('sh', ['-c', 'sleep 30 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [pid] = await once(parent.stdout, 'data');
    await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'), WAITING);
    process.kill(Number(String(pid)), 'SIGKILL');
    await vi.waitFor(
      () => expect(readFileSync(`/proc/${Number(String(pid))}/stat`, 'utf8')).toContain(') Z '),
      WAITING,
    );
    leaveLock(folder, Number(String(pid)), started, place);
    (await takeLock(folder, 0))();
  } finally {
    parent.kill();
  }
  expect(locks(folder)).toEqual([]);
});

it('of another machine is left alone, and the message says how to remove it', async () => {
  const folder = temporaryFolder();
  const { started } = await nameParts();
  const name = leaveLock(folder, 4_000_000, started, 'ffffffffffff');
  await expect(takeLock(folder, 0)).rejects.toMatchObject({
    reason: expect.stringContaining('by a run on another machine or in another container'),
    help: expect.stringContaining(`rm '${join(folder, name)}'`),
  });
  expect(locks(folder)).toEqual([name]);
});

it('is refused where nobody can write', async () => {
  const folder = join(temporaryFolder(), 'absent');
  await expect(takeLock(folder, 0)).rejects.toThrow(/^the work tree cannot be locked \(ENOENT/);
  mkdirSync(folder);
  (await takeLock(folder, 0))();
});
