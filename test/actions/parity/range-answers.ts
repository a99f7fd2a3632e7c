import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ObjectId } from '../../../engine/model/snapshot.js';
import { type Judged, judgeRange, type Range, type Scenario } from '../../support/scenario.js';
import { type Answer, byPullRequest, byPush, endsOf, expectAlike, expectNoPass, type PushAnswers } from './doors.js';

/**
 * Holds what `--range` says of a change against the other doors: the hook that sees it pushed as a new branch, and the Action that sees
 * it proposed.
 * @param judged what `--range` said
 * @returns what the other doors said
 */
export async function expectOneAnswer(scenario: Scenario, range: Range, judged: Answer): Promise<PushAnswers> {
  const others = await otherAnswers(scenario, range, judged);
  expectAlike({ range: judged, ...others });
  return others;
}

/** Judges a change as `judgeRange` does, and proves that every other door says the same. */
export async function judgeByEveryDoor(scenario: Scenario, range: Range = {}): Promise<Judged> {
  const judged = await judgeRange(scenario, range);
  await expectOneAnswer(scenario, range, judged);
  return judged;
}

/** The same where the clone lacks what the server has: then only the doors of the clone agree, and none lets it through. */
export async function expectClonesToAgree(scenario: Scenario, range: Range, judged: Answer): Promise<PushAnswers> {
  const { push, action } = await otherAnswers(scenario, range, judged);
  expectAlike({ range: judged, push });
  expectNoPass({ push, action });
  return { push, action };
}

async function otherAnswers(
  scenario: Scenario,
  { clone, base = 'main', head = 'topic' }: Range,
  judged: Answer,
): Promise<PushAnswers> {
  const author = clone === undefined ? scenario : { ...scenario, folder: join(scenario.temporary, clone) };
  const ends = endsOf(judged, author, { base, head });
  if (clone === undefined) fetched(author, ends.base);
  const push = await byPush(author, { ref: 'refs/heads/topic', before: null, after: ends.head });
  return { push, action: await byPullRequest(scenario, ends) };
}

/** Lets the clone know the tip of the server's main, as `git fetch` does. */
export function fetched({ folder }: Pick<Scenario, 'folder'>, tip: ObjectId): void {
  const file = join(folder, '.git/refs/remotes/origin/main');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${tip}\n`);
}
