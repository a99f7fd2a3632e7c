import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/report.js';
import { build, newScenario, runProgram, type Scenario } from '../../support/scenario.js';

const sh = String.raw;
const RULE = 'stalled-work';

/** A commit some days ago: the scenarios' clock stands still, and the program's does not. */
const daysAgo = (days: number): string =>
  sh`export GIT_AUTHOR_DATE="@$(( $(date +%s) - ${days} * 86400 )) +0000" GIT_COMMITTER_DATE="@$(( $(date +%s) - ${days} * 86400 )) +0000"`;

function said(scenario: Scenario): string[] {
  const { output } = runProgram(scenario, ['check', '--all', '--format', 'json']);
  const report = JSON.parse(output) as Report;
  expect(report.outcomes.find(({ rule }) => rule === RULE)).toMatchObject({ examined: expect.any(Number) });
  return report.diagnostics.filter(({ rule }) => rule === RULE).map(({ messageId }) => messageId);
}

function repository(script: string): Scenario {
  const scenario = newScenario();
  build(scenario, script);
  return scenario;
}

describe(RULE, () => {
  it('says what nobody has touched for weeks', () => {
    expect(said(repository(sh`status "$P" In-Progress; ${daysAgo(20)}; ci start`))).toEqual(['idle']);
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
  ])('says nothing of one that %s', (_, script) => {
    expect(said(repository(script))).toEqual([]);
  });

  it('says which blocked packet has no escalation note', () => {
    expect(said(repository(sh`status "$P" Blocked; ci stop`))).toEqual(['no-escalation']);
    expect(
      said(repository(sh`status "$P" Blocked; ed 's/- Export$/- Export, waiting for alice/' "$B"; ci stop`)),
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
