import type { Change } from './model/change.js';
import { isPacketPath } from './model/governed.js';
import type { Law } from './model/law.js';
import { isSigned, type WorkPacket } from './model/packet.js';
import type { TreeEntry } from './model/snapshot.js';
import { STATUSES } from './model/status.js';
import type { PacketChange, PacketChangeKind, PacketReader } from './model/tree-view.js';

/** The packets among the differences of two trees, and how they differ (law.md, decision 10 hangs on the kind). */
export function packetChanges(changes: readonly Change[], law: Law, packets: PacketReader): PacketChange[] {
  const read = (entry: TreeEntry | null): WorkPacket | null => (entry ? packets.read(entry) : null);
  return (
    changes
      .filter((change) => isPacketPath(law.paths, change.path))
      .map((change) => {
        const before = read(change.before);
        const after = read(change.after);
        return { path: change.path, kind: kindOf(before, after), before, after };
      })
      // Neither side could be read: a link that appears, or a blob too large, which is reported as undecided.
      .filter(({ before, after }) => before !== null || after !== null)
  );
}

/** The packets that the change signs, or signs anew: their signature is not the one that base had. */
export function newlySigned(changes: readonly PacketChange[]): SignedPacket[] {
  return changes.flatMap(({ before, after }) => {
    const signature = after?.signature;
    return signature && signature.text !== before?.signature?.text ? [{ id: after.id, signature }] : [];
  });
}

/** A packet's id, and the signature it has. */
export interface SignedPacket {
  readonly id: string;
  readonly signature: NonNullable<WorkPacket['signature']>;
}

/** Whether a change leaves nothing inherited for its packet: it introduces, signs or advances it (decision 10). */
export function ownsItsFindings(change: PacketChange): boolean {
  return change.kind === 'introduced' || change.kind === 'signed' || change.kind === 'advanced';
}

function kindOf(before: WorkPacket | null, after: WorkPacket | null): PacketChangeKind {
  if (!after) return 'deleted';
  if (!before) return 'introduced';
  if (!isSigned(before) && isSigned(after)) return 'signed';
  return stage(after) > stage(before) ? 'advanced' : 'edited';
}

/** How far a packet has come; an unknown STATUS has come nowhere, so that repairing one to a later state advances it. */
function stage(packet: WorkPacket): number {
  return packet.status && packet.status.kind !== 'unknown' ? STATUSES.indexOf(packet.status.status) : -1;
}
