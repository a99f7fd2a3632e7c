import { expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { closePhase } from '../../workflow/board/phase-closing.js';

const PATH = 'docs/TASK_BOARD.md';
const BOARD = '# Task Board\n\n## Done\n\n- **[WP-1-Jobs-20260101]** - Jobs\n';

it('writes the heading at the end, once', () => {
  const once = closePhase(PATH, BOARD, '1');
  expect(once).toEqual({ kind: 'rewritten', text: `${BOARD}\n## Phase 1: CLOSED\n`, acts: ['closed phase 1'] });
  expect(closePhase(PATH, `${BOARD}\n## Phase 1: CLOSED\n`, '1')).toEqual({
    kind: 'rewritten',
    text: `${BOARD}\n## Phase 1: CLOSED\n`,
    acts: [],
  });
});

it('closes a second phase behind the first', () => {
  const text = `${BOARD}\n## Phase 1: CLOSED\n`;
  const rewrite = closePhase(PATH, text, '2');
  expect(rewrite).toMatchObject({ kind: 'rewritten', text: `${text}\n## Phase 2: CLOSED\n` });
  const { closedPhases, entries } = readTaskBoard(PATH, `${text}\n## Phase 2: CLOSED\n`);
  expect(closedPhases.map(({ phase }) => phase)).toEqual(['1', '2']);
  expect(entries).toHaveLength(1);
});

it('keeps line ends, and a board without a last one', () => {
  expect(closePhase(PATH, BOARD.replaceAll('\n', '\r\n').trimEnd(), '1')).toMatchObject({
    text: `${BOARD.replaceAll('\n', '\r\n')}\r\n## Phase 1: CLOSED\r\n`,
  });
});

it.each([
  ['a comment', `${BOARD}\n<!-- not yet\n`],
  ['a code block', `${BOARD}\n\`\`\`\nnot yet\n`],
])('writes nothing below %s that is left open', (_, text) => {
  expect(closePhase(PATH, text, '1')).toEqual({
    kind: 'refused',
    reason: 'a heading at its end would not be read as one',
  });
});
