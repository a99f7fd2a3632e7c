import { CleanRoom } from '../git/clean-room.js';
import { isObjectId } from '../git/object-id.js';
import type { Repository } from '../git/repository.js';
import { FETCH_HELP, gitFailure } from '../git/run.js';
import type { Changeset, SignatureHistory } from '../model/changeset.js';
import type { RepoPath } from '../model/path.js';
import type { ObjectId, Snapshot, TreeEntry } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { BlobStore, listedSnapshot } from './blob-store.js';
import { tooLarge } from './memory.js';
import type { RefusedBlob, Source, WantedBlob } from './source.js';

/** What a survey of a git repository works with. */
export interface Survey {
  readonly repository: Repository;
  readonly room: CleanRoom;
  readonly store: BlobStore;
}

/** Contents that are not in git, such as a file of the work tree; null when the entry is git's. */
export type LocalReader = (entry: TreeEntry) => { readonly size: number; readonly read: () => Uint8Array } | null;

/** A changeset with what its source needs to answer for it later. */
export interface Surveyed {
  readonly changeset: Changeset;
  /** Reads what git does not hold. */
  readonly local?: LocalReader;
}

/**
 * A source over a git repository: the clean room is opened by the survey and removed by `close`.
 * @param survey reads trees and commits
 */
export function gitSource(repository: Repository, survey: (context: Survey) => Promise<Surveyed>): Source {
  const store = new BlobStore();
  let room: CleanRoom | null = null;
  let surveyed: Surveyed | null = null;
  const open = (): { room: CleanRoom; surveyed: Surveyed } => {
    if (!room || !surveyed) throw new Error('the source was asked for contents before its survey');
    return { room, surveyed };
  };
  return {
    async survey() {
      room ??= CleanRoom.open(repository.user.binary, repository.environment, repository.layout);
      surveyed = await survey({ repository, room, store });
      return surveyed.changeset;
    },
    async load(wanted) {
      const { room: opened, surveyed: done } = open();
      const results = await Promise.all(wanted.map((each) => loadOne(each, store, opened, done.local)));
      return results.filter((refused) => refused !== null);
    },
    signatureHistory(signatures, paths) {
      const { room: opened, surveyed: done } = open();
      return searchHistory(opened, done.changeset.base.commit, signatures, paths);
    },
    async close() {
      await room?.close();
      room = null;
    },
  };
}

/** The snapshot of a commit, or of the empty tree for null. */
export async function treeSnapshot(
  { room, store }: Survey,
  name: string,
  commit: ObjectId | null,
  tree: ObjectId | null,
): Promise<Snapshot> {
  return listedSnapshot(name, commit, tree === null ? [] : await room.trees.list(tree), store);
}

async function loadOne(
  { entry, maxBytes }: WantedBlob,
  store: BlobStore,
  room: CleanRoom,
  local: LocalReader | undefined,
): Promise<RefusedBlob | null> {
  if (store.has(entry.id)) return null;
  const file = local?.(entry) ?? null;
  const size = file ? file.size : await blobSize(room, entry);
  if (size > maxBytes) return { entry, ...tooLarge(entry.path, size, maxBytes) };
  store.put(entry.id, file ? file.read() : await room.objects.read(entry.id, 'blob', maxBytes));
  return null;
}

async function blobSize(room: CleanRoom, entry: TreeEntry): Promise<number> {
  const header = await room.objects.find(entry.id);
  if (header) return header.size;
  throw new UndecidedError({
    subject: entry.path,
    reason: `is not in the object store (${entry.id.slice(0, 12)})`,
    help: FETCH_HELP,
  });
}

/** The commits of base's history in which the number of occurrences of a signature changed, merges against every parent. */
async function searchHistory(
  room: CleanRoom,
  base: ObjectId | null,
  signatures: readonly string[],
  paths: readonly RepoPath[],
): Promise<SignatureHistory> {
  const commits = new Map<string, readonly ObjectId[]>();
  for (const signature of signatures) {
    if (base === null) {
      commits.set(signature, []);
      continue;
    }
    const search = ['-m', '--full-history', '--no-renames', '--no-ext-diff', '--no-textconv', `-S${signature}`];
    const args = ['log', '--format=%H', ...search, base, '--', ...paths];
    const { stdout, stderr } = await room.git(args);
    const lines = stdout
      .toString('latin1')
      .split('\n')
      .filter((line) => line !== '');
    if (!lines.every(isObjectId)) throw gitFailure(args, 'wrote an unreadable answer', stderr);
    commits.set(signature, [...new Set(lines)]);
  }
  return { commits };
}
