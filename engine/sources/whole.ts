import { readCommit } from '../git/commit-object.js';
import type { Repository } from '../git/repository.js';
import type { ObjectId } from '../model/snapshot.js';
import { gitSource } from './git-source.js';
import { treeSnapshot } from './opened.js';
import type { Source } from './source.js';

/**
 * Holds everything that a commit has against the law of that commit, without any change: the scheduled run of the Action.
 * @param commit its full id
 * @param now seconds since 1970
 */
export function wholeSource(repository: Repository, commit: ObjectId, now = Math.floor(Date.now() / 1000)): Source {
  return gitSource(repository, {
    base: async (opened) => {
      const { tree } = await readCommit(opened.room.objects, commit);
      return { snapshot: await treeSnapshot(opened, `commit ${commit.slice(0, 12)}`, commit, tree), commit, tree };
    },
    survey: async ({ base: { snapshot } }) => ({
      changeset: {
        base: snapshot,
        head: snapshot,
        result: snapshot,
        changes: [],
        commits: [],
        judgesCommits: false,
        whole: true,
        now,
        signatureHistory: null,
      },
    }),
  });
}
