import { readTaskBoard } from '../../engine/documents/task-board.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { BoardRewrite } from './board-from-packets.js';
import { splice } from './splice-lines.js';

/**
 * Says at the entry of a packet what it needs, so that the dependency chain stands on the board (CX-573E). Idempotent.
 * @param text of the board, which has an entry of the packet
 */
export function needsOnBoard(path: RepoPath, text: string, id: string, needs: readonly string[]): BoardRewrite {
  const unsaid = unsaidNeeds(path, text, id, needs);
  if (unsaid.length === 0) return { kind: 'rewritten', text, acts: [] };
  const entry = readTaskBoard(path, text).entries.find((each) => each.id === id);
  if (!entry) return { kind: 'refused', reason: `it has no entry of ${id}` };
  const words = `needs ${unsaid.join(', ')}`;
  const isBare = entry.text === '' && entry.marker === null;
  // A list that stands there already is gone on with: of a second one behind it the board's reader knows nothing.
  for (const behind of [isBare ? ` - ${words}` : `; ${words}`, `, ${unsaid.join(', ')}`]) {
    const edits = splice(text);
    edits.replace(entry.at.line, edits.line(entry.at.line).trimEnd() + behind);
    if (unsaidNeeds(path, edits.text(), id, needs).length > 0) continue;
    return { kind: 'rewritten', text: edits.text(), acts: [`noted on the board that ${id} ${words}`] };
  }
  return { kind: 'refused', reason: `what ${id} needs cannot be said at its entry on line ${entry.at.line}` };
}

function unsaidNeeds(path: RepoPath, text: string, id: string, needs: readonly string[]): string[] {
  const said = new Set(
    readTaskBoard(path, text)
      .chain.filter((note) => note.id === id)
      .map((note) => note.needs),
  );
  return needs.filter((needed) => !said.has(needed));
}
