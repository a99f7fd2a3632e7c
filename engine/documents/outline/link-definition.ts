import { isBlank, TAB } from './cursor.js';

const END = -1;
const LINE_END = -2;
const NUL = 0;
const REPLACEMENT = 0xfffd;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const OPENING_PARENTHESIS = 40;
const CLOSING_PARENTHESIS = 41;
const COLON = 58;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const OPENING_BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const DELETE = 127;

/** Characters a link label may hold (CommonMark 0.31, "link label"); remark counts a tab as its columns. */
const LABEL_LENGTH = 999;

/** Lines of one paragraph without their container markers: three numbers a line, see `addParagraphLine`. */
export type ParagraphLines = number[];

/** Adds a line: the offset and the 0-based column where it starts behind its containers, and the offset of its end. */
export function addParagraphLine(lines: ParagraphLines, position: number, column: number, end: number): void {
  lines.push(position, column, end);
}

/** What stands behind the link reference definitions at the start of a paragraph. */
export interface AfterDefinitions {
  /** Offset of the first character that belongs to no definition; undefined when the paragraph has no other text. */
  readonly text: number | undefined;
  readonly work: number;
}

/**
 * Reads the link reference definitions a paragraph starts with (CommonMark 0.31, "Link reference definitions"). A
 * paragraph of nothing else cannot be the text of a setext heading.
 *
 * Linear: a definition that fails ends the search, and only a title on a line of its own may fail without failing its
 * definition, whereupon that line is no definition either.
 */
export function skipDefinitions(text: string, lines: ParagraphLines): AfterDefinitions {
  const reader = new ParagraphReader(text, lines);
  while (reader.code === OPENING_BRACKET) {
    const start = reader.save();
    if (!readDefinition(reader)) {
      reader.restore(start);
      break;
    }
    if (reader.isOver) return { text: undefined, work: reader.work };
    reader.advance();
    skipBlanks(reader);
  }
  return { text: reader.position, work: reader.work };
}

interface Place {
  readonly line: number;
  readonly position: number;
  readonly column: number;
}

/** Reads the characters of a paragraph with its line endings as one code each. */
class ParagraphReader {
  code = END;
  position = 0;
  work = 0;
  private line = 0;
  private column = 0;
  private end = 0;

  constructor(
    private readonly text: string,
    private readonly lines: ParagraphLines,
  ) {
    this.restore({ line: 0, position: lines[0] ?? 0, column: lines[1] ?? 0 });
  }

  /** Nothing is left of the paragraph. */
  get isOver(): boolean {
    return this.code === END;
  }

  /** Columns of the current character: a tab's depend on where it stands. */
  get width(): number {
    return this.code === TAB ? 4 - (this.column & 3) : 1;
  }

  advance(): void {
    this.work++;
    if (this.code === LINE_END) {
      const line = this.line + 3;
      this.restore({ line, position: this.lines[line] ?? 0, column: this.lines[line + 1] ?? 0 });
      return;
    }
    this.column += this.width;
    this.position++;
    this.read();
  }

  save(): Place {
    return { line: this.line, position: this.position, column: this.column };
  }

  restore(place: Place): void {
    this.line = place.line;
    this.position = place.position;
    this.column = place.column;
    this.end = this.lines[place.line + 2] ?? 0;
    this.read();
  }

  private read(): void {
    if (this.position < this.end) {
      const code = this.text.charCodeAt(this.position);
      this.code = code === NUL ? REPLACEMENT : code;
    } else this.code = this.line + 3 < this.lines.length ? LINE_END : END;
  }
}

function readDefinition(reader: ParagraphReader): boolean {
  if (!readLabel(reader) || reader.code !== COLON) return false;
  reader.advance();
  skipBlanksAndLineEnds(reader);
  if (!readDestination(reader)) return false;
  const behindDestination = reader.save();
  if (!readTitle(reader)) reader.restore(behindDestination);
  skipBlanks(reader);
  return isLineOver(reader);
}

function readLabel(reader: ParagraphReader): boolean {
  reader.advance();
  let length = 0;
  let hasText = false;
  while (reader.code !== CLOSING_BRACKET) {
    const code = reader.code;
    if (code === END || code === OPENING_BRACKET) return false;
    if (code !== LINE_END) length += reader.width;
    hasText ||= code !== LINE_END && !isBlank(code);
    reader.advance();
    if (code === BACKSLASH && isLabelEscape(reader.code)) {
      reader.advance();
      length++;
    }
    if (length > LABEL_LENGTH) return false;
  }
  reader.advance();
  return hasText;
}

function isLabelEscape(code: number): boolean {
  return code === OPENING_BRACKET || code === BACKSLASH || code === CLOSING_BRACKET;
}

function readDestination(reader: ParagraphReader): boolean {
  if (reader.code === LESS_THAN) return readEnclosedDestination(reader);
  if (reader.code === CLOSING_PARENTHESIS || endsRawDestination(reader.code)) return false;
  let depth = 0;
  while (!endsRawDestination(reader.code)) {
    const code = reader.code;
    if (code === CLOSING_PARENTHESIS && depth-- === 0) return true;
    if (code === OPENING_PARENTHESIS) depth++;
    reader.advance();
    if (code === BACKSLASH && isRawEscape(reader.code)) reader.advance();
  }
  return depth === 0 && (isLineOver(reader) || isBlank(reader.code));
}

/** The end of the paragraph or line, a blank or a control character. */
function endsRawDestination(code: number): boolean {
  return code <= 32 || code === DELETE;
}

function isRawEscape(code: number): boolean {
  return code === OPENING_PARENTHESIS || code === BACKSLASH || code === CLOSING_PARENTHESIS;
}

function readEnclosedDestination(reader: ParagraphReader): boolean {
  reader.advance();
  while (reader.code !== GREATER_THAN) {
    const code = reader.code;
    if (code === LESS_THAN || isLineOver(reader)) return false;
    reader.advance();
    if (code === BACKSLASH && isEnclosedEscape(reader.code)) reader.advance();
  }
  reader.advance();
  return true;
}

function isEnclosedEscape(code: number): boolean {
  return code === LESS_THAN || code === GREATER_THAN || code === BACKSLASH;
}

/** A title with the blanks before it and nothing but blanks behind it. */
function readTitle(reader: ParagraphReader): boolean {
  if (!isBlank(reader.code) && reader.code !== LINE_END) return false;
  skipBlanksAndLineEnds(reader);
  const opening = reader.code;
  if (opening !== DOUBLE_QUOTE && opening !== SINGLE_QUOTE && opening !== OPENING_PARENTHESIS) return false;
  const closing = opening === OPENING_PARENTHESIS ? CLOSING_PARENTHESIS : opening;
  reader.advance();
  while (reader.code !== closing) {
    const code = reader.code;
    if (code === END) return false;
    reader.advance();
    if (code === BACKSLASH && (reader.code === closing || reader.code === BACKSLASH)) reader.advance();
  }
  reader.advance();
  skipBlanks(reader);
  return isLineOver(reader);
}

function skipBlanks(reader: ParagraphReader): void {
  while (isBlank(reader.code)) reader.advance();
}

function skipBlanksAndLineEnds(reader: ParagraphReader): void {
  while (isBlank(reader.code) || reader.code === LINE_END) reader.advance();
}

function isLineOver(reader: ParagraphReader): boolean {
  return reader.code === END || reader.code === LINE_END;
}
