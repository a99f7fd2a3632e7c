import { printable, type RepoPath } from '../model/path.js';
import type { Undecided } from '../model/undecided.js';

const RAISE = 'the limits can be raised in the configuration of the base, up to a ceiling.';

/** The words for a blob over its limit, the same from every source. */
export function tooLarge(path: RepoPath, size: number, limit: number): Undecided {
  return {
    subject: path,
    reason: `is ${size.toLocaleString('en')} bytes, the limit is ${limit.toLocaleString('en')}`,
    help: `Make the file smaller; ${RAISE}`,
  };
}

/** The words for a change, or a commit of it, that touches too many paths; `reason` continues with the count. */
export const TOO_MANY_PATHS: Undecided = {
  subject: 'the change',
  reason: 'touches',
  help: `Divide it into smaller changes; ${RAISE}`,
};

/** The words for a change of too many commits. */
export function tooManyCommits(range: string, limit: number): Undecided {
  return {
    subject: printable(range),
    reason: `holds more than ${limit.toLocaleString('en')} commits, the limit`,
    help: `Judge it in smaller ranges; ${RAISE}`,
  };
}
