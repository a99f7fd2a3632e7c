import { randomBytes } from 'node:crypto';
import type { CleanRoom } from '../git/clean-room.js';
import { hashObject, isObjectId } from '../git/object-id.js';
import { pathFromBytes } from '../git/path-bytes.js';
import type { Repository } from '../git/repository.js';
import { gitFailure } from '../git/run.js';
import { printable, type RepoPath } from '../model/path.js';
import type { EntryKind, TreeEntry } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { listedSnapshot } from './blob-store.js';
import { compareSnapshots } from './compare.js';
import { assertGitCanRead, assertOrdinaryFiles, type DiskFile, openDiskFile, realFolders } from './disk-file.js';
import { gitSource } from './git-source.js';
import { readHead } from './head.js';
import { copyIndex } from './index-copy.js';
import type { Source } from './source.js';

/**
 * Judges the work tree, untracked files included, against HEAD, without any commit.
 * @param whole everything is held against the law, not only what differs from HEAD
 * @param now seconds since 1970
 */
export function worktreeSource(
  repository: Repository,
  { whole }: { readonly whole: boolean },
  now = Math.floor(Date.now() / 1000),
): Source {
  return gitSource(repository, {
    base: readHead,
    survey: async ({ room, store, base, limits }) => {
      const top = topOf(repository);
      copyIndex(room, repository);
      const { entries, files } = await readWorkTree(room, repository, top);
      const result = listedSnapshot('the work tree', null, entries, store);
      return {
        changeset: {
          base: base.snapshot,
          head: result,
          result,
          changes: compareSnapshots(base.snapshot, result, limits.changedPaths),
          commits: [],
          judgesCommits: false,
          whole,
          now,
          signatureHistory: null,
        },
        local: (entry) => {
          const file = files.get(entry.path);
          return file && file.id === entry.id ? { size: file.size, read: file.read } : null;
        },
      };
    },
  });
}

function topOf({ layout }: Repository): string {
  if (layout.topLevel !== null) return layout.topLevel;
  throw new UndecidedError({
    subject: layout.gitDirectory,
    reason: 'has no work tree',
    help: 'Run this in a work tree, or judge commits: npx handshake-check check --range A..B',
  });
}

interface WorkTree {
  readonly entries: readonly TreeEntry[];
  /** The files whose content is on disk and not in git. */
  readonly files: ReadonlyMap<RepoPath, DiskFile>;
}

/** Milliseconds that git may walk through the work tree, where a pipe in a folder of its own keeps it waiting (threat X14). */
const WALK_DEADLINE = 20_000;

/** What git says of the work tree, to be corrected by what is on disk. */
interface Listing {
  readonly byPath: Map<RepoPath, TreeEntry>;
  /** The paths that have to be looked at on disk. */
  readonly onDisk: Set<RepoPath>;
  /** The paths that a sparse checkout may leave out: the next commit holds them all the same. */
  readonly sparse: ReadonlySet<RepoPath>;
}

/** The index, and where the work tree differs from it. */
async function listWorkTree(room: CleanRoom, { layout }: Repository, top: string): Promise<Listing> {
  const index = await indexEntries(room, top);
  assertGitCanRead(
    top,
    index.map(({ entry }) => entry.path),
  );
  const byPath = new Map(index.map(({ entry }) => [entry.path, entry]));
  // git does not look at files with a mark, so that an edit of them would stay unseen (threat H10).
  const marked = index.filter(({ tag, entry }) => tag !== 'H' && entry.kind !== 'submodule');
  const onDisk = new Set(marked.map(({ entry }) => entry.path));
  const sparse = new Set(marked.filter(({ tag }) => tag.toUpperCase() === 'S').map(({ entry }) => entry.path));
  for (const { tag, path } of await differences(room, layout.excludeFile, top, index.length)) {
    if (tag === 'R') byPath.delete(path);
    else if (byPath.get(path)?.kind !== 'submodule') onDisk.add(path);
  }
  return { byPath, onDisk, sparse };
}

/** The index, corrected by what is on disk. */
async function readWorkTree(room: CleanRoom, repository: Repository, top: string): Promise<WorkTree> {
  const { byPath, onDisk, sparse } = await listWorkTree(room, repository, top);
  const hasFolders = realFolders(top);
  // Behind a link git still sees the files, wherever it leads (threat L25).
  for (const path of byPath.keys()) if (!hasFolders(path)) onDisk.add(path);
  const files = new Map<RepoPath, DiskFile>();
  for (const path of onDisk) {
    const file = openDiskFile(top, path, repository.layout.objectFormat);
    if (file) files.set(path, file);
    else if (!sparse.has(path)) byPath.delete(path);
  }
  for (const [path, { kind, id }] of files) byPath.set(path, { path, kind, id });
  assertOrdinaryFiles(top, byPath.keys());
  return { entries: [...byPath.values()], files };
}

async function indexEntries(room: CleanRoom, top: string): Promise<{ tag: string; entry: TreeEntry }[]> {
  const args = ['ls-files', '-s', '-v', '-z'];
  return records((await room.gitOnWorkTree(top, args)).stdout, args).map((record) => {
    const tab = record.indexOf(9);
    const [tag = '', mode = '', id = '', stage = ''] = record.subarray(0, tab).toString('latin1').split(' ');
    const path = pathFromBytes(record.subarray(tab + 1));
    const kind = KINDS[mode];
    if (tab < 0 || !kind || !isObjectId(id)) throw gitFailure(args, 'wrote an unreadable answer', '');
    if (stage !== '0') throw unmerged(path);
    return { tag, entry: { path, kind, id } };
  });
}

/**
 * `R` a file that is gone, `C` one that may have changed, `?` one that git does not know. Everything that is in the index is listed too:
 * no difference and no answer would look the same otherwise.
 * @param indexed how many files the index has
 */
async function differences(
  room: CleanRoom,
  excludeFile: string,
  top: string,
  indexed: number,
): Promise<{ tag: string; path: RepoPath }[]> {
  const end = indexed === 0 ? await addEnd(room) : null;
  const shown = ['-t', '-c', '-d', '-m', '-o'];
  const args = ['ls-files', ...shown, '--exclude-standard', `--exclude-from=${excludeFile}`, '-z'];
  const known = await room.gitOnWorkTree(top, args, { accept: [0, 128], deadline: WALK_DEADLINE });
  // The exclude file is optional, and git refuses to go on without one that was named.
  const { stdout } =
    known.code === 0
      ? known
      : await room.gitOnWorkTree(
          top,
          args.filter((arg) => !arg.startsWith('--exclude-from')),
          { deadline: WALK_DEADLINE },
        );
  const found = records(stdout, args).map((record) => ({
    tag: record.subarray(0, 1).toString('latin1'),
    // A folder that is a repository of its own ends in a slash; it is no file of this one.
    path: pathFromBytes(record.subarray(2)),
  }));
  const differing = found.filter(({ tag, path }) => !/^[HSM]$/.test(tag) && path !== end);
  const listed = found.filter(({ tag }) => /^[HSM]$/.test(tag)).length;
  if (listed !== Math.max(indexed, 1)) throw gitFailure(args, 'wrote an incomplete answer', '');
  const gone = new Set(differing.filter(({ tag }) => tag === 'R').map(({ path }) => path));
  return differing.filter(({ tag, path }) => !path.endsWith('/') && (tag === 'R' || !gone.has(path)));
}

/** Gives an empty index of the clean room a file that nobody has, so that there is something to list. */
async function addEnd(room: CleanRoom): Promise<RepoPath> {
  const path = `.handshake-${randomBytes(6).toString('hex')}.end`;
  const content = hashObject(room.objectFormat, 'blob', new Uint8Array());
  await room.git(['update-index', '--add', '--cacheinfo', `100644,${content},${path}`]);
  return path;
}

function records(output: Buffer, args: readonly string[]): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0, at);
    if (end < 0) throw gitFailure(args, 'wrote an incomplete answer', '');
    found.push(output.subarray(at, end));
    at = end + 1;
  }
  return found;
}

const KINDS: Readonly<Record<string, EntryKind>> = {
  '100644': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};

function unmerged(path: RepoPath): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: 'has unresolved conflicts',
    help: 'Resolve them and stage the result: git status names them.',
  });
}
