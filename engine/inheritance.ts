import { contentsAt, contentsOfPackets, contentsOfStanding } from './contents.js';
import type { Loader } from './loader.js';
import type { Change } from './model/change.js';
import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import type { RepoPath } from './model/path.js';
import type { PacketChange, TreeView } from './model/tree-view.js';
import { packetChanges } from './packet-changes.js';
import { pathsInShard, type ShardOfRun } from './shard.js';
import type { Source } from './sources/source.js';
import { specPair } from './spec-contents.js';
import { type DocumentCache, treeView } from './trees.js';

/** The tree of the commit of adoption, and the packets that differ since. */
export interface Adoption {
  readonly tree: TreeView;
  readonly packetChanges: readonly PacketChange[];
}

/** What reading it takes. */
interface AdoptionReading {
  readonly result: TreeView;
  /** The governed files other than packets that the run examines. */
  readonly texts: readonly RepoPath[];
  readonly loader: Loader;
  readonly documents: DocumentCache;
  /** Whose packets alone are compared. */
  readonly shard?: ShardOfRun | null | undefined;
}

/**
 * Reads the commit of adoption where everything is held against the law: what its tree had is inherited, and nothing else
 * (law.md, decision 11).
 * @returns null where the law names none, or the run judges a change, which inherits from its base
 * @throws UndecidedError when the commit is not in the history of the base
 */
export async function adoptionOf(
  source: Source,
  { whole }: Changeset,
  law: Law,
  { result, texts, loader, documents, shard }: AdoptionReading,
): Promise<Adoption | null> {
  if (!whole || law.since === null) return null;
  const snapshot = await source.ancestor(law.since, `"since" in ${law.source}`);
  // What is too large there cannot be read, and so nothing of it is inherited: stricter, and no reason to decide nothing.
  await loader.loadReadable([
    ...contentsOfPackets(snapshot, law),
    ...contentsAt(snapshot, law, texts),
    ...contentsOfStanding(snapshot, law),
  ]);
  const tree = treeView(snapshot, law, documents, { whole });
  await loader.loadReadable(contentsAt(snapshot, law, specPair(tree)));
  return { tree, packetChanges: packetChanges(packetDifferences(tree, result, shard), law, documents) };
}

function packetDifferences(before: TreeView, after: TreeView, shard: AdoptionReading['shard']): Change[] {
  const paths = new Set<RepoPath>([...before.packetEntries, ...after.packetEntries].map(({ path }) => path));
  return pathsInShard([...paths].sort(), shard).flatMap((path) => {
    const old = before.snapshot.entry(path) ?? null;
    const now = after.snapshot.entry(path) ?? null;
    return old?.id === now?.id && old?.kind === now?.kind ? [] : [{ path, before: old, after: now }];
  });
}
