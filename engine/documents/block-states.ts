import { type HtmlBlockKind, htmlBlockBody, htmlBlockEnds, htmlBlockStart } from './outline/html-block.js';
import { isBlank, type PacketLine, type ReadingWork, skipBlanks, trimBlanks } from './packet-lines.js';

/**
 * What a line is to a reader of fields. `code` lies in a fence, in indented code or in a fence that a shell mangled; `fence` opens
 * or closes one; `hidden` is a comment or other raw HTML that shows nothing; `rule` is a thematic break; `underline` a `---` that
 * makes a heading of a paragraph nobody meant as one.
 */
export type LineKind = 'blank' | 'text' | 'heading' | 'underline' | 'rule' | 'fence' | 'code' | 'hidden' | 'quote';

/** What a scan knows of one line. */
export interface LineState {
  readonly kind: LineKind;
  /** Columns before the first character that is not blank; a tab goes to the next stop of four. */
  readonly indent: number;
  /** The line goes on with a paragraph, lazily or not, and starts no block of its own. */
  readonly continues: boolean;
}

/** By line index: the depth of the heading that starts there, 0 on its further lines, or `UNDERLINE`. */
export type HeadingLines = ReadonlyMap<number, number>;

/** Marks the underline of a heading that is read as the paragraph it was meant to be. */
export const UNDERLINE = -1;

type Open =
  | { readonly kind: 'fence'; readonly marker: string; readonly width: number; readonly base: number }
  | { readonly kind: 'html'; readonly html: HtmlBlockKind; readonly base: number }
  | { readonly kind: 'mangled'; readonly closer: number };

const CODE_INDENT = 4;
/** Deeper list items are read as text of the item around them: each open one costs a step on every line. */
const DEEPEST_LIST = 100;
const TAB = 9;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the backspace is what the shell left.
const MANGLED_OPENER = /^`\x08?ash[ \t]*$/;
/** Kinds of HTML block whose lines show nothing, or nothing as Markdown; they go on through blank lines. */
const LAST_HIDING_KIND = 5;

/**
 * Tells for every line whether it can hold a field: fences by CommonMark's rules, list items included (a fence ends with the
 * item it stands in, threat M04), HTML that hides its lines (threats M01, M02, M09), quotes, and the fence that a shell
 * mangled (field-notes.md: a back-tick, a backspace byte, `ash`; closed by a lone back-tick).
 *
 * Which lines are headings is not decided here: where the outline sees one, whatever was open has ended. The one exception
 * is a first-level heading inside a mangled fence, which is a shell comment.
 */
export function blockStates(lines: readonly PacketLine[], headings: HeadingLines, work: ReadingWork): LineState[] {
  const scan = new BlockScan(lines, headings, work);
  return lines.map((_, index) => scan.next(index));
}

class BlockScan {
  /** Content columns of the list items that are open. */
  private readonly items: number[] = [];
  private open: Open | null = null;
  private inParagraph = false;
  /** The open paragraph stands in a block quote: its lazy lines do too. */
  private inQuote = false;
  private readonly closers: readonly number[];

  constructor(
    private readonly lines: readonly PacketLine[],
    private readonly headings: HeadingLines,
    private readonly work: ReadingWork,
  ) {
    this.closers = mangledClosers(lines, headings);
  }

  next(index: number): LineState {
    const text = this.lines[index]?.text ?? '';
    const content = skipBlanks(text, 0);
    const indent = columnsBetween(text, 0, content, 0);
    this.work.steps += text.length + 1;
    const heading = this.headings.get(index);
    if (this.open?.kind === 'mangled') return { kind: this.inMangled(index), indent, continues: false };
    if (heading !== undefined) return this.atHeading(heading === UNDERLINE ? 'underline' : 'heading', indent);
    if (content === text.length) return { kind: this.atBlank(), indent, continues: false };
    if (this.open && this.open.base > indent) this.open = null;
    if (this.open) return { kind: this.inOpen(this.open, text.slice(content), indent), indent, continues: false };
    return this.atContent(text, content, indent, index);
  }

  private atHeading(kind: 'heading' | 'underline', indent: number): LineState {
    this.items.length = 0;
    this.open = null;
    this.inParagraph = false;
    return { kind, indent, continues: false };
  }

  private atBlank(): LineKind {
    this.inParagraph = false;
    if (!this.open) return 'blank';
    return this.open.kind === 'html' ? 'hidden' : 'code';
  }

  private inMangled(index: number): LineKind {
    if (this.open?.kind !== 'mangled' || this.open.closer !== index) return 'code';
    this.open = null;
    return 'fence';
  }

  private inOpen(open: Exclude<Open, { kind: 'mangled' }>, content: string, indent: number): LineKind {
    this.work.steps += content.length;
    if (open.kind === 'html') {
      if (htmlBlockEnds(open.html, content, 0, content.length)) this.open = null;
      return 'hidden';
    }
    const width = indent - open.base < CODE_INDENT ? runLength(content, 0, open.marker) : 0;
    if (width < open.width || skipBlanks(content, width) < content.length) return 'code';
    this.open = null;
    return 'fence';
  }

  /** A line that is not blank, in nothing that swallows it. */
  private atContent(text: string, content: number, indent: number, index: number): LineState {
    const rule = ruleRange(text);
    const isDeep = indent - this.offsetAt(indent) >= CODE_INDENT;
    const continues = this.inParagraph && (isDeep || !startsBlockAt(text, content, rule, this.isWithin(indent)));
    if (continues) return { kind: this.inQuote ? 'quote' : 'text', indent, continues };
    this.closeItems(indent);
    if (isDeep) return { kind: 'code', indent, continues };
    return { kind: this.atBlock(text, content, indent, index, rule), indent, continues };
  }

  /** The content column of the innermost open item that a line of this indent stands in. */
  private offsetAt(indent: number): number {
    return this.items.findLast((column) => column <= indent) ?? 0;
  }

  /** Whether a line of this indent stands in all that the open paragraph stands in: only then it would interrupt it. */
  private isWithin(indent: number): boolean {
    return !this.inQuote && (this.items.at(-1) ?? 0) <= indent;
  }

  private closeItems(indent: number): void {
    while (this.items.length > 0 && (this.items.at(-1) ?? 0) > indent) this.items.pop();
  }

  private atBlock(text: string, content: number, indent: number, index: number, rule: RuleRange): LineKind {
    this.inParagraph = false;
    if (isRule(rule, content)) return 'rule';
    const at = this.openItems(text, content, indent, rule);
    if (at >= text.length || isRule(rule, at)) return 'text';
    if (text[at] === '>') return this.atQuote(text, at);
    const base = this.items.at(-1) ?? 0;
    const fence = openingFence(text, at);
    if (fence) this.open = { kind: 'fence', ...fence, base };
    if (fence || this.opensMangled(text, at, index)) return 'fence';
    if (this.opensHtml(text, at, base)) return 'hidden';
    this.inParagraph = true;
    this.inQuote = false;
    return 'text';
  }

  private atQuote(text: string, at: number): LineKind {
    const inner = text[skipBlanks(text, at + 1)];
    this.inQuote = true;
    this.inParagraph = inner !== undefined && !'#`~<'.includes(inner);
    return 'quote';
  }

  /**
   * Opens the list items whose markers stand here; returns where their content begins. What stands five blanks or more behind a marker is
   * code to Markdown, and read as text here: a label in it is a field that somebody hid.
   */
  private openItems(text: string, from: number, indent: number, rule: RuleRange): number {
    let at = from;
    let column = indent;
    while (at < text.length && !isRule(rule, at) && this.items.length < DEEPEST_LIST) {
      const marker = markerLength(text, at);
      if (marker === 0) break;
      const behind = skipBlanks(text, at + marker);
      const blanks = columnsBetween(text, at + marker, behind, column + marker);
      const isCode = behind < text.length && blanks > CODE_INDENT;
      column += marker + (isCode || behind >= text.length ? 1 : blanks);
      this.items.push(column);
      this.work.steps += behind - at;
      at = behind;
      if (isCode) break;
    }
    return at;
  }

  private opensMangled(text: string, at: number, index: number): boolean {
    const closer = this.closers[index] ?? -1;
    if (closer < 0 || !MANGLED_OPENER.test(text.slice(at))) return false;
    this.open = { kind: 'mangled', closer };
    return true;
  }

  private opensHtml(text: string, at: number, base: number): boolean {
    const html = hidingHtml(text, at);
    if (html === 0) return false;
    this.work.steps += text.length - at;
    if (!htmlBlockEnds(html, text, htmlBlockBody(html, at), text.length)) this.open = { kind: 'html', html, base };
    return true;
  }
}

/**
 * For every line the line below it that holds a lone back-tick, or -1. A heading of the second level or deeper in between
 * means that no fence was meant.
 */
function mangledClosers(lines: readonly PacketLine[], headings: HeadingLines): number[] {
  const closers: number[] = new Array<number>(lines.length).fill(-1);
  let closer = -1;
  for (let index = lines.length - 1; index >= 0; index--) {
    closers[index] = closer;
    if ((headings.get(index) ?? 0) >= 2) closer = -1;
    else if (lines[index]?.text.trim() === '`') closer = index;
  }
  return closers;
}

/**
 * Whether something else than a line of a paragraph begins here.
 * @param interrupts the line stands in all that the paragraph stands in, so that a list item has to interrupt it
 */
function startsBlockAt(text: string, at: number, rule: RuleRange, interrupts: boolean): boolean {
  return (
    text[at] === '>' ||
    (interrupts ? interruptingMarker(text, at) : markerLength(text, at) > 0) ||
    isRule(rule, at) ||
    openingFence(text, at) !== null ||
    MANGLED_OPENER.test(text.slice(at)) ||
    hidingHtml(text, at) !== 0
  );
}

/** A list marker that may interrupt a paragraph: with text behind it, and 1 if it is a number (CommonMark 0.31). */
function interruptingMarker(text: string, at: number): boolean {
  const length = markerLength(text, at);
  const may = length === 1 || (length === 2 && text[at] === '1');
  return may && skipBlanks(text, at + length) < text.length;
}

/** The length of a bullet (`-`, `*`, `+`) or number (`1.`, `1)`) that a blank or the line's end follows; 0 for none. */
export function markerLength(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 9 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  const marker = text[end];
  const isMarker = end === at ? marker === '-' || marker === '*' || marker === '+' : marker === '.' || marker === ')';
  return isMarker && (end + 1 >= text.length || isBlank(text.charCodeAt(end + 1))) ? end + 1 - at : 0;
}

/** The offsets at which the rest of a line is a thematic break, if its marker stands there. */
interface RuleRange {
  readonly text: string;
  readonly marker: string;
  readonly first: number;
  readonly last: number;
}

/** Looked at from the end of the line, so that a line of a thousand bullets asks once (threat X01). */
function ruleRange(text: string): RuleRange {
  const marker = text[trimBlanks(text, 0, text.length) - 1] ?? '';
  const nowhere = { text, marker, first: text.length, last: -1 };
  if (marker !== '-' && marker !== '*' && marker !== '_') return nowhere;
  let first = text.length;
  let count = 0;
  let last = -1;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === marker) {
      first = at;
      count++;
      if (count === 3) last = at;
    } else if (!isBlank(text.charCodeAt(at))) break;
  }
  return { text, marker, first, last };
}

/** A thematic break: three or more of one of `-`, `*`, `_`, and blanks. */
function isRule(rule: RuleRange, at: number): boolean {
  return at >= rule.first && at <= rule.last && rule.text[at] === rule.marker;
}

function openingFence(text: string, at: number): { readonly marker: string; readonly width: number } | null {
  const marker = text[at] ?? '';
  if (marker !== '`' && marker !== '~') return null;
  const width = runLength(text, at, marker);
  return width >= 3 && (marker === '~' || !text.includes('`', at + width)) ? { marker, width } : null;
}

function runLength(text: string, from: number, marker: string): number {
  let at = from;
  while (at < text.length && text[at] === marker) at++;
  return at - from;
}

/** The kind of a hiding HTML block that begins here, 0 for other text. */
function hidingHtml(text: string, at: number): HtmlBlockKind {
  const kind = text[at] === '<' ? htmlBlockStart(text, at, text.length, false) : 0;
  return kind <= LAST_HIDING_KIND ? kind : 0;
}

/** Columns from one offset to another, when the first stands at `column`. */
function columnsBetween(text: string, from: number, to: number, column: number): number {
  let at = column;
  for (let index = from; index < to; index++) at = text.charCodeAt(index) === TAB ? (at | 3) + 1 : at + 1;
  return at - column;
}
