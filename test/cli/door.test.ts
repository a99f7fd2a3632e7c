import { spawn } from 'node:child_process';
import { openSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { execPath } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../support/program.js';
import { environment, GovernedRepository, temporaryFolder } from './governed-repository.js';

let repository: GovernedRepository;
beforeAll(() => {
  repository = new GovernedRepository();
});

/** Runs something in the program's process before the program, so that a breakdown can be staged. */
function breaking(script: string): { readonly extra: Record<string, string> } {
  return { extra: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` } };
}

describe('an answer that nobody gets is no pass', () => {
  it.each(['text', 'json'])('a closed pipe: %s', async (format) => {
    const child = spawn(execPath, [program(), 'check', '--all', '--format', format], {
      cwd: repository.folder,
      env: environment(dirname(repository.folder)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(2);
    expect(Buffer.concat(said).toString()).toMatch(/^handshake-check could not decide: standard output .*EPIPE/);
  });

  it('both streams closed', async () => {
    const child = spawn(execPath, [program(), '--version'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  });

  it('a full disk', async () => {
    const child = spawn(execPath, [program(), '--help'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  });
});

describe('a program that breaks down', () => {
  const throwing = `process.stdout.write = () => { throw new TypeError('x is not\\n a function'); };`;

  it('says so in one sentence, and ends with 2', () => {
    const { status, stderr } = repository.handshake(['check'], breaking(throwing));
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^handshake-check could not decide: this run broke down: TypeError: x is not\\n a function\n {2}help: .*--verbose.*\n$/,
    );
  });

  it('shows where with --verbose', () => {
    const { status, stderr } = repository.handshake(['check', '--verbose'], breaking(throwing));
    expect(status).toBe(2);
    expect(stderr).toMatch(/\n\s+at /);
  });

  it('ends with 2 when it waits for what never comes', () => {
    const { status, stdout, stderr } = repository.handshake(['check'], breaking('process.stdout.write = () => true;'));
    expect(stdout).toBe('');
    expect(stderr).toContain(
      'handshake-check could not decide: this run broke down: Error: the run ended before it had an answer',
    );
    expect(status).toBe(2);
  });

  it('ends with 2 when something throws that nobody waits for', () => {
    const later = `process.stdout.write = () => setTimeout(() => { throw new Error('later'); });`;
    const { status, stderr } = repository.handshake(['check'], breaking(later));
    expect(stderr).toMatch(/^handshake-check could not decide: this run broke down: Error: later/);
    expect(status).toBe(2);
  });
});

describe('a program that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s passes nothing and leaves nothing behind', async (signal, code) => {
    const scratch = temporaryFolder();
    const child = spawn(execPath, [program(), 'check', '--all'], {
      cwd: repository.folder,
      env: environment(dirname(repository.folder), { TMPDIR: scratch }),
      stdio: 'ignore',
    });
    // The clean room is there from the beginning of the survey to the end of the judgement.
    const watch = setInterval(() => {
      if (readdirSync(scratch).length === 0) return;
      clearInterval(watch);
      child.kill(signal);
    }, 1);
    const status = await new Promise((resolve) => child.on('close', resolve));
    clearInterval(watch);
    expect(status).toBe(code);
    expect(readdirSync(scratch)).toEqual([]);
  });
});

describe('the environment', () => {
  it.each([
    { HANDSHAKE_SKIP: '1', SKIP: 'handshake-check', HUSKY: '0', CI: 'true', NODE_ENV: 'test' },
    { HANDSHAKE_ROLE: 'Validator', HANDSHAKE_DEBUG: '1', HANDSHAKE_CONFIG: '/dev/null' },
  ])('loosens nothing (threat H13): %j', (extra) => {
    const broken = new GovernedRepository();
    broken.edit('docs/task_packets/WP-1-Cancel-Job-20260101.md', 'RISK_TIER**: MEDIUM', 'RISK_TIER**: LOW');
    broken.git('add', '--all');
    expect(broken.handshake(['check'], { extra }).status).toBe(1);
    expect(broken.handshake(['hook', 'pre-commit'], { extra }).status).toBe(1);
  });
});
