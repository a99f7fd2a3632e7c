import type { CleanRoom } from '../git/clean-room.js';
import type { Repository } from '../git/repository.js';
import type { ObjectId, Snapshot } from '../model/snapshot.js';
import { type BlobStore, listedSnapshot } from './blob-store.js';
import type { SurveyLimits } from './source.js';

/** What a source over a git repository works with once its clean room is open. */
export interface Opened {
  readonly repository: Repository;
  readonly room: CleanRoom;
  readonly store: BlobStore;
}

/** The tree that is protected. */
export interface Base {
  readonly snapshot: Snapshot;
  /** Null for the empty tree before there is any commit. */
  readonly commit: ObjectId | null;
  readonly tree: ObjectId | null;
}

/** What a survey starts from: the base, and how much may be looked at. */
export interface Survey extends Opened {
  readonly base: Base;
  readonly limits: SurveyLimits;
}

/** The snapshot of a commit, or of the empty tree for null. */
export async function treeSnapshot(
  { room, store }: Opened,
  name: string,
  commit: ObjectId | null,
  tree: ObjectId | null,
): Promise<Snapshot> {
  return listedSnapshot(name, commit, tree === null ? [] : await room.trees.list(tree), store);
}
