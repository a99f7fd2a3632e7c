import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RunnerEvent } from '../../../actions/merge-gate/event.js';
import type { GateRemote } from '../../../actions/merge-gate/parts.js';
import { check } from '../../../engine/check.js';
import { openRepository, type Repository } from '../../../engine/git/repository.js';
import type { Door } from '../../../engine/model/changeset.js';
import type { ObjectId } from '../../../engine/model/snapshot.js';
import { type Undecided, UndecidedError } from '../../../engine/model/undecided.js';
import type { Report, Verdict } from '../../../engine/report.js';
import { pushSources } from '../../../engine/sources/push.js';
import { rangeSource } from '../../../engine/sources/range.js';
import type { Source } from '../../../engine/sources/source.js';
import { rules } from '../../../rules/index.js';
import { build, judgeRange, type Scenario } from '../../support/scenario.js';
import { type Circumstances, gate, type Served, ZERO } from '../served.js';

/** Two commits that every door is asked about. */
export interface Ends {
  /** What is protected. */
  readonly base: ObjectId;
  readonly head: ObjectId;
}

/** What a door says, whether or not it came to a report. */
export interface Answer {
  readonly verdict: Verdict;
  readonly report: Report | null;
  readonly undecided: readonly Undecided[];
}

/** A ref of a push, with the ids that git tells a hook and the forge an event: null where there is none. */
export interface RefUpdate {
  readonly ref: string;
  readonly before: ObjectId | null;
  readonly after: ObjectId | null;
}

/** The hook and the Action, about one push of one ref. */
export interface PushAnswers {
  readonly push: Answer;
  readonly action: Answer;
}

const MAIN = 'refs/heads/main';
const PULL = 'refs/pull/7/head';

/** `check --range`, by the names that a person would write or by ids. */
export async function byRange(scenario: Scenario, range: { base: string; head: string }): Promise<Answer> {
  return judgeRange(scenario, range);
}

/** As the pre-push hook judges one ref: against the remote `origin` as it was fetched. */
export async function byPush(
  { folder, environment }: Pick<Scenario, 'folder' | 'environment'>,
  update: RefUpdate,
): Promise<Answer> {
  return answering(async () => pushedReport(await openRepository(folder, environment), update));
}

/** The three doors about a change in a repository that is open already, without a way to the server in between. */
export async function byDoorsOf(
  repository: Repository,
  scenario: Scenario,
  ends: Ends,
): Promise<Record<string, Answer>> {
  const { base, head } = ends;
  const tips = new Map([[MAIN, base] as const, [PULL, head] as const]);
  const near = (remote: GateRemote): GateRemote => ({
    ...remote,
    tips: (refs) => Promise.resolve(new Map([...tips].filter(([ref]) => refs.includes(ref)))),
    fetch: () => Promise.resolve(repository),
  });
  const nowhere = { ...scenario, server: 'file:///nowhere' };
  return {
    range: await answering(() => reportOf(rangeSource(repository, ends), 'cli')),
    push: await answering(() => pushedReport(repository, { ref: 'refs/heads/topic', before: null, after: head })),
    action: await byAction(nowhere, pullRequestOf(head), near),
  };
}

async function pushedReport(repository: Repository, { ref, before, after }: RefUpdate): Promise<Report | null> {
  const line = `${after === null ? '(delete)' : ref} ${after ?? ZERO} ${ref} ${before ?? ZERO}\n`;
  const [pushed] = await pushSources(repository, 'origin', line, { protectedBranch: 'main' });
  return pushed?.source ? reportOf(pushed.source, 'pre-push') : null;
}

async function reportOf(source: Source, door: Door): Promise<Report> {
  try {
    return await check(source, { rules, door, toolVersion: '0.0.0' });
  } finally {
    await source.close();
  }
}

async function byAction(
  scenario: Served,
  event: RunnerEvent,
  through: Circumstances['through'] = (remote) => remote,
): Promise<Answer> {
  const { report } = (await gate(scenario, event, { through })).result;
  return { verdict: report.verdict, report, undecided: report.undecided };
}

/** The Action, asked by the pull request that would bring the head into the base. */
export function byPullRequest(scenario: Scenario, { base, head }: Ends): Promise<Answer> {
  return byAction(serve(scenario, { [MAIN]: base, [PULL]: head }), pullRequestOf(head));
}

function pullRequestOf(head: ObjectId): RunnerEvent {
  const payload = { pull_request: { number: 7, head: { sha: head }, base: { ref: 'main' } } };
  return { name: 'pull_request', payload, ref: 'refs/pull/7/merge', sha: head };
}

/**
 * The Action, asked by a push that has landed.
 * @param refs those of the server by then
 */
export function byLanded(
  scenario: Scenario,
  { ref, before, after }: RefUpdate,
  refs: Readonly<Record<string, ObjectId>>,
): Promise<Answer> {
  const payload = { ref, before: before ?? ZERO, after: after ?? ZERO, repository: { default_branch: 'main' } };
  return byAction(serve(scenario, refs), { name: 'push', payload, ref, sha: after ?? ZERO });
}

/** The Action, asked by the clock: it holds the whole tree of main against the law. */
export function bySchedule(scenario: Scenario, commit: ObjectId): Promise<Answer> {
  const server = serve(scenario, { [MAIN]: commit });
  return byAction(server, { name: 'schedule', payload: {}, ref: MAIN, sha: commit });
}

/**
 * A server beside the author's clone: with its objects and refs of its own, so that nothing in the clone changes and nothing that hides
 * history there does so here. It is written and not made by git, because a few processes for each of hundreds of scenarios add up.
 */
function serve(scenario: Scenario, refs: Readonly<Record<string, ObjectId>>): Served {
  const root = mkdtempSync(join(scenario.temporary, 'server-'));
  const folder = join(root, 'acme', 'notes');
  for (const part of ['refs', 'objects/info']) mkdirSync(join(folder, part), { recursive: true });
  const lines = Object.entries(refs).map(([ref, commit]) => `${commit} ${ref}\n`);
  writeFileSync(join(folder, 'HEAD'), `ref: ${MAIN}\n`);
  writeFileSync(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  writeFileSync(join(folder, 'packed-refs'), lines.sort().join(''));
  writeFileSync(join(folder, 'objects/info/alternates'), `${join(scenario.folder, '.git/objects')}\n`);
  return { ...scenario, server: `file://${root}` };
}

/** What a door says that comes to a report, or to none because something could not be decided. */
export async function answering(ask: () => Promise<Report | null>): Promise<Answer> {
  try {
    const report = await ask();
    return { verdict: report?.verdict ?? 'pass', report, undecided: report?.undecided ?? [] };
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return { verdict: 'inconclusive', report: null, undecided: [error] };
  }
}

/** The commits that a range was about; looked up where the range came to no report. */
export function endsOf(
  { report }: Pick<Answer, 'report'>,
  clone: Scenario,
  { base, head }: { readonly base: string; readonly head: string },
): Ends {
  if (report?.base.commit && report.head.commit) return { base: report.base.commit, head: report.head.commit };
  const named = (name: string): ObjectId =>
    build(clone, `git rev-parse --verify -q '${name}^{commit}' | tail -1`).trim();
  return { base: named(base), head: named(head) };
}

function said({ verdict, report }: Answer): unknown {
  return { verdict, diagnostics: report?.diagnostics ?? [] };
}

/** Proves that the answers are one: the same verdict, and the same diagnostics in the same order. */
export function expectAlike(answers: Readonly<Record<string, Answer>>): void {
  const [first, ...others] = Object.entries(answers);
  if (!first || others.length === 0) throw new Error('two doors at least have to answer');
  for (const other of others) {
    const reasons = [first, other].flatMap(([door, { undecided }]) =>
      undecided.map(({ subject, reason }) => `${door}: ${subject} ${reason}`),
    );
    expect(said(other[1]), [`${other[0]} and ${first[0]}`, ...reasons].join('\n')).toEqual(said(first[1]));
  }
}

/** Where doors may differ, what still has to hold: none lets it through. */
export function expectNoPass(answers: Readonly<Record<string, Answer>>): void {
  for (const [door, { verdict }] of Object.entries(answers)) expect(verdict, door).not.toBe('pass');
}
