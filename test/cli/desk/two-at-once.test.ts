import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { recordAnswer } from '../../support/attack-record.js';
import { program } from '../../support/program.js';
import { environment, GovernedRepository, SIGNED } from '../governed-repository.js';
import { everyFile } from './hostile-arguments.js';
import { at, BOARD, ID, SECOND, status, withTwo } from './status-repository.js';
import { ran, runWith } from './stopped-acts.js';

const CASE = { id: 'D03', severity: 'H', door: 'status' } as const;

describe('two at once', () => {
  it('lose nothing: both are written, one after the other', { timeout: 300_000 }, async (context) => {
    for (let round = 0; round < 6; round++) {
      const repository = at('Ready-for-Dev', withTwo);
      const ids = [ID, SECOND];
      const ended = await Promise.all(ids.map((id) => started(repository, ['status', id, 'In-Progress'])));
      for (const [index, { code, said }] of ended.entries()) {
        if (code === 0) continue;
        // On a machine that has no time for either, one of them has waited long enough.
        expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining('is being written by process') });
        expect((await status(repository, ids[index] ?? '', 'In-Progress')).code).toBe(0);
      }
      expect(repository.read(SIGNED)).toContain('STATUS: In-Progress');
      expect(repository.read('docs/task_packets/WP-1-Second-20260103.md')).toContain('STATUS: In-Progress');
      expect(repository.read(BOARD)).toMatch(
        /## In Progress\n\n(?:- \*\*\[WP-1-(?:Cancel|Second)[^\n]*\n){2}\n## Blocked/,
      );
      expect(everyFile(repository.folder).filter((line) => /handshake-check\.|\.tmp/.test(line))).toEqual([]);
      const got = ended.every(({ code }) => code === 0 || code === 2) ? 'written one after the other' : 'broken';
      if (round === 0)
        recordAnswer(context, { ...CASE, form: 'two runs', expected: 'written one after the other', got });
    }
  });
});

describe('an editor that saves the board while an act is written', () => {
  it('keeps what it saved, and the packet agrees with the board (threat D03)', {
    timeout: 300_000,
  }, async (context) => {
    const args = ['status', ID, 'In-Progress'];
    const { calls } = runWith(new GovernedRepository().folder, args, { at: 0, kind: 'none' });
    const begun = calls.indexOf('renameSync .git/handshake-check.prepared') + 1;
    const codes = new Set<number | null>();
    for (let at = begun; at <= calls.length; at++) {
      // Between the last look at a file and its rename nobody can look once more.
      if (calls[at - 1] === `renameSync ${BOARD}`) continue;
      const repository = new GovernedRepository();
      const { ended } = runWith(repository.folder, args, { at, kind: 'save', file: BOARD });
      codes.add(ended.status);
      const where = `at ${at}, ${calls[at - 1]}: ${ended.stderr}`;
      expect(repository.read(BOARD), where).toMatch(/saved by an editor\n$/);
      const state = ended.status === 0 ? 'In-Progress' : 'Ready-for-Dev';
      expect(repository.read(SIGNED), where).toContain(`STATUS: ${state}`);
      expect((await ran(repository.folder, ['check'])).printed, where).toMatch(/^pass: /m);
      if (ended.status !== 0) expect(ended.stderr).toContain(`${BOARD} was changed by somebody else just now: nothing`);
      expect(
        everyFile(repository.folder).filter((line) => /handshake-check\.|\.tmp/.test(line)),
        where,
      ).toEqual([]);
    }
    expect(codes).toEqual(new Set([0, 2]));
    const got = `exit code ${[...codes].sort().join(' or ')}, nothing lost`;
    recordAnswer(context, { ...CASE, form: 'an editor saves', expected: 'exit code 0 or 2, nothing lost', got });
  });
});

function started(
  { folder }: GovernedRepository,
  args: readonly string[],
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(execPath, [program(), ...args], { cwd: folder, env: environment(dirname(folder)) });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.on('close', (code) => resolve({ code, said }));
  });
}
