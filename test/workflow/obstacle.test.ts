import { describe, expect, it } from 'vitest';
import { concernsPacket, type Placed } from '../../workflow/work/obstacle.js';

const packet = { id: 'WP-1-A', path: 'docs/task_packets/WP-1-A.md' };
const isPacket = (path: string): boolean => path.startsWith('docs/task_packets/');
const BOARD = 'docs/TASK_BOARD.md';

const placed = (path: string, message = '', ...related: string[]): Placed => ({
  path,
  message,
  related: related.map((each) => ({ path: each })),
});

describe('a finding concerns a packet', () => {
  it.each<[string, Placed, boolean]>([
    ['in its file', placed(packet.path), true],
    ['in another file that leads to it', placed(BOARD, '', packet.path), true],
    ['in another file that names it', placed(BOARD, 'WP-1-A stands on the board twice'), true],
    ['at the end of a sentence', placed(BOARD, 'Move WP-1-A.'), true],
    ['by its file', placed(BOARD, 'see docs/task_packets/WP-1-A.md'), true],
    ['in quotes', placed(BOARD, 'the entry `WP-1-A` is'), true],
    ['not where a longer id is named', placed(BOARD, 'WP-1-A-v2, WP-1-Ab, xWP-1-A, WP-1-A.b'), false],
    ['not in another packet that names it', placed('docs/task_packets/WP-1-B.md', 'needs WP-1-A', packet.path), false],
    ['not otherwise', placed('docs/SPEC_CURRENT.md', 'names no spec'), false],
  ])('%s', (_, found, expected) => {
    expect(concernsPacket(found, packet, isPacket)).toBe(expected);
  });
});
