import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { RunnerEvent } from '../../actions/merge-gate/event.js';
import { check } from '../../engine/check.js';
import { openRepository } from '../../engine/git/repository.js';
import type { ObjectId } from '../../engine/model/snapshot.js';
import { type Undecided, UndecidedError } from '../../engine/model/undecided.js';
import type { Diagnostic, Report, Verdict } from '../../engine/report.js';
import { pushSources } from '../../engine/sources/push.js';
import { rules } from '../../rules/index.js';
import type { Attack } from '../scenarios/attack.js';
import { attempt, build, hookUp, judgeRange, newScenario, runProgram, type Scenario } from '../support/scenario.js';
import { runStep } from './bundle.js';
import { act, gate, pullRequest, type Served, served } from './served.js';

const sh = String.raw;
const SCENARIOS = fileURLToPath(new URL('../scenarios', import.meta.url));

/** The scenarios of the other tests, taken from those tests and judged by all doors here. */
const attacks = vi.hoisted((): Attack[] => []);
vi.mock('../scenarios/attack.js', async (original) => ({
  ...(await original<object>()),
  describeAttacks: (more: readonly Attack[]) => void attacks.push(...more),
}));
for (const folder of ['lock-evasion', 'concealment']) {
  for (const file of readdirSync(join(SCENARIOS, folder)).sort()) await import(join(SCENARIOS, folder, file));
}

/**
 * What hides history in a repository. Here the server is that repository too, so that it hides it from git itself while it fetches: then
 * the Action is undecided where the others, which do not believe it, block.
 */
const HIDING: ReadonlySet<string> = new Set(['L20', 'L23']);

/** What a door says, as far as the doors have to agree: words and places, but not what each calls its trees. */
interface Said {
  readonly verdict: Verdict;
  readonly diagnostics: readonly unknown[];
}

/** Why a door could not decide: it names its own trees, so that only a failure shows it. */
type Answered = Said & { readonly undecided: readonly Undecided[] };

/** A scenario whose repository is the author's clone and the server at once: nothing has to be copied. */
interface Published extends Served {
  readonly head: ObjectId;
}

/** @returns null when the scenario is about a clone that lacks something: the other doors have no such clone */
function published({ build: script, clone, base = 'main', head = 'topic' }: Attack): Published | null {
  if (clone !== undefined) return null;
  const scenario = newScenario();
  // What the script says on standard error comes behind this.
  const [id = ''] = build(
    scenario,
    sh`( ${script}
    ) > "$T/said"
    base=$(git rev-parse --verify -q '${base}^{commit}'); head=$(git rev-parse --verify -q '${head}^{commit}'); git checkout -q -f --detach
    printf 'update %s %s\n' refs/heads/main $base refs/remotes/origin/main $base refs/heads/topic $head refs/pull/7/head $head | git update-ref --stdin
    mkdir -p "$T/server/acme"; ln -s "$PWD/.git" "$T/server/acme/notes"; echo "$head"`,
  ).split('\n');
  return { ...scenario, server: `file://${join(scenario.temporary, 'server')}`, head: id };
}

async function byRange(scenario: Scenario): Promise<Answered> {
  const range = { base: 'refs/heads/main', head: 'refs/heads/topic' };
  const { report, verdict, undecided } = await judgeRange(scenario, range);
  return said(report, verdict, undecided);
}

/** As the pre-push hook judges a new branch. */
async function byPush(scenario: Published): Promise<Answered> {
  const line = `refs/heads/topic ${scenario.head} refs/heads/topic ${'0'.repeat(40)}\n`;
  try {
    const repository = await openRepository(scenario.folder, scenario.environment);
    const [pushed] = await pushSources(repository, 'origin', line, { protectedBranch: 'main' });
    if (!pushed?.source) throw new Error('one ref was pushed');
    try {
      const report = await check(pushed.source, { rules, door: 'pre-push', toolVersion: '0.0.0' });
      return said(report, report.verdict, report.undecided);
    } finally {
      await pushed.source.close();
    }
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return said(null, 'inconclusive', [error]);
  }
}

async function byAction(scenario: Published): Promise<Answered> {
  const { report } = (await gate(scenario, proposal(scenario))).result;
  return said(report, report.verdict, report.undecided);
}

function proposal({ head }: Published): RunnerEvent {
  const payload = { pull_request: { number: 7, head: { sha: head }, base: { ref: 'main' } } };
  return { name: 'pull_request', payload, ref: 'refs/pull/7/merge', sha: head };
}

function said(report: Report | null, verdict: Verdict, undecided: readonly Undecided[]): Answered {
  return { verdict, diagnostics: comparable(report?.diagnostics ?? []), undecided };
}

function alike({ verdict, diagnostics }: Answered): Said {
  return { verdict, diagnostics };
}

function comparable(diagnostics: readonly Diagnostic[]): readonly unknown[] {
  return diagnostics.map(
    ({ rule, messageId, message, path, line, column, severity, standing, fingerprint, commit }) => ({
      ...{ rule, messageId, message, path, line, column },
      ...{ severity, standing, fingerprint, commit },
    }),
  );
}

describe('push, range and Action say the same', () => {
  it('of more scenarios than a few', () => {
    expect(attacks.length).toBeGreaterThan(100);
  });

  it.each(attacks.map((attack) => [`${attack.id} ${attack.title}`, attack] as const))('%s', async (_, attack) => {
    const scenario = published(attack);
    if (scenario === null) return;
    const range = await byRange(scenario);
    const others = [await byPush(scenario), await byAction(scenario)];
    if (HIDING.has(attack.id)) expect([range, ...others].map(({ verdict }) => verdict)).not.toContain('pass');
    else {
      const reasons = [range, ...others].flatMap(({ undecided }) =>
        undecided.map(({ subject, reason }) => `${subject} ${reason}`),
      );
      expect(others.map(alike), reasons.join('\n')).toEqual([alike(range), alike(range)]);
    }
  });
});

/** Of a printed report what the doors have to agree on: place, severity, rule and message of each finding. */
function findingsIn(text: string): string[] {
  return [...text.matchAll(/^(\S.*:\d+:\d+ {2}(?:error|warning) .*)\n {2}(.*)$/gm)]
    .map(([, head, words]) => `${head} ${words}`)
    .sort();
}

function findingsOf(json: string): string[] {
  const { diagnostics } = JSON.parse(json) as Report;
  return diagnostics
    .filter(({ standing }) => standing === 'active')
    .map(({ path, line, column, severity, rule, messageId, message }) => {
      return `${path}:${line}:${column}  ${severity}  ${rule}/${messageId} ${message}`;
    })
    .sort();
}

describe('the programs themselves say the same: command line, hooks and bundle', () => {
  it.each([
    ['a signed packet that is edited', sh`widen "$P"; git add -A; git commit -q -m x -m 'Role: Orchestrator'`],
    [
      'a packet with an unfinished field',
      sh`np "- USER_SIGNATURE: $SIG2"; ed 's/^  \* exportAll.*/  * {what done means}/' "$N"; record; git add -A; git commit -q -m x -m 'Role: Orchestrator'`,
    ],
    [
      'an anchor to the Roadmap',
      sh`np "- USER_SIGNATURE: $SIG2"; ed 's/^- SPEC_ANCHOR:.*/- SPEC_ANCHOR: 9.1/' "$N"; record; git add -A; git commit -q -m x -m 'Role: Orchestrator'`,
    ],
    ['code by the Orchestrator', sh`echo x >> src/export.ts; git add -A; git commit -q -m x -m 'Role: Orchestrator'`],
    [
      'a merge of a bad branch',
      sh`git checkout -q -b side; widen "$P"; git -c core.hooksPath=/dev/null commit -q -a -m x -m 'Role: Orchestrator'
      git checkout -q topic; echo more >> README.md; git add -A; git -c core.hooksPath=/dev/null commit -q -m more -m 'Role: Orchestrator'; git merge -q --no-ff -m merge side`,
    ],
  ])('of %s', async (_, script) => {
    const committed = hookUp(newScenario());
    const refused = attempt(committed, script);
    expect(refused.status).not.toBe(0);
    const atCommit = findingsIn(refused.output);
    expect(atCommit.length).toBeGreaterThan(0);

    const scenario = served(script);
    act(scenario, 'git push -q -f server topic:refs/pull/7/head');
    hookUp(scenario);
    const range = runProgram(scenario, ['check', '--range', 'server/main..topic', '--format', 'json']);
    const pushed = attempt(scenario, 'git push -q server topic');
    const { code, report } = await runStep(scenario, pullRequest(scenario));
    expect([range.status, pushed.status === 0, code]).toEqual([1, false, 1]);
    const found = findingsOf(range.output);
    // A commit that is being made has no id yet.
    const unnamed = found.map((finding) => finding.replaceAll(/Commit [0-9a-f]{12}/g, 'This commit'));
    expect(unnamed).toEqual(expect.arrayContaining(atCommit));
    expect(findingsIn(pushed.output)).toEqual(found);
    const ranged = (JSON.parse(range.output) as Report).diagnostics;
    expect(comparable(report?.diagnostics ?? [])).toEqual(comparable(ranged));
  });
});
