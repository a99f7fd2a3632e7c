import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import type { WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import type { ObjectId, TreeEntry } from './snapshot.js';
import type { PacketReader } from './tree-view.js';

/**
 * The packets of a change as they stood before each of its commits. Where the change did not touch a packet that is how it stands at
 * the base tip, also for commits that started from something older.
 */
export class PacketStates {
  private readonly after = new Map<RepoPath, ReadonlyMap<ObjectId, TreeEntry | null>>();

  constructor(
    private readonly changeset: Pick<Changeset, 'base' | 'commits'>,
    private readonly packets: PacketReader,
  ) {}

  /** The packet at a path in the tree that a commit started from, its first parent's; null when that holds none that can be read. */
  before(commit: Pick<Commit, 'parents'>, path: RepoPath): WorkPacket | null {
    const parent = commit.parents[0]?.parent ?? null;
    const touched = parent === null ? undefined : this.entriesAfter(path).get(parent);
    const entry = touched === undefined ? this.changeset.base.entry(path) : touched;
    return entry ? this.packets.read(entry) : null;
  }

  /** By commit, what stands at a path after it; commits behind which the change has not touched the path are left out. */
  private entriesAfter(path: RepoPath): ReadonlyMap<ObjectId, TreeEntry | null> {
    const known = this.after.get(path);
    if (known) return known;
    const entries = new Map<ObjectId, TreeEntry | null>();
    for (const { id, parents } of this.changeset.commits) {
      const [first] = parents;
      if (id === null || !first) continue;
      const change = first.changes.find((each) => each.path === path);
      const before = first.parent === null ? undefined : entries.get(first.parent);
      const entry = change ? change.after : before;
      if (entry !== undefined) entries.set(id, entry);
    }
    this.after.set(path, entries);
    return entries;
  }
}
