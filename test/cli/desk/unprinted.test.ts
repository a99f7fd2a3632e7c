import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { program } from '../../support/program.js';
import { DRAFT, environment, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile } from './hostile-arguments.js';

const FULL = '/dev/full';
const BOARD = 'docs/TASK_BOARD.md';
const ID = 'WP-1-Cancel-Job-20260101';

/** Runs the built program with a standard output that takes nothing. */
function unprinted({ folder }: GovernedRepository, ...args: string[]): { status: number | null; stderr: string } {
  const full = openSync(FULL, 'w');
  try {
    const { status, stderr } = spawnSync(execPath, [program(), ...args], {
      cwd: folder,
      env: environment(dirname(folder)),
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    return { status, stderr };
  } finally {
    closeSync(full);
  }
}

const isThere = existsSync(FULL);
if (!isThere) console.warn(`${FULL} is not there: what happens when nothing can be printed was not tried`);

describe.runIf(isThere)('an answer that cannot be printed', () => {
  it.each([
    [
      'create-task-packet',
      ['create-task-packet', 'WP-1-Q', '--now', '2026-01-05T11:20:00Z'],
      ['docs/task_packets/WP-1-Q-20260105.md', BOARD],
    ],
    ['status', ['status', ID, 'In-Progress', '--format', 'json'], [SIGNED, BOARD]],
  ])('after %s has written says that it has, and where', (_, args, paths) => {
    const repository = new GovernedRepository();
    const { status, stderr } = unprinted(repository, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^handshake-check could not decide: standard output could not be written: ENOSPC/);
    expect(stderr).toContain(`, but the act was done: ${paths.join(', ')}`);
    expect(stderr).toContain('Do not run it again');
    const changed = repository.git('status', '--porcelain', '--untracked-files=all').split('\n');
    expect(changed.map((line) => line.replace(/^\s*\S+ /, '')).sort()).toEqual([...paths].sort());
  });

  it.each([
    ['a rehearsal', ['status', ID, 'In-Progress', '--dry-run']],
    ['an act that had nothing to do', ['status', ID, 'Ready-for-Dev']],
    ['a list before its act: pre-orchestration', ['pre-orchestration', '--record']],
  ])('says of %s that nothing was written', (_, args) => {
    const repository = new GovernedRepository();
    const before = everyFile(repository.folder);
    const { status, stderr } = unprinted(repository, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^handshake-check could not decide: standard output could not be written: ENOSPC/);
    expect(stderr).not.toContain('the act was done');
    expect(everyFile(repository.folder)).toEqual(before);
  });

  it.each([[['--format', 'text']], [['--format', 'text', '--dry-run']]])(
    'closes no phase whose checklist nobody saw: %j',
    (options) => {
      const repository = new GovernedRepository();
      repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: VALIDATED');
      repository.edit(DRAFT, 'STATUS: Draft', 'STATUS: VALIDATED');
      repository.commitAll('accepted');
      const board = repository.read(BOARD);
      const { status, stderr } = unprinted(repository, 'phase-gate', '1', '--close', ...options);
      expect({ status, board: repository.read(BOARD) }).toEqual({ status: 2, board });
      expect(stderr).toContain('standard output could not be written');
      expect(repository.git('status', '--porcelain')).toBe('');
    },
  );
});
