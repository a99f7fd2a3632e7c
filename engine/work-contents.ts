import { contentsAt } from './contents.js';
import type { Loader } from './loader.js';
import type { Changeset } from './model/changeset.js';
import { dependenciesOf } from './model/dependency-graph.js';
import type { Law } from './model/law.js';
import { packetIds } from './model/packet-entries.js';
import { packetPath } from './model/packet-reference.js';
import { baseName, type RepoPath } from './model/path.js';
import { type PhaseId, phaseOf } from './model/phase.js';
import type { PacketChange, TreeView } from './model/tree-view.js';
import { successorOf } from './model/work-standing.js';

/** What a run looks at, and the change it is part of. */
interface WorkReading {
  readonly law: Law;
  readonly changeset: Changeset;
  readonly packetChanges: readonly PacketChange[];
  /** The paths of the packets that are examined. */
  readonly examined: readonly RepoPath[];
}

/**
 * Loads the packets that decide whether work may start and phases may close: what the examined packets depend on, and every packet of
 * the phases that are looked at or that get a new packet. Of the others base and result say the same.
 * @returns the phases that are closed on the board of the result and whose packets, waivers or closure the change touches
 */
export async function loadWork(
  loader: Loader,
  { base, result }: { readonly base: TreeView; readonly result: TreeView },
  { law, changeset, packetChanges, examined }: WorkReading,
): Promise<ReadonlySet<PhaseId>> {
  const closed = result.board()?.closedPhases.map(({ phase }) => phase) ?? [];
  const changed = phasesOf(packetChanges.map(({ path }) => path));
  const isAboutAll = changeset.changes.some(({ path }) => path === law.paths.board || path === law.paths.waivers);
  const looked = new Set(closed.filter((phase) => isAboutAll || changed.has(phase)));
  const grown = phasesOf(packetChanges.filter(({ kind }) => kind === 'introduced').map(({ path }) => path));
  const phases = new Set([...looked, ...grown]);
  for (const tree of [base, result]) {
    const ids = packetIds(tree).filter((id) => phases.has(phaseOf(id) ?? ''));
    await loadReachable(loader, tree, [...new Set([...ids, ...examined.map(idOf)])], law);
  }
  return looked;
}

function phasesOf(paths: readonly RepoPath[]): Set<PhaseId> {
  return new Set(paths.flatMap((path) => phaseOf(idOf(path)) ?? []));
}

function idOf(path: RepoPath): string {
  return baseName(path).slice(0, -'.md'.length);
}

/** Packets with all that they depend on and all that superseded that, step by step: what one needs is known when it has been read. */
async function loadReachable(loader: Loader, tree: TreeView, ids: readonly string[], law: Law): Promise<void> {
  const known = new Set<string>();
  const retired = new Map(tree.board()?.entries.map((entry) => [entry.id, successorOf(entry)]));
  for (let next = [...ids]; next.length > 0; ) {
    for (const id of next) known.add(id);
    await loader.load(
      contentsAt(
        tree.snapshot,
        law,
        next.map((id) => packetPath(law, id)),
      ),
    );
    const needed = next.flatMap((id) => {
      const packet = tree.packet(id);
      return [...(packet ? dependenciesOf(packet) : []), ...[retired.get(id) ?? []].flat()];
    });
    next = [...new Set(needed)].filter((id) => !known.has(id));
  }
}
