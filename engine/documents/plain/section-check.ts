import type { WorkPacket } from '../../model/packet.js';
import type { ReadingWork } from '../packet-lines.js';
import { SECTIONS } from './canonical-form.js';
import type { MarkdownTree } from './commonmark.js';
import { suspectTitle } from './lookalikes.js';
import type { ProblemList } from './problem-list.js';
import type { SourceText } from './source-text.js';
import type { StrictHeading, StrictReading } from './strict-lines.js';

/** What the three readers say of a contract zone. */
export interface Readings {
  readonly packet: WorkPacket;
  readonly source: SourceText;
  readonly strict: StrictReading;
  readonly tree: MarkdownTree;
  /** Counts what the checks look at. */
  readonly work: ReadingWork;
}

/** Hashes behind whatever marks a reader might look through. */
const LOOKS_LIKE_HEADING = /^[\s>*+\\-]*#/;
/** A paragraph that is bold from end to end: what it says reads like a heading. */
const BOLD_LINE = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*:?$/;
const TITLE_DEPTH = 1;
const SECTION_DEPTH = 2;

/**
 * Holds the headings of the contract zone against the canonical form: the title first, each section once, literally, as an ATX
 * heading of the second level, and in order; and every heading the same to all readers (threats M22 to M25).
 */
export function checkSections(readings: Readings, problems: ProblemList): void {
  checkTitle(readings, problems);
  checkHeadings(readings, problems);
  checkSeams(readings, problems);
  suspectTitles(readings, problems);
  checkOrder(readings, problems);
}

function checkTitle({ source, strict }: Readings, problems: ProblemList): void {
  const first = source.lines.find(({ text }) => text.trim() !== '') ?? source.lines[0];
  const [title] = strict.headings;
  const isTitle = title?.depth === TITLE_DEPTH && source.lines[title.index] === first;
  if (first && !isTitle) problems.add('front-matter', 'title', first);
  for (const { index } of strict.headings.filter(({ depth }) => depth === TITLE_DEPTH).slice(1)) {
    const line = source.lines[index];
    if (line) problems.add('heading', 'title', line);
  }
}

/** A heading counts only when CommonMark shows the very text that the line grammar reads, and both see it there. */
function checkHeadings({ source, strict, tree, packet }: Readings, problems: ProblemList): void {
  const literal = new Map(strict.headings.map((heading) => [heading.index, heading]));
  const inTree = new Set<number>();
  const shown = new Map<number, string>();
  const hidden = hiddenLines(tree);
  for (const { index, atRoot, depth, text } of tree.headings) {
    const same = literal.get(index);
    shown.set(index, text);
    if (atRoot && same && same.depth === depth && same.title === text && isPlain(text)) inTree.add(index);
  }
  const seen = [
    ...strict.headings.map(({ index }) => index),
    ...tree.headings.map(({ index }) => index),
    ...packet.sections.map(({ line }) => line - 1).filter((index) => index < source.contractEnd),
  ];
  for (const index of new Set(seen)) {
    const line = source.lines[index];
    if (!line || !source.inContract[index] || hidden.has(index) || (literal.has(index) && inTree.has(index))) continue;
    const section = suspectTitle(line.text) ?? suspectTitle(shown.get(index) ?? '');
    problems.add('heading', section ?? 'heading', line);
  }
}

/** Marks that GitHub's extensions would take away from a heading. */
function isPlain(title: string): boolean {
  return !/~[^~]+~|\[\^[^\]\s]+\]/.test(title);
}

/** Where the tolerant reader lets a record section or a report begin, everybody must see a heading. */
function checkSeams({ source, packet }: Readings, problems: ProblemList): void {
  for (const { line: number } of packet.sections.filter(({ zone }) => zone !== 'contract')) {
    const line = source.lines[number - 1];
    const isSeam = number === 1 || source.inContract[number - 2] === true;
    if (line && isSeam && !/^#{1,6} \S/.test(line.text)) problems.add('heading', 'heading', line);
  }
}

/** Whatever reads like the title of a section and is none, or not on its level (threat M24). */
function suspectTitles({ source, strict, tree, work }: Readings, problems: ProblemList): void {
  const accepted = new Set(sectionHeadings(strict).map(({ heading }) => heading.index));
  const suspect = (index: number, text: string, most: number): void => {
    const line = source.lines[index];
    const section = suspectTitle(text);
    if (!line || !source.inContract[index] || accepted.has(index) || section === null) return;
    if (section === 'Notes' && most > SECTION_DEPTH) return;
    problems.add('heading', section, line);
  };
  const code = codeLines(tree);
  source.lines.slice(0, source.contractEnd).forEach(({ text }, index) => {
    work.steps += text.length + 1;
    if (code.has(index)) return;
    const bold = BOLD_LINE.exec(text.trim())?.[1];
    if (LOOKS_LIKE_HEADING.test(text)) suspect(index, text, /#+/.exec(text)?.[0].length ?? 0);
    else if (bold !== undefined) suspect(index, bold, SECTION_DEPTH + 1);
  });
  for (const { index, text, depth } of tree.headings) suspect(index, text, depth);
}

function checkOrder({ source, strict }: Readings, problems: ProblemList): void {
  const found = sectionHeadings(strict);
  const [top] = source.lines;
  const seen = new Set<number>();
  const once = found.filter(({ rank }) => !seen.has(rank) && seen.add(rank));
  const inOrder = new Set(longestInOrder(once.map(({ rank }) => rank)));
  for (const section of found) {
    const { heading, rank } = section;
    const line = source.lines[heading.index];
    const name = SECTIONS[rank]?.name ?? '';
    if (!line) continue;
    if (!once.includes(section)) problems.add('section-repeated', name, line);
    else if (!inOrder.has(rank)) problems.add('section-order', name, line);
  }
  SECTIONS.forEach(({ name, optional }, rank) => {
    const isMeant = problems.hasAnywhere('heading', name);
    if (top && !optional && !seen.has(rank) && !isMeant) problems.add('section-missing', name, top, 0);
  });
}

/** The most ranks that stand in order already, so that the fewest sections are told to move. Ranks differ and are few. */
function longestInOrder(ranks: readonly number[]): readonly number[] {
  let longest: readonly number[] = [];
  const endingAt: (readonly number[])[] = [];
  ranks.forEach((rank, at) => {
    const before = endingAt.filter((_, index) => (ranks[index] ?? 0) < rank);
    const best = before.reduce<readonly number[]>((most, each) => (each.length > most.length ? each : most), []);
    endingAt[at] = [...best, rank];
    if (best.length + 1 > longest.length) longest = [...best, rank];
  });
  return longest;
}

/** The headings that are literally those of sections, with the section's place in the order. */
function sectionHeadings(strict: StrictReading): { heading: StrictHeading; rank: number }[] {
  return strict.headings.flatMap((heading) => {
    const rank = SECTIONS.findIndex(({ titles }) => titles.includes(heading.title));
    return heading.depth === SECTION_DEPTH && rank >= 0 ? [{ heading, rank }] : [];
  });
}

/** The lines of raw HTML by the line that starts the block: what stands in it is nothing to a reader of the page. */
export function hiddenLines({ oddBlocks }: MarkdownTree): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { kind, index, lastIndex } of oddBlocks) {
    for (let at = index; kind === 'html' && at <= lastIndex; at++) lines.set(at, index);
  }
  return lines;
}

/** The lines of fenced code by the line that starts it, the fences themselves included. */
export function codeLines({ fences }: MarkdownTree): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { index, lastIndex } of fences) for (let at = index; at <= lastIndex; at++) lines.set(at, index);
  return lines;
}
