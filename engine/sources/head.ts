import { readCommit } from '../git/commit-object.js';
import { assertUnborn } from '../git/revision.js';
import type { ObjectId, Snapshot } from '../model/snapshot.js';
import { type Survey, treeSnapshot } from './git-source.js';

/** HEAD as the base of a run, with its tree; the empty tree before the first commit. */
export interface Head {
  readonly snapshot: Snapshot;
  readonly commit: ObjectId | null;
  readonly tree: ObjectId | null;
}

/**
 * Reads HEAD.
 * @throws UndecidedError when it names a commit that is not there.
 */
export async function readHead(survey: Survey): Promise<Head> {
  const { layout, user } = survey.repository;
  const commit = layout.head;
  if (commit === null) {
    await assertUnborn(user);
    return {
      snapshot: await treeSnapshot(survey, 'the empty tree before the first commit', null, null),
      commit,
      tree: null,
    };
  }
  const { tree } = await readCommit(survey.room.objects, commit);
  return { snapshot: await treeSnapshot(survey, `HEAD (${commit.slice(0, 12)})`, commit, tree), commit, tree };
}
