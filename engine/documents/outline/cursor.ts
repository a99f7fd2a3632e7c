/** As a code unit. Its width depends on the column (CommonMark 0.31, "Tabs"). */
export const TAB = 9;
const SPACE = 32;
const BYTE_ORDER_MARK = 0xfeff;
const STAR = 42;
const DASH = 45;
const UNDERSCORE = 95;

/** True for the two characters CommonMark calls a space; NBSP and form feed are text (threats.md M16). */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Lines that were passed because the first character of each alone decides. */
export interface SkippedLines {
  /** Where the first of them starts. */
  readonly first: number;
  /** Where the last of them that follow each other without an empty one start, and in which line; -1 when the last line is empty. */
  readonly start: number;
  readonly startLine: number;
  /** Where the last of them ends, its line ending left out. */
  readonly end: number;
}

/**
 * A place in one line of a text, with tabs as stops of four columns.
 *
 * Containers eat columns, not characters, so a tab may be eaten in part: then `position` stays on the tab and
 * `column` stands between its two stops. Everything here is amortised linear in the text; `work` counts it.
 */
export class LineCursor {
  /** Elementary steps so far: characters looked at, looks at the same character counted again. */
  work = 0;
  /** 1-based number of the current line; after the last line, the number of lines. */
  line = 0;
  /** Offset of the first character of the line. */
  start = 0;
  /** Offset after the last character of the line, its line ending left out. */
  end = 0;
  /** Where reading goes on. */
  position = 0;
  /** 0-based column of `position`. */
  column = 0;
  /** First character at or after `position` that is not blank, or `end`. Valid after `look()`. */
  content = -1;
  /** 0-based column of `content`. */
  contentColumn = 0;

  private next: number;
  private nextLf = -1;
  private nextCr = -1;
  private breakLine = 0;
  private breakFirst = 0;
  private breakLast = -1;

  constructor(readonly text: string) {
    this.next = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  }

  /** Moves to the start of the next line (LF, CRLF or lone CR end a line); false when there is none. */
  nextLine(): boolean {
    const from = this.next;
    const length = this.text.length;
    if (from >= length) return false;
    if (this.nextLf < from) this.nextLf = this.find('\n', from);
    if (this.nextCr < from) this.nextCr = this.find('\r', from);
    const end = Math.min(this.nextLf, this.nextCr);
    this.next = end === this.nextCr && this.nextLf === end + 1 ? end + 2 : end + 1;
    this.line++;
    this.start = from;
    this.position = from;
    this.end = end;
    this.column = 0;
    this.content = -1;
    return true;
  }

  /**
   * Moves over lines as long as the first character of the next one is not in `stops`, and to no last line without an ending. One loop for
   * many lines: most of a long document is read here, before V8 has compiled anything.
   *
   * @param stops - for each ASCII character whether it stops; others never do.
   * @returns undefined when no line was passed.
   */
  skipLines(stops: readonly boolean[]): SkippedLines | undefined {
    const { text, next: first } = this;
    let { line, nextLf: lf, nextCr: cr } = this;
    let from = first;
    let work = 1;
    let end = 0;
    let start = -1;
    let startLine = 0;
    for (let code = text.charCodeAt(from); !(code < 128 && stops[code]); code = text.charCodeAt(from)) {
      if (lf < from) {
        // What `find` does, without a call for every line.
        lf = text.indexOf('\n', from);
        if (lf === -1) lf = text.length;
        work += lf - from + 1;
      }
      if (cr < from) cr = this.find('\r', from);
      // A lone CR ends a line too, and so does the end of the text: both are left to `nextLine`.
      if (lf === text.length || cr < lf - 1) break;
      end = Math.min(lf, cr);
      line++;
      if (end === from) start = -1;
      else if (start === -1) {
        start = from;
        startLine = line;
      }
      from = lf + 1;
    }
    this.nextLf = lf;
    this.nextCr = cr;
    this.work += work;
    if (from === first) return undefined;
    this.next = from;
    this.line = line;
    return { first, start, startLine, end };
  }

  /** Finds the first non-blank character; costs nothing while `position` stays inside the same run of blanks. */
  look(): void {
    if (this.content >= this.position) return;
    let at = this.position;
    let column = this.column;
    while (at < this.end) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column = (column | 3) + 1;
      else break;
      at++;
    }
    this.work += at - this.position + 1;
    this.content = at;
    this.contentColumn = column;
  }

  /** Columns of blanks before the content. Valid after `look()`. */
  get indent(): number {
    return this.contentColumn - this.column;
  }

  /** True when nothing but blanks is left of the line. Valid after `look()`. */
  get blank(): boolean {
    return this.content === this.end;
  }

  /** The character at the content, or NaN at the end of the line. Valid after `look()`. */
  get code(): number {
    return this.content < this.end ? this.text.charCodeAt(this.content) : Number.NaN;
  }

  /** Moves behind `count` characters of the content (none of them a tab), blanks before it included. */
  takeContent(count: number): void {
    this.position = this.content + count;
    this.column = this.contentColumn + count;
    this.work += count;
  }

  /** True on a last line without a line ending. */
  get endsText(): boolean {
    return this.end === this.text.length;
  }

  /** Goes back to an earlier place in the same line. */
  moveBack(position: number, column: number): void {
    this.position = position;
    this.column = column;
    this.content = -1;
  }

  /** Eats `columns` columns of blanks; the caller knows from `indent` that they are there. */
  takeColumns(columns: number): void {
    let left = columns;
    while (left > 0) {
      const width = this.text.charCodeAt(this.position) === TAB ? 4 - (this.column & 3) : 1;
      this.work++;
      if (width > left) {
        this.column += left;
        return;
      }
      this.column += width;
      this.position++;
      left -= width;
    }
  }

  /**
   * True when the line from the content on is a thematic break. The line is read once, backwards, for all callers:
   * asked again at each of the markers of `- - - - x`, a forward scan is quadratic (threats.md X-series).
   */
  thematicBreak(): boolean {
    if (this.breakLine !== this.line) this.findThematicBreak();
    return this.content >= this.breakFirst && this.content <= this.breakLast;
  }

  /** Remembers between which offsets a marker starts a thematic break: `breakFirst` to the last but two marker. */
  private findThematicBreak(): void {
    let at = this.end - 1;
    while (at >= this.start && isBlank(this.text.charCodeAt(at))) at--;
    const marker = at >= this.start ? this.text.charCodeAt(at) : 0;
    const isMarker = marker === STAR || marker === DASH || marker === UNDERSCORE;
    let markers = 0;
    this.breakLast = -1;
    while (isMarker && at >= this.start) {
      const code = this.text.charCodeAt(at);
      if (code === marker && ++markers === 3) this.breakLast = at;
      if (code !== marker && !isBlank(code)) break;
      at--;
    }
    this.breakLine = this.line;
    this.breakFirst = at + 1;
    this.work += this.end - at;
  }

  private find(character: string, from: number): number {
    const found = this.text.indexOf(character, from);
    const at = found === -1 ? this.text.length : found;
    this.work += at - from + 1;
    return at;
  }
}
