import { assertSettled } from '../cli/desk/writing/act-journal.js';
import { protectedBranchOf } from '../cli/standing-law.js';
import type { Repository } from '../engine/git/repository.js';
import { rangeSource } from '../engine/sources/range.js';
import type { Source } from '../engine/sources/source.js';
import { stagedSource } from '../engine/sources/staged.js';
import { worktreeSource } from '../engine/sources/worktree.js';
import type { Judged } from './judged.js';

/**
 * Opens what is to be judged.
 * @param now seconds since 1970
 * @throws UndecidedError when an act of the desk was stopped half-way
 */
export async function sourceOf(repository: Repository, what: Judged, now: number): Promise<Source> {
  if (typeof what === 'object') return rangeSource(repository, { base: what.base, head: what.head }, now);
  if (what === 'staged') {
    return stagedSource(repository, { door: 'cli', ...(await protectedBranchOf(repository, 'cli')) }, now);
  }
  assertSettled(repository.layout);
  return worktreeSource(repository, { whole: what === 'all' }, now);
}
