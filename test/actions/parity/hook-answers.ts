import { expect } from 'vitest';
import { judgeStaged } from '../../../cli/judge-staged.js';
import { openRepository } from '../../../engine/git/repository.js';
import type { Diagnostic } from '../../../engine/report.js';
import { attempt, build, type Scenario } from '../../support/scenario.js';
import { type Answer, answering, endsOf } from './doors.js';

/**
 * Asks the hook that judges a commit with its message about a change that is one commit, as it was before it was made, and proves that it
 * says what `--range` says. HEAD and the index are that of the commit to be made afterwards.
 * @param judged what `--range` said
 * @returns null for a change of somebody else (a hook knows only who commits now), of several commits, or of a merge: no hook is asked about all of it at once; and for a tree that git cannot
 *   take into an index, so that nobody can commit it; and for a signature that is late only against the date of the commit that the
 *   scenario made: a hook judges a commit that is made now
 */
export async function hookAnswer(scenario: Scenario, judged: Answer): Promise<Answer | null> {
  const { base, head } = endsOf(judged, scenario, { base: 'main', head: 'topic' });
  const [, ...parents] = build(scenario, `git rev-list -1 --parents ${head}`).trim().split(' ');
  if (parents.length !== 1 || parents[0] !== base) return null;
  const isOwn = `test "$(git log -1 --format='%ae %ce' ${head})" = "$(git config user.email) $(git config user.email)"`;
  const script = `${isOwn} && git read-tree ${head} && git update-ref --no-deref HEAD ${base} && git log -1 --format=%B ${head}`;
  const { status, output } = attempt(scenario, script);
  if (status !== 0) return null;
  if (judged.report?.diagnostics.some(({ messageId }) => messageId === 'after-commit')) return null;
  const message = output.trimEnd();
  const repository = await openRepository(scenario.folder, scenario.environment);
  const answer = await answering(() => judgeStaged(repository, 'commit-msg', `${message}\n`));
  expect(answer.verdict).toBe(judged.verdict);
  const ranged = judged.report?.diagnostics.map((diagnostic) => seen(diagnostic));
  if (ranged !== undefined) expect(answer.report?.diagnostics.map(seen)).toEqual(ranged);
  return answer;
}

/** A diagnostic without its words, which name a commit that is there and one that is being made differently. */
function seen({ rule, messageId, path, line, column, severity, standing }: Diagnostic): unknown {
  return { rule, messageId, path, line, column, severity, standing };
}
