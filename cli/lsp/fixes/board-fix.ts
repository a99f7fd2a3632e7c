import { readTaskBoard } from '../../../engine/documents/task-board.js';
import { baseName } from '../../../engine/model/path.js';
import { boardFromPackets } from '../../../workflow/board/board-from-packets.js';
import { withoutEnding } from '../../desk/packet-argument.js';
import type { TreeReading } from '../read-tree.js';
import type { Fix, MakeFixes } from './fix.js';

/** Findings in which the packet wins (law.md, decision 18). An entry without a packet is for a person to settle. */
const SETTLED = new Set(['not-on-board', 'wrong-column', 'listed-twice', 'not-validated']);

/** What `check --fix` would do to the board: for the packet of the finding alone, and for all packets where there are more. */
export const boardFix: MakeFixes = ({ rule, messageId, path, line }, reading) => {
  const { board, law } = reading;
  if (rule !== 'task-board-sync' || !SETTLED.has(messageId) || board === null) return [];
  const id = path === law.paths.board ? entryAt(line, reading) : withoutEnding(baseName(path));
  if (id === null) return [];
  const own = rewritten(reading, new Set([id]));
  if (own === null) return [];
  const whole = rewritten(reading);
  const toAll =
    whole === null || whole.after === own.after
      ? []
      : [{ ...whole, title: 'Bring the whole task board in line with the packets' }];
  return [{ ...own, preferred: true }, ...toAll];
};

function entryAt(line: number, { board, law }: TreeReading): string | null {
  return readTaskBoard(law.paths.board, board ?? '').entries.find(({ at }) => at.line === line)?.id ?? null;
}

/** @param only the ids whose entries may be touched; without it, all */
function rewritten({ board, law, packets }: TreeReading, only?: ReadonlySet<string>): Fix | null {
  const before = board ?? '';
  const path = law.paths.board;
  const rewrite = boardFromPackets(path, before, packets, law.status.aliases, only);
  if (rewrite.kind === 'refused' || rewrite.text === before) return null;
  return {
    title: `On the task board: ${rewrite.acts.join(', ')}`,
    path,
    before,
    after: rewrite.text,
    preferred: false,
  };
}
