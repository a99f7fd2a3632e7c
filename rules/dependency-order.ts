import { dependenciesOf, dependencyGraph } from '../engine/model/dependency-graph.js';
import { nearName } from '../engine/model/near-name.js';
import { isPastDraft, type WorkPacket } from '../engine/model/packet.js';
import { packetIds } from '../engine/model/packet-entries.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import { listed } from '../engine/model/quote.js';
import { reachablePackets } from '../engine/model/reachable-packets.js';
import type { Status } from '../engine/model/status.js';
import type { TreeView } from '../engine/model/tree-view.js';
import { retiredEntry, standingWords, workStanding } from '../engine/model/work-standing.js';
import { defineRule, type Finding } from '../engine/rule.js';

const messages = {
  unknown: (data: { packet: string; needs: string; likest: string | null }) => ({
    message: `${data.packet} depends on ${data.needs}, expected the exact id of a packet that exists`,
    help:
      data.likest === null
        ? 'Create that packet first, or take it out of Dependencies.'
        : `Did you mean ${data.likest}?`,
  }),
  cycle: (data: { ids: readonly string[] }) => ({
    message: `The packets wait for one another: ${[...data.ids, data.ids[0]].join(' -> ')}, expected an order in which each can start`,
    help: 'Take one of these dependencies out. Where a packet is signed, a new packet without it takes its place.',
  }),
  undocumented: (data: { packet: string; needs: readonly string[] }) => ({
    message: `${data.packet} depends on ${listed(data.needs)}, and the task board does not say so, expected the dependency chain to stand there`,
    help: `Add to the entry of ${data.packet} on the board: needs ${data.needs.join(', ')}`,
  }),
  'started-early': (data: {
    packet: string;
    status: Status;
    blockers: readonly { id: string; standing: string }[];
  }) => ({
    message: `${data.packet} is ${data.status} while it depends on ${data.blockers.map(({ id, standing }) => `${id}, which is ${standing}`).join('; ')}, expected VALIDATED first`,
    help: `Leave ${data.packet} at Ready-for-Dev, or set it to Blocked, until ${listed(data.blockers.map(({ id }) => id))} is VALIDATED.`,
  }),
};

type OrderFinding = Finding<typeof messages>;

/** Law: CX-573E, rule 6 — blockers are known before work starts, and are VALIDATED first. */
export const dependencyOrder = defineRule({
  id: 'dependency-order',
  clauses: ['CX-573E', 'rule 6'],
  blocksWhen:
    'a dependency is unknown, cyclic, or not documented on the board; work starts on a packet whose blocker is not VALIDATED',
  why: 'CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.',
  reads: ['packets', 'board'],
  completeness: false,
  waivable: true,
  messages,
  *repository({ tree, packets }) {
    for (const packet of packets) yield* brokenReferences(packet, tree);
    const graph = dependencyGraph(reachablePackets(packets, tree));
    const examined = new Set(packets.map(({ id }) => id));
    for (const ids of graph.cycles) {
      const packet = tree.packet(ids.find((id) => examined.has(id)) ?? '');
      if (packet) {
        yield { message: 'cycle', data: { ids }, at: fieldPlace(packet, 'Dependencies'), identity: ids.join(' ') };
      }
    }
  },
  *change({ packetChanges, result }) {
    for (const { before, after } of packetChanges) {
      const status = after && statusOf(after);
      if (!after || !status || !STARTED.has(status) || (before && statusOf(before) === status)) continue;
      const blockers = dependenciesOf(after)
        .map((id) => ({ id, standing: workStanding(id, result) }))
        .filter(({ standing }) => standing.kind !== 'finished')
        .map(({ id, standing }) => ({ id, standing: standingWords(standing) }));
      if (blockers.length === 0) continue;
      yield { message: 'started-early', data: { packet: after.id, status, blockers }, at: fieldPlace(after, 'STATUS') };
    }
  },
});

const STARTED: ReadonlySet<Status> = new Set<Status>(['In-Progress', 'Done', 'VALIDATED']);

function* brokenReferences(packet: WorkPacket, tree: TreeView): Iterable<OrderFinding> {
  const needs = dependenciesOf(packet);
  if (needs.length === 0) return;
  const at = fieldPlace(packet, 'Dependencies');
  // A draft may still be looking for its place.
  const mercy = isPastDraft(packet) ? {} : ({ severity: 'warning' } as const);
  for (const id of needs) {
    if (workStanding(id, tree).kind !== 'absent' || retiredEntry(id, tree)) continue;
    const data = { packet: packet.id, needs: id, likest: nearName(id, packetIds(tree)) };
    yield { message: 'unknown', data, at, ...mercy, identity: `${packet.id} ${id}` };
  }
  const noted = new Set(
    tree
      .board()
      ?.chain.filter(({ id }) => id === packet.id)
      .map((note) => note.needs),
  );
  const missing = needs.filter((id) => !noted.has(id));
  if (missing.length > 0) yield { message: 'undocumented', data: { packet: packet.id, needs: missing }, at, ...mercy };
}

function statusOf({ status }: WorkPacket): Status | null {
  return status === null || status.kind === 'unknown' ? null : status.status;
}
