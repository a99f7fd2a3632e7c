import type { CheckOptions } from '../../engine/check-options.js';

/** An approval of a commit of a memory source, by its number. */
export interface NumberedApproval {
  readonly account: string;
  /** The first commit of the change is 1. */
  readonly commit: number;
}

/** The option with which a run is told who approved; none when its door cannot know. */
export function approving(approvals: readonly NumberedApproval[] | null): Pick<CheckOptions, 'approvals'> {
  if (approvals === null) return {};
  // The ids of a memory source count its commits.
  const idOf = (commit: number): string => commit.toString(16).padStart(40, '0');
  return { approvals: async () => approvals.map(({ account, commit }) => ({ account, commit: idOf(commit) })) };
}
