import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import type { Environment } from '../../engine/git/environment.js';
import { findGit } from '../../engine/git/executable.js';
import { fetchCommits, liveTips, type RemoteGit } from '../../engine/git/fetch.js';
import type { GitCommand } from '../../engine/git/git-command.js';
import type { ObjectFormat } from '../../engine/git/object-id.js';
import { isReachable, remoteEnvironment } from '../../engine/git/remote-environment.js';
import { lentObjects, makeStore } from '../../engine/git/remote-store.js';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import { printable } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { GateRemote, WantedCommit } from './parts.js';

/** Where the repository on the server is, and what the run has of its own. */
export interface RemotePlace {
  /** `GITHUB_SERVER_URL`: https, or file in tests. */
  readonly server: string;
  /** `GITHUB_REPOSITORY`: `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** Where a checkout may be, whose objects are borrowed. */
  readonly workingDirectory: string;
  /** `GITHUB_WORKSPACE`: no program is ever taken from there. */
  readonly workspace: string;
  /** `RUNNER_TEMP`, where the objects that are fetched go. */
  readonly temporary: string;
  readonly environment: Environment;
  /** Milliseconds that one question to the server may take. */
  readonly deadline: number;
}

/**
 * The repository on the server, over git alone: no call of an API is needed for a verdict, and no checkout (threat G01).
 * @throws UndecidedError when there is no such address or no trusted git
 */
export function openRemote(place: RemotePlace): GateRemote {
  const address = { url: addressOf(place), token: place.token };
  const environment = withoutGit(place);
  const binary = findGit(environment.PATH ?? '', place.temporary);
  const folder = temporaryFolder(place.temporary);
  const gitWith = (token: string): GitCommand => ({
    binary,
    env: remoteEnvironment(environment, binary, folder, { ...address, token }),
    cwd: folder,
  });
  const remote: RemoteGit = { address, command: gitWith(place.token), deadline: place.deadline };
  const local = gitWith('');
  let made: Promise<string> | null = null;
  return {
    tips: (refs) => liveTips(remote, refs),
    async fetch(wanted) {
      made ??= storeFor(wanted, local, join(folder, 'store.git'), place, environment);
      const store = await made;
      await fetchCommits(remote, { ...local, env: { ...local.env, GIT_DIR: store } }, wanted);
      return repositoryAt(store, environment);
    },
    close: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function storeFor(
  wanted: readonly WantedCommit[],
  git: GitCommand,
  store: string,
  { workingDirectory }: RemotePlace,
  environment: Environment,
): Promise<string> {
  const format: ObjectFormat = wanted.some(({ commit }) => commit.length === 64) ? 'sha256' : 'sha1';
  await makeStore(git, store, format, await lentObjects(workingDirectory, environment, format));
  return store;
}

function repositoryAt(store: string, environment: Environment): Promise<Repository> {
  return openRepository(store, { ...environment, GIT_DIR: store });
}

function addressOf({ server, repository }: RemotePlace): URL {
  const names = repository.split('/');
  const isName = (name: string): boolean =>
    /^[\w.-]{1,200}$/.test(name) && !/^\.+$/.test(name) && !name.startsWith('-');
  if (names.length !== 2 || !names.every(isName)) throw misplaced('GITHUB_REPOSITORY', repository, 'owner/name');
  const base = URL.canParse(server) ? new URL(server) : null;
  if (base === null || !isReachable(base)) {
    throw misplaced('GITHUB_SERVER_URL', server, 'an https address without user, password or query');
  }
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/${repository}`;
  return base;
}

/**
 * The environment without what would lead git elsewhere, and without folders of the workspace on the PATH: a step before may have put
 * a folder of the change there (threats I07, I08).
 */
function withoutGit({ environment, workspace }: RemotePlace): Environment {
  const kept = Object.entries(environment).filter(
    ([name]) => !name.startsWith('GIT_') || name.startsWith('GIT_SSL_CA'),
  );
  const search = (environment.PATH ?? environment.Path ?? '').split(delimiter);
  const outside = search.filter((entry) => entry !== '' && (workspace === '' || !liesIn(entry, workspace)));
  return { ...Object.fromEntries(kept), PATH: outside.join(delimiter) };
}

function liesIn(path: string, folder: string): boolean {
  const top = resolve(folder);
  const place = resolve(path);
  return place === top || place.startsWith(top.endsWith(sep) ? top : top + sep);
}

function temporaryFolder(temporary: string): string {
  try {
    return realpathSync(mkdtempSync(join(temporary, 'handshake-remote-')));
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new UndecidedError(
      {
        subject: `the temporary folder ${printable(temporary)}`,
        reason: `cannot be written (${printable(said)})`,
        help: 'Free some space there; the runner names the folder in `RUNNER_TEMP`.',
      },
      { cause },
    );
  }
}

function misplaced(name: string, text: string, expected: string): UndecidedError {
  return new UndecidedError({
    subject: `\`${name}\``,
    reason: `is "${printable(text.slice(0, 100))}", expected ${expected}`,
    help: 'Let the runner set it; a workflow must not.',
  });
}
