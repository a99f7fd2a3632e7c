import { dependenciesOf } from './dependency-graph.js';
import type { WorkPacket } from './packet.js';
import type { TreeView } from './tree-view.js';

/** Packets with all that they depend on, directly and through others: every cycle that one of them is in lies among these. */
export function reachablePackets(from: readonly WorkPacket[], { packet }: Pick<TreeView, 'packet'>): WorkPacket[] {
  const found = new Map(from.map((each) => [each.id, each]));
  // A map is walked in the order of its growth: what is added on the way is walked too.
  for (const each of found.values()) {
    for (const id of dependenciesOf(each)) {
      const needed = found.has(id) ? null : packet(id);
      if (needed) found.set(id, needed);
    }
  }
  return [...found.values()];
}
