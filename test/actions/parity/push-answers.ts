import { expect } from 'vitest';
import type { ObjectId } from '../../../engine/model/snapshot.js';
import { renderDiagnostics } from '../../../engine/reporters/text.js';
import { attempt, build, type Scenario } from '../../support/scenario.js';
import { byLanded, byPush, byRange, expectAlike, expectNoPass, type RefUpdate } from './doors.js';

const MAIN = 'refs/heads/main';

/** What a push asks of a server, and the server's refs before. */
export interface AskedPush {
  readonly updates: readonly RefUpdate[];
  readonly refs: Readonly<Record<string, ObjectId>>;
}

/**
 * Asks git what `git push origin …` would do, without doing it.
 * @param push the refspecs, in the words of the script
 * @param server the folder of the remote `origin`, in the words of the script
 */
export function askedPush(scenario: Scenario, push: string, server: string): AskedPush {
  const refs: Record<string, ObjectId> = {};
  for (const line of linesOf(build(scenario, `git -C "${server}" show-ref`))) {
    const [id = '', ref = ''] = line.split(' ');
    refs[ref] = id;
  }
  const plan = attempt(scenario, `git -c core.hooksPath=/dev/null push --dry-run --porcelain origin ${push}`).output;
  const updates = [...plan.matchAll(/^[ +*-]\t([^:]*):(refs\/\S+)\t/gm)].map(([, local = '', ref = '']) => ({
    ref,
    before: refs[ref] ?? null,
    after: local === '' ? null : build(scenario, `git rev-parse '${local}'`).trim(),
  }));
  return { updates, refs };
}

/**
 * Holds what the pre-push hook said of a push against the Action, which is asked once it has landed, and against `--range`.
 * @param output what the hook printed
 */
export async function expectPushAnswers(
  scenario: Scenario,
  asked: AskedPush,
  { output, passes }: { readonly output: string; readonly passes: boolean },
): Promise<void> {
  expect(asked.updates).not.toEqual([]);
  const passed: boolean[] = [];
  for (const update of asked.updates) {
    const push = await byPush(scenario, update);
    passed.push(push.verdict === 'pass');
    const active = push.report?.diagnostics.filter(({ standing }) => standing === 'active') ?? [];
    expect(output).toContain(renderDiagnostics(active));

    const action = await byLanded(scenario, update, landed(asked, update));
    if (update.after === null) {
      // A deletion brings no commit to judge: nothing is found, and that of the protected branch is undecided.
      expect([push.report, action.report?.diagnostics, action.verdict]).toEqual([null, [], push.verdict]);
    } else {
      expectAlike({ push, action });
      await expectRange(scenario, asked, { ...update, after: update.after }, push);
    }
  }
  expect(passed.every(Boolean)).toBe(passes);
}

/**
 * A push that takes commits off the protected branch puts its tree in the place of the branch's (threat G17). A range has no word for
 * that: it always asks what a merge would bring, which takes nothing away.
 */
async function expectRange(
  scenario: Scenario,
  { refs }: AskedPush,
  { ref, after }: RefUpdate & { readonly after: ObjectId },
  push: Parameters<typeof expectAlike>[0][string],
): Promise<void> {
  const base = refs[MAIN];
  if (base === undefined) throw new Error('the server of these pushes has a main');
  const range = await byRange(scenario, { base, head: after });
  const takesAway = attempt(scenario, `git merge-base --is-ancestor ${base} ${after}`).status !== 0;
  if (ref !== MAIN || !takesAway) expectAlike({ push, range });
  else if (range.verdict !== 'pass') expectNoPass({ push });
}

function landed({ refs }: AskedPush, { ref, after }: RefUpdate): Record<string, ObjectId> {
  const { [ref]: _, ...others } = refs;
  return after === null ? others : { ...others, [ref]: after };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
