import { chmodSync, cpSync, existsSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../governed-repository.js';
import { InstalledRepository, installedFolder, must, pathWith, ROOT } from './installed.js';

const LEFTHOOK = join(
  ROOT,
  'test/lefthook/node_modules',
  `lefthook-${process.platform}-${process.arch}`,
  'bin/lefthook',
);
const hasLefthook = existsSync(LEFTHOOK);
if (!hasLefthook)
  console.warn('init beside lefthook is not tested: npm ci --prefix test/lefthook brings it, on Linux.');

const hasPython = hasPreCommit();
if (!hasPython) console.warn('init beside pre-commit is not tested: apt-get install pre-commit brings it.');

function hasPreCommit(): boolean {
  try {
    return run('pre-commit', ['--version'], temporaryFolder()).status === 0;
  } catch {
    // It is on no PATH here, which the warning above says.
    return false;
  }
}

let installed = '';
beforeAll(() => {
  installed = installedFolder();
}, 120_000);

/** Lays the gate, and holds it to what it is there for: the next forbidden commit is blocked, and the next good one passes. */
function governs(repository: InstalledRepository, extra: Readonly<Record<string, string>> = {}): void {
  const first = repository.commit('Lay down the protocol and the spec', 'Orchestrator', extra);
  expect(first.stderr + first.stdout).toContain('pass: 0 packets');
  expect(first.status).toBe(0);
  repository.write('src/jobs.ts', 'export const jobs = [];\n');
  const forbidden = repository.commit('Write code that nobody has signed', 'Coder', extra);
  expect(forbidden.stderr + forbidden.stdout).toContain('work-packet-reference/no-packet');
  expect(forbidden.status).toBe(1);
  repository.git('rm', '--quiet', '--force', 'src/jobs.ts');
  repository.write('docs/NOTES.md', '# Notes\n\nNothing is settled yet.\n');
  const good = repository.commit('Take notes', 'Orchestrator', extra);
  expect(good.stderr + good.stdout).toContain('pass: 0 packets');
  expect(good.status).toBe(0);
  repository.git('rm', '--quiet', 'docs/NOTES.md');
}

/** Takes the gate out again, and looks for what is left of it. */
function leavesNoTrace(repository: InstalledRepository, before: ReadonlyMap<string, string>): void {
  must(repository.handshake('init', '--uninstall', '--yes'));
  expect(repository.traces()).toEqual(before);
  expect(repository.handshake('init', '--uninstall', '--yes').stdout).toBe('nothing has to be written\n');
}

function laid(repository: InstalledRepository): void {
  must(repository.handshake('init', '--yes'));
  expect(repository.handshake('init', '--yes').stdout).toMatch(/^nothing has to be written\n/);
}

describe('from an empty folder to a governed repository', () => {
  it('npm install, git init, init: the next forbidden commit is blocked, the next good one passes, and nothing stays', () => {
    const repository = new InstalledRepository(installed);
    const before = repository.traces();
    laid(repository);
    governs(repository);
    expect(repository.handshake('doctor').stdout).toContain('The gate is live here.');
    leavesNoTrace(repository, before);
  });

  it('says git init first where there is no repository', () => {
    const { status, stdout, stderr } = run('npx', ['--offline', 'handshake-check', 'init', '--yes'], installed);
    expect(stderr).toContain('help: Make one first, and run this again: git init');
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('beside a manager of hooks', () => {
  it('husky, with hooks of its own', () => {
    const repository = new InstalledRepository(installed);
    cpSync(join(ROOT, 'node_modules/husky'), join(repository.folder, 'node_modules/husky'), { recursive: true });
    must(repository.run(process.execPath, ['node_modules/husky/bin.js']));
    repository.write('.husky/pre-commit', 'echo own-hook\n');
    repository.write('.husky/pre-push', 'cat > pushed.txt\n');
    const before = repository.traces();
    laid(repository);
    governs(repository);
    expect(repository.handshake('doctor').stdout).toContain('The gate is live here.');
    const remote = temporaryFolder();
    must(run('git', ['init', '--quiet', '--bare', '--initial-branch=main'], remote));
    repository.git('remote', 'add', 'origin', remote);
    // Ours has judged the push, and theirs still gets what git says of it.
    expect(must(repository.run('git', ['push', 'origin', 'main'])).stderr).toContain('pass: 0 packets');
    expect(repository.read('pushed.txt')).toMatch(/^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\n$/);
    repository.git('remote', 'remove', 'origin');
    repository.run('rm', ['pushed.txt']);
    leavesNoTrace(repository, before);
  });

  it.skipIf(!hasLefthook)('lefthook, which lays what it is told by itself', () => {
    const repository = new InstalledRepository(installed);
    mkdirSync(join(repository.folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(LEFTHOOK, join(repository.folder, 'node_modules/.bin/lefthook'));
    const path = pathWith(join(repository.folder, 'node_modules/.bin'));
    repository.write('lefthook.yml', 'pre-commit:\n  jobs:\n    - name: own\n      run: echo own-hook\n');
    // lefthook tells by the second whether its configuration changed since it laid its hooks.
    utimesSync(join(repository.folder, 'lefthook.yml'), 1_600_000_000, 1_600_000_000);
    must(repository.run('lefthook', ['install'], path));
    const before = repository.traces();
    laid(repository);
    governs(repository, path);
    expect(repository.handshake('doctor').stdout).toContain('The gate is live here.');
    leavesNoTrace(repository, before);
  });

  it.skipIf(!hasPython)('pre-commit, which runs ours before its own', () => {
    const repository = new InstalledRepository(installed);
    const home = { PRE_COMMIT_HOME: temporaryFolder() };
    repository.write('.pre-commit-config.yaml', OWN_HOOK);
    must(repository.run('pre-commit', ['install'], home));
    const before = repository.traces();
    laid(repository);
    governs(repository, home);
    expect(repository.handshake('doctor').stdout).toContain('The gate is live here.');
    leavesNoTrace(repository, before);
  });

  it.skipIf(!hasPython)('pre-commit, which was installed after the gate and moves its hooks aside', () => {
    const repository = new InstalledRepository(installed);
    const home = { PRE_COMMIT_HOME: temporaryFolder() };
    repository.write('.pre-commit-config.yaml', OWN_HOOK);
    const without = repository.traces();
    laid(repository);
    must(repository.run('pre-commit', ['install', '-t', 'pre-commit', '-t', 'commit-msg'], home));
    governs(repository, home);
    expect(repository.handshake('doctor').stdout).toContain('The gate is live here.');
    must(repository.handshake('init', '--uninstall', '--yes'));
    must(repository.run('pre-commit', ['uninstall', '-t', 'pre-commit', '-t', 'commit-msg'], home));
    expect(repository.traces()).toEqual(without);
  });

  it.skipIf(!hasPython)('pre-commit, by what this project offers to it', () => {
    const repository = new InstalledRepository(installed);
    const home = { PRE_COMMIT_HOME: temporaryFolder() };
    const { folder, rev } = offered();
    must(repository.handshake('init', '--yes'));
    const hooks = ['handshake-check', 'handshake-check-message', 'handshake-check-push'];
    repository.write(
      '.pre-commit-config.yaml',
      `default_install_hook_types: [pre-commit, pre-merge-commit, commit-msg, pre-push]\nrepos:\n  - repo: ${JSON.stringify(folder)}\n    rev: ${rev}\n    hooks:\n${hooks.map((id) => `      - id: ${id}\n`).join('')}`,
    );
    must(repository.run('rm', ['-r', '.git/hooks']));
    must(repository.run('pre-commit', ['install'], home));
    repository.write('src/jobs.ts', 'export const jobs = [];\n');
    const forbidden = repository.commit('Write code', 'Coder', home);
    expect(forbidden.stdout + forbidden.stderr).toContain('work-packet-reference/no-packet');
    expect(forbidden.status).toBe(1);
    repository.git('rm', '--quiet', '--force', 'src/jobs.ts');
    expect(repository.commit('Lay down the protocol and the spec', 'Orchestrator', home).status).toBe(0);
    const remote = temporaryFolder();
    must(run('git', ['init', '--quiet', '--bare', '--initial-branch=main'], remote));
    repository.git('remote', 'add', 'origin', remote);
    const pushed = repository.run('git', ['push', 'origin', 'main'], home);
    expect(pushed.stdout + pushed.stderr).toContain('handshake-check (push)');
    expect(pushed.status, pushed.stderr).toBe(0);
    repository.write('src/jobs.ts', 'export const jobs = [];\n');
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--no-verify', '-m', 'Write code', '-m', 'Role: Coder');
    const refused = repository.run('git', ['push', 'origin', 'main'], home);
    expect(refused.stdout + refused.stderr).toContain('work-packet-reference/no-packet');
    expect(refused.status).not.toBe(0);
  });

  it('lint-staged, which judges packets too', () => {
    const repository = new InstalledRepository(installed);
    const manifest = JSON.parse(repository.read('package.json'));
    repository.write(
      'package.json',
      `${JSON.stringify({ ...manifest, 'lint-staged': { '*.css': 'true' } }, null, 2)}\n`,
    );
    const before = repository.traces();
    laid(repository);
    governs(repository);
    repository.write('docs/task_packets/WP-1-Jobs-20260101.md', '# Task Packet: WP-1-Jobs-20260101\n');
    repository.git('add', '--all');
    const staged = repository.run(process.execPath, [join(ROOT, 'node_modules/lint-staged/bin/lint-staged.js')]);
    expect(staged.stdout + staged.stderr).toContain('packet-structure/');
    expect(staged.status).toBe(1);
    repository.git('rm', '--quiet', '--force', 'docs/task_packets/WP-1-Jobs-20260101.md');
    leavesNoTrace(repository, before);
  });
});

const OWN_HOOK = `repos:
  - repo: local
    hooks:
      - id: own
        name: own
        entry: echo own-hook
        language: system
        pass_filenames: false
`;

/** What pre-commit clones: this project, as far as its hooks go. */
function offered(): { readonly folder: string; readonly rev: string } {
  const folder = temporaryFolder();
  for (const part of ['.pre-commit-hooks.yaml', 'hooks', 'recipes', 'package.json'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  for (const script of ['hooks/pre-commit', 'hooks/commit-msg', 'recipes/pre-push-by-pre-commit'])
    chmodSync(join(folder, script), 0o755);
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '-m', 'offered'],
  ])
    must(run('git', args, folder));
  return { folder, rev: must(run('git', ['rev-parse', 'HEAD'], folder)).stdout.trim() };
}
