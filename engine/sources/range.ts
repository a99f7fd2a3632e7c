import { existsSync } from 'node:fs';
import type { CleanRoom } from '../git/clean-room.js';
import { peelToCommit, readCommit } from '../git/commit-object.js';
import { commitsBetween, mergeBases } from '../git/history.js';
import { mergeMechanically } from '../git/merge.js';
import type { Repository } from '../git/repository.js';
import { resolveRevision } from '../git/revision.js';
import { FETCH_HELP } from '../git/run.js';
import type { Change } from '../model/change.js';
import type { Changeset } from '../model/changeset.js';
import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { differenceOf, readCommits } from './commits.js';
import { gitSource } from './git-source.js';
import { tooManyCommits } from './limits.js';
import { type Base, type Opened, type Survey, treeSnapshot } from './opened.js';
import type { Source } from './source.js';

/** The two sides of a range. */
export interface Range {
  /** The protected side, a revision. */
  readonly base: string;
  /** The side that is judged, a revision. */
  readonly head: string;
}

/** One side of a range, found. */
export interface Side {
  /** What a person calls it. */
  readonly name: string;
  /** Null stands for the empty tree, before there is any commit. */
  readonly commit: ObjectId | null;
}

/** The side that is judged, found. */
interface HeadSide extends Side {
  readonly commit: ObjectId;
}

/**
 * Judges what would become reachable: every commit in base..head against every parent, and head merged into the base tip.
 * @param now seconds since 1970
 */
export function rangeSource(
  repository: Repository,
  { base, head }: Range,
  now = Math.floor(Date.now() / 1000),
): Source {
  const named = async ({ objects }: CleanRoom, revision: string): Promise<ObjectId> =>
    peelToCommit(objects, await resolveRevision(repository.user, revision), revision);
  return gitSource(repository, {
    readsAnew: true,
    base: async (opened) => readSide(opened, { name: base, commit: await named(opened.room, base) }),
    survey: async (survey) => {
      const commit = await named(survey.room, head);
      return { changeset: await surveyRange(survey, base, { name: head, commit }, { now }) };
    },
  });
}

/** Reads the protected side. */
export async function readSide(opened: Opened, side: Side): Promise<Base> {
  const { commit } = side;
  const tree = commit === null ? null : (await readCommit(opened.room.objects, commit)).tree;
  return { snapshot: await treeSnapshot(opened, nameOf(side), commit, tree), commit, tree };
}

/** How a range becomes a change. */
export interface RangeOptions {
  /** Seconds since 1970. */
  readonly now: number;
  /**
   * Whether head takes the place of the base, as a push to the branch itself does. Nothing merges the two then, so that what a forced
   * push takes away from the branch is part of the change (threat G17). Default: head is merged into the base.
   */
  readonly replaces?: boolean;
}

/**
 * The changeset between the base and a found commit.
 * @param baseName what a person calls the base
 */
export async function surveyRange(
  survey: Survey,
  baseName: string,
  head: HeadSide,
  { now, replaces = false }: RangeOptions,
): Promise<Changeset> {
  const { room, limits } = survey;
  const { snapshot, tree: baseTree } = survey.base;
  const base = { name: baseName, commit: survey.base.commit };
  const headTree = (await readCommit(room.objects, head.commit)).tree;
  const ids = await commitsOf(survey, base, head);
  if (ids.length > limits.commits) {
    throw new UndecidedError(tooManyCommits(`${base.name}..${head.name}`, limits.commits));
  }
  const commits = await readCommits(survey, ids);
  const headSnapshot = await treeSnapshot(survey, nameOf(head), head.commit, headTree);
  // Behind the reading of all that is merged: of a folder that is missing git's merge makes one that is empty.
  const resultTree = replaces ? headTree : await mergedTree(survey, base, head, headTree);
  return {
    base: snapshot,
    head: headSnapshot,
    result:
      resultTree === headTree
        ? headSnapshot
        : await treeSnapshot(survey, `${nameOf(head)} merged into ${nameOf(base)}`, null, resultTree),
    changes: await differenceOf(survey, baseTree, resultTree),
    commits,
    judgesCommits: true,
    whole: false,
    now,
    signatureHistory: null,
  };
}

/** The commits of the range. A clone that was cut short is told from a broken one, because the way out is another. */
async function commitsOf(
  { room, repository, limits }: Survey,
  base: Side,
  head: HeadSide,
): Promise<readonly ObjectId[]> {
  try {
    return await commitsBetween(room, base.commit, head.commit, limits.commits + 1);
  } catch (error) {
    if (!(error instanceof UndecidedError) || !existsSync(repository.layout.shallowFile)) throw error;
    throw new UndecidedError(
      {
        subject: `${printable(base.name)}..${printable(head.name)}`,
        reason: 'reaches beyond what this shallow clone holds of the history',
        help: FETCH_HELP,
      },
      { cause: error },
    );
  }
}

function nameOf({ name, commit }: Side): string {
  return commit === null ? name : `${printable(name)} (${commit.slice(0, 12)})`;
}

/** Head merged into the base tip, computed here: a forge's merge commit may be stale, and a conflict is no pass. */
async function mergedTree(survey: Survey, base: Side, head: HeadSide, headTree: ObjectId): Promise<ObjectId> {
  const { room } = survey;
  const baseTree = survey.base.tree;
  if (base.commit === null || baseTree === null || base.commit === head.commit) return headTree;
  const bases = await mergeBases(room, base.commit, head.commit);
  if (bases.length === 0) {
    throw new UndecidedError({
      subject: printable(head.name),
      reason: `shares no history with ${printable(base.name)}`,
      help: `Start the branch from ${printable(base.name)}, or fetch the whole history of both.`,
    });
  }
  if (bases.includes(base.commit)) return headTree;
  if (bases.includes(head.commit)) return baseTree;
  const pair = [{ ours: base.commit, theirs: head.commit }];
  const [plain] = await mergeMechanically(room, pair, { directoryRenames: false, unrelated: false });
  const [renamed] = await mergeMechanically(room, pair, { directoryRenames: true, unrelated: false });
  if (!plain || !renamed) throw new Error('two merges were asked for and not answered');
  const conflicts = [...new Set([...plain.conflicts, ...renamed.conflicts])];
  if (conflicts.length > 0)
    throw unmerged(base, head, `conflicts in ${conflicts.slice(0, 5).map(printable).join(', ')}`);
  if (plain.tree !== renamed.tree) {
    const differing = await differenceOf(survey, plain.tree, renamed.tree);
    throw unmerged(base, head, `depends on git's setting merge.directoryRenames for ${pathsOf(differing)}`);
  }
  return plain.tree;
}

function pathsOf(changes: readonly Change[]): string {
  return changes
    .slice(0, 5)
    .map(({ path }) => printable(path))
    .join(', ');
}

function unmerged(base: Side, head: Side, what: string): UndecidedError {
  return new UndecidedError({
    subject: `the merge of ${printable(head.name)} into ${printable(base.name)}`,
    reason: what,
    help: `Merge or rebase onto ${printable(base.name)}: git merge ${printable(base.name)}`,
  });
}
