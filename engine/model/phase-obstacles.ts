import { dependenciesOf } from './dependency-graph.js';
import type { WorkPacket } from './packet.js';
import { packetIds } from './packet-entries.js';
import { type PhaseId, phaseOf } from './phase.js';
import type { TreeView } from './tree-view.js';
import { expiryOf, phasesOfWaiver, type Waiver } from './waiver.js';
import { type WorkStanding, workStanding } from './work-standing.js';

/** What stands in the way of closing a phase (CX-585D, rule 5). */
export type PhaseObstacle =
  | { readonly kind: 'unfinished'; readonly id: string; readonly standing: WorkStanding }
  /** A packet of the phase is finished, and something that it depends on is not. */
  | { readonly kind: 'blocker'; readonly id: string; readonly blocker: string; readonly standing: WorkStanding }
  | { readonly kind: 'waiver'; readonly waiver: Waiver };

/** The tree in which the phase is, or would be, closed. */
export type PhaseTree = Pick<TreeView, 'packet' | 'board' | 'packetEntries' | 'waivers'>;

/** The ids of a phase: of its packets, and of entries that stand on the board only. Sorted, each once. */
export function idsOfPhase(phase: PhaseId, tree: Pick<PhaseTree, 'board' | 'packetEntries'>): string[] {
  const listed = tree.board()?.entries.map(({ id }) => id) ?? [];
  return [...new Set([...packetIds(tree), ...listed])].filter((id) => phaseOf(id) === phase).sort();
}

/** The packets of a phase. */
export function packetsOfPhase(phase: PhaseId, tree: Pick<PhaseTree, 'packet' | 'packetEntries'>): WorkPacket[] {
  return packetIds(tree)
    .filter((id) => phaseOf(id) === phase)
    .flatMap((id) => tree.packet(id) ?? []);
}

/**
 * Everything that stands in the way, in the order of the ids; empty when the phase may close.
 * @param now seconds since 1970: a waiver that is past its date stands in nobody's way
 */
export function phaseObstacles(phase: PhaseId, tree: PhaseTree, now: number): PhaseObstacle[] {
  const ids = idsOfPhase(phase, tree);
  const own = new Set(ids);
  return [...ids.flatMap((id) => ofPacket(id, own, tree)), ...liveWaivers(phase, tree, now)];
}

function ofPacket(id: string, own: ReadonlySet<string>, tree: PhaseTree): PhaseObstacle[] {
  const standing = workStanding(id, tree);
  if (standing.kind !== 'finished') return [{ kind: 'unfinished', id, standing }];
  const packet = tree.packet(id);
  // What is in the same phase is said of itself.
  return (packet ? dependenciesOf(packet) : []).flatMap((blocker): PhaseObstacle[] => {
    const of = workStanding(blocker, tree);
    return own.has(blocker) || of.kind === 'finished' ? [] : [{ kind: 'blocker', id, blocker, standing: of }];
  });
}

function liveWaivers(phase: PhaseId, { waivers }: PhaseTree, now: number): PhaseObstacle[] {
  const rows = waivers()?.rows ?? [];
  return rows
    .filter((waiver) => phasesOfWaiver(waiver).includes(phase))
    .filter((waiver) => {
      const expiry = expiryOf(waiver);
      return expiry === null || expiry.kind === 'phase' || now < expiry.after;
    })
    .map((waiver) => ({ kind: 'waiver', waiver }));
}
