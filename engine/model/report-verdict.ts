import { stripDress } from './dress.js';
import type { PacketSection, WorkPacket } from './packet.js';

/** A line of a report that says that the work failed. */
export interface FailingVerdict {
  /** Without what surrounds it. */
  readonly text: string;
  /** The line of the packet. */
  readonly line: number;
}

interface VerdictLine extends FailingVerdict {
  readonly isVerdict: boolean;
  readonly fails: boolean;
}

const LONGEST_LINE = 300;
/** What may stand before a label: a heading, a list item, the cell of a table; a quote may not, since it says what somebody else said. */
const BEFORE = /^ {0,8}(?:#{1,6} +|[-*+] +|\d{1,3}[.)] +|\| *)?/;
const LABEL = /^(?:(?:final|overall|validator|validation) )?(verdict|status|result|outcome) *(?:[:|=] *(.*))?$/i;
const FAILED =
  /^(?:fail(?:ed|s|ure)?|reject(?:ed|s)?|refused|not (?:accepted|approved|passed|validated))(?![\p{L}\p{N}])(.*)$/iu;
/** What a verdict is before there is one. */
const PENDING =
  /^(?:not (?:yet|run|tested|decided)(?![\p{L}\p{N}])|(?:pending|tb[ad]|to ?do|open|in progress|incomplete|inconclusive|undecided|unknown|none|n\/a)\s*(?:$|[.,;:(–—-]))/iu;

/**
 * The line of a report that says that the work failed, or that nothing is decided: `Verdict: FAIL`, `Verdict: pending`,
 * `**Status**: REJECTED`, or the value below a heading `Verdict`. Where a line names the verdict, only such lines count, because `Status` and `Result` are also said of single tests. Words in prose,
 * code and quotes are no verdict.
 * @returns the first such line; null when none says so, as in a report without a verdict
 */
export function failingVerdict({ text }: Pick<WorkPacket, 'text'>, report: PacketSection): FailingVerdict | null {
  const lines = text.split(/\r\n|\r|\n/).slice(report.line, report.endLine);
  const found = verdictLines(lines, report.line + 1);
  const verdicts = found.filter(({ isVerdict }) => isVerdict);
  const failing = (verdicts.length > 0 ? verdicts : found).find(({ fails }) => fails);
  return failing ? { text: failing.text, line: failing.line } : null;
}

function verdictLines(lines: readonly string[], first: number): VerdictLine[] {
  const found: VerdictLine[] = [];
  /** A label with its value still to come. */
  let open: string | null = null;
  for (const { text, line } of proseLines(lines, first)) {
    const match = LABEL.exec(text);
    const label: string | null = match?.[1] ?? open;
    const said = match ? (match[2] ?? '') : text;
    open = said === '' ? label : null;
    if (label !== null && said !== '') found.push({ text, line, ...judged(label, said) });
  }
  return found;
}

/** The lines that say something, outside of fences. */
function proseLines(lines: readonly string[], first: number): Pick<FailingVerdict, 'text' | 'line'>[] {
  const prose: Pick<FailingVerdict, 'text' | 'line'>[] = [];
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    const marks = /^ {0,8}(```|~~~)/.exec(line)?.[1] ?? null;
    const text = fence === null && marks === null && line.length <= LONGEST_LINE ? plain(line) : '';
    if (fence === null || fence === marks) fence = fence === null ? marks : null;
    if (text !== '') prose.push({ text, line: first + index });
  }
  return prose;
}

function judged(label: string, said: string): Pick<VerdictLine, 'isVerdict' | 'fails'> {
  const isVerdict = label.toLowerCase() === 'verdict';
  const value = said.replace(/^[^\p{L}\p{N}~]+/u, '');
  const rest = FAILED.exec(value)?.[1];
  if (isVerdict && PENDING.test(value)) return { isVerdict, fails: true };
  // "Result: failed tests were repaired" is a sentence; "Verdict: FAIL because of …" gives its reason.
  return { isVerdict, fails: rest !== undefined && (isVerdict || !/^ +[\p{L}\p{N}]/u.test(rest)) };
}

/** A line without what makes it a heading, an item or a cell, and without bold, italics and back-ticks. */
function plain(line: string): string {
  const [own = ''] = line.split('\\n');
  return stripDress(
    own
      .replace(BEFORE, '')
      .replace(/[*_`]+/g, '')
      .trim(),
  );
}
