import { printable } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';
import type { GitCommand } from './git-command.js';
import { isObjectId } from './object-id.js';
import { authorization, type RemoteAddress } from './remote-environment.js';
import { isFullRef } from './remote-ref.js';
import { type RemoteEnd, runRemoteGit } from './remote-run.js';
import { runGit } from './run.js';

/** The server's repository as one run asks it. */
export interface RemoteGit {
  readonly address: RemoteAddress;
  /** git with the environment of `remoteEnvironment`: the only one that holds the token. */
  readonly command: GitCommand;
  /** Milliseconds that one question may take. */
  readonly deadline: number;
}

/** A commit, or a tag of one, that is wanted. */
export interface Wanted {
  readonly commit: ObjectId;
  /** The ref that is expected to reach it; null asks for the id itself. */
  readonly ref: string | null;
}

/**
 * What the refs name on the server at this moment.
 * @param refs full names
 * @returns no entry for a ref that the server does not have
 * @throws UndecidedError when it does not answer
 */
export async function liveTips(remote: RemoteGit, refs: readonly string[]): Promise<ReadonlyMap<string, ObjectId>> {
  if (!refs.every(isFullRef)) throw new TypeError('only full names of refs may be asked for');
  const { command, address, deadline } = remote;
  const ended = await runRemoteGit(command, ['ls-remote', '--quiet', '--', address.url.href, ...refs], deadline);
  if (ended.code !== 0) throw unanswered(remote, 'could not be asked for its refs', ended);
  const lines = ended.stdout.toString('utf8').split('\n');
  const rows = lines.slice(0, -1).map((line) => line.split('\t'));
  if (lines.at(-1) !== '' || !rows.every(([id = '', ...rest]) => isObjectId(id) && rest.length === 1)) {
    throw unanswered(remote, 'answered in a form that is not known', ended);
  }
  // A name is a pattern for git, and also finds what ends in it.
  const exact = rows.filter(([, ref = '']) => refs.includes(ref));
  return new Map(exact.map(([id = '', ref = '']) => [ref, id]));
}

/**
 * Brings commits with their whole history into a store of our own. Nothing is trusted for being named: each id must be there afterwards.
 * @param store git with `GIT_DIR` at the store; it asks no server and holds no token
 * @throws UndecidedError when the server does not give them
 */
export async function fetchCommits(remote: RemoteGit, store: GitCommand, wanted: readonly Wanted[]): Promise<void> {
  if (!wanted.every(({ commit, ref }) => isObjectId(commit) && (ref === null || isFullRef(ref)))) {
    throw new TypeError('only full ids and full names of refs may be fetched');
  }
  if ((await missing(store, wanted)).length === 0) return;
  // By id, nothing can move between asking for the tip and fetching it. Older servers give refs only.
  const byId = await fetch(remote, store, (each) => each.commit, wanted);
  if (byId.code === 0 && (await missing(store, wanted)).length === 0) return;
  const named = (await missing(store, wanted)).filter(({ ref }) => ref !== null);
  const byRef = named.length === 0 ? byId : await fetch(remote, store, (each) => each.ref ?? each.commit, named);
  const [lost] = await missing(store, wanted);
  if (lost) throw unfetched(remote, lost, byRef.code === 0 ? byId : byRef);
  if (byRef.code !== 0) throw unanswered(remote, 'could not be fetched from', byRef);
}

function fetch(
  { command, address, deadline }: RemoteGit,
  store: GitCommand,
  sourceOf: (each: Wanted) => string,
  wanted: readonly Wanted[],
): Promise<RemoteEnd> {
  const specs = new Set(wanted.map((each) => `+${sourceOf(each)}:refs/fetched/${each.commit}`));
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--refmap='];
  const online = { ...command, env: { ...command.env, GIT_DIR: store.env.GIT_DIR ?? '' } };
  return runRemoteGit(online, ['fetch', ...options, '--', address.url.href, ...specs], deadline);
}

async function missing(store: GitCommand, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  const args = ['cat-file', '--batch-check=%(objectname)'];
  const { stdout } = await runGit(store, args, { input: wanted.map(({ commit }) => `${commit}\n`).join('') });
  const answers = new Set(stdout.toString('latin1').split('\n'));
  return wanted.filter(({ commit }) => !answers.has(commit));
}

function unfetched(remote: RemoteGit, { commit, ref }: Wanted, ended: RemoteEnd): UndecidedError {
  if (ended.code !== 0 && !/not our ref|couldn't find remote ref|unadvertised object/i.test(ended.stderr)) {
    return unanswered(remote, 'could not be fetched from', ended);
  }
  return new UndecidedError({
    subject: `commit ${commit.slice(0, 12)}${ref === null ? '' : ` of ${printable(ref)}`}`,
    reason: 'is not on the server any more, expected the commit that the event names',
    help: 'Look at the newest run: a newer push has replaced this commit.',
  });
}

/** The error for a server that gave no usable answer. The token was never in an argument; git's words are cleaned all the same. */
function unanswered({ address }: RemoteGit, what: string, { stopped, code, stderr }: RemoteEnd): UndecidedError {
  const said = withoutSecrets(stderr, address.token);
  const how = stopped ?? (code === 0 ? '' : `git ended with exit code ${code}`);
  const detail = [how, said].filter((part) => part !== '').join(': ');
  return new UndecidedError({
    subject: printable(address.url.href),
    reason: detail === '' ? what : `${what}: ${detail}`,
    help: helpFor(stderr),
  });
}

function withoutSecrets(text: string, token: string): string {
  if (token === '') return text;
  const secrets = [token, authorization(token), authorization(token).slice('basic '.length)];
  return secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '***'), text);
}

function helpFor(stderr: string): string {
  if (
    /authentication|could not read Username|\b40[134]\b|not found|denied|does not exist|not appear to be/i.test(stderr)
  ) {
    return 'Let the token of the job read the repository: `permissions: contents: read`.';
  }
  return 'Run the job again; where the server can never be fetched from, check out with `fetch-depth: 0`.';
}
