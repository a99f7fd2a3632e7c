import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { DEFAULT_STEPS, STATUSES, type Status } from '../../engine/model/status.js';
import { rules } from '../../rules/index.js';
import { type StatusStep, statusObstacle } from '../../workflow/packet/status-obstacle.js';

const ID = 'WP-1-Cancel-Job-20260101';
const PATH = `docs/task_packets/${ID}.md`;
const LAW = defaultLaw(rules);
const TEXT = readFileSync(new URL(`../../examples/governed/${PATH}`, import.meta.url), 'utf8');
const REPORT = '\n## VALIDATION REPORT\n\nPASS\n';

function packetIn(state: string, more = REPORT): WorkPacket {
  const text = `${TEXT.replace('STATUS: Ready-for-Dev', `STATUS: ${state}`)}${more}`;
  return readWorkPacket({ path: PATH, blob: '', text }, LAW);
}

function stepOf(from: string, to: Status, more: Partial<StatusStep> = {}): StatusStep {
  const packet = packetIn(from);
  const tree = { packet: () => null, board: () => readTaskBoard('docs/TASK_BOARD.md', `## Draft\n- **[${ID}]**\n`) };
  return { packet, committed: packet, to, hasNote: true, steps: DEFAULT_STEPS, tree, ...more };
}

describe('the steps of a signed packet that is complete', () => {
  it.each(STATUSES.flatMap((from) => STATUSES.map((to) => [from, to] as const)))('from %s to %s', (from, to) => {
    const obstacle = statusObstacle(stepOf(from, to));
    if (from === to || DEFAULT_STEPS[from].includes(to)) expect(obstacle).toBe(null);
    else {
      expect(obstacle?.subject).toBe(`STATUS of ${ID}`);
      expect(obstacle?.reason).toContain(`is ${from}, expected `);
      for (const allowed of DEFAULT_STEPS[from]) expect(obstacle?.reason).toContain(allowed);
      expect(obstacle?.reason).toContain(`and not ${to}`);
    }
  });

  it('are those of the configuration', () => {
    const steps = { ...DEFAULT_STEPS, 'Ready-for-Dev': ['Done'] as const, Done: [] };
    expect(statusObstacle(stepOf('Ready-for-Dev', 'Done', { steps }))).toBe(null);
    expect(statusObstacle(stepOf('Ready-for-Dev', 'In-Progress', { steps }))?.reason).toContain('expected Done next');
    expect(statusObstacle(stepOf('Done', 'VALIDATED', { steps }))?.reason).toContain('expected nothing next');
  });

  it.each(STATUSES)('of a packet that is new, to %s', (to) => {
    const isEntry = to === 'Draft' || to === 'Ready-for-Dev';
    expect(statusObstacle(stepOf('Ready-for-Dev', to, { committed: null })) === null).toBe(isEntry);
  });

  it('are counted from the last commit: one may be taken back, and only one is taken', () => {
    const committed = packetIn('In-Progress');
    expect(statusObstacle(stepOf('Done', 'In-Progress', { committed }))).toBe(null);
    expect(statusObstacle(stepOf('Done', 'Blocked', { committed }))).toBe(null);
    expect(statusObstacle(stepOf('Done', 'VALIDATED', { committed }))?.help).toContain('Commit Done first');
    // What the files say already without having been allowed to is not allowed either.
    expect(statusObstacle(stepOf('VALIDATED', 'VALIDATED', { committed }))?.reason).toContain('in the last commit');
  });

  it('lead anywhere from a state that the last commit has unreadable, by way of the one that the work tree has', () => {
    const committed = packetIn('what now');
    expect(statusObstacle(stepOf('what now', 'Done', { committed }))).toBe(null);
    expect(statusObstacle(stepOf('Draft', 'Ready-for-Dev', { committed }))).toBe(null);
    expect(statusObstacle(stepOf('Draft', 'Done', { committed }))?.reason).toContain('is Draft, expected');
  });
});

describe('what else is in the way', () => {
  it('a missing signature, for every state but Draft', () => {
    const unsigned = readWorkPacket({ path: PATH, blob: '', text: TEXT.replace(/- USER_SIGNATURE.*\n/, '') }, LAW);
    const committed = packetIn('Blocked');
    expect(statusObstacle(stepOf('Blocked', 'Draft', { packet: unsigned, committed }))).toBe(null);
    expect(statusObstacle(stepOf('Blocked', 'In-Progress', { packet: unsigned, committed }))?.reason).toContain(
      'not signed',
    );
  });

  it('a missing report, in the last commit as in the work tree', () => {
    const [without, withReport] = [packetIn('Done', ''), packetIn('Done')];
    const to = (packet: WorkPacket, committed: WorkPacket) =>
      statusObstacle(stepOf('Done', 'VALIDATED', { packet, committed }))?.reason ?? null;
    expect(to(withReport, withReport)).toBe(null);
    expect(to(withReport, without)).toContain('no report of a Validator');
    expect(to(without, withReport)).toContain('no report of a Validator');
  });

  it('a newest report that fails the work', () => {
    const to = (verdicts: readonly string[]) => {
      const packet = packetIn('Done', verdicts.map((each) => `\n## VALIDATION REPORT\n\nVerdict: ${each}\n`).join(''));
      return statusObstacle(stepOf('Done', 'VALIDATED', { packet, committed: packet }))?.reason ?? null;
    };
    expect(to(['FAIL'])).toMatch(/^has a newest report that says `Verdict: FAIL` \(line \d+\), /);
    expect(to(['PASS', 'REJECTED'])).toContain('`Verdict: REJECTED`');
    expect(to(['FAIL', 'PASS'])).toBe(null);
  });

  it('a missing word on what blocks it, unless the packet or the board has one', () => {
    const step = { hasNote: false };
    expect(statusObstacle(stepOf('In-Progress', 'Blocked', step))?.reason).toContain('has no escalation note');
    const packet = packetIn('In-Progress', '\n## HANDOFF\n\n- ESCALATION: blocked by the schema, asked alice\n');
    expect(statusObstacle(stepOf('In-Progress', 'Blocked', { ...step, packet }))).toBe(null);
  });
});
