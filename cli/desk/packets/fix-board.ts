import { isExempt } from '../../../engine/model/board.js';
import { terminalLine } from '../../../engine/reporters/escape.js';
import { boardFromPackets } from '../../../workflow/board/board-from-packets.js';
import type { Terminal } from '../../terminal.js';
import { type Plan, perform } from '../act.js';
import type { Desk, DeskRequest } from '../desk.js';
import { readForEdit } from '../writing/apply-edits.js';
import { boardPacket, rewrittenBoard } from './board-edit.js';

/**
 * Rewrites the task board of the work tree from its packets, all of it or nothing, and says on standard error what was done.
 * @throws UndecidedError when writing could lose something: nothing was written then
 */
export async function fixBoard(request: DeskRequest, terminal: Terminal): Promise<void> {
  const { edits, next: left } = await perform(request, rewriteBoard, terminal);
  const acts = edits.flatMap((edit) => edit.acts);
  const idle = left.length === 0 ? ['the task board agrees with the packets, nothing was written'] : [];
  for (const sentence of [...(acts.length === 0 ? idle : acts), ...left])
    await terminal.tell(`handshake-check: ${terminalLine(sentence)}\n`);
}

function rewriteBoard(desk: Desk): Plan {
  const { law, tree, top } = desk;
  const path = law.paths.board;
  // A board that is missing is no board that is out of date: to make one is for a person to ask for.
  const before = readForEdit(top, path);
  const packets = tree.packetEntries.map((entry) => boardPacket(entry.path, tree.packetAt(entry.path)));
  const edit = rewrittenBoard(path, before, [(at, text) => boardFromPackets(at, text, packets, law.status.aliases)]);
  return { edits: edit ? [edit] : [], facts: {}, next: withoutPacket(desk) };
}

/** Entries that only a person can settle: whether the packet is missing or the entry is one too many. */
function withoutPacket({ tree }: Desk): string[] {
  const entries = tree.board()?.entries ?? [];
  const lone = entries.filter(({ id, column }) => !isExempt(column) && !tree.packet(id));
  return [...new Set(lone.map(({ id }) => id))].map((id) => `${id} stays on the board and has no packet`);
}
