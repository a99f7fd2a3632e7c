import { branches } from '../git/branches.js';
import { CleanRoom } from '../git/clean-room.js';
import { readCommit } from '../git/commit-object.js';
import type { Repository } from '../git/repository.js';
import { PathBudget } from '../git/tree-reader.js';
import { foldPath, type RepoPath } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';

/** A path that a branch has and HEAD has not, or not so. */
export interface BranchPath {
  /** `feature`, `origin/main`. */
  readonly branch: string;
  readonly path: RepoPath;
}

/** Bounds on what a look at other branches may cost (trust.md, "Reading"). */
const MOST_TIPS = 10_000;
const MOST_PATHS = 200_000;

/**
 * What the branches that this clone knows hold in a folder beyond HEAD, folders included that are the same one on some file system:
 * local branches, and remote-tracking ones as they were last fetched. Nothing is fetched, and only the folder is looked into.
 * @throws UndecidedError when a tip is missing here, or there is more than can be looked at
 */
export async function pathsOnBranches(repository: Repository, folder: RepoPath): Promise<readonly BranchPath[]> {
  const tips = new Map<ObjectId, string>();
  for (const { object, name } of await branches(repository.user)) {
    // Of branches at the same commit one is enough to say where it is.
    if (!tips.has(object)) tips.set(object, shortName(name));
  }
  const { head } = repository.layout;
  if (head !== null) tips.delete(head);
  if (tips.size > MOST_TIPS) throw tooManyBranches(tips.size);
  if (tips.size === 0) return [];
  const room = CleanRoom.open(repository.user.binary, repository.environment, repository.layout);
  try {
    return await pathsAt(room, head, tips, folder);
  } finally {
    await room.close();
  }
}

async function pathsAt(
  room: CleanRoom,
  head: ObjectId | null,
  tips: ReadonlyMap<ObjectId, string>,
  folder: RepoPath,
): Promise<BranchPath[]> {
  const budget = new PathBudget(MOST_PATHS, {
    subject: 'the branches of this clone',
    reason: 'differ from HEAD in',
    help: 'Remove the branches that are done with: git branch -d NAME, git fetch --prune.',
  });
  const wanted = `${foldPath(folder)}/`;
  const leadsThere = (place: string): boolean => {
    const folded = `${foldPath(place.slice(0, -1))}/`;
    return wanted.startsWith(folded) || folded.startsWith(wanted);
  };
  const before = head === null ? null : (await readCommit(room.objects, head)).tree;
  const found: BranchPath[] = [];
  for (const [tip, branch] of tips) {
    const { tree } = await readCommit(room.objects, tip);
    for (const { path, after } of await room.trees.diff(before, tree, budget, leadsThere)) {
      if (after !== null && foldPath(path).startsWith(wanted)) found.push({ branch, path });
    }
  }
  return found;
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|remotes)\//, '');
}

function tooManyBranches(count: number): UndecidedError {
  return new UndecidedError({
    subject: 'this clone',
    reason: `has branches at ${count.toLocaleString('en')} commits, the limit is ${MOST_TIPS.toLocaleString('en')}: no id can be called free`,
    help: 'Remove the branches that are done with: git branch -d NAME, git fetch --prune.',
  });
}
