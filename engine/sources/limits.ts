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

/** The words for a text of more lines than are read, the same from every source. */
export function tooManyLines(path: RepoPath, limit: number): Undecided {
  return {
    subject: path,
    reason: `has more than ${limit.toLocaleString('en')} lines, the limit`,
    help: 'Make the file shorter: move what is no contract and no record into a document of its own.',
  };
}

/** The words for contents that are more together than a run reads. */
export function tooMuch(limit: number): Undecided {
  return {
    subject: 'this run',
    reason: `has more than ${limit.toLocaleString('en')} bytes to read, the limit`,
    help: 'Divide the change into smaller ones, or move large files out of the governed folders.',
  };
}

/** Whether a content has more lines than these. Linear, and nothing where there are not even as many bytes. */
export function hasMoreLines(content: Uint8Array, limit: number): boolean {
  if (content.length <= limit) return false;
  let lines = 0;
  for (let at = content.indexOf(LINE_FEED); at >= 0; at = content.indexOf(LINE_FEED, at + 1)) {
    if (++lines > limit) return true;
  }
  return false;
}

const LINE_FEED = 10;

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
