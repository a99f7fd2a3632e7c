import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { Obstacle } from '../../workflow/work/obstacle.js';
import { type DelegationTree, delegationObstacles } from '../../workflow/work/readiness.js';
import { LAW, PACKET, read } from '../documents/reading.js';

const ID = 'WP-1-Tea-20260101';
const packetAs = (id: string, text: string): WorkPacket =>
  readWorkPacket({ path: `docs/task_packets/${id}.md`, blob: id, text: text.replaceAll(ID, id) }, LAW);

/** A tree of packets and a board. */
function treeOf(packets: readonly WorkPacket[], board = ''): DelegationTree {
  const byPath = new Map(packets.map((packet) => [packet.path, packet]));
  return {
    packetEntries: packets.map(({ path, blob }) => ({ path, kind: 'file', id: blob })),
    packetAt: (path) => byPath.get(path) ?? null,
    packet: (id) => byPath.get(`docs/task_packets/${id}.md`) ?? null,
    board: () => readTaskBoard('docs/TASK_BOARD.md', board),
    ledger: () => null,
  };
}

/** The dependencies of our own packet, and what else is changed in it. */
const changed = (...edits: readonly (readonly [string, string])[]): WorkPacket => {
  const text = edits.reduce((before, [old, now]) => {
    expect(before).toContain(old);
    return before.replace(old, now);
  }, PACKET);
  return read(text);
};

function said(packet: WorkPacket, tree: DelegationTree = treeOf([packet]), known: readonly Obstacle[] = []): string[] {
  return delegationObstacles(packet, tree, known).map(({ messageId }) => messageId);
}

const found = (rule: string, messageId: string) =>
  ({ rule, messageId, path: '', line: 1, column: 1, message: '', why: '', help: '' }) satisfies Obstacle;

describe('what keeps a packet from a Coder', () => {
  it('is nothing when it is signed and startable and waits for nobody', () => {
    expect(said(read(PACKET))).toEqual([]);
    expect(said(changed(['STATUS: Ready-for-Dev', 'STATUS: In-Progress']))).toEqual([]);
  });

  it.each(['Draft', 'Blocked', 'Done', 'VALIDATED', 'Someday'])('is its STATUS when that is %s', (status) => {
    const packet = changed(['STATUS: Ready-for-Dev', `STATUS: ${status}`]);
    const [obstacle, ...more] = delegationObstacles(packet, treeOf([packet]), []);
    expect(more).toEqual([]);
    expect(obstacle).toMatchObject({ rule: 'pre-work', messageId: 'not-startable', path: packet.path, line: 9 });
    expect(obstacle?.message).toContain(status === 'Someday' ? 'not readable' : status);
    expect(obstacle?.help).not.toBe('');
  });

  it('is that nobody has signed it, unless a rule says so already', () => {
    const packet = changed(['alice010120260900', '<pending>']);
    expect(said(packet)).toEqual(['unsigned']);
    expect(said(packet, treeOf([packet]), [found('user-signature', 'invalid')])).toEqual([]);
  });

  it('is a signature that another packet has, too', () => {
    const packet = read(PACKET);
    const twin = packetAs('WP-1-Coffee-20260101', PACKET);
    expect(said(packet, treeOf([packet, twin]))).toEqual(['signature-elsewhere']);
    expect(said(packet, treeOf([packet, twin]), [found('user-signature', 'used-twice')])).toEqual([]);
  });

  it.each(['Superseded', 'Cancelled'])('is that the board has it in %s', (column) => {
    const packet = read(PACKET);
    const [obstacle] = delegationObstacles(packet, treeOf([packet], `## ${column}\n\n- **[${ID}]**\n`), []);
    expect(obstacle).toMatchObject({ messageId: 'retired', path: 'docs/TASK_BOARD.md', line: 3 });
  });

  it('is a question that stands, each of them, unless a rule says so already', () => {
    const packet = changed([
      '**Open Questions**: none',
      '**Open Questions**:\n  * Which tea?\n  * none\n  * {If any}\n  * Which pot?',
    ]);
    expect(said(packet)).toEqual(['open-question', 'open-question']);
    expect(said(packet, treeOf([packet]), [found('user-signature', 'open-question')])).toEqual([]);
  });

  it('is what it depends on, until that is VALIDATED', () => {
    const packet = changed(['**Dependencies**: none', '**Dependencies**: WP-1-Kettle-20260101, WP-1-None-20260101']);
    const kettle = (status: string): WorkPacket =>
      packetAs(
        'WP-1-Kettle-20260101',
        PACKET.replace('STATUS: Ready-for-Dev', `STATUS: ${status}`).replace('alice01', 'alice02'),
      );
    const [obstacle] = delegationObstacles(packet, treeOf([packet, kettle('Done')]), []);
    expect(obstacle?.message).toBe(
      `${ID} depends on WP-1-Kettle-20260101, which is Done; WP-1-None-20260101, which is not in the repository, expected VALIDATED first`,
    );
    const board = '## Cancelled\n\n- **[WP-1-None-20260101]** - alice030120260900\n';
    expect(said(packet, treeOf([packet, kettle('VALIDATED')], board))).toEqual([]);
    expect(said(packet, treeOf([packet]), [found('dependency-order', 'started-early')])).toEqual([]);
  });
});
