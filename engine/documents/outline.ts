import { Containers } from './outline/containers.js';
import { LineCursor } from './outline/cursor.js';
import { Flow } from './outline/flow.js';
import type { Heading, SourceBlock } from './outline/nouns.js';

export type { Heading, SourceBlock } from './outline/nouns.js';

/** What one scan of a Markdown text found. */
export interface Outline {
  /** Headings that are direct children of the document, in order: those remark-parse 11 gives for the same text. */
  readonly headings: readonly Heading[];
  /** Headings inside block quotes and list items. */
  readonly nestedHeadings: number;
  /** Number of lines; a line ending at the end of the text starts no further line. */
  readonly lines: number;
  /** Fenced code blocks outside all containers. */
  readonly fences: readonly SourceBlock[];
  /** HTML blocks outside all containers. */
  readonly htmlBlocks: readonly SourceBlock[];
  /** The largest number of block quotes and lists open at once, `OutlineLimits.depth` at most. */
  readonly deepest: number;
  /**
   * True when containers were nested deeper than the limit. Markers beyond it were read as text, so the result may
   * differ from remark's: a caller that needs the headings of such a text cannot decide.
   */
  readonly overflow: boolean;
  /** Elementary steps: characters looked at, each look counted. At most a constant times the length of the text. */
  readonly work: number;
}

/** Bounds that keep the scan linear (trust.md, "Reading"). */
export interface OutlineLimits {
  /** Block quotes and lists that may be open at once; 100 unless told. Each costs one step on every line. */
  readonly depth?: number;
}

const DEPTH_LIMIT = 100;

/**
 * Finds the headings of a Markdown text by one scan of its lines, without a tree: CommonMark 0.31 as remark-parse 11
 * reads it, no extensions (design.md, "Documents"). Inline markup is not read. Never throws; time is linear in the
 * length of the text.
 *
 * @param text - decoded text; a byte order mark at its start is skipped, as in remark.
 */
export function outline(text: string, limits: OutlineLimits = {}): Outline {
  const cursor = new LineCursor(text);
  const containers = new Containers(limits.depth ?? DEPTH_LIMIT);
  const flow = new Flow(cursor);
  for (;;) {
    if (containers.depth === 0) flow.skim();
    if (!cursor.nextLine()) break;
    readLine(cursor, containers, flow);
  }
  flow.finish();
  return {
    headings: flow.headings,
    nestedHeadings: flow.nestedHeadings,
    lines: cursor.line,
    fences: flow.fences,
    htmlBlocks: flow.htmlBlocks,
    deepest: containers.deepest,
    overflow: containers.overflow,
    work: cursor.work,
  };
}

/** The lines a heading governs. */
export interface Section {
  readonly heading: Heading;
  /** The line before the next heading of the same or a lower depth, or the last line of the text. */
  readonly lastLine: number;
}

/** Each heading with the last line of its section, in the order of the headings. */
export function sectionRanges({ headings, lines }: Pick<Outline, 'headings' | 'lines'>): Section[] {
  const sections: Section[] = [];
  // lastLineAt[d]: where a section of depth d ends that starts before the headings seen so far.
  const lastLineAt = new Array<number>(7).fill(lines);
  for (const heading of headings.toReversed()) {
    sections.push({ heading, lastLine: lastLineAt[heading.depth] ?? lines });
    lastLineAt.fill(heading.line - 1, heading.depth);
  }
  return sections.reverse();
}

/** One line: which containers go on, which start, and what the rest is for the leaf inside them. */
function readLine(cursor: LineCursor, containers: Containers, flow: Flow): void {
  const { matched, newItem } = containers.continue(cursor);
  const isLazy = matched < containers.depth;
  if (newItem) flow.close();
  else if (!isLazy && flow.isConcrete) {
    flow.read(false, matched === 0);
    return;
  }
  // Asked once: what a first marker interrupts, remark says of every further marker on the line.
  const interrupts = !isLazy && flow.isInterruptible;
  if (containers.openNext(cursor, interrupts, matched)) {
    flow.close();
    while (containers.openNext(cursor, interrupts, containers.depth));
    flow.read(false, false);
  } else if (!flow.read(isLazy, matched === 0) && isLazy) containers.closeTo(matched);
}
