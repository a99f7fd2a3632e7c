import { existsSync } from 'node:fs';
import { readCommit } from '../git/commit-object.js';
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
import { gitSource, type Survey, treeSnapshot } from './git-source.js';
import type { Source } from './source.js';

/** The most commits that one run judges (trust.md, "Reading"). */
export const MAX_COMMITS = 10_000;

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

/**
 * Judges what would become reachable: every commit in base..head against every parent, and head merged into the base tip.
 * @param now seconds since 1970
 */
export function rangeSource(
  repository: Repository,
  { base, head }: Range,
  now = Math.floor(Date.now() / 1000),
): Source {
  return gitSource(repository, async (survey) => {
    const [from, to] = [await resolveRevision(repository.user, base), await resolveRevision(repository.user, head)];
    return { changeset: await surveyRange(survey, { name: base, commit: from }, { name: head, commit: to }, now) };
  });
}

/** The changeset between two found sides. */
export async function surveyRange(
  survey: Survey,
  base: Side,
  head: { readonly name: string; readonly commit: ObjectId },
  now: number,
): Promise<Changeset> {
  const { room } = survey;
  const baseTree = base.commit === null ? null : (await readCommit(room.objects, base.commit)).tree;
  const headTree = (await readCommit(room.objects, head.commit)).tree;
  const ids = await commitsOf(survey, base, head);
  if (ids.length > MAX_COMMITS) {
    throw new UndecidedError({
      subject: `${printable(base.name)}..${printable(head.name)}`,
      reason: `holds more than ${MAX_COMMITS.toLocaleString('en')} commits, the limit`,
      help: 'Judge it in smaller ranges.',
    });
  }
  const resultTree = await mergedTree(survey, base, head, baseTree, headTree);
  const commits = await readCommits(room, ids);
  const baseSnapshot = await treeSnapshot(survey, nameOf(base), base.commit, baseTree);
  const headSnapshot = await treeSnapshot(survey, nameOf(head), head.commit, headTree);
  return {
    base: baseSnapshot,
    head: headSnapshot,
    result:
      resultTree === headTree
        ? headSnapshot
        : await treeSnapshot(survey, `${nameOf(head)} merged into ${nameOf(base)}`, null, resultTree),
    changes: await differenceOf(room, baseTree, resultTree),
    commits,
    judgesCommits: true,
    whole: false,
    now,
    signatureHistory: null,
  };
}

/** The commits of the range. A clone that was cut short is told from a broken one, because the way out is another. */
async function commitsOf(
  { room, repository }: Survey,
  base: Side,
  head: { readonly name: string; readonly commit: ObjectId },
): Promise<readonly ObjectId[]> {
  try {
    return await commitsBetween(room, base.commit, head.commit, MAX_COMMITS + 1);
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
async function mergedTree(
  { room }: Survey,
  base: Side,
  head: { readonly name: string; readonly commit: ObjectId },
  baseTree: ObjectId | null,
  headTree: ObjectId,
): Promise<ObjectId> {
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
    const differing = await differenceOf(room, plain.tree, renamed.tree);
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
