import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { successorOf } from '../../engine/model/work-standing.js';
import { supersedeOnBoard } from '../../workflow/board/board-entry.js';

const PATH = 'docs/TASK_BOARD.md';
const supersede = (text: string, oldId = 'WP-1-A', newId = 'WP-1-A-v2') => supersedeOnBoard(PATH, text, oldId, newId);

function superseded(text: string): string {
  const result = supersede(text);
  if (result.kind === 'refused') throw new Error(result.reason);
  const [entry] = readTaskBoard(PATH, result.text).entries.filter(({ id }) => id === 'WP-1-A');
  expect(entry && successorOf(entry)).toBe('WP-1-A-v2');
  expect(entry?.column).toBe('Superseded');
  expect(supersede(result.text)).toEqual({ kind: 'rewritten', text: result.text, acts: [] });
  return result.text;
}

describe('a packet that is superseded', () => {
  it('moves with its text, its needs and what stands below it; the successor is named first', () => {
    const text =
      '## Draft\r\n\r\n  - **[WP-1-A]** - Alpha; needs WP-1-Z [DRAFT]\r\n    because\r\n\r\n## Superseded\r\n\r\n- **[WP-0-Old]** - x\r\n';
    expect(superseded(text)).toBe(
      '## Draft\r\n\r\n## Superseded\r\n\r\n- **[WP-0-Old]** - x\r\n- **[WP-1-A]** - superseded by WP-1-A-v2; Alpha; needs WP-1-Z\r\n  because\r\n',
    );
  });

  it('keeps a marker that names no state, and loses its row of a table', () => {
    expect(superseded('## Draft\n- **[WP-1-A]** - Alpha [urgent]\n## Superseded\n')).toBe(
      '## Draft\n## Superseded\n\n- **[WP-1-A]** - superseded by WP-1-A-v2; Alpha [urgent]\n',
    );
    expect(superseded('## Draft\n\n| P | What |\n|---|---|\n| WP-1-A | Alpha |\n')).toBe(
      '## Draft\n\n| P | What |\n|---|---|\n\n## Superseded\n\n- **[WP-1-A]** - superseded by WP-1-A-v2; Alpha\n',
    );
  });

  it('gets an entry and the column where they are missing', () => {
    expect(superseded('# Board\n\n## Draft\n\n## Cancelled\n')).toBe(
      '# Board\n\n## Draft\n\n## Superseded\n\n- **[WP-1-A]** - superseded by WP-1-A-v2\n\n## Cancelled\n',
    );
  });

  it('gets a successor where it stands under Superseded without one', () => {
    const text = '## Superseded\n\n- **[WP-1-A]** - was too large\n- **[WP-1-B]** - superseded by WP-1-C\n';
    expect(superseded(text)).toBe(
      '## Superseded\n\n- **[WP-1-B]** - superseded by WP-1-C\n- **[WP-1-A]** - superseded by WP-1-A-v2; was too large\n',
    );
  });
});

it.each([
  ['it was superseded by another one', '## Superseded\n- **[WP-1-A]** - by WP-1-B\n', 'superseded by WP-1-B'],
  ['it was cancelled', '## Cancelled\n- **[WP-1-A]**\n', 'WP-1-A is cancelled on line 2'],
  ['it stands there twice', '## Draft\n- **[WP-1-A]**\n- **[WP-1-A]**\n', 'line 3 lists WP-1-A a second time'],
  [
    'other lines would mean something else',
    '## Draft\n\nPhase 1: CLOSED soon\n- **[WP-1-A]** - a\n---\n',
    'lines that are no entries would come to mean something else',
  ],
])('a board is not rewritten where %s', (_, text, reason) => {
  const result = supersede(text);
  expect(result).toMatchObject({ kind: 'refused' });
  expect(result.kind === 'refused' && result.reason).toContain(reason);
});
