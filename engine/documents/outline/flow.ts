import type { LineCursor } from './cursor.js';
import { type HtmlBlockKind, htmlBlockBody, htmlBlockEnds, htmlBlockStart } from './html-block.js';
import { atxDepth, atxText, closesFence, isSetextUnderline, openingFence, trimEnd } from './leaf.js';
import { addParagraphLine, type ParagraphLines, skipDefinitions } from './link-definition.js';
import type { Heading, SourceBlock } from './nouns.js';

const HASH = 35;
const STAR = 42;
const DASH = 45;
const LESS_THAN = 60;
const EQUALS = 61;
const OPENING_BRACKET = 91;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;
/** Columns that make a line indented code. */
const CODE_INDENT = 4;

/** What the lines read so far have left open inside the innermost container. */
type Open = 'nothing' | 'paragraph' | 'indented code' | 'fence' | 'html';

/** Which ASCII characters at the start of a line say that it has to be read in full: those that may start something else than text, … */
const STARTS = stopsAt('\t #*+-0123456789<=>[_`~');
/** … and in a fence those that may close it. */
const IN_BACKTICKS = stopsAt('\t `');
const IN_TILDES = stopsAt('\t ~');

/**
 * The leaf blocks of a text, line by line: one leaf is open at a time, whatever container it stands in.
 *
 * Where remark's tokenizer departs from CommonMark this follows remark, since the tree of the same text must show the
 * same headings; each such place says so.
 */
export class Flow {
  readonly headings: Heading[] = [];
  readonly fences: SourceBlock[] = [];
  readonly htmlBlocks: SourceBlock[] = [];
  nestedHeadings = 0;

  private open: Open = 'nothing';
  /** Line where the open leaf started, and whether it stands in no container. */
  private startLine = 0;
  private atRoot = true;
  private paragraphStart = 0;
  private paragraphColumn = 0;
  private paragraphEnd = 0;
  /** The lines of a paragraph that may start with definitions; of others nobody asks. */
  private paragraphLines: ParagraphLines | undefined;
  private fenceMarker = 0;
  private fenceWidth = 0;
  private htmlKind: HtmlBlockKind = 0;

  constructor(private readonly cursor: LineCursor) {}

  /** An open fence or HTML block: no container may start inside it. */
  get isConcrete(): boolean {
    return this.open === 'fence' || this.open === 'html';
  }

  /** An open paragraph; in remark indented code too, with the blank lines behind it. */
  get isInterruptible(): boolean {
    return this.open === 'paragraph' || this.open === 'indented code';
  }

  /** Closes the leaf because a new container starts. */
  close(): void {
    this.open = 'nothing';
    this.paragraphLines = undefined;
  }

  /** Records what the end of the text leaves open at the root. */
  finish(): void {
    if (this.open === 'fence') this.endBlock(this.fences, this.cursor.line, false);
    if (this.open === 'html') this.endBlock(this.htmlBlocks, this.cursor.line, this.htmlKind >= 6);
    this.close();
  }

  /** Reads lines outside all containers as long as the first character of each alone decides: most lines of a long document. */
  skim(): void {
    const { cursor } = this;
    if (this.open === 'fence') cursor.skipLines(this.fenceMarker === TILDE ? IN_TILDES : IN_BACKTICKS);
    if (this.open !== 'nothing' && (this.open !== 'paragraph' || this.paragraphLines !== undefined)) return;
    const skipped = cursor.skipLines(STARTS);
    if (skipped === undefined) return;
    const { first, start, startLine, end } = skipped;
    if (start === -1) {
      this.close();
      return;
    }
    if (this.open === 'nothing' || start !== first) this.openParagraph(startLine, start, 1, true);
    this.paragraphEnd = end;
  }

  /**
   * Reads the rest of a line, behind its container markers.
   *
   * @param isLazy - some open containers have no marker on this line. They stay open only if the line goes on with
   *   the paragraph in them, or (remark) is a complete HTML tag that interrupts that paragraph.
   * @param atRoot - the line stands in no container, unless it keeps them open.
   * @returns true when the line keeps the unmatched containers open. Says nothing if `isLazy` is false.
   */
  read(isLazy: boolean, atRoot: boolean): boolean {
    this.cursor.look();
    if (this.open === 'paragraph') return this.readInParagraph(isLazy, atRoot);
    if (this.open !== 'nothing' && !isLazy && this.goesOn()) return false;
    this.open = 'nothing';
    this.begin(isLazy, atRoot);
    return false;
  }

  private goesOn(): boolean {
    if (this.open === 'indented code') return this.cursor.blank || this.cursor.indent >= CODE_INDENT;
    if (this.open === 'fence') this.readInFence();
    else this.readInHtml();
    return true;
  }

  private readInFence(): void {
    if (!closesFence(this.cursor, this.fenceMarker, this.fenceWidth)) return;
    this.endBlock(this.fences, this.cursor.line, true);
    this.open = 'nothing';
  }

  /** A block of kind 6 or 7 ends before a blank line, the others on the line that holds their end. */
  private readInHtml(): void {
    if (this.htmlKind < 6) this.endHtmlOnLine(this.cursor.position);
    else if (this.cursor.blank) {
      this.endBlock(this.htmlBlocks, this.cursor.line - 1, true);
      this.open = 'nothing';
    }
  }

  private endHtmlOnLine(from: number): void {
    const { text, end } = this.cursor;
    this.cursor.work += end - from;
    if (this.htmlKind >= 6 || !htmlBlockEnds(this.htmlKind, text, from, end)) return;
    this.endBlock(this.htmlBlocks, this.cursor.line, true);
    this.open = 'nothing';
  }

  private endBlock(blocks: SourceBlock[], endLine: number, closed: boolean): void {
    if (this.atRoot) blocks.push({ startLine: this.startLine, endLine, closed });
  }

  private readInParagraph(isLazy: boolean, atRoot: boolean): boolean {
    const { cursor } = this;
    if (cursor.blank) {
      this.close();
      return false;
    }
    const code = cursor.code;
    if (cursor.indent < CODE_INDENT) {
      if ((code === EQUALS || code === DASH) && !isLazy && isSetextUnderline(cursor, code)) {
        this.readUnderline(code === EQUALS ? 1 : 2, atRoot);
        return false;
      }
      if (this.startLeaf(code, atRoot, isLazy)) return this.interruptedByTag(isLazy);
    }
    this.paragraphEnd = cursor.end;
    if (this.paragraphLines !== undefined) {
      addParagraphLine(this.paragraphLines, cursor.position, cursor.column, cursor.end);
    }
    return true;
  }

  /**
   * A complete tag on a lazy line interrupts the paragraph in remark (in CommonMark it never does), and the block it
   * starts belongs to the containers of that paragraph, unless the text ends with the tag.
   */
  private interruptedByTag(isLazy: boolean): boolean {
    this.paragraphLines = undefined;
    const isTag = isLazy && this.open === 'html' && this.htmlKind === 7 && !this.cursor.endsText;
    if (isTag) this.atRoot = false;
    return isTag;
  }

  private readUnderline(depth: 1 | 2, atRoot: boolean): void {
    const { cursor, paragraphLines } = this;
    let textStart: number | undefined = this.paragraphStart;
    this.close();
    if (paragraphLines !== undefined) {
      const after = skipDefinitions(cursor.text, paragraphLines);
      cursor.work += after.work;
      textStart = after.text;
    }
    if (textStart === undefined) {
      this.begin(false, atRoot);
      return;
    }
    if (!atRoot) {
      this.nestedHeadings++;
      return;
    }
    const textEnd = trimEnd(cursor.text, textStart, this.paragraphEnd);
    cursor.work += this.paragraphEnd - textEnd;
    this.headings.push({
      depth,
      text: cursor.text.slice(textStart, textEnd),
      line: this.startLine,
      endLine: cursor.line,
      column: this.paragraphColumn,
      style: 'setext',
    });
  }

  /** Reads a line that goes on with nothing. */
  private begin(isLazy: boolean, atRoot: boolean): void {
    const { cursor } = this;
    if (cursor.blank) return;
    if (cursor.indent < CODE_INDENT) {
      if (!this.startLeaf(cursor.code, atRoot, true)) this.startParagraph(atRoot);
      return;
    }
    // In remark indented code that starts on a lazy line ends with it.
    if (!isLazy) this.open = 'indented code';
  }

  private startParagraph(atRoot: boolean): void {
    const { cursor } = this;
    this.openParagraph(cursor.line, cursor.content, cursor.content - cursor.start + 1, atRoot);
    this.paragraphEnd = cursor.end;
    if (cursor.code !== OPENING_BRACKET) return;
    this.paragraphLines = [];
    addParagraphLine(this.paragraphLines, cursor.content, cursor.contentColumn, cursor.end);
  }

  private openParagraph(line: number, start: number, column: number, atRoot: boolean): void {
    this.open = 'paragraph';
    this.atRoot = atRoot;
    this.startLine = line;
    this.paragraphStart = start;
    this.paragraphColumn = column;
  }

  /** Starts the leaf whose first character is `code`; false when the line is text. */
  private startLeaf(code: number, atRoot: boolean, mayBeTag: boolean): boolean {
    if (code === HASH) return this.readAtx(atRoot);
    if (code === LESS_THAN) return this.startHtml(atRoot, mayBeTag);
    if (code === BACKTICK || code === TILDE) return this.startFence(code, atRoot);
    const isBreak = (code === STAR || code === DASH || code === UNDERSCORE) && this.cursor.thematicBreak();
    if (isBreak) this.open = 'nothing';
    return isBreak;
  }

  private readAtx(atRoot: boolean): boolean {
    const { cursor } = this;
    const depth = atxDepth(cursor);
    if (!isHeadingDepth(depth)) return false;
    this.open = 'nothing';
    if (!atRoot) {
      this.nestedHeadings++;
      return true;
    }
    const { line, content, start, end } = cursor;
    const text = atxText(cursor.text, content + depth, end);
    cursor.work += end - content;
    this.headings.push({ depth, text, line, endLine: line, column: content - start + 1, style: 'atx' });
    return true;
  }

  private startFence(marker: number, atRoot: boolean): boolean {
    const width = openingFence(this.cursor, marker);
    if (width === 0) return false;
    this.open = 'fence';
    this.fenceMarker = marker;
    this.fenceWidth = width;
    this.startLine = this.cursor.line;
    this.atRoot = atRoot;
    return true;
  }

  private startHtml(atRoot: boolean, mayBeTag: boolean): boolean {
    const { text, content, end } = this.cursor;
    const kind = htmlBlockStart(text, content, end, mayBeTag);
    this.cursor.work += end - content;
    if (kind === 0) return false;
    this.open = 'html';
    this.htmlKind = kind;
    this.startLine = this.cursor.line;
    this.atRoot = atRoot;
    this.endHtmlOnLine(htmlBlockBody(kind, content));
    return true;
  }
}

function isHeadingDepth(depth: number): depth is Heading['depth'] {
  return depth >= 1 && depth <= 6;
}

function stopsAt(characters: string): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => characters.includes(String.fromCharCode(code)));
}
