import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/report.js';
import { attempt, hookUp, newScenario, runProgram } from '../../support/scenario.js';
import { runStep } from '../bundle.js';
import { act, pullRequest, served } from '../served.js';

const sh = String.raw;

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
    expect(report?.diagnostics).toEqual(ranged);
  });
});
