import { createHash } from 'node:crypto';
import type { CitedLines } from '../model/evidence.js';

/** How many digits of the digest a row of evidence records. */
const FINGERPRINT_LENGTH = 12;

/**
 * What stands on some lines of a file.
 * @param lines the file, cut into lines.
 * @param from first line, counted from 1; `to` is the last
 */
export function citedLines(lines: readonly string[], from: number, to: number): CitedLines {
  if (from < 1 || to < from || to > lines.length) return { kind: 'no-line', lines: lines.length };
  const folded = lines.slice(from - 1, to).map((line) => line.replace(/\s+/g, ' ').trim());
  if (folded.every((line) => line === '')) return { kind: 'blank' };
  const digest = createHash('sha256').update(folded.join('\n')).digest('hex');
  return { kind: 'lines', fingerprint: digest.slice(0, FINGERPRINT_LENGTH) };
}

/** How many lines are looked at in search of a text that moved, each look counted. */
const MOST_LOOKS = 200_000;

/**
 * The first of the lines on which a recorded text stands now.
 * @param count how many lines it has
 * @returns null where it stands nowhere or more than once, or where the search would take too long
 */
export function placeOfText(lines: readonly string[], count: number, fingerprint: string): number | null {
  const last = lines.length - count + 1;
  if (last * count > MOST_LOOKS) return null;
  const places: number[] = [];
  for (let from = 1; from <= last; from++) {
    const found = citedLines(lines, from, from + count - 1);
    if (found.kind === 'lines' && found.fingerprint === fingerprint) places.push(from);
  }
  const [first = null] = places;
  return places.length === 1 ? first : null;
}

/** The lines of a text; a line end at its very end starts no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
