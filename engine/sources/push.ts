import { peelToCommit } from '../git/commit-object.js';
import { isObjectId, isZeroId } from '../git/object-id.js';
import type { Repository } from '../git/repository.js';
import { existingRefs, symbolicTarget } from '../git/revision.js';
import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import { gitSource } from './git-source.js';
import { readSide, type Side, surveyRange } from './range.js';
import type { Source } from './source.js';

/** One ref of a push. */
export interface PushedRef {
  /** The name on the remote, `refs/heads/topic`. */
  readonly ref: string;
  /** What to judge; null when the push brings no commit. */
  readonly source: Source | null;
  /** Said in place of a report when there is nothing to judge. */
  readonly note: string | null;
}

interface Line {
  readonly localRef: string;
  readonly localId: ObjectId;
  readonly remoteRef: string;
  readonly remoteId: ObjectId;
}

/**
 * The refs of a push, from the lines that git gives a pre-push hook on standard input: `<local ref> <local id> <remote ref> <remote id>`.
 * The base is the remote's protected tip as last fetched; for a push to the protected branch itself, what the remote has there, which
 * the pushed commit replaces.
 * @param protectedBranch the branch's name; null takes the remote's HEAD, else main, else master
 * @throws UndecidedError when the lines are not git's, or the protected branch would be deleted.
 */
export async function pushSources(
  repository: Repository,
  remote: string,
  input: string,
  {
    protectedBranch = null,
    now = Math.floor(Date.now() / 1000),
  }: { readonly protectedBranch?: string | null; readonly now?: number } = {},
): Promise<PushedRef[]> {
  const lines = linesOf(input);
  const tip = await protectedTip(repository, remote, protectedBranch);
  return lines.map((line) => {
    const isProtected = line.remoteRef === `refs/heads/${tip.branch}`;
    if (isZeroId(line.localId)) {
      if (isProtected) throw deletesProtected(line.remoteRef);
      return { ref: line.remoteRef, source: null, note: `${printable(line.remoteRef)} is deleted: no commit to judge` };
    }
    // Where the protected branch is not known, what the push replaces is the least that it is held against.
    const replaces = isProtected || (tip.side.commit === null && !isZeroId(line.remoteId));
    const base = replaces ? remoteSide(line, remote) : tip.side;
    const source = gitSource(repository, {
      readsAnew: true,
      base: async (opened) => {
        if (base.commit !== null && !(await opened.room.objects.find(base.commit))) throw unfetched(base, remote);
        return readSide(opened, base);
      },
      survey: async (survey) => {
        const commit = await peelToCommit(survey.room.objects, line.localId, line.localRef);
        const head = { name: line.localRef, commit };
        return { changeset: await surveyRange(survey, base.name, head, { now, replaces }) };
      },
    });
    return { ref: line.remoteRef, source, note: null };
  });
}

function linesOf(input: string): Line[] {
  return input
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      // A ref holds no blank, but what is pushed may be any expression: the last three words are the others.
      const words = line.split(' ');
      const [localId = '', remoteRef = '', remoteId = ''] = words.slice(-3);
      if (words.length >= 4 && isObjectId(localId) && isObjectId(remoteId) && remoteRef.startsWith('refs/')) {
        return { localRef: words.slice(0, -3).join(' '), localId, remoteRef, remoteId };
      }
      throw new UndecidedError({
        subject: 'the standard input of pre-push',
        reason: `has the line "${printable(line.slice(0, 120))}", expected <local ref> <local id> <remote ref> <remote id>`,
        help: 'Let git run the hook: git push',
      });
    });
}

function remoteSide({ remoteRef, remoteId }: Line, remote: string): Side {
  return isZeroId(remoteId) ? emptySide(remote) : { name: `${remoteRef} of ${remote}`, commit: remoteId };
}

function emptySide(remote: string): Side {
  return { name: `the empty tree (${remote} has no protected branch that was fetched)`, commit: null };
}

/** The protected branch of the remote and its tip as last fetched. */
async function protectedTip(
  { user }: Repository,
  remote: string,
  configured: string | null,
): Promise<{ readonly branch: string; readonly side: Side }> {
  const prefix = `refs/remotes/${remote}/`;
  const named = configured ?? (await remoteHead(user, prefix));
  const branches = named === null ? ['main', 'master'] : [named];
  const refs = await existingRefs(
    user,
    branches.map((branch) => prefix + branch),
  );
  for (const branch of branches) {
    const ref = refs.find(({ name }) => name === prefix + branch);
    if (ref) return { branch, side: { name: ref.name, commit: ref.object } };
  }
  return { branch: branches[0] ?? 'main', side: emptySide(remote) };
}

async function remoteHead(user: Repository['user'], prefix: string): Promise<string | null> {
  const target = await symbolicTarget(user, `${prefix}HEAD`);
  return target?.startsWith(prefix) ? target.slice(prefix.length) : null;
}

function deletesProtected(ref: string): UndecidedError {
  return new UndecidedError({
    subject: printable(ref),
    reason: 'is the protected branch and would be deleted',
    help: 'Delete it on the server, if that is really meant.',
  });
}

function unfetched(base: Side, remote: string): UndecidedError {
  return new UndecidedError({
    subject: printable(base.name),
    reason: `is at ${base.commit?.slice(0, 12) ?? ''}, which was not fetched`,
    help: `Fetch first: git fetch ${printable(remote)}`,
  });
}
