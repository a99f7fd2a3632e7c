import type { PacketLine, ReadingWork } from '../packet-lines.js';
import { isUnmistakable, type LinePlace, suspectField } from './lookalikes.js';
import type { ProblemList } from './problem-list.js';
import { codeLines, hiddenLines, type Readings } from './section-check.js';

/** Line separators of other readers: Unicode's, NEL, vertical tab and form feed (threat M17; a lone CR ends a line anyway). */
const OTHER_LINE_END = /[\u2028\u2029\u0085\v\f]/;
const HEADING = /^[\s>*+-]*#/;
const TABLE_ROW = /^[\s>*+-]*\|/;
const DELIMITER_ROW = /^[\s>|:-]+$/;
const CODE_ITEM = /^\s*[*-] `/;
const MOST_CELLS = 100;

/**
 * Looks for what reads like the definition of a field and was accepted as none (threats M01 to M26): in every line of the contract
 * zone as it is written, in what CommonMark shows of it, behind foreign line separators and in the cells of tables.
 */
export function suspectLines(readings: Readings, problems: ProblemList): void {
  const { source } = readings;
  const suspects = new Suspects(readings, problems);
  for (let index = 0; index < source.contractEnd; index++) {
    const line = source.lines[index];
    if (line && source.inContract[index]) suspects.take(line, index);
  }
}

class Suspects {
  private readonly accepted: ReadonlySet<number>;
  private readonly values: ReadonlySet<number>;
  private readonly code: ReadonlyMap<number, number>;
  private readonly hidden: ReadonlyMap<number, number>;
  /** Blocks of code and of HTML that have been suspected already: one line of each is enough. */
  private readonly suspected = new Set<number>();
  private readonly tables: ReadonlySet<number>;
  private readonly shown: ReadonlyMap<number, string>;
  private readonly work: ReadingWork;

  constructor(
    { source, strict, tree, work }: Readings,
    private readonly problems: ProblemList,
  ) {
    this.work = work;
    this.hidden = hiddenLines(tree);
    this.accepted = new Set(strict.fields.map(({ index }) => index).filter((index) => !this.hidden.has(index)));
    this.values = new Set(strict.fields.flatMap(({ index, lastIndex }) => between(index + 1, lastIndex)));
    this.code = codeLines(tree);
    this.tables = tableLines(source.lines.slice(0, source.contractEnd));
    this.shown = tree.shown;
  }

  take(line: PacketLine, index: number): void {
    const block = this.code.get(index) ?? this.hidden.get(index);
    if (block !== undefined && this.suspected.has(block)) return;
    const isCode = this.code.has(index);
    const place: LinePlace = isCode ? 'code' : HEADING.test(line.text) ? 'heading' : 'text';
    const isValue = isCode || this.values.has(index);
    const [own = '', ...others] = line.text.split(OTHER_LINE_END);
    // In a value inline code names things: `RISK_TIER: LOW` as a search term defines nothing.
    if (isValue && !isCode && CODE_ITEM.test(own)) return;
    // An accepted definition is what it looks like; only what hides behind it in its line is suspect.
    const texts = this.accepted.has(index) ? others : [own, this.shown.get(index) ?? '', ...others];
    for (const text of texts) {
      if (this.suspect(text, place, line, isValue) && block !== undefined) this.suspected.add(block);
    }
    if (!isCode && this.tables.has(index)) this.takeCells(line, isValue);
  }

  private suspect(text: string, place: LinePlace, line: PacketLine, isValue: boolean): boolean {
    const name = suspectName(text, place, isValue, this.work);
    if (name === null) return false;
    if (!this.problems.has(line, name)) this.problems.add('lookalike', name, line);
    return true;
  }

  private takeCells(line: PacketLine, isValue: boolean): void {
    const cells = line.text.split('|').slice(0, MOST_CELLS);
    if (cells.some((cell) => suspectName(cell, 'cell', isValue, this.work) !== null))
      this.problems.add('block', 'table', line);
  }
}

/** The field that a text reads like. Inside the value of another field words of everyday prose are taken for prose. */
function suspectName(text: string, place: LinePlace, isValue: boolean, work: ReadingWork): string | null {
  const suspicion = suspectField(text, place, work);
  if (!suspicion || (isValue && !suspicion.disguised && !isUnmistakable(suspicion.name))) return null;
  return suspicion.name;
}

function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
}

/** The lines of what GitHub would show as a table: those that start with a bar, and those around a row of dashes and bars. */
function tableLines(lines: readonly PacketLine[]): ReadonlySet<number> {
  const rows = new Set<number>();
  lines.forEach(({ text }, index) => {
    if (TABLE_ROW.test(text)) rows.add(index);
    if (!DELIMITER_ROW.test(text) || !text.includes('|') || !text.includes('-')) return;
    rows.add(index - 1);
    for (let at = index + 1; /\S/.test(lines[at]?.text ?? '') && !rows.has(at); at++) rows.add(at);
  });
  return rows;
}
