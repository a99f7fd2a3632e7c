import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { needsOnBoard } from '../../workflow/board/board-needs.js';

const PATH = 'docs/TASK_BOARD.md';
const BOARD = '# Task Board\n\n## Draft\n\n- **[WP-1-A-v1]** - Alpha\n- **[WP-1-B-v1]**\n\n## Done\n';
const noted = (text: string, id: string, ...needs: string[]): string => {
  const rewrite = needsOnBoard(PATH, text, id, needs);
  if (rewrite.kind === 'refused') throw new Error(rewrite.reason);
  return rewrite.text;
};
const chain = (text: string) => readTaskBoard(PATH, text).chain.map(({ id, needs }) => `${id} ${needs}`);

describe('what a packet needs', () => {
  it('is said at its entry, once', () => {
    const once = noted(BOARD, 'WP-1-A-v1', 'WP-1-B-v1', 'WP-0-C-v1');
    expect(once).toBe(BOARD.replace('Alpha', 'Alpha; needs WP-1-B-v1, WP-0-C-v1'));
    expect(chain(once)).toEqual(['WP-1-A-v1 WP-1-B-v1', 'WP-1-A-v1 WP-0-C-v1']);
    expect(noted(once, 'WP-1-A-v1', 'WP-1-B-v1', 'WP-0-C-v1')).toBe(once);
    expect(chain(noted(once, 'WP-1-A-v1', 'WP-1-D-v1'))).toContain('WP-1-A-v1 WP-1-D-v1');
  });

  it('is said at an entry without words, with the line ends of the board', () => {
    const crlf = BOARD.replaceAll('\n', '\r\n');
    expect(noted(crlf, 'WP-1-B-v1', 'WP-1-A-v1')).toBe(
      crlf.replace('- **[WP-1-B-v1]**\r\n', '- **[WP-1-B-v1]** - needs WP-1-A-v1\r\n'),
    );
  });

  it('is nothing to say where nothing is needed', () => {
    expect(needsOnBoard(PATH, BOARD, 'WP-1-A-v1', [])).toEqual({ kind: 'rewritten', text: BOARD, acts: [] });
  });

  it('cannot be said of a packet that is not on the board', () => {
    expect(needsOnBoard(PATH, BOARD, 'WP-1-X-v1', ['WP-1-A-v1'])).toMatchObject({ kind: 'refused' });
  });
});
