import { readCommit } from '../git/commit-object.js';
import { assertUnborn } from '../git/revision.js';
import { type Base, type Opened, treeSnapshot } from './opened.js';

/**
 * Reads HEAD as the base of a run; the empty tree before the first commit.
 * @throws UndecidedError when it names a commit that is not there.
 */
export async function readHead(opened: Opened): Promise<Base> {
  const { layout, user } = opened.repository;
  const commit = layout.head;
  if (commit === null) {
    await assertUnborn(user);
    return {
      snapshot: await treeSnapshot(opened, 'the empty tree before the first commit', null, null),
      commit,
      tree: null,
    };
  }
  const { tree } = await readCommit(opened.room.objects, commit);
  return { snapshot: await treeSnapshot(opened, `HEAD (${commit.slice(0, 12)})`, commit, tree), commit, tree };
}
