import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import type { GitCommand } from './git-command.js';
import { isObjectId } from './object-id.js';
import { isFullRef } from './remote-ref.js';
import { gitFailure, runGit } from './run.js';

/** Names that git keeps outside of `refs/` and that no branch or tag can shadow. */
const PSEUDO_REFS = /^(?:@|HEAD|(?:ORIG|FETCH|MERGE|CHERRY_PICK|REVERT|REBASE|BISECT)_HEAD)$/;

/** A ref with the object it names. */
export interface Ref {
  readonly name: string;
  readonly object: ObjectId;
}

/**
 * The object that a revision names. A bare name is a branch or a remote-tracking branch before it is a tag, other than in git's own
 * order: a tag can be pushed by anybody, and then shadows the base (threat L17).
 * @param revision a ref, an id, or one of them with a suffix like `~2`
 * @returns the id, not peeled: it may be a tag's
 * @throws UndecidedError when there is no such revision, or it looks like an option (threat I01).
 */
export async function resolveRevision(user: GitCommand, revision: string): Promise<ObjectId> {
  if (revision === '' || revision.startsWith('-') || /\p{Cc}/u.test(revision))
    throw unknownRevision(revision, 'is not a revision');
  if (isObjectId(revision)) return revision;
  const [, name = revision, suffix = ''] = /^(.+?)((?:[~^:]|@\{).*)?$/u.exec(revision) ?? [];
  const refs = PSEUDO_REFS.test(name) ? [] : await existingRefs(user, candidates(name));
  const chosen = preferred(revision, refs);
  if (chosen === null) return revParse(user, revision, revision);
  if (suffix === '') return chosen.object;
  // `main@{upstream}` works on short names only; with a tag of that name git would ask the wrong one.
  if (!suffix.startsWith('@{')) return revParse(user, `${chosen.name}${suffix}`, revision);
  if (refs.length > 1) throw ambiguous(revision, refs);
  return revParse(user, revision, revision);
}

/**
 * Which of these refs exist, with their objects. Only exact names count. That one does not exist is said by git too, and not taken from
 * its silence: without its branch a protected base would be another one.
 * @param names full names, `refs/…`
 */
export async function existingRefs(user: GitCommand, names: readonly string[]): Promise<readonly Ref[]> {
  const refs = await presentRefs(user, names);
  const absent = await absentRefs(user, names);
  const contradicted = names.find((name) => absent.has(name) === refs.some((ref) => ref.name === name));
  if (contradicted === undefined) return refs;
  throw gitFailure(['for-each-ref'], `and git show-ref do not say the same of ${printable(contradicted)}`, '');
}

/** Behind every question, so that a whole answer has an end that is known. No ref can have a name of this kind. */
const NO_REF = 'refs/handshake-check/there-is-no-such-ref';

/** Which of these refs git says not to have. */
async function absentRefs(user: GitCommand, names: readonly string[]): Promise<ReadonlySet<string>> {
  // A name with a blank would be read as two words; no ref has one.
  const [possible, impossible] = [names.filter((name) => !/\s/u.test(name)), names.filter((name) => /\s/u.test(name))];
  const args = ['show-ref', '--exclude-existing'];
  const input = [...possible, NO_REF].map((name) => `${name}\n`).join('');
  const { stdout, stderr } = await runGit(user, args, { input });
  const lines = stdout.toString('utf8').split('\n');
  if (lines.pop() !== '' || lines.pop() !== NO_REF) throw gitFailure(args, 'wrote an incomplete answer', stderr);
  // What cannot be the name of a ref git passes over with a warning.
  const ignored = possible.filter((name) => stderr.includes(`warning: ref '${name}' ignored`));
  return new Set([...lines, ...ignored, ...impossible]);
}

/**
 * What a symbolic ref names; null when git says that it is none, or does not exist, and for what can be the name of no ref: a push to an
 * address or a folder has that in the place of a remote's name.
 * @throws UndecidedError when git says nothing
 */
export async function symbolicTarget(user: GitCommand, ref: string): Promise<string | null> {
  if (ref !== 'HEAD' && !isFullRef(ref)) return null;
  const args = ['symbolic-ref', ref];
  const { code, stdout, stderr } = await runGit(user, args, { accept: [0, 128] });
  const target = stdout.toString('utf8');
  if (code === 0 && /^refs\/.+\n$/.test(target)) return target.slice(0, -1);
  if (code !== 0 && target === '' && stderr.includes('is not a symbolic ref')) return null;
  throw gitFailure(args, code === 0 ? 'wrote an incomplete answer' : `ended with exit code ${code}`, stderr);
}

async function presentRefs(user: GitCommand, names: readonly string[]): Promise<readonly Ref[]> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', ...names];
  const { stdout } = await runGit(user, args, { maxBytes: 16 * 1024 * 1024 });
  const lines = stdout.toString('utf8').split('\n');
  if (lines.pop() !== '') throw gitFailure(args, 'wrote an incomplete answer', '');
  const refs = lines.map((line) => ({
    object: line.slice(0, line.indexOf(' ')),
    name: line.slice(line.indexOf(' ') + 1),
  }));
  if (!refs.every((ref) => isObjectId(ref.object))) throw gitFailure(args, 'wrote an unreadable answer', '');
  return refs.filter((ref) => names.includes(ref.name));
}

/**
 * Whether HEAD names a branch without a commit, as in a new repository. Anything else that is missing behind HEAD is damage, and is
 * never taken for an empty history.
 * @throws UndecidedError when HEAD is damaged.
 */
export async function assertUnborn(user: GitCommand): Promise<void> {
  const symbolic = ['symbolic-ref', '--quiet', 'HEAD'];
  const branch = (await runGit(user, symbolic)).stdout.toString('utf8').trimEnd();
  const target = await runGit(user, ['rev-parse', '--quiet', '--verify', '--end-of-options', branch], {
    accept: [0, 1],
  });
  if (!branch.startsWith('refs/heads/') || target.code === 0 || target.stdout.length > 0 || target.stderr !== '') {
    throw unknownRevision('HEAD', 'names a commit that is not there');
  }
}

function candidates(name: string): readonly string[] {
  if (name.startsWith('refs/')) return [name];
  return [`refs/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`, `refs/tags/${name}`];
}

function preferred(revision: string, refs: readonly Ref[]): Ref | null {
  const branches = refs.filter((ref) => !ref.name.startsWith('refs/tags/'));
  const first = branches[0] ?? refs[0] ?? null;
  if (branches.some((ref) => ref.object !== first?.object)) throw ambiguous(revision, branches);
  return first;
}

async function revParse(user: GitCommand, expression: string, revision: string): Promise<ObjectId> {
  const args = ['rev-parse', '--quiet', '--verify', '--end-of-options', `${expression}^{commit}`];
  const { code, stdout, stderr } = await runGit(user, args, { accept: [0, 1, 128] });
  const id = stdout.toString('latin1').replace(/\n$/, '');
  if (code !== 0)
    throw unknownRevision(revision, stderr === '' ? 'names no commit here' : `names no commit here: ${stderr}`);
  if (!isObjectId(id)) throw gitFailure(args, 'wrote an unreadable answer', stderr);
  return id;
}

function unknownRevision(revision: string, reason: string): UndecidedError {
  return new UndecidedError({
    subject: `the revision "${printable(revision)}"`,
    reason,
    help: 'Name a branch, a remote-tracking branch like `origin/main`, a tag or a commit id; run `git fetch` if it is only on the server.',
  });
}

function ambiguous(revision: string, refs: readonly Ref[]): UndecidedError {
  return new UndecidedError({
    subject: `the revision "${printable(revision)}"`,
    reason: `is ambiguous: ${refs.map((ref) => `${printable(ref.name)} (${ref.object.slice(0, 12)})`).join(', ')}`,
    help: 'Write the full name of the ref that is meant.',
  });
}
