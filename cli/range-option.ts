import { UndecidedError } from '../engine/model/undecided.js';
import type { Range } from '../engine/sources/range.js';

/**
 * The revisions of `--range A..B`, exactly so: what three dots or an empty side would mean is for nobody to guess.
 * @param example a whole command line that has one
 * @throws UndecidedError for anything else
 */
export function revisionsOf(range: string, example: string): Range {
  const [base = '', head = '', ...more] = range.split('..');
  if (base !== '' && head !== '' && more.length === 0 && !head.startsWith('.')) return { base, head };
  throw new UndecidedError({
    subject: `--range ${range}`,
    reason: 'is no range, expected A..B: the revision that is protected, two dots, and the revision to judge',
    help: `Write both revisions, for example: ${example}`,
  });
}
