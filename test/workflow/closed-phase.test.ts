import { expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { inOpenPhase } from '../../workflow/packet/closed-phase.js';

const BOARD = readTaskBoard(
  'docs/TASK_BOARD.md',
  '# Task Board\n\n## Draft\n\n## Phase 1: CLOSED\n\n## Phase 2: CLOSED\n',
);
const found = {
  rule: 'phase-closure',
  messageId: 'unfinished',
  path: 'docs/TASK_BOARD.md',
  line: 1,
  column: 1,
  message: 'x',
  why: 'y',
  help: 'Finish it.',
};

it.each([
  ['WP-1-Config', null, 'Phase 1 is closed: choose an id of the next phase, such as WP-3-Config'],
  [
    'WP-1-Config-20260101',
    'WP-1-Config-20260101',
    'Phase 1 is closed: choose an id of the next phase: npx handshake-check create-task-packet WP-3-Config-20260101 --from WP-1-Config-20260101',
  ],
  ['WP-Codex-v0.8', null, 'Phase Codex is closed: choose an id of the next phase'],
])('sends %s into a phase that is open', (id, from, help) => {
  expect(inOpenPhase(found, { id, from }, BOARD)).toEqual({ ...found, help });
});

it('leaves what other rules say, and takes no board for one that closes nothing', () => {
  const other = { ...found, rule: 'packet-id' };
  expect(inOpenPhase(other, { id: 'WP-1-Config', from: null }, BOARD)).toBe(other);
  expect(inOpenPhase(found, { id: 'WP-1-Config', from: null }, null).help).toMatch(/such as WP-2-Config$/);
});
