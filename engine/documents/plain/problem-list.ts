import type { PlainFault, PlainProblem } from '../../model/plain.js';
import { type PacketLine, spanBetween } from '../packet-lines.js';

/** How many problems of one packet are placed; more would hide the first ones. */
export const MOST_PROBLEMS = 50;

/** Characters of the source line that are kept as evidence. */
const EVIDENCE = 200;

/** Collects what keeps a packet from being plain: one problem of a kind about one subject on one line. */
export class ProblemList {
  private readonly found = new Map<string, PlainProblem>();
  private readonly subjects = new Set<string>();
  private readonly faults = new Set<string>();

  /**
   * @param subject the field, section, character or kind of block concerned
   * @param from offsets into the line; the whole line less the blanks around it when left out
   */
  add(fault: PlainFault, subject: string, line: PacketLine, from?: number, to?: number): void {
    const key = `${line.line} ${fault} ${subject}`;
    this.subjects.add(`${line.line} ${subject}`);
    this.faults.add(`${fault} ${subject}`);
    if (this.found.has(key)) return;
    const start = from ?? line.text.length - line.text.trimStart().length;
    const end = Math.max(start, to ?? line.text.trimEnd().length);
    const actual = line.text.trim().slice(0, EVIDENCE);
    this.found.set(key, { fault, subject, actual, span: spanBetween(line, start, line, end) });
  }

  /** Whether something has been said about a subject on a line already. */
  has(line: PacketLine, subject: string): boolean {
    return this.subjects.has(`${line.line} ${subject}`);
  }

  /** Whether a fault of this kind about a subject has been found on whatever line. */
  hasAnywhere(fault: PlainFault, subject: string): boolean {
    return this.faults.has(`${fault} ${subject}`);
  }

  /** At most `MOST_PROBLEMS`, in the order of the text; the last of them says how many are left out. */
  list(): PlainProblem[] {
    const all = [...this.found.values()].sort((a, b) => a.span.start - b.span.start);
    const shown = all.slice(0, MOST_PROBLEMS);
    const last = shown.at(-1);
    const rest = all.length - shown.length;
    if (last && rest > 0) shown[shown.length - 1] = { ...last, actual: `${last.actual} (and ${rest} more)` };
    return shown;
  }
}
