import { packetIds } from '../../engine/model/packet-entries.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { nearest } from '../../engine/selection.js';
import { isNone } from '../../workflow/packet/packet-said.js';
import type { PacketSaid } from '../../workflow/packet/said-options.js';

/** @throws UndecidedError for a dependency on a packet that nobody has written */
export function assertKnown({ depends = [] }: PacketSaid, tree: Pick<TreeView, 'packet' | 'packetEntries'>): void {
  for (const id of depends) {
    if (isNone(id) || tree.packet(id)) continue;
    const ids = packetIds(tree);
    throw new UndecidedError({
      subject: `--depends ${id}`,
      reason: `names no packet of the work tree, which holds ${ids.length}, expected an exact id: nothing was written`,
      help: ids.length > 0 ? `Did you mean ${nearest(id, ids)}?` : 'Create that packet first.',
    });
  }
}
