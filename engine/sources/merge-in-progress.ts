import { existsSync, readFileSync } from 'node:fs';
import { peelToCommit, readCommit } from '../git/commit-object.js';
import { commitsBetween } from '../git/history.js';
import { isObjectId } from '../git/object-id.js';
import type { Repository } from '../git/repository.js';
import { existingRefs, type Ref } from '../git/revision.js';
import type { Changeset, Door } from '../model/changeset.js';
import type { Commit } from '../model/commit.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { differenceOf, readCommits } from './commits.js';
import { tooManyCommits } from './limits.js';
import type { Survey } from './opened.js';

/** The remote that a hook of a commit has in mind: git names none to it. */
const REMOTE = 'origin';

/** How git merge tells its children what it merges, by the commit's id: it writes MERGE_HEAD only behind the pre-merge-commit hook. */
const TOLD = /^GITHEAD_([0-9a-f]{40}(?:[0-9a-f]{24})?)$/;

/**
 * The commits that a merge in progress brings in; none where nothing is merged.
 * @throws UndecidedError when git's file does not name them
 */
export function mergedCommits({ layout, environment }: Repository, door: Door): readonly ObjectId[] {
  if (!existsSync(layout.mergeHeadFile)) {
    if (door !== 'pre-merge-commit') return [];
    return Object.keys(environment).flatMap((name) => TOLD.exec(name)?.[1] ?? []);
  }
  const lines = readFileSync(layout.mergeHeadFile, 'latin1')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length > 0 && lines.every(isObjectId)) return lines;
  throw new UndecidedError({
    subject: 'MERGE_HEAD',
    reason: 'does not name the commits that are being merged',
    help: 'End the merge with git merge --abort and begin it again.',
  });
}

/**
 * What a merge that is being made will be judged as once it is pushed: its tree against the protected tip, and the commits that lie
 * between. A merge alone does not say which of its sides is the protected one.
 * @param protectedBranch the branch's name; null takes the remote's HEAD, else main, else master
 * @param merge the pending commit
 * @param tree what it will hold
 * @returns null where there is no protected branch, or its tip is on neither side of the merge: the push merges the two then, and here
 *   nobody has
 * @throws UndecidedError when history is not complete, or has more commits than are looked at
 */
export async function pushedWith(
  survey: Survey,
  protectedBranch: string | null,
  merge: Commit,
  tree: ObjectId,
): Promise<NonNullable<Changeset['pushed']> | null> {
  const { room, limits } = survey;
  const base = await protectedSide(survey, protectedBranch);
  if (base === null) return null;
  const tip = await peelToCommit(room.objects, base.object, base.name);
  const sides = merge.parents.flatMap(({ parent }) => parent ?? []);
  const others = sides.filter((side) => side !== tip);
  // What the tip has and a side does not: nothing at all, or the tip itself at least.
  const lacking = await Promise.all(others.map((side) => commitsBetween(room, side, tip, 1)));
  if (others.length === sides.length && lacking.every((each) => each.length > 0)) return null;
  const ids = new Set<ObjectId>();
  for (const side of others) for (const id of await commitsBetween(room, tip, side, limits.commits + 1)) ids.add(id);
  if (ids.size > limits.commits) throw new UndecidedError(tooManyCommits(`${base.name}..this merge`, limits.commits));
  const { tree: protectedTree } = await readCommit(room.objects, tip);
  return {
    changes: await differenceOf(survey, protectedTree, tree),
    commits: [...(await readCommits(survey, [...ids])), merge],
  };
}

/** The protected branch as last fetched; the local one where nothing was. */
async function protectedSide({ repository }: Survey, configured: string | null): Promise<Ref | null> {
  const [far, near] =
    configured === null
      ? [
          ['HEAD', 'main', 'master'],
          ['main', 'master'],
        ]
      : [[configured], [configured]];
  const names = [...far.map((name) => `refs/remotes/${REMOTE}/${name}`), ...near.map((name) => `refs/heads/${name}`)];
  const refs = await existingRefs(repository.user, names);
  return names.flatMap((name) => refs.find((ref) => ref.name === name) ?? [])[0] ?? null;
}
