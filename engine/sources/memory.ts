import { subjectOf } from '../git/message.js';
import { hashObject } from '../git/object-id.js';
import { parseTrailers } from '../git/trailers.js';
import type { Change } from '../model/change.js';
import type { Changeset } from '../model/changeset.js';
import type { Commit, Person } from '../model/commit.js';
import type { RepoPath } from '../model/path.js';
import type { EntryKind, ObjectId, Snapshot } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { BlobStore, listedSnapshot } from './blob-store.js';
import { compareSnapshots } from './compare.js';
import { hasMoreLines, tooLarge, tooManyCommits, tooManyLines } from './limits.js';
import type { RefusedBlob, Source, SurveyLimits } from './source.js';

/** One file of a tree in memory. */
export interface MemoryFile {
  readonly kind: EntryKind;
  readonly bytes: Uint8Array;
}

/** A tree in memory: path to file. */
export type MemoryTree = ReadonlyMap<RepoPath, MemoryFile>;

/** A commit in memory, with the whole tree after it. Its parent is the commit before it; the first one's is base. */
export interface MemoryCommit {
  readonly message: string;
  readonly tree: MemoryTree;
  readonly author?: Person;
}

/** What a memory source is made of. */
export interface MemoryChange {
  readonly base: MemoryTree;
  /** May be empty when a tree alone is judged; then `result` says which. */
  readonly commits: readonly MemoryCommit[];
  /** Default: the tree of the last commit, or base. */
  readonly result?: MemoryTree;
  /** Seconds since 1970. */
  readonly now: number;
  readonly whole?: boolean;
  /** Earlier uses of signatures in base's history. */
  readonly history?: ReadonlyMap<string, readonly ObjectId[]>;
  /** When paths were last touched in base's history, in seconds since 1970. */
  readonly touched?: ReadonlyMap<RepoPath, number>;
  /** Earlier commits of base's history, with their trees. */
  readonly ancestors?: ReadonlyMap<ObjectId, MemoryTree>;
}

const SOMEBODY = { name: 'Casey', email: 'casey@example.org' };

/** A source without git and disk: for law pages, tests and tables. */
export function memorySource(change: MemoryChange): Source {
  const store = new BlobStore();
  const base = snapshotOf('base', change.base, store);
  return {
    base: async () => base,
    survey: async (limits) => changesetOf(change, base, limits, store),
    load: async (wanted): Promise<readonly RefusedBlob[]> =>
      wanted.flatMap(({ entry, maxBytes, maxLines = maxBytes }) => {
        const content = store.get(entry);
        if (content.length > maxBytes) return [{ entry, ...tooLarge(entry.path, content.length, maxBytes) }];
        store.admit(entry, content.length);
        return hasMoreLines(content, maxLines) ? [{ entry, ...tooManyLines(entry.path, maxLines) }] : [];
      }),
    signatureHistory: async (signatures) => ({
      commits: new Map(signatures.map((signature) => [signature, change.history?.get(signature) ?? []])),
    }),
    lastTouched: async () => change.touched ?? new Map(),
    ancestor: async (commit, asked) => {
      const tree = change.ancestors?.get(commit);
      if (tree) return snapshotOf(`commit ${commit.slice(0, 12)}`, tree, store);
      throw new UndecidedError({
        subject: asked,
        reason: `names ${commit.slice(0, 12)}, which is not in the history of base`,
        help: 'Name a commit that is.',
      });
    },
    close: async () => undefined,
  };
}

function changesetOf(
  { commits, result, now, whole = false }: MemoryChange,
  base: Snapshot,
  limits: SurveyLimits,
  store: BlobStore,
): Changeset {
  if (commits.length > limits.commits) throw new UndecidedError(tooManyCommits('the change', limits.commits));
  const snapshots = commits.map(({ tree }, index) => snapshotOf(`commit ${index + 1}`, tree, store));
  const last = result ? snapshotOf('result', result, store) : (snapshots.at(-1) ?? base);
  let before = base;
  const made = commits.map((commit, index): Commit => {
    const after = snapshots[index] ?? before;
    const changes = compareSnapshots(before, after, limits.changedPaths);
    before = after;
    return commitOf(commit, index, changes, now);
  });
  return {
    base,
    head: last,
    result: last,
    changes: compareSnapshots(base, last, limits.changedPaths),
    commits: made,
    judgesCommits: commits.length > 0,
    whole,
    now,
    signatureHistory: null,
  };
}

function commitOf({ message, author }: MemoryCommit, index: number, changes: readonly Change[], now: number): Commit {
  const person = author ?? { ...SOMEBODY, time: now };
  return {
    id: idOf(index + 1),
    subject: subjectOf(message),
    trailers: parseTrailers(message),
    author: person,
    committer: person,
    parents: [{ parent: idOf(index), changes }],
    ownChanges: changes,
  };
}

/** A made-up id that counts: base is 0. */
function idOf(index: number): ObjectId {
  return index.toString(16).padStart(40, '0');
}

function snapshotOf(name: string, tree: MemoryTree, store: BlobStore): Snapshot {
  const entries = [...tree].map(([path, { kind, bytes }]) => {
    const id = hashObject('sha1', 'blob', bytes);
    store.put(id, bytes);
    return { path, kind, id };
  });
  return listedSnapshot(name, null, entries, store);
}
