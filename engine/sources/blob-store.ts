import type { RepoPath } from '../model/path.js';
import { NotLoadedError, type ObjectId, type Snapshot, type TreeEntry } from '../model/snapshot.js';

/** The contents that a source has loaded, by blob id, shared by all snapshots of a run. */
export class BlobStore {
  private readonly contents = new Map<ObjectId, Uint8Array>();

  has(id: ObjectId): boolean {
    return this.contents.has(id);
  }

  put(id: ObjectId, bytes: Uint8Array): void {
    this.contents.set(id, bytes);
  }

  /** @throws NotLoadedError when nobody loaded the blob: a malfunction, never an empty file. */
  get(entry: TreeEntry): Uint8Array {
    const bytes = this.contents.get(entry.id);
    if (!bytes) throw new NotLoadedError(entry);
    return bytes;
  }
}

/**
 * A snapshot over a listing of entries.
 * @param entries in any order, each path once
 */
export function listedSnapshot(
  name: string,
  commit: ObjectId | null,
  entries: Iterable<TreeEntry>,
  store: BlobStore,
): Snapshot {
  const byPath = new Map<RepoPath, TreeEntry>();
  for (const entry of entries) byPath.set(entry.path, entry);
  let sorted: readonly RepoPath[] | null = null;
  return {
    name,
    commit,
    entry: (path) => byPath.get(path),
    paths() {
      sorted ??= [...byPath.keys()].sort();
      return sorted;
    },
    bytes: (entry) => store.get(entry),
  };
}
