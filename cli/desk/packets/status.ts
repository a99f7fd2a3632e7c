import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { counted } from '../../../engine/model/counted.js';
import type { WorkPacket } from '../../../engine/model/packet.js';
import { quote } from '../../../engine/model/quote.js';
import { STATUSES, type Status } from '../../../engine/model/status.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { blockedNote, isNote } from '../../../workflow/board/blocked-note.js';
import { editableText, type FileEdit } from '../../../workflow/file-edit.js';
import { setStatus } from '../../../workflow/packet/set-status.js';
import { readable, statusObstacle } from '../../../workflow/packet/status-obstacle.js';
import type { ExitCode } from '../../exit-code.js';
import type { Terminal } from '../../terminal.js';
import { nearestWord } from '../../usage.js';
import { type ActRequest, act, type Plan } from '../act.js';
import { commitLine } from '../commit-line.js';
import type { Desk } from '../desk.js';
import { packetArgument } from '../packet-argument.js';
import { readForEdit } from '../writing/apply-edits.js';
import { type BoardChange, boardEdit, boardPacket } from './board-edit.js';
import { listedObstacles, wouldBeErrors } from './would-be.js';

/** What `status` was asked for, as typed. */
export interface StatusRequest extends ActRequest {
  readonly id: string;
  readonly state: string;
  /** Why work on it waits; with Blocked only. */
  readonly because?: string;
}

/** Sets the STATUS of a packet and its place on the board: both, or neither (Task State Management). */
export async function runStatus(request: StatusRequest, terminal: Terminal): Promise<ExitCode> {
  const to = stateOf(request.state);
  const because = noteOf(request, to);
  return act('status', request, (desk) => planStatus(desk, request.id, to, because), terminal);
}

async function planStatus(desk: Desk, id: string, to: Status, because: string | null): Promise<Plan> {
  const { law, tree, top } = desk;
  const { path } = packetArgument(desk, id);
  const before = readForEdit(top, path);
  const { text, bytesOf } = editableText(path, before);
  const packet = readWorkPacket({ path, blob: '', text }, law);
  const set = setStatus(packet, to, law);
  const committed = await desk.committed(path);
  const { steps } = law.status;
  const obstacle = statusObstacle({ packet, committed, to, hasNote: because !== null, steps, tree });
  if (obstacle) throw new UndecidedError({ ...obstacle, reason: `${obstacle.reason}: nothing was written` });

  const from = readable(packet);
  const edits: FileEdit[] = [];
  if (set.text !== text) {
    const acts = [`set STATUS of ${packet.id} from ${from ?? 'what nobody can read'} to ${to}`];
    edits.push({ path, before, after: bytesOf(set.text), acts });
  }
  // What was a reason to wait is none any more; a note that stands there already stays as long as work waits.
  const note: BoardChange | undefined =
    to === 'Blocked' && because === null ? undefined : (at, board) => blockedNote(at, board, packet.id, because);
  const board = await boardEdit(desk, [boardPacket(path, set.packet)], new Set([packet.id]), undefined, note);
  if (board) edits.push(board);
  if (set.text !== text) await assertAccepted(desk, set.packet, to, edits);
  return { edits, facts: { packet: packet.id, path, from, to }, next: nextOf(desk, packet.id, to, edits) };
}

/** What takes more than the packet and the board to tell, such as evidence, the rules say of the files as they would be. */
async function assertAccepted(desk: Desk, packet: WorkPacket, to: Status, edits: readonly FileEdit[]): Promise<void> {
  const errors = await wouldBeErrors(desk, packet, edits, { strictly: false });
  if (errors.length === 0) return;
  const count = counted(errors.length, 'thing stands', 'things stand');
  throw new UndecidedError({
    subject: packet.id,
    reason: `cannot be ${to} yet: ${count} in the way, expected a packet that the gate accepts as ${to}: nothing was written`,
    help: `Mend this first:\n${listedObstacles(errors, packet.id)}`,
  });
}

/** The commit that belongs to it: packet and board together, in the role that keeps them. */
function nextOf(desk: Desk, id: string, to: Status, edits: readonly FileEdit[]): readonly string[] {
  return edits.length === 0 ? [] : [commitLine(desk, edits, `Set ${id} to ${to}`)];
}

/** The state that somebody means, whatever case and separators they typed. */
function stateOf(typed: string): Status {
  const folded = typed.toLowerCase().replace(/[ _]/g, '-');
  const state = STATUSES.find((status) => status.toLowerCase() === folded);
  if (state !== undefined) return state;
  throw new UndecidedError({
    subject: `the state ${quote(typed, 60)}`,
    reason: `is none, expected one of ${STATUSES.join(', ')}`,
    help: ON_THE_BOARD.get(folded) ?? `Did you mean ${nearestWord(typed.slice(0, 60), STATUSES)}?`,
  });
}

/** Columns of the board that no STATUS says (law.md, decisions 5 and 18). */
const ON_THE_BOARD: ReadonlyMap<string, string> = new Map([
  [
    'superseded',
    'A packet is superseded by another one, and keeps its STATUS: npx handshake-check create-task-packet --from WP-ID',
  ],
  [
    'cancelled',
    'A packet is cancelled on the board, and keeps its STATUS: move its entry under "## Cancelled" with a signature of the user.',
  ],
]);

function noteOf({ because }: StatusRequest, to: Status): string | null {
  if (because === undefined) return null;
  if (to === 'Blocked' && isNote(because)) return because;
  const isElsewhere = to !== 'Blocked';
  throw new UndecidedError({
    subject: `--because ${quote(because, 60)}`,
    reason: isElsewhere
      ? `was given with ${to}, expected it with Blocked only`
      : 'cannot stand on the board, expected one line of at most 300 plain characters without ; [ ] | < > ` and \\',
    help: isElsewhere
      ? 'Leave it out.'
      : `Say it in plain words, for example: npx handshake-check status WP-ID Blocked --because "waiting for alice to decide"`,
  });
}
