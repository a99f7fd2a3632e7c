import type { FieldItem, FieldName } from '../model/packet.js';
import { markerLength } from './block-states.js';
import { isBlank, type PacketLine, type ReadingWork, skipBlanks, spanBetween, trimBlanks } from './packet-lines.js';
import type { ReadLine } from './packet-text.js';

/** Fields whose one-line value may be a list; in a command `;` belongs to the shell. */
const LISTED_BY_SEMICOLON: ReadonlySet<FieldName> = new Set([
  ...(['IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'DONE_MEANS', 'FILES_TO_OPEN', 'SEARCH_TERMS', 'RISK_MAP'] as const),
  ...(['SPEC_ANCHOR', 'Assumptions', 'Open Questions', 'Dependencies'] as const),
]);

/** Fields whose one-line value may list paths with commas; in prose a comma separates nothing. */
const LISTED_BY_COMMA: ReadonlySet<FieldName> = new Set(['IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'FILES_TO_OPEN']);

/** The items on a field's own line: its parts between `;`, or the whole of it. */
export function inlineItems(
  source: string,
  line: PacketLine,
  start: number,
  end: number,
  name: FieldName,
): FieldItem[] {
  const separator = LISTED_BY_SEMICOLON.has(name) ? separatorOf(line.text.slice(start, end), name) : null;
  const cuts = separator === null ? [] : separatorsOutsideQuotes(line.text, start, end, separator);
  const items: FieldItem[] = [];
  let from = start;
  for (const cut of [...cuts, end]) {
    const item = itemOf(source, line, from, line, cut, false);
    if (item.text !== '') items.push(item);
    from = cut + 1;
  }
  return items;
}

function separatorOf(value: string, name: FieldName): string | null {
  if (value.includes(';')) return ';';
  const isPaths = LISTED_BY_COMMA.has(name) && value.split(',').every(isOneWord);
  return isPaths ? ',' : null;
}

function isOneWord(part: string): boolean {
  const word = part.trim();
  return word !== '' && !word.includes(' ') && !word.includes('\t');
}

/** Offsets of a separator outside `"…"` and back-ticks; a quote that nothing closes is a character like others. */
function separatorsOutsideQuotes(text: string, start: number, end: number, separator: string): number[] {
  const found: number[] = [];
  const last = new Map(['"', '`'].map((quote) => [quote, text.lastIndexOf(quote, end - 1)]));
  let quote = '';
  for (let at = start; at < end; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((last.get(char) ?? -1) > at) quote = char;
    else if (char === separator) found.push(at);
  }
  return found;
}

/**
 * The items of a block: list items without bullet and checkbox, paragraphs, lines of code, rows of tables. A list item that only
 * names the group of what is nested in it (`Backend:`) is no item. Comments and headings give none.
 */
export function blockItems(source: string, block: readonly ReadLine[], work: ReadingWork): FieldItem[] {
  const reader = new ItemReader(source);
  for (const line of block) {
    work.steps += line.text.length + 1;
    reader.read(line);
  }
  return reader.finish();
}

interface Draft {
  readonly first: PacketLine;
  readonly from: number;
  last: PacketLine;
  readonly indent: number;
  readonly listed: boolean;
}

class ItemReader {
  private readonly items: FieldItem[] = [];
  private draft: Draft | null = null;
  private afterBlank = false;
  /** The row above, while a table goes on; a delimiter row makes it the head. */
  private inTable = false;
  private rows = 0;

  constructor(private readonly source: string) {}

  read(line: ReadLine): void {
    const from = skipBlanks(line.text, 0);
    if (line.kind !== 'text' || line.text[from] !== '|') this.inTable = false;
    if (line.kind === 'blank') this.afterBlank = true;
    else if (line.kind === 'code') this.readCode(line, from);
    else if (line.kind === 'fence') this.close(true);
    else if (line.kind === 'text' || line.kind === 'quote') this.readText(line, from);
    else this.close(false);
    if (line.kind !== 'blank') this.afterBlank = false;
  }

  finish(): FieldItem[] {
    this.close(false);
    return this.items;
  }

  private readCode(line: ReadLine, from: number): void {
    this.close(true);
    const item = itemOf(this.source, line, from, line, line.text.length, true);
    if (item.text !== '') this.items.push(item);
  }

  private readText(line: ReadLine, from: number): void {
    if (line.text[from] === '|') {
      this.readRow(line, from);
      return;
    }
    const marker = markerLength(line.text, from);
    if (marker > 0 && !line.continues)
      this.open(line, skipCheckbox(line.text, skipBlanks(line.text, from + marker)), true);
    else if (this.draft && this.goesOn(line, this.draft)) this.draft.last = line;
    else this.open(line, from, false);
  }

  /** The next line of a paragraph, or a further paragraph of a list item. */
  private goesOn(line: ReadLine, draft: Draft): boolean {
    return this.afterBlank ? draft.listed && line.indent > draft.indent : true;
  }

  private open(line: ReadLine, from: number, listed: boolean): void {
    this.close(listed && this.draft !== null && line.indent > this.draft.indent);
    this.draft = { first: line, from, last: line, indent: line.indent, listed };
  }

  /** @param hasNested whether a deeper item or code follows, so that the draft may be the name of a group */
  private close(hasNested: boolean): void {
    const { draft } = this;
    this.draft = null;
    if (!draft) return;
    const item = itemOf(this.source, draft.first, draft.from, draft.last, draft.last.text.length, false);
    if (item.text !== '' && !(hasNested && isGroupName(item.text))) this.items.push(item);
  }

  private readRow(line: ReadLine, from: number): void {
    this.close(false);
    this.rows = this.inTable ? this.rows + 1 : 1;
    this.inTable = true;
    if (isDelimiterRow(line.text, from)) {
      if (this.rows === 2) this.items.pop();
      return;
    }
    const end = trimBlanks(line.text, from, line.text.length);
    const closed = end - 1 > from && line.text[end - 1] === '|';
    this.items.push(itemOf(this.source, line, from + 1, line, closed ? end - 1 : end, false));
  }
}

/** `Backend (Rust):` names a group; `src/db:` may be meant as a path, and stays an item. */
function isGroupName(text: string): boolean {
  return text.endsWith(':') && !text.split(' ').some((word) => /[^/]\/|\/[^/]|\*|\.[a-z]/i.test(word));
}

function isDelimiterRow(text: string, from: number): boolean {
  let dashes = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '-') dashes++;
    else if (char !== '|' && char !== ':' && !isBlank(text.charCodeAt(at))) return false;
  }
  return dashes > 0;
}

function skipCheckbox(text: string, from: number): number {
  const isBox = text[from] === '[' && text[from + 2] === ']' && ' xX'.includes(text[from + 1] ?? '-');
  return isBox && (from + 3 >= text.length || isBlank(text.charCodeAt(from + 3))) ? skipBlanks(text, from + 3) : from;
}

/** The source between two places, without the blanks around it. */
function itemOf(
  source: string,
  first: PacketLine,
  from: number,
  last: PacketLine,
  to: number,
  code: boolean,
): FieldItem {
  const start = Math.min(skipBlanks(first.text, from), first === last ? Math.max(to, from) : first.text.length);
  const end = trimBlanks(last.text, first === last ? start : 0, to);
  const span = spanBetween(first, start, last, end);
  return { text: source.slice(span.start, span.end), span, code };
}
