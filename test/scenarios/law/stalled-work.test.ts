import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/report.js';
import { bySchedule } from '../../actions/parity/doors.js';
import { build, newScenario, runProgram, type Scenario } from '../../support/scenario.js';

const sh = String.raw;
const RULE = 'stalled-work';

/** A commit some days ago: the scenarios' clock stands still, and the program's does not. */
const daysAgo = (days: number): string =>
  sh`export GIT_AUTHOR_DATE="@$(( $(date +%s) - ${days} * 86400 )) +0000" GIT_COMMITTER_DATE="@$(( $(date +%s) - ${days} * 86400 )) +0000"`;

/** What `--all` says, which the scheduled run of the Action has to say of the same commit. */
async function said(scenario: Scenario): Promise<string[]> {
  const { output } = runProgram(scenario, ['check', '--all', '--format', 'json']);
  const report = JSON.parse(output) as Report;
  expect(report.outcomes.find(({ rule }) => rule === RULE)).toMatchObject({ examined: expect.any(Number) });
  const [commit = '', ...edited] = build(scenario, 'git rev-parse HEAD; git status --porcelain').trimEnd().split('\n');
  // What is not committed yet is for the work tree alone to know.
  if (edited.length === 0) {
    const scheduled = await bySchedule(scenario, commit);
    expect(scheduled.verdict).toBe(report.verdict);
    expect(scheduled.report?.diagnostics).toEqual(report.diagnostics);
  }
  return report.diagnostics.filter(({ rule }) => rule === RULE).map(({ messageId }) => messageId);
}

function repository(script: string): Scenario {
  const scenario = newScenario();
  build(scenario, script);
  return scenario;
}

describe(RULE, () => {
  it('says what nobody has touched for weeks', async () => {
    expect(await said(repository(sh`status "$P" In-Progress; ${daysAgo(20)}; ci start`))).toEqual(['idle']);
  });

  it.each([
    ['was touched last week', sh`status "$P" In-Progress; ${daysAgo(7)}; ci start`],
    [
      'has code that was touched last week',
      sh`status "$P" In-Progress; ${daysAgo(20)}; ci start; echo x >> src/export.ts; ${daysAgo(7)}; work code`,
    ],
    ['has code that is worked on now', sh`status "$P" In-Progress; ${daysAgo(20)}; ci start; echo x >> src/export.ts`],
    [
      'was touched on a branch that was merged, whatever the merge touches',
      sh`
        status "$P" In-Progress; ${daysAgo(20)}; ci start
        git checkout -q -b side; echo x >> src/export.ts; ${daysAgo(7)}; work code; git checkout -q topic
        git merge -q --no-ff -m merge side`,
    ],
    ['is not started', sh`${daysAgo(20)}; echo x >> README.md; ci more`],
  ])('says nothing of one that %s', async (_, script) => {
    expect(await said(repository(script))).toEqual([]);
  });

  it('says which blocked packet has no escalation note', async () => {
    expect(await said(repository(sh`status "$P" Blocked; ci stop`))).toEqual(['no-escalation']);
    expect(
      await said(repository(sh`status "$P" Blocked; ed 's/- Export$/- Export, waiting for alice/' "$B"; ci stop`)),
    ).toEqual([]);
  });

  it('is undecided where history is not complete, and judges the rest', () => {
    const scenario = repository(sh`
      status "$P" In-Progress; ci start; echo x >> README.md; ci more
      git clone -q --depth 1 "file://$PWD" "$T/shallow"`);
    const { output } = runProgram(scenario, [
      '-C',
      `${scenario.temporary}/shallow`,
      'check',
      '--all',
      '--format',
      'json',
    ]);
    const report = JSON.parse(output) as Report;
    expect(report.outcomes.find(({ rule }) => rule === RULE)).toMatchObject({ outcome: 'not-applicable' });
    expect(report.undecided).toHaveLength(1);
    expect(report.verdict).not.toBe('pass');
    expect(report.outcomes.some(({ outcome }) => outcome === 'passed')).toBe(true);
  });
});
