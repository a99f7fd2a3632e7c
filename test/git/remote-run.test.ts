import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill, platform } from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runRemoteGit } from '../../engine/git/remote-run.js';
import { newFolder, TemporaryRepository } from './temporary-repository.js';

const place = new TemporaryRepository(newFolder(), newFolder());
const LIMIT = 16 * 1024 * 1024;
let count = 0;

/** Runs a shell script in the place of git. Whatever it writes to `$HERE` stands in the file. */
function run(script: string, deadline = 60_000) {
  const name = `git-${count++}`;
  const file = join(place.folder, name);
  const binary = place.program(name, `#!/bin/sh\n${script}\n`);
  const env = { PATH: '/usr/bin:/bin', HERE: file };
  return { file, ended: runRemoteGit({ binary, env, cwd: place.folder }, ['fetch', 'a b', '$c'], deadline) };
}

const LONG = 20_000;

/** Waits in real time, also where the timers are ours. */
async function until(isSo: () => boolean): Promise<void> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > LONG) throw new Error(`did not become so within ${LONG / 1000} s`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const written = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

afterEach(() => {
  vi.useRealTimers();
});

function ownTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

describe.skipIf(platform === 'win32')('a git that talks to a server', () => {
  it('gets its folder, environment and arguments, and nothing on its input', async () => {
    const { ended, file } = run('pwd; printf "%s\\n" "$@" "$HERE"; cat; printf "a\\n b\\n" >&2');
    expect(await ended).toMatchObject({ code: 0, stderr: 'a; b', stopped: null });
    expect(String((await ended).stdout)).toBe(`${place.folder}\nfetch\na b\n$c\n${file}\n`);
  });

  it('ends with the code that it ends with, and leaves no timer', async () => {
    ownTimers();
    expect(await run('printf x; exit 3').ended).toEqual({
      code: 3,
      stdout: Buffer.from('x'),
      stderr: '',
      stopped: null,
    });
    expect(await run('kill -9 $$').ended).toMatchObject({ code: null, stopped: null });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may not be there', async () => {
    ownTimers();
    const ended = await runRemoteGit({ binary: '/nowhere/git', env: {}, cwd: place.folder }, [], 1000);
    expect(ended).toMatchObject({ code: null, stderr: '' });
    expect(ended.stdout).toHaveLength(0);
    expect(ended.stopped).toMatch(/^did not start: spawn \/nowhere\/git ENOENT$/);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is asked to end behind its deadline, and not earlier', async () => {
    ownTimers();
    const { ended, file } = run(
      'trap "echo asked >> $HERE; exit 0" TERM; echo ready > $HERE; while :; do sleep 0.01; done',
      5000,
    );
    await until(() => written(file) === 'ready\n');
    vi.advanceTimersByTime(4999);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await ended).toMatchObject({ code: null, stopped: 'did not end within 5 s' });
    expect(written(file)).toBe('ready\nasked\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is killed two seconds later, if it does not hear', async () => {
    ownTimers();
    const { ended, file } = run('trap "" TERM; echo ready > $HERE; while :; do sleep 0.01; done', 1000);
    await until(() => written(file) === 'ready\n');
    vi.advanceTimersByTime(1000);
    vi.advanceTimersByTime(1999);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await ended).toMatchObject({ code: null, stopped: 'did not end within 1 s' });
  });

  it('may write sixteen megabytes, and no more', async () => {
    const all = await run(`head -c ${LIMIT} /dev/zero`).ended;
    expect([all.code, all.stdout.length, all.stopped]).toEqual([0, LIMIT, null]);
    const more = await run(`head -c ${LIMIT + 1} /dev/zero; exec sleep 30`).ended;
    expect([more.code, more.stopped]).toEqual([null, `wrote more than ${LIMIT} bytes`]);
    expect(more.stdout.length).toBeLessThanOrEqual(LIMIT);
  });

  it('is stopped for one reason, the first', async () => {
    ownTimers();
    const { ended } = run(`trap "" TERM; head -c ${LIMIT + 1} /dev/zero; while :; do sleep 0.01; done`, 1000);
    await until(() => vi.getTimerCount() === 2);
    vi.advanceTimersByTime(1000);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(await ended).toMatchObject({ stopped: `wrote more than ${LIMIT} bytes` });
  });

  it('is not waited for once it has ended, though its children hold its pipes', async () => {
    ownTimers();
    const { ended, file } = run('sleep 30 & echo $! > $HERE; trap "exit 0" TERM; while :; do sleep 0.01; done', 1000);
    await until(() => written(file).endsWith('\n'));
    vi.advanceTimersByTime(1000);
    expect(await ended).toMatchObject({ code: null, stopped: 'did not end within 1 s' });
    kill(Number(written(file)), 'SIGKILL');
  });

  it('that ended by itself is waited for until all is read', async () => {
    const { stdout, code } = await run('(sleep 0.1; echo late) & exit 0').ended;
    expect([String(stdout), code]).toEqual(['late\n', 0]);
  });
});
