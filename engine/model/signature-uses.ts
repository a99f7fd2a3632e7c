import { cancellationsOf } from './cancellation.js';
import type { Changeset } from './changeset.js';
import { isSigned, type SignedPacket } from './packet.js';
import type { ObjectId } from './snapshot.js';
import type { PacketChange, TreeView } from './tree-view.js';

/** The packets that a change gives a signature which base does not have at their paths. */
export function newlySigned(changes: readonly PacketChange[]): SignedPacket[] {
  return changes.flatMap(({ before, after }) =>
    after && isSigned(after) && after.signature.text !== before?.signature?.text ? [after] : [],
  );
}

/** Where else a signature stands: in another packet, in a row of the ledger that is for other packets, or where the board cancels one. */
export type OtherUse =
  | { readonly kind: 'packet'; readonly packet: string }
  | { readonly kind: 'ledger'; readonly packets: readonly string[] }
  | { readonly kind: 'board'; readonly packet: string };

/** The trees in which a signature is looked up, and what the history knows of it. */
export interface SignatureUses {
  readonly base: Pick<TreeView, 'packetEntries' | 'packetAt' | 'ledger' | 'board'>;
  readonly result: Pick<TreeView, 'packetEntries' | 'packetAt' | 'board'>;
  readonly changeset: Pick<Changeset, 'signatureHistory'>;
}

/** Another use of a packet's signature in result or base; null when it has the signature for itself. */
export function otherUse(packet: SignedPacket, { base, result }: SignatureUses): OtherUse | null {
  const { text } = packet.signature;
  for (const tree of [result, base]) {
    for (const { path } of tree.packetEntries) {
      const other = path === packet.path ? null : tree.packetAt(path);
      if (other?.signature?.text === text) return { kind: 'packet', packet: other.id };
    }
  }
  const row = base.ledger()?.rows.find(({ signature }) => signature === text);
  const isForOthers = row && row.packets.length > 0 && !row.packets.includes(packet.id);
  if (isForOthers) return { kind: 'ledger', packets: row.packets };
  const cancelled = [result, base].flatMap(cancellationsOf).find(({ signature }) => signature.text === text);
  return cancelled ? { kind: 'board', packet: cancelled.packet } : null;
}

/** The place of another use, in words that follow "stands in". */
export function useWords(use: OtherUse): string {
  switch (use.kind) {
    case 'packet':
      return use.packet;
    case 'ledger':
      return `the ledger, for ${use.packets.join(', ')}`;
    case 'board':
      return `the board, where it cancels ${use.packet}`;
  }
}

/**
 * The last commit of base's history that used a packet's signature, although base's tree no longer shows it (threat S06). A row that the
 * base's ledger holds for this very packet is how the user recorded it beforehand: with a digest, which then has to be that of the packet;
 * without one only for a packet that base has, and whose signature no packet ever had. What such a row was for, nobody can tell any more.
 */
export function earlierUse(
  { id, path, signature: { text } }: SignedPacket,
  { base, changeset: { signatureHistory } }: SignatureUses,
): ObjectId | null {
  const commits = signatureHistory?.commits.get(text) ?? [];
  const row = base.ledger()?.rows.find(({ signature, packets }) => signature === text && packets.includes(id));
  if (row === undefined) return commits[0] ?? null;
  if (row.lock !== null) return null;
  const signed = signatureHistory?.inPackets.get(text) ?? [];
  return signed[0] ?? (base.packetAt(path) === null ? (commits[0] ?? null) : null);
}
