import { type BoardColumn, type BoardEntry, canonicalEntry, columnOf } from '../engine/model/board.js';
import {
  type BoardDisagreement,
  boardDisagreements,
  type PacketState,
  packetState,
} from '../engine/model/board-sync.js';
import { fileLocation, type Location } from '../engine/model/location.js';
import { nearName } from '../engine/model/near-name.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import { baseName } from '../engine/model/path.js';
import { quote } from '../engine/model/quote.js';
import { isRegular } from '../engine/model/snapshot.js';
import type { Status } from '../engine/model/status.js';
import { defineRule, type Finding } from '../engine/rule.js';

const FIX = 'run: npx handshake-check check --fix';

const messages = {
  'no-board': (data: { board: string; packets: number }) => ({
    message: `${data.board} is missing while the repository has packets, expected a board with an entry for each of them`,
    help: 'Create it with the columns "## Draft", "## Ready for Dev", "## In Progress", "## Blocked" and "## Done".',
  }),
  'not-on-board': (data: { packet: string; column: BoardColumn | null; line: string }) => ({
    message: `${data.packet} is not on the task board, expected an entry ${data.column === null ? 'in the column of its STATUS' : `below ${quote(data.column)}`}`,
    help: `${FIX.replace(/^r/, 'R')}, or add this line to the board below its column:\n${data.line}`,
  }),
  'wrong-column': (data: { packet: string; column: BoardColumn; status: Status; expected: BoardColumn }) => ({
    message: `${data.packet} stands below ${quote(data.column)} while its STATUS is ${data.status}, expected below ${quote(data.expected)}`,
    help: `The packet wins: move the entry to "## ${data.expected}", or ${FIX}. If the STATUS is what is wrong, change it in the packet.`,
  }),
  'listed-twice': (data: { packet: string; column: BoardColumn; other: BoardColumn }) => ({
    message: `${data.packet} stands on the board twice, below ${quote(data.other)} and below ${quote(data.column)}, expected once`,
    help: `Remove this entry and keep the one below "## ${data.other}", or ${FIX}`,
  }),
  'no-packet': (data: { id: string; column: BoardColumn; likest: string | null }) => ({
    message: `The entry ${data.id} below ${quote(data.column)} has no packet, expected one with exactly this id`,
    help:
      data.likest === null
        ? 'Create the packet, or take the entry off the board.'
        : `Did you mean ${data.likest}? Otherwise create the packet, or take the entry off the board.`,
  }),
  'not-validated': (data: { packet: string; status: Status; marker: string }) => ({
    message: `The entry of ${data.packet} is marked ${quote(`[${data.marker}]`)} while its STATUS is ${data.status}, expected no claim that the packet does not make`,
    help: `The packet wins: take the marker off, or ${FIX}. VALIDATED is set in the packet, behind the report of a Validator.`,
  }),
};

type SyncFinding = Finding<typeof messages>;

/** Law: CX-585, Task State Management — the detailed ticket and the high-level board are always in sync. */
export const taskBoardSync = defineRule({
  id: 'task-board-sync',
  clauses: ['CX-585', 'Task State Management'],
  blocksWhen:
    'packet STATUS and board column disagree; a packet is not on the board; a board row has no packet; a packet stands in two columns',
  why: 'Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.',
  reads: ['packets', 'board'],
  completeness: false,
  waivable: true,
  messages,
  *repository({ tree, law, boardIds }) {
    if (boardIds !== 'all' && boardIds.size === 0) return;
    const isExamined = (id: string): boolean => boardIds === 'all' || boardIds.has(id);
    const board = tree.board();
    const ids = tree.packetEntries.map(({ path }) => baseName(path).slice(0, -'.md'.length));
    if (board === null) {
      const entry = tree.snapshot.entry(law.paths.board);
      // What is only too large to be read is not missing: the run is undecided, and says why.
      if (entry && isRegular(entry)) return;
      const data = { board: law.paths.board, packets: ids.length };
      if (ids.length > 0) yield { message: 'no-board', data, at: fileLocation(law.paths.board), identity: '' };
      return;
    }
    const states = ids.filter(isExamined).map((id): PacketState => {
      const packet = tree.packet(id);
      // A link where a packet should be is another rule's business; its id exists all the same.
      return packet ? packetState(packet) : { id, status: null };
    });
    const entries = board.entries.filter(({ id }) => isExamined(id));
    for (const each of boardDisagreements({ entries }, states, law.status.aliases)) {
      const packet = 'packet' in each ? tree.packet(each.packet.id) : null;
      // Nobody could put what cannot be read into a column.
      if ('packet' in each && packet === null) continue;
      yield findingOf(each, packet ? fieldPlace(packet, 'STATUS') : fileLocation(board.path), ids);
    }
  },
});

/** @param status where the STATUS of the packet stands */
function findingOf(each: BoardDisagreement, status: Location, ids: readonly string[]): SyncFinding {
  const related = [{ at: status, note: 'the STATUS of the packet' }];
  switch (each.kind) {
    case 'not-on-board': {
      const { id, status: state } = each.packet;
      const data = { packet: id, column: state && columnOf(state), line: canonicalEntry(id, '') };
      return { message: 'not-on-board', data, at: status, identity: id };
    }
    case 'wrong-column': {
      const { packet, entry, expected } = each;
      const data = { packet: packet.id, column: entry.column, status: packet.status, expected };
      return { message: 'wrong-column', data, at: entry.at, related };
    }
    case 'listed-twice': {
      const { entry, kept } = each;
      const data = { packet: entry.id, column: entry.column, other: kept.column };
      return { message: 'listed-twice', data, at: entry.at, related: [{ at: kept.at, note: 'the entry that counts' }] };
    }
    case 'no-packet':
      return noPacket(each.entry, ids);
    case 'not-validated': {
      const { packet, entry } = each;
      const data = { packet: packet.id, status: packet.status, marker: entry.marker ?? '' };
      return { message: 'not-validated', data, at: entry.at, related };
    }
  }
}

function noPacket({ id, column, at }: BoardEntry, ids: readonly string[]): SyncFinding {
  return { message: 'no-packet', data: { id, column, likest: nearName(id, ids) }, at, identity: id };
}
