import type { RepoPath } from '../model/path.js';
import { NotLoadedError, type ObjectId, type Snapshot, type TreeEntry } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { tooMuch } from './limits.js';

/** The most bytes that a run reads, over all files: what is made of them has to fit into memory together. */
export const MOST_BYTES = 256 * 1024 * 1024;

/** The contents that a source has loaded, by blob id, shared by all snapshots of a run. */
export class BlobStore {
  /** As text where somebody has read it: bytes and text together would be twice the memory. */
  private readonly contents = new Map<ObjectId, Uint8Array | string>();
  private readonly admitted = new Set<string>();
  private bytes = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /**
   * Counts a file that is about to be read. One blob under many paths counts for each, because each is parsed: a few bytes in a pack
   * can be gigabytes of packets.
   * @param size bytes
   * @throws UndecidedError when the run has read too much with it
   */
  admit({ id, path }: TreeEntry, size: number): void {
    const key = `${id} ${path}`;
    if (this.admitted.has(key)) return;
    this.admitted.add(key);
    this.bytes += size;
    if (this.bytes > this.mostBytes) throw new UndecidedError(tooMuch(this.mostBytes));
  }

  /** How many bytes a blob has; null when nobody loaded it. */
  size(id: ObjectId): number | null {
    const held = this.contents.get(id);
    return held === undefined ? null : Buffer.byteLength(held);
  }

  put(id: ObjectId, bytes: Uint8Array): void {
    this.contents.set(id, bytes);
  }

  /** @param text whose UTF-8 form the loaded bytes are */
  holdAsText(id: ObjectId, text: string): void {
    this.contents.set(id, text);
  }

  /** @throws NotLoadedError when nobody loaded the blob: a malfunction, never an empty file. */
  get(entry: TreeEntry): Uint8Array {
    const held = this.contents.get(entry.id);
    if (held === undefined) throw new NotLoadedError(entry);
    return typeof held === 'string' ? Buffer.from(held, 'utf8') : held;
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
    holdAsText: ({ id }, text) => store.holdAsText(id, text),
  };
}
