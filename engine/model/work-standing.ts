import type { BoardEntry, RetiredColumn } from './board.js';
import { citedSignatures } from './cancellation.js';
import type { WorkPacket } from './packet.js';
import type { Status } from './status.js';
import type { TreeView } from './tree-view.js';
import { trimRight } from './trim.js';

/** How a piece of work stands for whoever waits for it (law.md, decisions 4 and 18). */
export type WorkStanding =
  /** VALIDATED, superseded by a packet that is, or cancelled with the user's signature. */
  | { readonly kind: 'finished' }
  | { readonly kind: 'open'; readonly status: Status | 'unreadable' }
  | { readonly kind: 'absent' }
  /** Superseded on the board; `by` is the packet that took its place, null when the board names none. */
  | { readonly kind: 'superseded'; readonly by: string | null }
  /** Cancelled on the board without a signature. */
  | { readonly kind: 'cancelled' };

/** What is looked at: packets by exact id, and the board. */
export type WorkTree = Pick<TreeView, 'packet' | 'board'>;

/** How the packet with an id stands in a tree. */
export function workStanding(id: string, tree: WorkTree): WorkStanding {
  return standingOf(id, tree, new Set());
}

/** @param seen the ids on the way here, so that packets that supersede one another come to an end */
function standingOf(id: string, tree: WorkTree, seen: ReadonlySet<string>): WorkStanding {
  const packet = tree.packet(id);
  if (packet && statusOf(packet) === 'VALIDATED') return { kind: 'finished' };
  const retired = retiredEntry(id, tree);
  if (retired?.column === 'Cancelled') return { kind: citedSignatures(retired).length > 0 ? 'finished' : 'cancelled' };
  if (retired) {
    const by = successorOf(retired);
    const isFinished = by !== null && !seen.has(by) && standingOf(by, tree, new Set([...seen, id])).kind === 'finished';
    return isFinished ? { kind: 'finished' } : { kind: 'superseded', by };
  }
  return packet ? { kind: 'open', status: statusOf(packet) } : { kind: 'absent' };
}

/** The entry of a packet in a column that exists on the board only. */
export function retiredEntry(
  id: string,
  { board }: Pick<WorkTree, 'board'>,
): (BoardEntry & { readonly column: RetiredColumn }) | null {
  const isRetired = (entry: BoardEntry): entry is BoardEntry & { readonly column: RetiredColumn } =>
    entry.column === 'Superseded' || entry.column === 'Cancelled';
  for (const entry of board()?.entries ?? []) if (entry.id === id && isRetired(entry)) return entry;
  return null;
}

/** The packet that an entry says took its place: the first id in its text. */
export function successorOf({ id, text }: Pick<BoardEntry, 'id' | 'text'>): string | null {
  const words = text.match(/(?<![\p{L}\p{N}._-])WP(?:-[A-Za-z0-9.]+)+/gu) ?? [];
  return words.map((word) => trimRight(word, /\./).replace(/\.md$/, '')).find((word) => word !== id) ?? null;
}

function statusOf({ status }: WorkPacket): Status | 'unreadable' {
  return status === null || status.kind === 'unknown' ? 'unreadable' : status.status;
}

/** A standing in words that follow "is": `In-Progress`, `superseded by WP-1-B-v2, which is not VALIDATED`. */
export function standingWords(standing: WorkStanding): string {
  switch (standing.kind) {
    case 'finished':
      return 'VALIDATED';
    case 'open':
      return standing.status === 'unreadable' ? 'without a readable STATUS' : standing.status;
    case 'absent':
      return 'not in the repository';
    case 'superseded':
      return standing.by === null
        ? 'superseded, and the board does not say by which packet'
        : `superseded by ${standing.by}, which is not VALIDATED`;
    case 'cancelled':
      return 'cancelled without a signature';
  }
}
