import type { RepoPath } from '../../../engine/model/path.js';
import type { Report } from '../../../engine/report.js';
import { plannedSource } from '../../../engine/sources/planned.js';
import { worktreeSource } from '../../../engine/sources/worktree.js';
import { judged } from '../../judged.js';
import type { Desk } from '../desk.js';

/** How the work tree is held against some rules. */
export interface RuledBy {
  /** Everything against the law, not only what differs from HEAD. */
  readonly whole: boolean;
  /** Files as they would be; nothing is written. */
  readonly planned?: ReadonlyMap<RepoPath, Uint8Array>;
}

/**
 * What some rules say of the work tree: a command of the desk that asks the law asks its rules, and has no judgement of its own.
 * @throws UndecidedError when nothing could be looked at
 */
export function ruled(
  { repository, now }: Pick<Desk, 'repository' | 'now'>,
  onlyRules: readonly string[],
  { whole, planned }: RuledBy,
): Promise<Report> {
  const source = worktreeSource(repository, { whole }, now);
  return judged(planned ? plannedSource(source, planned) : source, { door: 'cli', onlyRules });
}
