import type { Change } from './change.js';
import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import type { SignedPacket, WorkPacket } from './packet.js';
import type { ObjectId } from './snapshot.js';
import type { PacketReader } from './tree-view.js';

/** The commits of a change, and the means to read what they hold. */
export interface PacketHistory {
  readonly changeset: Pick<Changeset, 'commits'>;
  readonly packets: PacketReader;
}

/** The first commit of the change that brought the signature of a packet; undefined when no commit of it did. */
export function signingCommit(packet: SignedPacket, { changeset, packets }: PacketHistory): Commit | undefined {
  const brings = ({ path, after }: Change): boolean =>
    path === packet.path && after !== null && packets.read(after)?.signature?.text === packet.signature.text;
  return changeset.commits.find((commit) => commit.parents.some(({ changes }) => changes.some(brings)));
}

/**
 * The commits of the change in whose trees a packet has the signature and the locked text that it is given with: from the commit that
 * signed it on, as long as nothing locked differs.
 */
export function commitsHolding(packet: SignedPacket, { changeset, packets }: PacketHistory): ReadonlySet<ObjectId> {
  const holding = new Set<ObjectId>();
  for (const { id, parents } of changeset.commits) {
    if (id === null) continue;
    const change = parents.flatMap(({ changes }) => changes).find(({ path }) => path === packet.path);
    // No difference from any parent: the commit has what its first parent has. What lies outside the change does not hold it.
    const holds = change
      ? change.after !== null && isSame(packets.read(change.after), packet)
      : holding.has(parents[0]?.parent ?? '');
    if (holds) holding.add(id);
  }
  return holding;
}

function isSame(found: WorkPacket | null, packet: SignedPacket): boolean {
  return found?.signature?.text === packet.signature.text && found.lockDigest === packet.lockDigest;
}
