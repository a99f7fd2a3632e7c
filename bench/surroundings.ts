import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { boardText, ledgerText, SPEC_PATH } from './corpus/documents.js';
import { corpus, FIELD } from './corpus/history.js';
import { type GeneratedPacket, packetText, pathOf } from './corpus/packets.js';
import { git, makeRepository } from './corpus/repository.js';
import { measuredEnvironment } from './environment.js';

const BENCH = fileURLToPath(new URL('.', import.meta.url));

/** Packets of the large repository of S10. */
export const MANY_PACKETS = 10_000;
/** Commits of the pull request of S11. */
export const PULLED_COMMITS = 50;

/** Where everything lies that the rows run on. */
export interface Surroundings {
  readonly node: string;
  /** All that every process is given, ours and theirs: what a program needs to start, and nothing that makes Node start slower. */
  readonly env: Readonly<Record<string, string>>;
  /** The program and the Action, bundled from the present sources. */
  readonly program: string;
  readonly action: string;
  /** The repository of speed.md, checked out at its last commit. */
  readonly field: string;
  /** Its first commit, which everything came with. */
  readonly root: string;
  /** The packets and the Master Spec, relative to `field`. */
  readonly documents: readonly string[];
  readonly spec: string;
  /** Indexes of `field` with something staged: nothing governed, a STATUS edit, a new signed packet. */
  readonly indexes: Readonly<Record<'note' | 'status' | 'signed', string>>;
  /** A message of a commit, in a file, with the role that messages have in a governed repository. */
  readonly message: string;
  /** A repository with `MANY_PACKETS`; made when first asked for. */
  readonly large: () => Promise<string>;
  /** A pull request of `PULLED_COMMITS` as the runner presents it: its variables, and the workspace. */
  readonly pulled: () => { readonly env: Readonly<Record<string, string>>; readonly workspace: string };
  /** A program of a package that the bench has installed. */
  readonly peer: (path: string) => string;
  readonly peers: string;
}

/** @param folder an empty one, for everything that is made @param built where the bundles were written */
export async function surroundingsIn(
  folder: string,
  built: { readonly program: string; readonly action: string },
): Promise<Surroundings> {
  const field = emptyFolder(folder, 'field');
  const { commits, packets } = corpus(FIELD);
  await makeRepository(field, commits);
  const spec = join(field, SPEC_PATH);
  const message = join(folder, 'message');
  writeFileSync(
    message,
    'feat: plan the slots of the next tide\n\nThe planner looks at the table first.\n\nRole: Coder\n',
  );
  return {
    node: execPath,
    env: measuredEnvironment(env).kept,
    ...built,
    field,
    root: git(field, ['rev-list', '--max-parents=0', 'HEAD']),
    documents: [...packets.map(pathOf), SPEC_PATH],
    spec,
    indexes: stagedIn(folder, field, packets),
    message,
    large: once(async () => {
      const large = emptyFolder(folder, 'large');
      await makeRepository(large, corpus({ packets: MANY_PACKETS, commits: 0 }).commits);
      return large;
    }),
    pulled: once(() => pullRequest(folder, field)),
    peer: (path) => join(BENCH, 'node_modules', path),
    peers: join(BENCH, 'peers'),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function emptyFolder(...names: readonly [string, ...string[]]): string {
  const folder = join(...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The indexes that git would hand to the hooks. */
function stagedIn(folder: string, field: string, packets: readonly GeneratedPacket[]): Surroundings['indexes'] {
  const waiting = packets.findIndex(({ state }) => state === 'Ready-for-Dev');
  const draft = packets.findIndex(({ state }) => state === 'Draft');
  const [ready, unsigned] = [packets[waiting], packets[draft]];
  if (!ready || !unsigned) throw new Error('the corpus has no packet that waits, or no draft');
  const started: GeneratedPacket = { ...ready, state: 'In-Progress' };
  const fresh: GeneratedPacket = {
    ...unsigned,
    id: 'WP-1-Ferry-Plan-20260120',
    state: 'Ready-for-Dev',
    signature: 'alice200120260900',
  };
  const grown = [...packets, fresh];
  return {
    note: stage(folder, field, 'note', [['notes/berths.txt', 'Nobody governs this.\n']]),
    status: stage(folder, field, 'status', [
      [pathOf(started), packetText(started)],
      ['docs/TASK_BOARD.md', boardText(packets.with(waiting, started))],
    ]),
    signed: stage(folder, field, 'signed', [
      [pathOf(fresh), packetText(fresh)],
      ['docs/TASK_BOARD.md', boardText(grown)],
      ['docs/SIGNATURE_AUDIT.md', ledgerText(grown)],
    ]),
  };
}

function stage(folder: string, field: string, name: string, files: readonly (readonly [string, string])[]): string {
  const index = join(folder, `index-${name}`);
  const options = { env: { GIT_INDEX_FILE: index } };
  git(field, ['read-tree', 'HEAD'], options);
  for (const [path, input] of files) {
    const id = git(field, ['hash-object', '-w', '--stdin'], { input });
    git(field, ['update-index', '--add', '--cacheinfo', `100644,${id},${path}`], options);
  }
  return index;
}

/** A server with the repository on it, a pull request of its last commits, and what the runner sets for the gate. */
function pullRequest(folder: string, field: string): ReturnType<Surroundings['pulled']> {
  const server = emptyFolder(folder, 'server', 'harbour');
  const store = join(server, 'plans');
  git(server, ['clone', '--quiet', '--bare', field, store]);
  const head = git(field, ['rev-parse', 'HEAD']);
  const base = git(field, ['rev-parse', `HEAD~${PULLED_COMMITS}`]);
  git(store, ['update-ref', 'refs/pull/7/head', head]);
  git(store, ['update-ref', 'refs/heads/main', base]);
  const runner = emptyFolder(folder, 'runner');
  const event = join(runner, 'event.json');
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { sha: head }, base: { ref: 'main' } } }));
  const [workspace, temporary] = [join(runner, 'workspace'), emptyFolder(runner, 'temporary')];
  // A checkout of the base lends its objects, so that the server, whose work is not the gate's, has little to send.
  git(runner, ['clone', '--quiet', '--single-branch', '--branch', 'main', `file://${store}`, workspace]);
  const [output, summary] = [join(runner, 'output'), join(runner, 'summary')];
  for (const file of [output, summary]) writeFileSync(file, '');
  const variables = {
    ...measuredEnvironment(env).kept,
    CI: 'true',
    TMPDIR: temporary,
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REPOSITORY: 'harbour/plans',
    GITHUB_SERVER_URL: `file://${join(folder, 'server')}`,
    GITHUB_SHA: head,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    INPUT_TOKEN: 'bench',
    'INPUT_FAIL-ON': 'block',
    INPUT_ANNOTATIONS: 'true',
    INPUT_COMMENT: 'false',
    'INPUT_CHECK-RUN': 'false',
    'INPUT_WORKING-DIRECTORY': '.',
  };
  return { env: variables, workspace };
}
