import { describe, expect, it } from 'vitest';
import { DRAFT, GovernedRepository, SIGNED } from '../governed-repository.js';
import { refusesHostileArguments } from './hostile-arguments.js';

const BOARD = 'docs/TASK_BOARD.md';
const HEADING = '## Phase 1: CLOSED';

/** A repository whose phase may close: both packets are VALIDATED. */
function finished(): GovernedRepository {
  const repository = new GovernedRepository();
  repository.edit(SIGNED, 'STATUS: Ready-for-Dev', 'STATUS: VALIDATED');
  repository.edit(DRAFT, 'STATUS: Draft', 'STATUS: VALIDATED');
  repository.commitAll('accepted');
  return repository;
}

describe('phase-gate', () => {
  it('lists the packets that stand in the way, where they are, and what to do', () => {
    const { status, stdout } = new GovernedRepository().handshake(['phase-gate', '1']);
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL         All packets are VALIDATED: 2 things stand in the way\n');
    expect(stdout).toMatch(
      /^ {13}docs\/task_packets\/WP-1-Cancel-Job-20260101\.md:\d+ {2}WP-1-Cancel-Job-20260101 is Ready-for-Dev, expected it VALIDATED before phase 1 closes \(phase-closure\)\n {15}help: Finish/m,
    );
    expect(stdout).toMatch(/\n\nPhase 1 may not close\.\n$/);
  });

  it('passes when everything is VALIDATED, says the line, and writes nothing', () => {
    const repository = finished();
    const { status, stdout } = repository.handshake(['phase-gate', 'Phase 1']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n\nPhase 1 may close\. On the board: ## Phase 1: CLOSED\n$/);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('closes it with --close, in a way that the gate accepts, and only once', () => {
    const repository = finished();
    const before = repository.read(BOARD);
    expect(repository.handshake(['phase-gate', '1', '--close'])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /closed phase 1\ncommit it: git add -- 'docs\/TASK_BOARD\.md' && git commit -m 'Close phase 1' -m 'Role: Orchestrator' -- 'docs\/TASK_BOARD\.md'\n$/,
      ),
    });
    expect(repository.read(BOARD)).toBe(`${before}\n${HEADING}\n`);
    expect(repository.handshake(['check', '--rule', 'phase-closure', 'task-board-format']).status).toBe(0);
    const again = repository.handshake(['phase-gate', '1', '--close', '--format', 'json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      command: 'phase-gate',
      phase: '1',
      verdict: 'pass',
      closed: true,
      edits: [],
    });
  });

  it('closes nothing that may not close', () => {
    const repository = new GovernedRepository();
    expect(repository.handshake(['phase-gate', '1', '--close']).status).toBe(1);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('fails a phase that is closed and should not be', () => {
    const repository = new GovernedRepository();
    repository.write(BOARD, `${repository.read(BOARD)}\n${HEADING}\n`);
    const { status, stdout } = repository.handshake(['phase-gate', '1', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'block', closed: true });
  });

  it('names a live waiver, an open blocker of another phase and a broken anchor', () => {
    const repository = finished();
    repository.edit(
      'docs/WAIVERS.md',
      '| --- | --- | --- | --- | --- | --- | --- |\n',
      '| --- | --- | --- | --- | --- | --- | --- |\n| W-1 | risk-tier | WP-1-Cancel-Job-20260101 | tool is down | alice | 2026-01-01 | Phase 1 |\n',
    );
    repository.edit(DRAFT, '- **Dependencies**: WP-1-Cancel-Job-20260101', '- **Dependencies**: WP-2-Clock-20260103');
    const { status, stdout } = repository.handshake(['phase-gate', '1']);
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL         All phase-blocking dependencies are resolved: 1 thing stands in the way\n');
    expect(stdout).toContain('depends on WP-2-Clock-20260103, which is not in the repository');
    expect(stdout).toContain('FAIL         No waiver of it is live: 1 thing stands in the way\n');
  });

  it('is not checked, and closes nothing, where the configuration switches the rule off', () => {
    const repository = new GovernedRepository();
    repository.write('handshake.config.json', '{ "rules": { "phase-closure": "off" } }\n');
    repository.commitAll('law');
    const { status, stdout } = repository.handshake(['phase-gate', '1', '--close']);
    expect(stdout).toContain('NOT CHECKED  All packets are VALIDATED: the configuration switches off phase-closure');
    expect(status).toBe(2);
    expect(repository.git('status', '--porcelain')).toBe('');
  });

  it('cannot be waived', () => {
    const repository = new GovernedRepository();
    const row = '| W-1 | phase-closure | docs/TASK_BOARD.md | because | alice | 2026-01-01 | 2099-01-01 |';
    repository.write('docs/WAIVERS.md', `${repository.read('docs/WAIVERS.md').trimEnd()}\n${row}\n`);
    repository.commitAll('a waiver');
    expect(repository.handshake(['phase-gate', '1', '--close']).status).toBe(1);
  });

  it('sees what is hidden in the packets folder', () => {
    const repository = finished();
    repository.write('docs/task_packets/wp-1-hidden-20260104.md', repository.read(DRAFT));
    const { status, stdout } = repository.handshake(['phase-gate', '1']);
    expect(stdout).toContain(
      'FAIL         Nothing in docs/task_packets is hidden from the gate: 1 thing stands in the way\n',
    );
    expect(status).toBe(1);
  });

  it('cannot decide without a board', () => {
    const repository = finished();
    repository.git('rm', '--quiet', BOARD);
    const { status, stderr } = repository.handshake(['phase-gate', '1']);
    expect(status).toBe(2);
    expect(stderr).toContain(`${BOARD} does not exist`);
  });
});

refusesHostileArguments({
  command: 'phase-gate',
  good: ['1'],
  needs: 1,
  more: [
    ['a phase that has no packet', ['7'], /phase 7 has no packet in the work tree, expected one of 1/],
    ['an empty phase', [''], /has no packet in the work tree, expected one of 1/],
    ['a packet for a phase', ['WP-1-Cancel-Job-20260101'], /has no packet in the work tree/],
    ['a name that every object has', ['__proto__'], /has no packet in the work tree/],
    ['codes of the terminal', ['\u001b[2J1'], /phase \\u\{1b\}\[2J1 has no packet/],
  ],
});
