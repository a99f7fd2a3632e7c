import { fieldNamed } from '../../engine/documents/field-names.js';
import type { ReadLine } from '../../engine/documents/packet-text.js';
import { stripDress } from '../../engine/model/dress.js';
import { isBlank, withoutBlanks, withoutIndent } from './blanks.js';

/** The lines below a field, as they are to stand below its canonical line. */
export interface ValueLines {
  /** What moves up to the field's own line: the paragraph that was its whole value; null when nothing does. */
  readonly up: string | null;
  readonly lines: readonly string[];
}

/** How the lines below a field may be shaped. */
export interface ValueShape {
  /** A first paragraph may become the value on the field's line. */
  readonly mayMoveUp: boolean;
  /** Paragraphs of one line may become entries of a list. */
  readonly mayList: boolean;
}

/** What is nested in a field stands two columns in. */
const INDENT = 2;
const ITEM = /^(?:([-*+])|(\d{1,9})[.)])[ \t]+(?=[^ \t])/;
const DELIMITER = /^[ \t|:-]*-[ \t|:-]*$/;

/**
 * Moves the block of a field below its canonical line: a list of one level gets the template's bullets, paragraphs of one line and rows
 * of tables become entries, code stands two columns in. Whatever is more than that (entries over several lines, lists in lists) only
 * moves to the right column.
 * @returns null for what cannot stand in a list item as it is: a heading, a tab in the indentation of code, or the row of a table that
 *   looks like a field of its own, which a person has to write as one
 */
export function valueLines(block: readonly ReadLine[], shape: ValueShape): ValueLines | null {
  if (block.some(({ kind }) => kind === 'heading' || kind === 'rule' || kind === 'underline')) return null;
  if (block.some(isFieldRow)) return null;
  return new Mover(block, shape).move();
}

interface OpenFence {
  readonly indent: number;
  readonly now: number;
}

class Mover {
  private readonly out: string[] = [];
  private up: string | null = null;
  private fence: OpenFence | null = null;
  private readonly base: number;
  private readonly isFlat: boolean;
  private readonly isCounted: boolean;
  private hasContent = false;
  private isImpossible = false;

  constructor(
    private readonly block: readonly ReadLine[],
    private readonly shape: ValueShape,
  ) {
    const starts = block.filter(({ kind, continues }) => isContent(kind) && !continues);
    const all = starts.length > 0 ? starts : block.filter(({ kind }) => isContent(kind));
    this.base = all.reduce((least, { indent }) => Math.min(least, indent), Number.MAX_SAFE_INTEGER);
    this.isFlat = all.every(({ indent }) => indent === this.base) && !block.some((line) => isFurther(line));
    this.isCounted = isCounted(all.flatMap(({ text }) => ITEM.exec(withoutIndent(text))?.[2] ?? []));
  }

  move(): ValueLines | null {
    this.block.forEach((line, index) => {
      this.take(line, index);
    });
    return this.isImpossible ? null : { up: this.up, lines: this.out };
  }

  private take(line: ReadLine, index: number): void {
    if (line.kind === 'blank') this.out.push(line.text);
    else if (line.kind === 'fence') this.takeFence(line);
    else if (line.kind === 'code') this.takeCode(line);
    else if (this.isFlat && line.kind === 'text') this.takeFlat(line, index);
    else this.out.push(indented(withoutIndent(line.text), line.indent + this.shift));
    if (line.kind !== 'blank') this.hasContent = true;
  }

  private get shift(): number {
    return INDENT - this.base;
  }

  private takeFence(line: ReadLine): void {
    const { fence } = this;
    const now = fence ? fence.now : line.indent + this.shift;
    this.fence = fence ? null : { indent: line.indent, now };
    this.out.push(indented(withoutIndent(line.text), now));
  }

  private takeCode({ text, indent }: ReadLine): void {
    const { fence } = this;
    // Indented code has no fence that says how far in it begins.
    if (fence === null) {
      if (this.shift !== 0) this.isImpossible = true;
      this.out.push(text);
      return;
    }
    const own = Math.min(indent, fence.indent);
    if (text.slice(0, own).includes('\t') || (!isBlank(text) && !isBlank(text.slice(0, own)))) {
      this.isImpossible = true;
    }
    this.out.push(isBlank(text) ? text.slice(own) : indented(text.slice(own), fence.now));
  }

  private takeFlat(line: ReadLine, index: number): void {
    const text = withoutBlanks(line.text);
    const [marker = '', bullet] = ITEM.exec(text) ?? [];
    if (marker !== '' && (bullet !== undefined || this.isCounted)) {
      const kept = bullet === '-' || bullet === '*' ? bullet : '*';
      this.out.push(`  ${kept} ${text.slice(marker.length)}`);
    } else if (marker === '' && text.startsWith('|')) this.takeRow(text, index);
    else if (marker === '' && this.shape.mayMoveUp && !this.hasContent) this.up = text;
    else if (marker === '' && this.shape.mayList) this.out.push(`  * ${text}`);
    else this.out.push(`  ${text}`);
  }

  /** The head of a table and the dashes below it are its dress. */
  private takeRow(text: string, index: number): void {
    const isRow = (at: number): boolean => withoutIndent(this.block[at]?.text ?? '').startsWith('|');
    const isDashes = (at: number): boolean => isRow(at) && DELIMITER.test(this.block[at]?.text ?? '');
    const isHead = isDashes(index + 1) && !isRow(index - 1);
    if (isHead || isDashes(index)) return;
    const inner = withoutBlanks(text.slice(1, text.length > 1 && text.endsWith('|') ? -1 : undefined));
    if (inner === '' || inner.startsWith('|')) this.isImpossible = true;
    this.out.push(`  * ${inner}`);
  }
}

function isFieldRow({ kind, text }: ReadLine): boolean {
  const [before = '', name = ''] = text.split('|', 2);
  return kind === 'text' && text.includes('|') && isBlank(before) && fieldNamed(stripDress(name)) !== undefined;
}

function isContent(kind: ReadLine['kind']): boolean {
  return kind === 'text' || kind === 'fence' || kind === 'quote' || kind === 'hidden';
}

/** A further line of a paragraph; rows of a table are lines of one to whoever does not know tables. */
function isFurther({ kind, continues, text }: ReadLine): boolean {
  return (
    kind === 'quote' || kind === 'hidden' || (kind === 'text' && continues && !withoutIndent(text).startsWith('|'))
  );
}

/** Numbers that say no more than bullets do. */
function isCounted(numbers: readonly string[]): boolean {
  return numbers.every((number, index) => Number(number) === index + 1);
}

function indented(text: string, columns: number): string {
  return `${' '.repeat(Math.max(0, columns))}${isBlank(text) ? '' : text}`;
}
