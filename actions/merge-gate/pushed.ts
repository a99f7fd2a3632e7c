import { printable } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { ChangeTarget, PushTarget } from './parts.js';

/** Said in place of a judgement: the push brings no commit to any ref. */
export interface Nothing {
  readonly kind: 'nothing';
  /** A whole sentence. */
  readonly reason: string;
}

/**
 * What a push is judged against, as the pre-push hook has it: a push to the protected branch against what that branch was, any other
 * against the protected branch as it is now. A tag is judged too: its check stands on the same commit as that of a pull request, and
 * a green one there must not come cheaper.
 * @param protectedBranch a full name; the law of the default branch says it
 * @throws UndecidedError when the protected branch was deleted
 */
export function changeOfPush(target: PushTarget, protectedBranch: string): ChangeTarget | Nothing {
  const { ref, before, after } = target;
  const isProtected = ref === protectedBranch;
  if (after === null) {
    if (isProtected) throw deletedProtected(ref);
    return { kind: 'nothing', reason: `${printable(ref)} was deleted: there is no commit to judge` };
  }
  return {
    event: 'push',
    kind: 'change',
    pullRequest: null,
    base: isProtected ? { ref: null, commit: before } : { ref: protectedBranch, commit: 'live' },
    head: { ref, commit: after },
    // What was pushed stays pushed: a newer push has a run of its own, which does not look at this one's commits.
    followsHead: false,
    landed: isProtected,
  };
}

function deletedProtected(ref: string): UndecidedError {
  return new UndecidedError({
    subject: printable(ref),
    reason: 'is the protected branch and was deleted',
    help: 'Put it back to the commit that it was at: the event names it as `before`.',
  });
}
