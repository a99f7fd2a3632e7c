import type { CleanRoom } from '../git/clean-room.js';
import { readCommit } from '../git/commit-object.js';
import { subjectOf } from '../git/message.js';
import { isObjectId } from '../git/object-id.js';
import type { Repository } from '../git/repository.js';
import { gitFailure } from '../git/run.js';
import { readSettings } from '../git/settings.js';
import { parseTrailers } from '../git/trailers.js';
import type { Change } from '../model/change.js';
import type { Door } from '../model/changeset.js';
import type { Commit, ParentChanges, Person } from '../model/commit.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { differenceOf, ownChangesOfMerge } from './commits.js';
import { gitSource } from './git-source.js';
import { readHead } from './head.js';
import { copyIndex } from './index-copy.js';
import { mergedCommits, pushedWith } from './merge-in-progress.js';
import { type Survey, treeSnapshot } from './opened.js';
import type { Source } from './source.js';

/** How the staged tree is judged. */
export interface StagedOptions {
  readonly door: Door;
  /** The message of the commit that is being made, as git will store it; absent while git has not asked for one. */
  readonly message?: string;
  /** The name of the branch that a merge in progress will be held against; null takes the remote's HEAD, else main, else master. */
  readonly protectedBranch?: string | null;
}

/**
 * Judges what the next commit would bring: the tree that git will write from the index, against HEAD and, in a merge, against
 * every other parent. The work tree does not matter.
 * @param now seconds since 1970
 */
export function stagedSource(
  repository: Repository,
  options: StagedOptions,
  now = Math.floor(Date.now() / 1000),
): Source {
  return gitSource(repository, {
    base: readHead,
    survey: async (survey) => {
      const { room, base } = survey;
      copyIndex(room, repository);
      const tree = await writeTree(room);
      const changes = await differenceOf(survey, base.tree, tree);
      const result = await treeSnapshot(survey, 'the staged tree', null, tree);
      const merged = mergedCommits(repository, options.door);
      // Nothing staged is no commit that anybody could make; only a merge may end with its parent's tree.
      const isCommit = changes.length > 0 || merged.length > 0;
      const commit = isCommit ? await pendingCommit(survey, { tree, changes, merged }, options, now) : null;
      const isMerge = commit !== null && merged.length > 0;
      const pushed = isMerge ? await pushedWith(survey, options.protectedBranch ?? null, commit, tree) : null;
      return {
        changeset: {
          base: base.snapshot,
          head: result,
          result,
          changes,
          commits: commit === null ? [] : [commit],
          ...(pushed && { pushed }),
          judgesCommits: true,
          whole: false,
          now,
          signatureHistory: null,
        },
      };
    },
  });
}

async function writeTree(room: CleanRoom): Promise<ObjectId> {
  const { code, stdout, stderr } = await room.git(['write-tree'], { accept: [0, 128] });
  const tree = stdout.toString('latin1').trim();
  if (code === 0 && isObjectId(tree)) return tree;
  if (!/unmerged/.test(stderr)) throw gitFailure(['write-tree'], 'could not write the staged tree', stderr);
  throw new UndecidedError({
    subject: 'the index',
    reason: 'holds files with unresolved conflicts',
    help: 'Resolve them and stage the result: git status names them.',
  });
}

/** What is staged, against HEAD, and the other commits that a merge in progress brings in. */
interface Staged {
  readonly tree: ObjectId;
  readonly changes: readonly Change[];
  readonly merged: readonly ObjectId[];
}

async function pendingCommit(
  survey: Survey,
  { tree, changes, merged }: Staged,
  { message }: StagedOptions,
  now: number,
): Promise<Commit> {
  const { room, repository, base } = survey;
  const parents: ParentChanges[] = [{ parent: base.commit, changes }];
  for (const other of merged) {
    const { tree: otherTree } = await readCommit(room.objects, other);
    parents.push({ parent: other, changes: await differenceOf(survey, otherTree, tree) });
  }
  const known = parents.flatMap(({ parent, changes: against }) =>
    parent === null ? [] : [{ id: parent, changes: against }],
  );
  const author = await authorOf(repository, now);
  const text = message ?? null;
  return {
    id: null,
    subject: text === null ? '' : subjectOf(text),
    trailers: text === null ? null : parseTrailers(text),
    author,
    committer: { ...author, time: now },
    parents,
    ownChanges: parents.length > 1 ? await ownChangesOfMerge(survey, known, tree) : changes,
  };
}

/** Who git says the author will be; a hook of git has it in its environment. */
async function authorOf({ environment: env, user }: Repository, now: number): Promise<Person> {
  const name = env.GIT_AUTHOR_NAME;
  const email = env.GIT_AUTHOR_EMAIL;
  if (name !== undefined && email !== undefined) return { name, email, time: now };
  const settings = await readSettings(user, ['user.email']);
  return { name: '', email: settings.get('user.email')?.trim() ?? '', time: now };
}
