import { peelToCommit } from '../../engine/git/commit-object.js';
import type { Repository } from '../../engine/git/repository.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import { gitSource } from '../../engine/sources/git-source.js';
import { readSide, type Side, surveyRange } from '../../engine/sources/range.js';
import type { Source } from '../../engine/sources/source.js';

/** A change whose two sides are in a repository. */
export interface FetchedChange {
  readonly base: Side;
  readonly head: { readonly name: string; readonly commit: ObjectId };
  /** Whether head is the branch itself by now: then it is judged as the pre-push hook judges it. */
  readonly landed: boolean;
}

/**
 * The same source as `--range`, for two commits that were fetched.
 * @param now seconds since 1970
 */
export function changeSource(repository: Repository, { base, head, landed }: FetchedChange, now: number): Source {
  return gitSource(repository, {
    base: async (opened) => {
      const commit = base.commit === null ? null : await peelToCommit(opened.room.objects, base.commit, base.name);
      return readSide(opened, { name: base.name, commit });
    },
    survey: async (survey) => {
      const commit = await peelToCommit(survey.room.objects, head.commit, head.name);
      const found = { name: head.name, commit };
      return { changeset: await surveyRange(survey, base.name, found, { now, replaces: landed }) };
    },
  });
}
