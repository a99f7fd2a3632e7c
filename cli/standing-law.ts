import { defaultLaw } from '../engine/config.js';
import type { Repository } from '../engine/git/repository.js';
import { lawOf } from '../engine/law-of-base.js';
import type { Door } from '../engine/model/changeset.js';
import type { Law } from '../engine/model/law.js';
import type { RepoPath } from '../engine/model/path.js';
import type { ObjectId } from '../engine/model/snapshot.js';
import { mergedCommits } from '../engine/sources/merge-in-progress.js';
import { rangeSource } from '../engine/sources/range.js';
import { rules } from '../rules/index.js';
import { whileOpen } from './while-open.js';

/** The law that a commit holds, and what else its tree has. */
export interface StandingLaw {
  readonly law: Law;
  /** Whether the tree has something at exactly this path. */
  readonly holds: (path: RepoPath) => boolean;
}

/**
 * Reads the law from a commit, whatever the index and the work tree say.
 * @param commit null for the empty tree before the first commit: the protocol's defaults
 * @throws UndecidedError when it cannot be read
 */
export async function standingLaw(repository: Repository, commit: ObjectId | null): Promise<StandingLaw> {
  if (commit === null) return { law: defaultLaw(rules), holds: () => false };
  return whileOpen(rangeSource(repository, { base: commit, head: commit }), async (source) => {
    const base = await source.base();
    return { law: await lawOf(source, base, { rules }), holds: (path) => base.entry(path) !== undefined };
  });
}

/** Which branch the law of HEAD protects. Only a merge that is being made asks. */
export async function protectedBranchOf(
  repository: Repository,
  door: Door,
): Promise<{ protectedBranch?: string | null }> {
  if (mergedCommits(repository, door).length === 0) return {};
  const { law } = await standingLaw(repository, repository.layout.head);
  return { protectedBranch: law.protectedBranch };
}
