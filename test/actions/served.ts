import { join } from 'node:path';
import { type RunnerEvent, targetOf } from '../../actions/merge-gate/event.js';
import { type GateEnd, type GateParts, runGate } from '../../actions/merge-gate/gate.js';
import type { GateOutputs, GatePlatform, GateRemote, GateResult } from '../../actions/merge-gate/parts.js';
import { openRemote, type RemotePlace } from '../../actions/merge-gate/remote.js';
import type { Diagnostic } from '../../engine/report.js';
import { rules } from '../../rules/index.js';
import { build, newScenario, type Scenario } from '../support/scenario.js';

/** A scenario whose repository is on a server, as the bare repository `acme/notes`. */
export interface Served extends Scenario {
  /** What `GITHUB_SERVER_URL` is. */
  readonly server: string;
}

/** How a run of the gate differs from the plain one. */
export interface Circumstances {
  readonly base?: string;
  readonly head?: string;
  readonly failOn?: 'block' | 'warning';
  readonly place?: Partial<RemotePlace>;
  /** What stands between the gate and the server. */
  readonly through?: (remote: GateRemote) => GateRemote;
  readonly platform?: GatePlatform;
  readonly outputs?: GateOutputs;
  readonly look?: GateParts['look'];
}

/** The words that the scripts of these tests have beside those of the scenarios. */
const SHELL = `
serve() { mkdir -p "$T/server/acme"; git clone -q --bare . "$T/server/acme/notes"; git -C "$T/server/acme/notes" symbolic-ref HEAD refs/heads/main
  git -C "$T/server/acme/notes" update-ref -d refs/heads/topic; git remote add server "$T/server/acme/notes"; }
propose() { git push -q -f server "$1:refs/pull/$2/head"; } # COMMIT NUMBER
`;

/** What git calls no object. */
export const ZERO = '0'.repeat(40);
/** A change of a draft, proposed as pull request 7. */
export const GOOD = 'narrow "$D"; ci good; propose topic 7';
/** A change of a packet that its signature does not allow. */
export const BAD = 'widen "$P"; ci bad; propose topic 7';

/** A served repository: the script works in the author's clone, on branch topic at the tip of main. */
export function served(script = ''): Served {
  const scenario = newScenario();
  act(scenario, `serve; git fetch -q server; ${script}`);
  return { ...scenario, server: `file://${join(scenario.temporary, 'server')}` };
}

/** Runs a script in the author's clone. @returns what it printed, without the last line end */
export function act(scenario: Scenario, script: string): string {
  return build(scenario, `${SHELL}${script}`).trimEnd();
}

/** The id that a revision has in the author's clone. */
export function idOf(scenario: Scenario, revision: string): string {
  return act(scenario, `git rev-parse '${revision}'`);
}

export function pullRequest(scenario: Scenario, { head = 'topic', base = 'main', number = 7 } = {}): RunnerEvent {
  const payload = { pull_request: { number, head: { sha: idOf(scenario, head) }, base: { ref: base } } };
  return { name: 'pull_request', payload, ref: `refs/pull/${number}/merge`, sha: idOf(scenario, head) };
}

export function pushOf(ref: string, before: string, after: string): RunnerEvent {
  return { name: 'push', payload: { ref, before, after, repository: { default_branch: 'main' } }, ref, sha: after };
}

export function placeOf(scenario: Served, place: Partial<RemotePlace> = {}): RemotePlace {
  return {
    server: scenario.server,
    repository: 'acme/notes',
    token: '',
    workingDirectory: join(scenario.temporary, 'workspace'),
    workspace: join(scenario.temporary, 'workspace'),
    temporary: scenario.leftovers,
    environment: scenario.environment,
    deadline: 30_000,
    ...place,
  };
}

/** Runs the gate in this process, against the real server of the scenario. */
export async function gate(scenario: Served, event: RunnerEvent, given: Circumstances = {}): Promise<GateEnd> {
  const { base = null, head = null, through = (remote) => remote, failOn = 'block' } = given;
  return runGate({
    ask: () => ({
      target: targetOf(event, { base, head }),
      remote: through(openRemote(placeOf(scenario, given.place))),
      platform: given.platform ?? { approvals: () => Promise.reject(new Error('the forge was asked')) },
      config: null,
      failOn,
    }),
    outputs: given.outputs ?? { publish: () => Promise.resolve([]) },
    look: given.look ?? (() => Promise.resolve()),
    rules,
    toolVersion: '0.0.0',
    now: () => Math.floor(Date.now() / 1000),
  });
}

/** A remote that lets something happen before a question, counted from 1. */
export function eventful(before: (question: number) => void): (remote: GateRemote) => GateRemote {
  return (remote) => {
    let asked = 0;
    return {
      ...remote,
      tips(refs) {
        asked += 1;
        before(asked);
        return remote.tips(refs);
      },
    };
  };
}

/** The rules with active errors, each once, sorted. */
export function blocking({ report }: GateResult): readonly string[] {
  return [...new Set(activeErrors(report.diagnostics).map(({ rule }) => rule))].sort();
}

export function activeErrors(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
}
