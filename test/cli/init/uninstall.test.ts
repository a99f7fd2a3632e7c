import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../desk/run-here.js';
import { DRAFT, GovernedRepository, SIGNED } from '../governed-repository.js';
import { PlainRepository, written } from './plain-repository.js';

describe('init --uninstall', () => {
  it('takes out nothing but what init can have written, whatever the receipt of a branch lists', async () => {
    const repository = new GovernedRepository();
    const files = [
      { path: SIGNED, inserted: '- **OUT_OF_SCOPE**:\n' },
      { path: 'docs/SIGNATURE_AUDIT.md', inserted: '| alice010120261200 | alice' },
      { path: DRAFT, created: `sha256:${createHash('sha256').update(repository.read(DRAFT)).digest('hex')}` },
    ];
    const receipt = { version: 1, files, folders: [], stubs: ['notes.txt', 'lefthook.yml', DRAFT] };
    repository.write('.handshake/init.json', JSON.stringify(receipt));
    repository.commitAll('a receipt');
    repository.write('notes.txt', 'lefthook is mine\n');
    repository.write('lefthook.yml', 'pre-commit: {}\n');
    const kept = [SIGNED, DRAFT, 'docs/SIGNATURE_AUDIT.md', 'notes.txt', 'lefthook.yml'];
    const before = kept.map((path) => repository.read(path));
    const { status, stdout } = await runHere(repository.folder, ['init', '--uninstall', '--yes']);
    expect(status).toBe(0);
    expect(stdout).toContain('docs/SIGNATURE_AUDIT.md was changed where init had added to it, and is kept');
    expect(kept.map((path) => repository.read(path))).toEqual(before);
  });

  it('keeps what somebody changed since, and says so', async () => {
    const repository = new PlainRepository({ 'AGENTS.md': '# Agents\n' });
    await written(repository);
    repository.write('docs/TASK_BOARD.md', `${repository.read('docs/TASK_BOARD.md')}\nMine.\n`);
    repository.write('AGENTS.md', repository.read('AGENTS.md').replace('Hold one role', 'Hold any role'));
    const { status, stdout } = await repository.init('--uninstall', '--yes');
    expect(status).toBe(0);
    expect(stdout).toContain('docs/TASK_BOARD.md was changed since init made it, and is kept');
    expect(stdout).toContain('AGENTS.md was changed where init had added to it, and is kept');
    expect(stdout).toMatch(/\ntake out the program, where it is installed: npm uninstall handshake-check\n$/);
    expect(stdout).not.toContain('commit the removal');
    expect(repository.git('status', '--porcelain', '--untracked-files=all')).toBe(
      '?? AGENTS.md\n?? docs/TASK_BOARD.md',
    );
  });

  it('keeps the spec on which signed packets rest, and says what is not ignored any more', async () => {
    const repository = new PlainRepository();
    repository.write('node_modules/handshake-check/dist/cli.js', '');
    await written(repository);
    const governed = new GovernedRepository();
    repository.write(SIGNED, governed.read(SIGNED));
    const { status, stdout } = await repository.init('--uninstall', '--yes');
    expect(status).toBe(0);
    for (const path of ['docs/spec/Master_Spec_v01.00.md', 'docs/SPEC_CURRENT.md']) {
      expect(stdout).toContain(`${path} is kept, because 1 signed packet rests on it`);
      expect(repository.has(path)).toBe(true);
    }
    expect(repository.has('docs/CODER_PROTOCOL.md')).toBe(false);
    expect(stdout).toContain('.gitignore is as it was before init: node_modules/ is not ignored any more');
    expect((await repository.init('--uninstall', '--yes')).stdout).toBe('nothing has to be written\n');
  });

  it('says what is left to do, by the package manager that is used', async () => {
    const repository = new PlainRepository({ 'pnpm-lock.yaml': '' });
    await written(repository);
    repository.git('add', '--all');
    repository.git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--no-verify', '-qm', 'x');
    const { stdout } = await repository.init('--uninstall', '--yes');
    expect(stdout).toMatch(
      /\ncommit the removal: git add --all && git commit -m 'Take out the merge gate'\ntake out the program, where it is installed: pnpm remove handshake-check\n$/,
    );
    expect((await repository.init('--uninstall', '--yes')).stdout).toBe('nothing has to be written\n');
  });

  it.each(['legacy', 'old'])('takes out its hooks where a manager moved them to .%s', async (end) => {
    const repository = new PlainRepository();
    await written(repository);
    const ours = repository.read('.git/hooks/pre-commit');
    for (const hook of ['pre-commit', 'commit-msg', 'pre-push']) {
      repository.write(`.git/hooks/${hook}.${end}`, hook === 'pre-push' ? '#!/bin/sh\nexit 0\n' : ours);
      repository.write(`.git/hooks/${hook}`, '#!/bin/sh\necho a manager\n');
    }
    const { status, stdout } = await repository.init('--uninstall', '--yes');
    expect(status).toBe(0);
    expect(stdout).toContain(`  remove .git/hooks/pre-commit.${end}\n`);
    expect(stdout).not.toContain('.git/hooks/pre-commit was changed');
    expect(stdout).toContain('.git/hooks/pre-push was changed since init made it, and is kept');
    expect(repository.has(`.git/hooks/pre-commit.${end}`)).toBe(false);
    expect(repository.has(`.git/hooks/pre-push.${end}`)).toBe(true);
    expect(repository.read('.git/hooks/commit-msg')).toContain('echo a manager');
    expect(repository.has('.git/hooks/pre-merge-commit')).toBe(false);
  });

  it('shows first, and does not guess where it cannot read what was written', async () => {
    const repository = new PlainRepository();
    await written(repository);
    const { status, stdout } = await repository.init('--uninstall');
    expect(stdout).toContain('  remove docs/TASK_BOARD.md\n');
    expect(status).toBe(2);
    repository.write('.handshake/init.json', '{}');
    expect((await repository.init('--uninstall', '--yes')).stderr).toContain('.handshake/init.json cannot be read');
    expect(repository.has('docs/TASK_BOARD.md')).toBe(true);
  });

  it('removes no folder in which something else stands', async () => {
    const repository = new PlainRepository();
    await written(repository);
    mkdirSync(join(repository.folder, 'docs/spec/own'));
    await repository.init('--uninstall', '--yes');
    expect(repository.has('docs/spec/own')).toBe(true);
    expect(repository.has('docs/task_packets')).toBe(false);
  });
});
