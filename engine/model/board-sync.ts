import { type BoardColumn, type BoardEntry, columnOf, columnOfMarker, isExempt, type TaskBoard } from './board.js';
import type { WorkPacket } from './packet.js';
import { readStatus, type Status } from './status.js';

/** A packet as far as the board is concerned. */
export interface PacketState {
  readonly id: string;
  /** Null when its STATUS cannot be read: then it may stand in any column. */
  readonly status: Status | null;
}

/** A way in which the board and the packets disagree; the packet wins (law.md, `task-board-sync`, decision 18). */
export type BoardDisagreement =
  | { readonly kind: 'not-on-board'; readonly packet: PacketState }
  | {
      readonly kind: 'wrong-column';
      readonly packet: KnownState;
      readonly entry: BoardEntry;
      readonly expected: BoardColumn;
    }
  /** `kept` is the entry that counts: one in a column that exists on the board only, else one in the right column, else the first. */
  | { readonly kind: 'listed-twice'; readonly entry: BoardEntry; readonly kept: BoardEntry }
  | { readonly kind: 'no-packet'; readonly entry: BoardEntry }
  /** The marker says VALIDATED, and the packet does not. */
  | { readonly kind: 'not-validated'; readonly packet: KnownState; readonly entry: BoardEntry };

/** A packet whose STATUS can be read. */
type KnownState = PacketState & { readonly status: Status };

/** What the board needs to know of a packet. */
export function packetState({ id, status }: Pick<WorkPacket, 'id' | 'status'>): PacketState {
  return { id, status: status === null || status.kind === 'unknown' ? null : status.status };
}

/**
 * Compares the board with all packets of the tree, by exact id.
 * @param aliases of states, for the markers
 */
export function boardDisagreements(
  board: Pick<TaskBoard, 'entries'>,
  packets: readonly PacketState[],
  aliases: Readonly<Record<string, Status>>,
): BoardDisagreement[] {
  const states = new Map(packets.map((packet) => [packet.id, packet]));
  const listed = groups(board.entries);
  const missing = packets.filter(({ id }) => !listed.has(id));
  return [
    ...[...listed].flatMap(([id, entries]) => [...ofEntries(entries, states.get(id) ?? null, aliases)]),
    ...missing.map((packet): BoardDisagreement => ({ kind: 'not-on-board', packet })),
  ];
}

/** Whether the marker of an entry claims another column than the one it stands in. */
export function contradictsColumn(
  { marker, column }: Pick<BoardEntry, 'marker' | 'column'>,
  aliases: Readonly<Record<string, Status>>,
): boolean {
  const claimed = marker === null ? null : columnOfMarker(marker, aliases);
  return claimed !== null && claimed !== column;
}

/** Whether the marker of an entry says VALIDATED. */
export function claimsValidated(marker: string | null, aliases: Readonly<Record<string, Status>>): boolean {
  const reading = marker === null ? null : readStatus(marker, aliases);
  return reading !== null && reading.kind !== 'unknown' && reading.status === 'VALIDATED';
}

function groups(entries: readonly BoardEntry[]): Map<string, BoardEntry[]> {
  const byId = new Map<string, BoardEntry[]>();
  for (const entry of entries) {
    const same = byId.get(entry.id);
    if (same) same.push(entry);
    else byId.set(entry.id, [entry]);
  }
  return byId;
}

function* ofEntries(
  entries: readonly BoardEntry[],
  packet: PacketState | null,
  aliases: Readonly<Record<string, Status>>,
): Iterable<BoardDisagreement> {
  const known = packet !== null && isKnown(packet) ? packet : null;
  const expected = known && columnOf(known.status);
  const kept =
    entries.find(({ column }) => isExempt(column)) ?? entries.find(({ column }) => column === expected) ?? entries[0];
  if (!kept) return;
  for (const entry of entries) if (entry !== kept) yield { kind: 'listed-twice', entry, kept };
  if (isExempt(kept.column)) return;
  if (packet === null) yield { kind: 'no-packet', entry: kept };
  if (known === null || expected === null) return;
  if (expected !== kept.column) yield { kind: 'wrong-column', packet: known, entry: kept, expected };
  else if (known.status !== 'VALIDATED' && claimsValidated(kept.marker, aliases))
    yield { kind: 'not-validated', packet: known, entry: kept };
}

function isKnown(packet: PacketState): packet is KnownState {
  return packet.status !== null;
}
