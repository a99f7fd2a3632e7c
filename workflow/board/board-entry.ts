import { readTaskBoard } from '../../engine/documents/task-board.js';
import { type BoardEntry, canonicalEntry, columnOfMarker, type TaskBoard } from '../../engine/model/board.js';
import type { RepoPath } from '../../engine/model/path.js';
import { DEFAULT_STATUS_ALIASES } from '../../engine/model/status.js';
import { successorOf } from '../../engine/model/work-standing.js';
import type { BoardRewrite } from './board-from-packets.js';
import { markedText, outdented, putUnder, whatElseChanged } from './board-lines.js';
import { splice } from './splice-lines.js';

const RETIRED = 'Superseded';

/**
 * Moves the entry of a packet to Superseded, where its text names the packet that takes its place first, as readers of the board expect
 * it; an entry that is missing is made (law.md, decisions 5 and 18). What the entry said and what stands below it goes along; a
 * marker that names a state does not. Idempotent.
 *
 * @param text of the board, with its own line ends and without a byte order mark
 */
export function supersedeOnBoard(path: RepoPath, text: string, oldId: string, newId: string): BoardRewrite {
  const board = readTaskBoard(path, text);
  const [entry, second] = board.entries.filter(({ id }) => id === oldId);
  if (second) return { kind: 'refused', reason: `line ${second.at.line} lists ${oldId} a second time` };
  const standing = entry ? retirement(entry, newId) : null;
  if (standing === 'already') return { kind: 'rewritten', text, acts: [] };
  if (standing !== null) return { kind: 'refused', reason: standing };
  const rewritten = superseded(board, text, entry ?? null, oldId, newId);
  const after = readTaskBoard(path, rewritten);
  const reason = whatElseChanged(board, after, [{ id: oldId }]) ?? whyNotRetired(after, oldId, newId);
  if (reason !== null) return { kind: 'refused', reason };
  const from = entry && entry.column !== RETIRED ? `moved ${oldId} from "${entry.column}" to` : `put ${oldId} under`;
  return { kind: 'rewritten', text: rewritten, acts: [`${from} "${RETIRED}", superseded by ${newId}`] };
}

/** Why an entry cannot be superseded; null when it can, `already` when it is. */
function retirement(entry: BoardEntry, newId: string): string | null {
  if (entry.column === 'Cancelled') return `${entry.id} is cancelled on line ${entry.at.line}`;
  if (entry.column !== RETIRED) return null;
  const by = successorOf(entry);
  if (by === null) return null;
  return by === newId ? 'already' : `line ${entry.at.line} says that ${entry.id} is superseded by ${by}`;
}

function whyNotRetired({ entries }: TaskBoard, oldId: string, newId: string): string | null {
  const [entry] = entries.filter(({ id }) => id === oldId);
  return entry && retirement(entry, newId) === 'already'
    ? null
    : `the entry of ${oldId} cannot be put under ${RETIRED}`;
}

function superseded(board: TaskBoard, text: string, entry: BoardEntry | null, oldId: string, newId: string): string {
  const edits = splice(text);
  const [, ...below] = outdented(entry ? edits.take(entry.at.line, entry.lastLine) : []);
  const said = entry ? markedText(entry, isState(entry.marker)) : '';
  const first = canonicalEntry(oldId, `superseded by ${newId}${said === '' ? '' : `; ${said}`}`);
  putUnder(board, edits, RETIRED, [first, ...below]);
  return edits.text();
}

function isState(marker: string | null): boolean {
  return marker !== null && columnOfMarker(marker, DEFAULT_STATUS_ALIASES) !== null;
}
