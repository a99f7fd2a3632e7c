import { blockStates, type HeadingLines, type LineState, UNDERLINE } from './block-states.js';
import { fieldNamed } from './field-names.js';
import { type Heading, outline } from './outline.js';
import { type PacketLine, type ReadingWork, skipBlanks, splitGlued, splitLines } from './packet-lines.js';
import type { TitleTable } from './section-titles.js';

/** A heading of a packet. */
export interface PacketHeading {
  readonly depth: number;
  /** The source of its text, inline markup as written. */
  readonly title: string;
  /** Where the title starts in its line. */
  readonly titleStart: number;
  /** Indexes of its first and last line; they differ for setext headings. */
  readonly first: number;
  readonly last: number;
  /** `line`: no heading to Markdown, but a line that says that a report begins. */
  readonly style: 'atx' | 'setext' | 'glued' | 'line';
}

/** A line with what it is. */
export interface ReadLine extends PacketLine, LineState {}

/** A packet as lines and headings: what every further step of reading starts from. */
export interface PacketText {
  readonly text: string;
  readonly lines: readonly ReadLine[];
  /** The headings at the root of the document, and those glued behind a line. */
  readonly headings: readonly PacketHeading[];
}

/** Splits a packet into lines and finds its headings. Never fails; linear in the text. */
export function readPacketText(text: string, titles: TitleTable, work: ReadingWork): PacketText {
  const source = splitLines(text, work);
  const found = outline(text);
  work.steps += found.work;
  const isTitle = (title: string): boolean => titles.kindOf(title) !== 'unknown';
  const isMeant = (heading: Heading): boolean =>
    heading.style === 'atx' || heading.depth === 1 || isTitle(heading.text) || fieldNamed(heading.text) !== undefined;
  const states = blockStates(source, headingLines(found.headings, isMeant), work);
  const byLine = new Map(found.headings.filter(isMeant).map((heading) => [heading.line - 1, heading]));
  const lines: ReadLine[] = [];
  const headings: PacketHeading[] = [];
  source.forEach((line, index) => {
    const state = states[index] ?? { kind: 'text', indent: 0, continues: false };
    const heading = state.kind === 'heading' ? byLine.get(index) : undefined;
    if (heading) headings.push(headingAt(heading, line, lines.length));
    if (state.kind !== 'text') {
      lines.push(readLine(line, state, state.kind));
      return;
    }
    if (startsReport(line.text, lines.at(-1)?.kind, titles)) {
      headings.push({ ...placeAt(line, lines.length), depth: REPORT_LINE_DEPTH, title: line.text, style: 'line' });
      lines.push(readLine(line, state, 'heading'));
      return;
    }
    for (const part of splitGlued(line, isTitle, work)) {
      if (part.heading) headings.push({ ...part.heading, ...placeAt(part.line, lines.length), style: 'glued' });
      lines.push(readLine(part.line, state, part.heading ? 'heading' : state.kind));
    }
  });
  return { text, lines, headings };
}

/** Deeper than any section, so that it ends none. */
const REPORT_LINE_DEPTH = 6;

/** `VALIDATION REPORT - WP-1-X`, and the like with `RE`, `AUDIT`: in capitals, without hashes, bullet or colon. */
const REPORT_LINE = /^(?:RE-?AUDIT |RE-?)?(?:VALIDATION|AUDIT) REPORT(?:$|[ \t]*[^\w\s:(])/;

/** Whether a line begins a report without being a heading: it stands by itself behind a blank line or a separator. */
function startsReport(text: string, before: LineState['kind'] | undefined, titles: TitleTable): boolean {
  if (before !== 'blank' && before !== 'rule' && before !== 'underline') return false;
  return REPORT_LINE.test(text) && titles.kindOf(text) === 'report';
}

function readLine(line: PacketLine, { indent, continues }: LineState, kind: LineState['kind']): ReadLine {
  const { text, start, end, line: number, column, ending } = line;
  return { text, start, end, line: number, column, ending, kind, indent, continues };
}

/**
 * `---` right below a paragraph makes a heading of it. In packets it is meant as a separator, unless the paragraph is the
 * title of a section: the lines above it are read for fields, and it is marked as the underline it is.
 */
function headingLines(headings: readonly Heading[], isMeant: (heading: Heading) => boolean): HeadingLines {
  const lines = new Map<number, number>();
  for (const heading of headings) {
    if (!isMeant(heading)) {
      lines.set(heading.endLine - 1, UNDERLINE);
      continue;
    }
    lines.set(heading.line - 1, heading.depth);
    for (let line = heading.line; line < heading.endLine; line++) lines.set(line, 0);
  }
  return lines;
}

function headingAt(heading: Heading, line: PacketLine, index: number): PacketHeading {
  const { depth, text: title, style } = heading;
  return { depth, title, style, ...placeAt(line, index), last: index + heading.endLine - heading.line };
}

function placeAt(line: PacketLine, index: number): Pick<PacketHeading, 'titleStart' | 'first' | 'last'> {
  return { titleStart: titleStart(line.text), first: index, last: index };
}

/** Where the title starts in the first line of a heading: behind blanks, hashes and blanks. */
function titleStart(text: string): number {
  let at = skipBlanks(text, 0);
  while (text[at] === '#') at++;
  return skipBlanks(text, at);
}
