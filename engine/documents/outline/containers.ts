import { isBlank, type LineCursor } from './cursor.js';

const STAR = 42;
const PLUS = 43;
const DASH = 45;
const DOT = 46;
const CLOSING_PARENTHESIS = 41;
const GREATER_THAN = 62;
const ZERO = 48;
const NINE = 57;
const ONE = 49;

/** Blanks that may stand before a container's marker; more of them are indented code. */
const MARKER_INDENT = 3;
/** Blanks that may follow a bullet and still belong to it; more of them start indented code after one. */
const ITEM_PADDING = 4;
/** Digits a list number may have (CommonMark 0.31, "ordered list marker"). */
const NUMBER_DIGITS = 9;

interface BlockQuote {
  readonly kind: 'quote';
}

/** A list with its current item: the next item of the same list takes the place of the one before. */
interface List {
  readonly kind: 'list';
  /** The bullet, or the character after the number: an item with another one starts another list. */
  readonly marker: number;
  /** Columns a line must be indented by to belong to the item. */
  size: number;
  /** The item's marker had nothing behind it on its line, and no line with content came since. */
  startsBlank: boolean;
  /** As `startsBlank`, and a blank line followed: the item is over. */
  endsAtContent: boolean;
}

type Container = BlockQuote | List;

/** What the markers at the start of a line say about the containers that were open before it. */
export interface Continuation {
  /** How many of the open containers, counted from the outermost, go on. */
  readonly matched: number;
  /** The innermost of them is a list that goes on with a new item: whatever was open in its old item is closed. */
  readonly newItem: boolean;
}

/**
 * The open block quotes and lists, outermost first.
 *
 * At most `limit` are kept: each line costs one step per open container, so without a limit `- - - …` before many
 * blank lines is quadratic. A marker beyond the limit is read as text and `overflow` says so.
 */
export class Containers {
  overflow = false;
  /** The largest number of containers open at once. */
  deepest = 0;
  private readonly open: Container[] = [];

  constructor(private readonly limit: number) {}

  get depth(): number {
    return this.open.length;
  }

  /** Closes all containers but the `count` outermost. */
  closeTo(count: number): void {
    this.open.length = count;
  }

  /** Eats the markers and indents of the containers that go on. Closes nothing but what a new item ends. */
  continue(cursor: LineCursor): Continuation {
    for (let index = 0; index < this.open.length; index++) {
      const container = this.open[index];
      if (container === undefined) break;
      cursor.work++;
      cursor.look();
      if (container.kind === 'quote') {
        if (!takeQuoteMarker(cursor)) return { matched: index, newItem: false };
      } else if (!takeItemIndent(cursor, container)) {
        if (!this.takeNextItem(cursor, container)) return { matched: index, newItem: false };
        this.closeTo(index + 1);
        return { matched: index + 1, newItem: true };
      }
    }
    return { matched: this.open.length, newItem: false };
  }

  /**
   * Opens the container whose marker stands at the cursor.
   *
   * @param interrupts - the line would otherwise go on with a paragraph (or, as in remark, indented code): an empty
   *   item and a number other than 1 are then no list.
   * @param parentDepth - how many of the open containers the new one stands in; the others are closed.
   * @returns false, with the cursor where it was, when there is none.
   */
  openNext(cursor: LineCursor, interrupts: boolean, parentDepth: number): boolean {
    cursor.look();
    if (cursor.indent > MARKER_INDENT || !mayStartContainer(cursor.code)) return false;
    const { position, column } = cursor;
    const container = takeContainerMarker(cursor, interrupts);
    if (container === undefined) return false;
    if (parentDepth >= this.limit) {
      this.overflow = true;
      cursor.moveBack(position, column);
      return false;
    }
    this.closeTo(parentDepth);
    this.open.push(container);
    if (this.open.length > this.deepest) this.deepest = this.open.length;
    return true;
  }

  private takeNextItem(cursor: LineCursor, list: List): boolean {
    if (cursor.indent > MARKER_INDENT) return false;
    const item = takeItemMarker(cursor, false, list);
    if (item === undefined) return false;
    list.size = item.size;
    list.startsBlank = item.startsBlank;
    return true;
  }
}

function mayStartContainer(code: number): boolean {
  return code === GREATER_THAN || code === STAR || code === PLUS || code === DASH || isDigit(code);
}

function takeContainerMarker(cursor: LineCursor, interrupts: boolean): Container | undefined {
  if (takeQuoteMarker(cursor)) return { kind: 'quote' };
  return takeItemMarker(cursor, interrupts, undefined);
}

/** Eats `>` and one column of blanks after it. */
function takeQuoteMarker(cursor: LineCursor): boolean {
  if (cursor.indent > MARKER_INDENT || cursor.code !== GREATER_THAN) return false;
  cursor.takeContent(1);
  cursor.look();
  if (cursor.indent > 0) cursor.takeColumns(1);
  return true;
}

/** Eats the indent that keeps a line in the item; a blank line is always kept. */
function takeItemIndent(cursor: LineCursor, list: List): boolean {
  if (cursor.blank) {
    list.endsAtContent ||= list.startsBlank;
    cursor.takeColumns(Math.min(list.size, cursor.indent));
    return true;
  }
  const belongs = !list.endsAtContent && cursor.indent >= list.size;
  list.endsAtContent = false;
  list.startsBlank = false;
  if (belongs) cursor.takeColumns(list.size);
  return belongs;
}

/** Eats a bullet or number and the blanks that belong to it; `sameList` is the list it has to continue. */
function takeItemMarker(cursor: LineCursor, interrupts: boolean, sameList: List | undefined): List | undefined {
  const code = cursor.code;
  const isNumber = isDigit(code);
  const width = isNumber ? numberWidth(cursor, interrupts) : bulletWidth(cursor);
  if (width === 0) return undefined;
  const marker = isNumber ? cursor.text.charCodeAt(cursor.content + width - 1) : code;
  if (sameList !== undefined && sameList.marker !== marker) return undefined;
  const after = cursor.content + width;
  if (after < cursor.end && !isBlank(cursor.text.charCodeAt(after))) return undefined;
  return takeItemPrefix(cursor, width, interrupts, marker);
}

function takeItemPrefix(cursor: LineCursor, width: number, interrupts: boolean, marker: number): List | undefined {
  const { position, column, indent } = cursor;
  cursor.takeContent(width);
  cursor.look();
  const startsBlank = cursor.blank;
  if (startsBlank && interrupts) {
    cursor.moveBack(position, column);
    return undefined;
  }
  const padding = cursor.indent <= ITEM_PADDING ? cursor.indent : 1;
  if (!startsBlank) cursor.takeColumns(padding);
  const size = indent + width + (startsBlank ? 1 : padding);
  return { kind: 'list', marker, size, startsBlank, endsAtContent: false };
}

/** Characters of the bullet at the content, 0 when it is none: a thematic break is not three empty items. */
function bulletWidth(cursor: LineCursor): number {
  const code = cursor.code;
  if (code !== STAR && code !== PLUS && code !== DASH) return 0;
  return code !== PLUS && cursor.thematicBreak() ? 0 : 1;
}

/** Characters of the list number at the content with its `.` or `)`, 0 when it is none. */
function numberWidth(cursor: LineCursor, interrupts: boolean): number {
  if (interrupts && cursor.code !== ONE) return 0;
  const most = interrupts ? 1 : NUMBER_DIGITS;
  let at = cursor.content;
  while (at < cursor.end && at - cursor.content < most && isDigit(cursor.text.charCodeAt(at))) at++;
  const width = at - cursor.content + 1;
  cursor.work += width;
  const delimiter = at < cursor.end ? cursor.text.charCodeAt(at) : 0;
  return delimiter === DOT || delimiter === CLOSING_PARENTHESIS ? width : 0;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
