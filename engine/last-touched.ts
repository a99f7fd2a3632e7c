import type { Loader } from './loader.js';
import type { Changeset } from './model/changeset.js';
import type { RepoPath } from './model/path.js';
import { isInProgress, placesToWatch } from './model/stalled.js';
import type { TreeView } from './model/tree-view.js';
import { UndecidedError } from './model/undecided.js';
import type { ShardOfRun } from './shard.js';
import type { Source } from './sources/source.js';

/** Looks up when the work that goes on was last touched, where everything is held against the law. */
export async function withLastTouched(
  source: Source,
  loader: Loader,
  changeset: Changeset,
  { result, shard }: { readonly result: TreeView; readonly shard: ShardOfRun | null },
): Promise<Changeset> {
  // In a shard that reads only its own packets nobody asks.
  if (!changeset.whole || shard) return changeset;
  const going = result.packetEntries.flatMap(({ path }) => result.packetAt(path) ?? []).filter(isInProgress);
  try {
    const lastTouched = going.length > 0 ? await source.lastTouched(placesToWatch(going)) : new Map<RepoPath, number>();
    return { ...changeset, lastTouched };
  } catch (error) {
    // Without its history the rest can still be decided: the report says what could not.
    if (!(error instanceof UndecidedError)) throw error;
    loader.undecided.push({ subject: error.subject, reason: error.reason, help: error.help });
    return changeset;
  }
}
