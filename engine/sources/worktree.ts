import type { CleanRoom } from '../git/clean-room.js';
import { isObjectId } from '../git/object-id.js';
import { pathFromBytes } from '../git/path-bytes.js';
import type { Repository } from '../git/repository.js';
import { gitFailure } from '../git/run.js';
import { printable, type RepoPath } from '../model/path.js';
import type { EntryKind, TreeEntry } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { listedSnapshot } from './blob-store.js';
import { compareSnapshots } from './compare.js';
import { assertOrdinaryFiles, type DiskFile, openDiskFile } from './disk-file.js';
import { gitSource } from './git-source.js';
import { readHead } from './head.js';
import { copyIndex } from './index-copy.js';
import type { Source } from './source.js';

/**
 * Judges the work tree, untracked files included, against HEAD, without any commit.
 * @param whole everything is held against the law, and nothing is inherited
 * @param now seconds since 1970
 */
export function worktreeSource(
  repository: Repository,
  { whole }: { readonly whole: boolean },
  now = Math.floor(Date.now() / 1000),
): Source {
  return gitSource(repository, async (survey) => {
    const top = topOf(repository);
    copyIndex(survey.room, repository);
    const base = await readHead(survey);
    const { entries, files } = await readWorkTree(survey.room, repository, top);
    const result = listedSnapshot('the work tree', null, entries, survey.store);
    return {
      changeset: {
        base: base.snapshot,
        head: result,
        result,
        changes: compareSnapshots(base.snapshot, result),
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
  });
}

function topOf({ layout }: Repository): string {
  if (layout.topLevel !== null) return layout.topLevel;
  throw new UndecidedError({
    subject: layout.gitDirectory,
    reason: 'has no work tree',
    help: 'Run this in a work tree, or judge commits: handshake-check check --range A..B',
  });
}

interface WorkTree {
  readonly entries: readonly TreeEntry[];
  /** The files whose content is on disk and not in git. */
  readonly files: ReadonlyMap<RepoPath, DiskFile>;
}

/** The index, corrected by what is on disk. */
async function readWorkTree(room: CleanRoom, { layout }: Repository, top: string): Promise<WorkTree> {
  const byPath = new Map<RepoPath, TreeEntry>();
  const onDisk = new Set<RepoPath>();
  for (const { tag, entry } of await indexEntries(room, top)) {
    byPath.set(entry.path, entry);
    // git does not look at files with these marks, so that an edit of them would stay unseen (threat H10).
    if (tag !== 'H' && entry.kind !== 'submodule') onDisk.add(entry.path);
  }
  for (const { tag, path } of await differences(room, layout.excludeFile, top)) {
    if (tag === 'R') byPath.delete(path);
    else if (byPath.get(path)?.kind !== 'submodule') onDisk.add(path);
  }
  const files = new Map<RepoPath, DiskFile>();
  for (const path of onDisk) {
    const file = openDiskFile(top, path, layout.objectFormat);
    if (!file) byPath.delete(path);
    else {
      byPath.set(path, { path, kind: file.kind, id: file.id });
      files.set(path, file);
    }
  }
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

/** `R` a file that is gone, `C` one that may have changed, `?` one that git does not know. */
async function differences(
  room: CleanRoom,
  excludeFile: string,
  top: string,
): Promise<{ tag: string; path: RepoPath }[]> {
  const args = ['ls-files', '-t', '-d', '-m', '-o', '--exclude-standard', `--exclude-from=${excludeFile}`, '-z'];
  const known = await room.gitOnWorkTree(top, args, { accept: [0, 128] });
  // The exclude file is optional, and git refuses to go on without one that was named.
  const { stdout } =
    known.code === 0
      ? known
      : await room.gitOnWorkTree(
          top,
          args.filter((arg) => !arg.startsWith('--exclude-from')),
        );
  const found = records(stdout, args).map((record) => ({
    tag: record.subarray(0, 1).toString('latin1'),
    // A folder that is a repository of its own ends in a slash; it is no file of this one.
    path: pathFromBytes(record.subarray(2)),
  }));
  const gone = new Set(found.filter(({ tag }) => tag === 'R').map(({ path }) => path));
  return found.filter(({ tag, path }) => !path.endsWith('/') && (tag === 'R' || !gone.has(path)));
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
