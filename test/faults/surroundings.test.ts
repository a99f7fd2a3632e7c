import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../support/program.js';
import { build, newScenario, type Scenario } from '../support/scenario.js';
import { assertSentence, placeless, sentenceOf } from './faulted-calls.js';

const sh = String.raw;
const RANGE = ['check', '--range', 'main..topic'];
const PRELOAD = new URL('../support/file-system-faults.mjs', import.meta.url).href;

let allowed: Scenario;
let forbidden: Scenario;
beforeAll(() => {
  allowed = newScenario();
  build(allowed, sh`narrow "$D"; ci good; echo staged >> notes/x.md; git add -A`);
  forbidden = newScenario();
  build(forbidden, sh`widen "$P"; ci bad; ed 's/everything/nothing/i' "$P" || loosen "$P"; git add -A`);
});

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run of the built program is disturbed. */
interface Run {
  readonly args?: readonly string[];
  /** A script of the shell around `"$@"`, which is the program. */
  readonly around?: string;
  readonly extra?: Readonly<Record<string, string>>;
  readonly without?: string;
  readonly stdout?: number | 'pipe';
  readonly act?: (child: ChildProcess) => void;
}

function run({ folder, environment }: Scenario, { args = RANGE, around = '"$@"', ...how }: Run): Promise<Ended> {
  const all: Record<string, string> = { ...environment, ...how.extra };
  if (how.without !== undefined) delete all[how.without];
  const child = spawn(
    'bash',
    ['-c', around.includes('exec') ? around : `exec ${around}`, 'bash', execPath, program(), ...args],
    {
      cwd: folder,
      env: all,
      stdio: ['ignore', how.stdout ?? 'pipe', 'pipe'],
    },
  );
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  how.act?.(child);
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      resolve({ status, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

const rows: string[] = [];
function note(what: string, { status, stdout, stderr }: Ended): void {
  const said = stderr.includes('could not decide') ? stderr : stdout;
  rows.push(`| ${what} | ${status} | ${sentenceOf(said).replace(/node:\S+/g, 'node')} |`);
}

describe('a report that cannot be written', () => {
  it.each(['text', 'json'])('to a full disk, as %s', async (format) => {
    for (const scenario of [allowed, forbidden]) {
      const full = openSync('/dev/full', 'w');
      const ended = await run(scenario, { args: [...RANGE, '--format', format], stdout: full });
      closeSync(full);
      expect(ended.status, ended.stderr).toBe(2);
      assertSentence(ended.stderr);
      if (scenario === allowed) note(`standard output is a full disk (${format})`, ended);
    }
  });

  it.each(['pre-commit', 'pre-push'])('by %s, whose standard error is a full disk', async (hook) => {
    const around = '"$@" 2>/dev/full < /dev/null';
    expect((await run(forbidden, { args: ['hook', hook, 'origin'], around })).status).toBe(
      hook === 'pre-commit' ? 2 : 0,
    );
    // A pass of the first of two hooks is no word, and without a ref to push there is nothing to say: nothing is lost.
    expect((await run(allowed, { args: ['hook', hook, 'origin'], around })).status).toBe(0);
  });

  it('to a closed descriptor: Node puts /dev/null in its place, and the verdict stands as with > /dev/null', async () => {
    expect((await run(allowed, { around: '"$@" >&-' })).status).toBe(0);
    expect((await run(forbidden, { around: '"$@" >&-' })).status).toBe(1);
    expect((await run(forbidden, { around: '"$@" >&- 2>&- <&-' })).status).toBe(1);
    expect((await run(forbidden, { args: ['hook', 'pre-commit'], around: '"$@" 2>&-' })).status).toBe(1);
  });
});

describe('a temporary folder that cannot be used', () => {
  it.each([
    ['is missing', '/nowhere/at/all'],
    ['is no folder', '/dev/null'],
    ['cannot be written', '/proc/self'],
  ])('because it %s', async (what, TMPDIR) => {
    const ended = await run(allowed, { extra: { TMPDIR } });
    expect(ended.status, ended.stdout).toBe(2);
    assertSentence(ended.stderr);
    note(`the temporary folder ${what}`, ended);
  });

  it.each(['ENOSPC', 'EIO'] as const)('because each of its calls in turn ends in %s', async (kind) => {
    const log = join(allowed.temporary, 'calls.log');
    const faulted = (at: number, lasting = false): Promise<Ended> => {
      writeFileSync(log, '');
      const FAULT = JSON.stringify({ root: allowed.leftovers, at, kind: at === 0 ? 'none' : kind, lasting, log });
      return run(allowed, { around: `"$1" --import '${PRELOAD}' "\${@:2}"`, extra: { FAULT } });
    };
    const clean = await faulted(0);
    expect(clean.status, clean.stderr).toBe(0);
    const calls = readFileSync(log, 'utf8').split('\n').slice(0, -1);
    expect(calls.length).toBeGreaterThan(4);
    const said = new Set<string>();
    for (const [index, call] of calls.entries()) {
      const ended = await faulted(index + 1);
      expect.soft(ended.status, `${call}: ${ended.stdout}${ended.stderr}`).toBe(2);
      assertSentence(ended.stderr, call);
      said.add(sentenceOf(ended.stderr).replace(/injected, \w+ '[^']*'/, 'injected'));
      // What a failing disk did not let go is all that may be left.
      if (!call.startsWith('rmSync')) expect.soft(readdirSync(allowed.leftovers), call).toEqual([]);
      for (const name of readdirSync(allowed.leftovers)) rmSync(join(allowed.leftovers, name), { recursive: true });
    }
    for (const sentence of [...said].sort())
      rows.push(`| a call in the temporary folder ends in ${kind} | 2 | ${sentence} |`);
  });
});

describe('odd surroundings', () => {
  it('without a HOME the answer is the same', async () => {
    for (const [scenario, code] of [
      [allowed, 0],
      [forbidden, 1],
    ] as const) {
      const [usual, homeless] = [await run(scenario, {}), await run(scenario, { without: 'HOME' })];
      expect(homeless).toEqual(usual);
      expect(homeless.status).toBe(code);
    }
  });

  it('in a folder that is gone nothing is decided', async () => {
    const ended = await run(allowed, { around: 'mkdir -p "$T/gone" && cd "$T/gone" && rmdir "$T/gone" && exec "$@"' });
    expect(ended.status).toBe(2);
    assertSentence(ended.stderr);
    note('the current folder is gone', ended);
  });

  it('without a PATH nothing is decided', async () => {
    const ended = await run(allowed, { around: 'unset PATH; exec "$@"' });
    expect(ended.status).toBe(2);
    assertSentence(ended.stderr);
    note('there is no PATH', ended);
  });

  it('with a git that cannot be started nothing is decided', async () => {
    const bin = join(allowed.temporary, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'git'), '#!/nowhere/sh\n', { mode: 0o755 });
    const ended = await run(allowed, { extra: { PATH: `${bin}:${env.PATH ?? ''}` } });
    expect(ended.status).toBe(2);
    assertSentence(ended.stderr);
    note('git cannot be started', ended);
  });

  it.each([24, 32])('with %i open files at most it never passes what it did not see', async (files) => {
    const around = `ulimit -n ${files}; exec "$@"`;
    const blocked = await run(forbidden, { around });
    expect(blocked.status).not.toBe(0);
    const passed = await run(allowed, { around });
    if (passed.status === 0) expect(placeless(passed.stdout)).toBe(placeless((await run(allowed, {})).stdout));
    else expect(passed.stdout).not.toContain('pass:');
  });
});

describe.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s', (signal) => {
  it.each(['at the start', 'while git works', 'while the report is printed'])('%s passes nothing', async (when) => {
    const full = when.endsWith('printed') ? fullPipe(allowed.temporary) : null;
    const ended = await run(allowed, {
      ...(full === null ? {} : { stdout: full }),
      act: (child) => {
        const stop = (): void => void child.kill(signal);
        if (when === 'at the start') setTimeout(stop, 15);
        else if (when === 'while git works') whenRoom(allowed.leftovers, 'is open', stop);
        // The verdict is there, and waits for somebody to read it.
        else whenRoom(allowed.leftovers, 'is gone', () => setTimeout(stop, 100));
      },
    });
    if (full !== null) closeSync(full);
    const code = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal];
    expect([signal, code]).toContain(ended.status ?? ended.signal);
    if (when === 'while git works') expect(readdirSync(allowed.leftovers)).toEqual([]);
    for (const name of readdirSync(allowed.leftovers)) rmSync(join(allowed.leftovers, name), { recursive: true });
  });
});

it('has all of its answers in a table', async () => {
  const head = '# What is said in odd surroundings\n\n| what | exit code | could not decide |\n| --- | --- | --- |';
  await expect(`${head}\n${rows.join('\n')}\n`).toMatchFileSnapshot('answers/surroundings.md');
});

/** Waits for the clean room of a run. */
function whenRoom(folder: string, state: 'is open' | 'is gone', then: () => void): void {
  let wasThere = false;
  const watch = setInterval(() => {
    const isThere = readdirSync(folder).length > 0;
    wasThere ||= isThere;
    if (!wasThere || (state === 'is gone' && isThere)) return;
    clearInterval(watch);
    then();
  }, 1);
  setTimeout(() => clearInterval(watch), 20_000).unref();
}

/** A pipe that nobody reads and that holds all it can. */
function fullPipe(folder: string): number {
  const path = join(folder, `pipe-${randomBytes(4).toString('hex')}`);
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    for (;;) writeSync(pipe, Buffer.alloc(4096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'EAGAIN' });
  }
  return pipe;
}
