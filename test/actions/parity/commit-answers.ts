import { expect } from 'vitest';
import { judgeStaged, unsaid } from '../../../cli/judge-staged.js';
import { openRepository } from '../../../engine/git/repository.js';
import type { ObjectId } from '../../../engine/model/snapshot.js';
import type { Diagnostic, Report } from '../../../engine/report.js';
import { PLAIN } from '../../../engine/reporters/palette.js';
import { textReport } from '../../../engine/reporters/text.js';
import { attempt, build, newScenario, type Scenario } from '../../support/scenario.js';
import { type Answer, byLanded, byPullRequest, byPush, byRange, expectAlike, expectNoPass } from './doors.js';
import { fetched } from './range-answers.js';

/** A commit that the hooks answered. */
export interface AnsweredCommit {
  /** What was there before, and the script that ends with the command that git asks the hooks about. */
  readonly before?: string;
  readonly script: string;
  /** Where the hooks were live. */
  readonly scenario: Scenario;
  /** The commit that HEAD was before the script. */
  readonly tip: ObjectId;
  /** Whether a commit was made. */
  readonly made: boolean;
  /** What the hooks printed. */
  readonly output: string;
  /** The linked work tree that the script commits in, in the words of the script. */
  readonly workTree?: string;
}

/** What the doors of one work tree say of the commit that is about to be made. */
interface Pending {
  readonly preCommit: Report;
  readonly commitMsg: Report;
  readonly staged: Report;
}

/**
 * Holds what the hooks said of a commit against every other door: `--staged` while it is being made; `--range`, the pre-push hook and the
 * Action once it is. Where the hooks refused it, it is made again in a repository without hooks.
 */
export async function expectCommitAnswers(answered: AnsweredCommit): Promise<void> {
  const { tip, output, workTree = '.' } = answered;
  const scenario = answered.made ? answered.scenario : unhooked(answered);
  const [commit = '', ...parents] = build(scenario, `git -C ${workTree} rev-list -1 --parents HEAD`).trim().split(' ');
  expect(commit, 'a commit was made').not.toBe(tip);

  const later = await expectLaterDoors(scenario, tip, commit);
  const { preCommit, commitMsg, staged } = await pendingAgain(scenario, { tip, commit, parents, workTree });
  expectAlike({ 'pre-commit': answerOf(preCommit), '--staged': answerOf(staged) });
  expect(output).toContain(textReport(preCommit, PLAIN, { listInherited: false, isFollowed: true }));
  if (preCommit.verdict === 'pass') {
    expect(output).toContain(textReport(unsaid(commitMsg), PLAIN, { listInherited: false }));
  }
  // A merge brings commits along that no hook of this commit is asked about.
  const own = later.diagnostics.filter(({ commit: blamed }) => blamed === undefined || blamed === commit);
  if (parents.length < 2) expect(own).toEqual(later.diagnostics);
  expect(own.map((diagnostic) => asPending(diagnostic, commit))).toEqual(commitMsg.diagnostics.map(plain));
  expect(commitMsg.verdict).toBe(later.verdict);
}

/**
 * Holds what the hooks said of the first commit of a repository against the doors that are asked when it is pushed.
 * @param scenario where it was made without hooks
 * @param output what the hooks printed
 */
export async function expectFirstCommitAnswers(scenario: Scenario, output: string): Promise<void> {
  const commit = build(scenario, 'git rev-parse HEAD').trim();
  const update = { ref: 'refs/heads/main', before: null, after: commit };
  const push = await byPush(scenario, update);
  const action = await byLanded(scenario, update, { 'refs/heads/main': commit });
  expectAlike({ push, action });
  // A range has no word for the empty tree before a first commit.
  expectNoPass({ range: await byRange(scenario, { base: 'main~', head: 'main' }) });

  const message = build(scenario, 'git log -1 --format=%B; git update-ref -d HEAD').trimEnd();
  const repository = await openRepository(scenario.folder, scenario.environment);
  const commitMsg = await judgeStaged(repository, 'commit-msg', `${message}\n`);
  const preCommit = await judgeStaged(repository, 'pre-commit');
  expectAlike({ 'pre-commit': answerOf(preCommit), '--staged': answerOf(await judgeStaged(repository, 'cli')) });
  expect(output).toContain(textReport(preCommit, PLAIN, { listInherited: false, isFollowed: true }));
  expect(commitMsg.verdict).toBe(push.verdict);
  expect(push.report?.diagnostics.map((diagnostic) => asPending(diagnostic, commit))).toEqual(
    commitMsg.diagnostics.map(plain),
  );
}

function answerOf(report: Report): Answer {
  return { verdict: report.verdict, report, undecided: report.undecided };
}

/** The commit as the doors see it that are asked when it is there. */
async function expectLaterDoors(scenario: Scenario, base: ObjectId, head: ObjectId): Promise<Report> {
  const range = await byRange(scenario, { base, head });
  fetched(scenario, base);
  const push = await byPush(scenario, { ref: 'refs/heads/topic', before: null, after: head });
  const action = await byPullRequest(scenario, { base, head });
  expectAlike({ range, push, action });
  if (range.report === null) throw new Error('the range came to no report');
  return range.report;
}

/** The same commit where no hook refuses it: all dates and names are fixed, so that its ids are the same. */
function unhooked({ before = ':', script }: AnsweredCommit): Scenario {
  const scenario = newScenario();
  build(scenario, `git config core.hooksPath /dev/null; ${before}`);
  const { status, output } = attempt(scenario, script);
  if (status !== 0) throw new Error(`the commit is not even made without hooks:\n${script}\n${output}`);
  return scenario;
}

/** Puts HEAD, index and MERGE_HEAD back to where the hooks found them, and asks the doors that look there. */
async function pendingAgain(
  scenario: Scenario,
  { tip, commit, parents, workTree }: { tip: ObjectId; commit: ObjectId; parents: string[]; workTree: string },
): Promise<Pending> {
  const others = parents.filter((parent) => parent !== tip);
  const merged =
    parents.length > 1 ? `printf '%s\\n' ${others.join(' ')} > "$(git rev-parse --git-path MERGE_HEAD)"` : ':';
  const message = build(scenario, `git log -1 --format=%B ${commit}`).trimEnd();
  const folder = build(
    scenario,
    `cd ${workTree}; git update-ref HEAD ${tip}; git read-tree ${commit}; ${merged}; pwd`,
  ).trimEnd();
  const repository = await openRepository(folder, scenario.environment);
  return {
    preCommit: await judgeStaged(repository, 'pre-commit'),
    commitMsg: await judgeStaged(repository, 'commit-msg', `${message}\n`),
    staged: await judgeStaged(repository, 'cli'),
  };
}

/** A diagnostic as it was before its commit had an id, which is part of the fingerprint of what is blamed on a commit. */
function asPending(diagnostic: Diagnostic, commit: ObjectId): unknown {
  const { message, ...seen } = plain(diagnostic);
  const name = commit.slice(0, 12);
  const unnamed = message.replaceAll(`Commit ${name}`, 'This commit').replaceAll(`commit ${name}`, 'this commit');
  return { ...seen, message: unnamed };
}

/** What of a diagnostic holds before and after its commit has an id. */
function plain({ rule, messageId, message, path, line, column, severity, standing, why }: Diagnostic) {
  return { rule, messageId, message, path, line, column, severity, standing, why };
}
