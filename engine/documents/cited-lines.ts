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

/** The lines of a text; a line end at its very end starts no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
