import { CleanRoom } from '../git/clean-room.js';
import { writeEndMark } from '../git/end-mark.js';
import { isObjectId } from '../git/object-id.js';
import type { Repository } from '../git/repository.js';
import { FETCH_HELP, gitFailure } from '../git/run.js';
import type { Changeset, SignatureHistory } from '../model/changeset.js';
import type { RepoPath } from '../model/path.js';
import type { ObjectId, TreeEntry } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { ancestorSnapshot } from './ancestor.js';
import { BlobStore } from './blob-store.js';
import { type FactFile, factFile } from './fact-file.js';
import { lastTouched } from './last-touched.js';
import { hasMoreLines, tooLarge, tooManyLines } from './limits.js';
import type { Base, Opened, Survey } from './opened.js';
import type { RefusedBlob, Source, WantedBlob } from './source.js';

/** The two steps in which a kind of source differs from the others. */
export interface Steps {
  readonly base: (opened: Opened) => Promise<Base>;
  readonly survey: (survey: Survey) => Promise<Surveyed>;
  /** Whether nothing that an earlier run left counts: whoever can write to git's own folder can forge it (ADR 10). */
  readonly readsAnew?: true;
}

/** Contents that are not in git, such as a file of the work tree; null when the entry is git's. */
export type LocalReader = (entry: TreeEntry) => { readonly size: number; readonly read: () => Uint8Array } | null;

/** A changeset with what its source needs to answer for it later. */
export interface Surveyed {
  readonly changeset: Changeset;
  /** Reads what git does not hold. */
  readonly local?: LocalReader;
}

/** A source over a git repository: the clean room is opened for the base and removed by `close`. */
export function gitSource(repository: Repository, steps: Steps): Source {
  const store = new BlobStore();
  let room: CleanRoom | null = null;
  let base: Base | null = null;
  let local: LocalReader | undefined;
  let kept: FactFile | null = null;
  const open = (): { room: CleanRoom; base: Base } => {
    if (!room || !base) throw new Error('the source was asked before its base was');
    return { room, base };
  };
  return {
    async base() {
      room ??= CleanRoom.open(repository.user.binary, repository.environment, repository.layout);
      base ??= await steps.base({ repository, room, store });
      return base.snapshot;
    },
    async survey(limits) {
      const surveyed = await steps.survey({ ...open(), repository, store, limits });
      local = surveyed.local;
      return surveyed.changeset;
    },
    async load(wanted) {
      const opened = open();
      const results = await Promise.all(wanted.map((each) => loadOne(each, store, opened.room, local)));
      return results.filter((refused) => refused !== null);
    },
    signatureHistory(signatures, paths) {
      const opened = open();
      return searchHistory(opened.room, opened.base.commit, signatures, paths);
    },
    lastTouched(paths) {
      const opened = open();
      return lastTouched(opened.room, opened.base.commit, paths);
    },
    ancestor: (commit, asked) => ancestorSnapshot({ ...open(), repository, store }, commit, asked),
    facts(purpose) {
      if (steps.readsAnew) return null;
      kept ??= factFile(repository, purpose);
      return kept;
    },
    async close() {
      kept?.save();
      kept = null;
      await room?.close();
      room = null;
    },
  };
}

async function loadOne(
  { entry, maxBytes, maxLines = maxBytes }: WantedBlob,
  store: BlobStore,
  room: CleanRoom,
  local: LocalReader | undefined,
): Promise<RefusedBlob | null> {
  // One blob may be wanted for several purposes, and be too large for one of them.
  const known = store.size(entry.id);
  const file = known === null ? (local?.(entry) ?? null) : null;
  const size = known ?? file?.size ?? (await blobSize(room, entry));
  if (size > maxBytes) return { entry, ...tooLarge(entry.path, size, maxBytes) };
  store.admit(entry, size);
  if (known === null) store.put(entry.id, file ? file.read() : await room.objects.read(entry.id, 'blob', maxBytes));
  return size > maxLines && hasMoreLines(store.get(entry), maxLines)
    ? { entry, ...tooManyLines(entry.path, maxLines) }
    : null;
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
): Promise<Pick<SignatureHistory, 'commits'>> {
  const commits = new Map<string, readonly ObjectId[]>();
  for (const signature of signatures) {
    if (base === null) {
      commits.set(signature, []);
      continue;
    }
    const search = ['-m', '--full-history', '--no-renames', '--no-ext-diff', '--no-textconv', `-S${signature}`];
    const end = writeEndMark(room, paths[0] ?? null, signature);
    const args = ['log', '--format=%H', ...search, base, end, '--', ...paths];
    const { stdout, stderr } = await room.git(args);
    const lines = stdout.toString('latin1').split('\n');
    if (lines.pop() !== '' || !lines.every(isObjectId) || !lines.includes(end))
      throw gitFailure(args, 'wrote an incomplete answer', stderr);
    commits.set(signature, [...new Set(lines.filter((line) => line !== end))]);
  }
  return { commits };
}
