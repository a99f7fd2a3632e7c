import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { validateReport } from '../../engine/generated/validators.js';
import { program } from '../support/program.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/governed', import.meta.url));
const SIGNED = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handshake-cli-'));
  folders.push(folder);
  return folder;
}

function environment(folder: string): NodeJS.ProcessEnv {
  const identity = {
    GIT_AUTHOR_NAME: 'C',
    GIT_AUTHOR_EMAIL: 'c@example.org',
    GIT_COMMITTER_NAME: 'C',
    GIT_COMMITTER_EMAIL: 'c@example.org',
  };
  return { PATH: env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...identity };
}

function run(folder: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Answer {
  const options = { cwd: folder, env: { ...environment(folder), ...more }, encoding: 'utf8' as const };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args], options);
  return { code: status, out: stdout, err: stderr };
}

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: folder,
    env: environment(folder),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** The example repository, committed on main. */
function governed(): string {
  const folder = join(newFolder(), 'repository');
  cpSync(EXAMPLE, folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'base', '-m', 'Role: Orchestrator');
  return folder;
}

function edit(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(join(folder, path), text.replace(from, to));
}

describe('check', () => {
  it('passes a clean work tree and says what it looked at', () => {
    const { code, out } = run(governed(), []);
    expect(code).toBe(0);
    expect(out).toMatch(/^pass: 0 packets in this change, 2 in the tree/m);
  });

  it('blocks an edit of a signed packet in the work tree, and from a sub-folder', () => {
    const folder = governed();
    edit(folder, SIGNED, '  * src/jobs.ts', '  * src/**');
    const { code, out } = run(join(folder, 'docs'), ['check']);
    expect(code).toBe(1);
    expect(out).toContain(`${SIGNED}:`);
    expect(out).toContain('signature-lock/field-changed');
  });

  it('judges what is staged, whatever the work tree says', () => {
    const folder = governed();
    edit(folder, SIGNED, '  * src/jobs.ts', '  * src/**');
    git(folder, 'add', '-A');
    edit(folder, SIGNED, '  * src/**', '  * src/jobs.ts');
    expect(run(folder, ['check', '--staged']).code).toBe(1);
    expect(run(folder, ['check']).code).toBe(0);
  });

  it('names the commit in a range', () => {
    const folder = governed();
    edit(folder, SIGNED, '  * src/jobs.ts', '  * src/**');
    git(folder, 'commit', '-qam', 'widen', '--no-verify');
    const id = git(folder, 'rev-parse', 'HEAD');
    const { code, out } = run(folder, ['check', '--range', 'HEAD~1..HEAD']);
    expect(code).toBe(1);
    expect(out).toContain(id.slice(0, 12));
  });

  it('prints a report that keeps to its schema', () => {
    const folder = governed();
    edit(folder, SIGNED, '  * src/jobs.ts', '  * src/**');
    const { code, out } = run(folder, ['check', '--format', 'json']);
    expect(code).toBe(1);
    const report = JSON.parse(out);
    expect(validateReport(report), JSON.stringify(validateReport.errors)).toBe(true);
    expect(report).toMatchObject({ version: 1, verdict: 'block', door: 'cli' });
  });

  it('holds everything against the law with --all, and one packet or rule when asked', () => {
    const folder = governed();
    expect(run(folder, ['check', '--all']).code).toBe(0);
    const one = run(folder, ['check', 'WP-1-Cancel-Job-20260101', '--rule', 'packet-structure']);
    expect(one.code).toBe(0);
    expect(one.out).toContain('left out by --rule');
  });
});

describe('what cannot be decided', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown revision', ['check', '--range', 'nowhere..HEAD'], /nowhere/],
    ['an option as a revision', ['check', '--range', '--output=x..HEAD'], /--output=x|--range/],
    ['an unknown rule', ['check', '--rule', 'signature-look'], /signature-lock/],
    ['an unknown packet', ['check', 'WP-1-Cancel-Job'], /WP-1-Cancel-Job-20260101/],
    ['an unknown command', ['chekc'], /chekc/],
    ['an unknown option', ['check', '--stagged'], /--staged/],
    ['two trees', ['check', '--staged', '--all'], /--staged and --all/],
    ['a file that is not there', ['inspect', 'nothing.md'], /nothing\.md/],
    ['a folder', ['inspect', 'docs'], /docs/],
    ['an unknown hook', ['hook', 'pre-comit'], /pre-commit/],
    ['an unknown rule to explain', ['explain', 'packet-structur'], /packet-structure/],
  ])('%s', (_, args, named) => {
    const { code, err, out } = run(governed(), args);
    expect(code).toBe(2);
    expect(err).toMatch(/^handshake-check could not decide: /);
    expect(err).toMatch(named);
    expect(err + out).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });

  it('a folder that is no repository', () => {
    const { code, err } = run(newFolder(), ['check']);
    expect(code).toBe(2);
    expect(err).toContain('not a git repository');
  });

  it('a configuration that is broken, with its place and the nearest name', () => {
    const folder = governed();
    writeFileSync(join(folder, 'handshake.config.json'), '{\n  "rulez": {}\n}\n');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'config');
    const { code, err } = run(folder, []);
    expect(code).toBe(2);
    expect(err).toMatch(/handshake\.config\.json:2:3/);
    expect(err).toContain('rules');
  });

  it('a packet that is too large', () => {
    const folder = governed();
    writeFileSync(join(folder, 'docs/task_packets/WP-1-Big-20260107.md'), 'a'.repeat(50_000_000));
    const { code, err, out } = run(folder, []);
    expect(code).toBe(2);
    expect(err + out).toContain('WP-1-Big-20260107.md');
  });

  it('a packet that is nested ten thousand deep', () => {
    const folder = governed();
    const text = readFileSync(join(folder, SIGNED), 'utf8').replaceAll(
      'WP-1-Cancel-Job-20260101',
      'WP-1-Deep-20260107',
    );
    writeFileSync(join(folder, 'docs/task_packets/WP-1-Deep-20260107.md'), `${text}\n${'- '.repeat(10_000)}a\n`);
    const { code, err, out } = run(folder, []);
    expect(code).not.toBe(0);
    expect(err + out).toContain('WP-1-Deep-20260107');
    expect(err + out).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });

  it('no git on the path', () => {
    const { code, err } = run(governed(), [], { PATH: newFolder() });
    expect(code).toBe(2);
    expect(err).toContain('git');
  });

  it('a git that is too old', () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'git'),
      '#!/bin/sh\n[ "$1" = --version ] && echo "git version 2.30.1" && exit 0\nexit 129\n',
      { mode: 0o755 },
    );
    const { code, err } = run(governed(), [], { PATH: `${folder}:${env.PATH}` });
    expect(code).toBe(2);
    expect(err).toMatch(/2\.30/);
  });

  it('a closed standard output', () => {
    const folder = governed();
    mkdirSync(join(folder, 'logs'));
    const script = `"${process.execPath}" "${program()}" check --all --format json | true; exit "\${PIPESTATUS[0]}"`;
    const { status } = spawnSync('bash', ['-c', script], { cwd: folder, env: environment(folder), encoding: 'utf8' });
    // Either everything fitted into the pipe before it closed, or the answer was lost and cannot have been a pass.
    expect([0, 2]).toContain(status);
  });
});

describe('the other commands', () => {
  it('inspects a packet by id and by file', () => {
    const folder = governed();
    const text = run(folder, ['inspect', 'WP-1-Cancel-Job-20260101']);
    expect(text).toMatchObject({ code: 0 });
    expect(text.out).toContain('signed by alice at 2026-01-01T12:00Z');
    const json = JSON.parse(run(folder, ['inspect', SIGNED, '--format', 'json']).out);
    expect(json.fields.find(({ name }: { name: string }) => name === 'RISK_TIER')).toMatchObject({
      value: 'MEDIUM',
      zone: 'contract',
      column: 1,
    });
  });

  it('explains a rule and a clause', () => {
    const folder = newFolder();
    expect(run(folder, ['explain', 'signature-lock']).out).toContain('# signature-lock');
    expect(run(folder, ['explain', 'CX-581'])).toMatchObject({ code: 0 });
  });

  it('prints version and help', () => {
    const folder = newFolder();
    expect(run(folder, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run(folder, ['--help']).out).toContain('Examples:');
  });

  it('shows the demo and leaves nothing behind', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'tmp'));
    const { code, out } = run(folder, ['demo'], { TMPDIR: join(folder, 'tmp') });
    expect(code, out).toBe(0);
    expect(out.match(/as it should be/g)).toHaveLength(4);
    expect(spawnSync('ls', ['-A', join(folder, 'tmp')], { encoding: 'utf8' }).stdout).toBe('');
  });
});

describe('hook commit-msg', () => {
  it('completes the role and judges with it', () => {
    const folder = governed();
    writeFileSync(join(folder, 'src/jobs.ts'), 'export const changed = true;\n');
    git(folder, 'add', '-A');
    writeFileSync(join(folder, '.git/MSG'), 'change\n\n# a comment\n');
    expect(run(folder, ['hook', 'commit-msg', '.git/MSG']).code).toBe(1);
    git(folder, 'config', 'handshake.role', 'Coder');
    const { code, err } = run(folder, ['hook', 'commit-msg', '.git/MSG']);
    expect(code, err).toBe(0);
    expect(readFileSync(join(folder, '.git/MSG'), 'utf8')).toBe('change\n\nRole: Coder\n\n# a comment\n');
  });

  it('never overrides what the message says', () => {
    const folder = governed();
    writeFileSync(join(folder, 'src/jobs.ts'), 'export const changed = true;\n');
    git(folder, 'add', '-A');
    git(folder, 'config', 'handshake.role', 'Coder');
    writeFileSync(join(folder, '.git/MSG'), 'change\n\nRole: Orchestrator\n');
    const { code, err } = run(folder, ['hook', 'commit-msg', '.git/MSG']);
    expect(code).toBe(1);
    expect(err).toContain('no-code-by-orchestrator');
  });
});
