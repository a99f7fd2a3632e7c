import { readCommit } from '../git/commit-object.js';
import { mergeBases } from '../git/history.js';
import { FETCH_HELP } from '../git/run.js';
import type { ObjectId, Snapshot } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { type Base, type Opened, treeSnapshot } from './opened.js';

/**
 * The tree of a commit in the history of the base: what it tells of may be relied on as much as the base itself.
 * @param asked what names the commit, for messages
 * @throws UndecidedError when the clone does not have the commit, or it is no ancestor of the base
 */
export async function ancestorSnapshot(
  opened: Opened & { readonly base: Base },
  commit: ObjectId,
  asked: string,
): Promise<Snapshot> {
  const { room, base } = opened;
  const name = commit.slice(0, 12);
  const found = await room.objects.find(commit);
  if (found?.type !== 'commit') {
    const actual = found ? `which is a ${found.type}, expected a commit` : 'which this clone does not have';
    throw new UndecidedError({ subject: asked, reason: `names ${name}, ${actual}`, help: FETCH_HELP });
  }
  const bases = base.commit === null ? [] : await mergeBases(room, commit, base.commit);
  if (!bases.includes(commit)) {
    throw new UndecidedError({
      subject: asked,
      reason: `names ${name}, which is not in the history of ${base.snapshot.name}`,
      help: `Name a commit that is: git merge-base --is-ancestor ${name} HEAD`,
    });
  }
  const { tree } = await readCommit(room.objects, commit);
  return treeSnapshot(opened, `commit ${name}`, commit, tree);
}
