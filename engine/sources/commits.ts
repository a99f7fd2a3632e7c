import type { CleanRoom } from '../git/clean-room.js';
import { type CommitObject, readCommit } from '../git/commit-object.js';
import { mergeMechanically } from '../git/merge.js';
import { subjectOf } from '../git/message.js';
import { isObjectId } from '../git/object-id.js';
import { gitFailure } from '../git/run.js';
import { parseTrailers } from '../git/trailers.js';
import { PathBudget } from '../git/tree-reader.js';
import type { Change } from '../model/change.js';
import type { Commit, ParentChanges } from '../model/commit.js';
import type { ObjectId } from '../model/snapshot.js';
import { TOO_MANY_PATHS } from './limits.js';
import type { SurveyLimits } from './source.js';

/** How many commits are read and compared at a time. */
const CHUNK = 64;

/** A clean room, and how many paths one commit or one change may touch. */
export interface Comparing {
  readonly room: CleanRoom;
  readonly limits: Pick<SurveyLimits, 'changedPaths'>;
}

/**
 * The difference of two trees; null stands for the empty tree.
 * @throws UndecidedError when a tree is missing or more paths differ than one change may touch.
 */
export function differenceOf(
  { room, limits }: Comparing,
  before: ObjectId | null,
  after: ObjectId | null,
): Promise<Change[]> {
  return room.trees.diff(before, after, new PathBudget(limits.changedPaths, TOO_MANY_PATHS));
}

/**
 * Reads commits with their changes against every parent.
 * @param ids in the order in which they are judged
 * @throws UndecidedError when a commit, a parent or a tree is missing: history that cannot be seen is not judged.
 */
export async function readCommits(comparing: Comparing, ids: readonly ObjectId[]): Promise<Commit[]> {
  const reader = new CommitReader(comparing);
  const commits: Commit[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    commits.push(...(await Promise.all(ids.slice(at, at + CHUNK).map((id) => reader.read(id)))));
    comparing.room.trees.forget();
  }
  return commits;
}

/** What the commit's author did in a merge: its tree against the mechanical merge of its parents. */
export async function ownChangesOfMerge(
  comparing: Comparing,
  parents: readonly { readonly id: ObjectId; readonly changes: readonly Change[] }[],
  tree: ObjectId,
): Promise<Change[]> {
  const { tree: merged, conflicts } = await mergeAll(
    comparing.room,
    parents.map(({ id }) => id),
  );
  const own = await differenceOf(comparing, merged, tree);
  // Of a conflict somebody made one file: whoever wrote something that no parent has, wrote it.
  return own.filter(
    ({ path }) =>
      !conflicts.has(path) || parents.every(({ changes }) => changes.some((change) => change.path === path)),
  );
}

class CommitReader {
  private readonly objects = new Map<ObjectId, Promise<CommitObject>>();

  constructor(private readonly comparing: Comparing) {}

  async read(id: ObjectId): Promise<Commit> {
    const commit = await this.object(id);
    const parents = await this.parentChanges(commit);
    return {
      id,
      subject: subjectOf(commit.message),
      trailers: parseTrailers(commit.message),
      author: commit.author,
      committer: commit.committer,
      parents,
      ownChanges: await this.ownChanges(commit, parents),
    };
  }

  private object(id: ObjectId): Promise<CommitObject> {
    let commit = this.objects.get(id);
    if (!commit) {
      commit = readCommit(this.comparing.room.objects, id);
      this.objects.set(id, commit);
    }
    return commit;
  }

  private async parentChanges({ tree, parents }: CommitObject): Promise<ParentChanges[]> {
    if (parents.length === 0) return [{ parent: null, changes: await differenceOf(this.comparing, null, tree) }];
    return Promise.all(
      parents.map(async (parent) => ({
        parent,
        changes: await differenceOf(this.comparing, (await this.object(parent)).tree, tree),
      })),
    );
  }

  private ownChanges({ tree }: CommitObject, parents: readonly ParentChanges[]): Promise<readonly Change[]> {
    const [only, ...others] = parents;
    if (!only || others.length === 0) return Promise.resolve(only?.changes ?? []);
    const merged = parents.flatMap(({ parent, changes }) => (parent === null ? [] : [{ id: parent, changes }]));
    return ownChangesOfMerge(this.comparing, merged, tree);
  }
}

/** Merges parents one after the other, as git makes an octopus; what conflicts stays marked in the tree and is named. */
async function mergeAll(
  room: CleanRoom,
  parents: readonly ObjectId[],
): Promise<{ tree: ObjectId; conflicts: ReadonlySet<string> }> {
  const conflicts = new Set<string>();
  let [ours = ''] = parents;
  let { tree } = await readCommit(room.objects, ours);
  for (const [index, theirs] of parents.slice(1).entries()) {
    const [merge] = await mergeMechanically(room, [{ ours, theirs }], { directoryRenames: false, unrelated: true });
    if (!merge) throw new Error('one merge was asked for and none was answered');
    tree = merge.tree;
    for (const path of merge.conflicts) conflicts.add(path);
    if (index + 2 < parents.length) ours = await commitOf(room, tree, [ours, theirs]);
  }
  return { tree, conflicts };
}

/** A commit in the clean room, so that the next parent can be merged into it. */
async function commitOf(room: CleanRoom, tree: ObjectId, parents: readonly ObjectId[]): Promise<ObjectId> {
  const identity = ['-c', 'user.name=handshake-check', '-c', 'user.email=handshake-check@localhost'];
  const args = [...identity, 'commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'merge'];
  const { stdout, stderr } = await room.git(args);
  const id = stdout.toString('latin1').trim();
  if (!isObjectId(id)) throw gitFailure(args, 'wrote an unreadable answer', stderr);
  return id;
}
