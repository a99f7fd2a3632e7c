import type { PacketSection, Zone } from '../model/packet.js';
import type { ReadingWork } from './packet-lines.js';
import type { PacketHeading, PacketText } from './packet-text.js';
import { foldTitle, REOPENING_TITLES, type TitleKind, type TitleTable } from './section-titles.js';

/** What may happen to a section after signing. */
export type SectionKind = PacketSection['kind'];

/** A section with the heading it starts at. */
export interface ReadSection extends PacketSection {
  readonly heading: PacketHeading;
  /** The line index behind its last line, sub-sections included. */
  readonly behind: number;
  /** The section that holds it. */
  readonly parent: ReadSection | null;
  /** It stands directly below a title of the document, or in no section at all: there records may begin. */
  readonly top: boolean;
  /** It is a title of the document: its sections stand at the top. */
  readonly isTitle: boolean;
}

/** How a packet is divided. */
export interface Zones {
  /** In the order of the file. */
  readonly sections: readonly ReadSection[];
  /** By line index: the innermost section that holds the line; null above the first heading. */
  readonly sectionAt: readonly (ReadSection | null)[];
}

/** The zone of a line index. */
export function zoneAt(zones: Zones, index: number): Zone {
  return zones.sectionAt[index]?.zone ?? 'contract';
}

/** What may happen to a line after signing, by its index. */
export function kindAt(zones: Zones, index: number): SectionKind {
  return zones.sectionAt[index]?.kind ?? 'contract';
}

/**
 * Divides a packet into contract, record sections, append-only sections and reports (law.md, "The lock").
 *
 * A record or append-only section begins only at the top level: a `### Validation` inside `## Quality Gate` is contract. It ends at
 * the next heading of its level or higher. The first report heading, at whatever level, ends the contract zone, and so does a line
 * that begins a report without being a heading. Below a report
 * that was put above the contract, the first section of the template that has not occurred yet opens it again (decision
 * record 3). Only a section of its own can be such a report: what is nested in a section of the contract, or is no heading,
 * would let anybody write between the lines that were signed. Whatever moves a border moves lines into the lock or out of it, which is a changed lock.
 */
export function divide(packet: PacketText, titles: TitleTable, work: ReadingWork): Zones {
  const { lines, headings } = packet;
  work.steps += lines.length + headings.length;
  const ends = sectionEnds(headings, lines.length);
  const reader = new SectionReader(titles);
  const lastOpening = lastOpeningOf(headings);
  const sections = headings.map((heading, index) => {
    const behind = ends[index] ?? lines.length;
    return reader.next(heading, index < lastOpening, {
      heading,
      behind,
      title: heading.title,
      depth: heading.depth,
      line: lines[heading.first]?.line ?? 1,
      endLine: lines[behind - 1]?.line ?? 1,
    });
  });
  return { sections, sectionAt: byLine(sections, lines.length) };
}

/** For each heading the line index behind its section. */
function sectionEnds(headings: readonly PacketHeading[], lines: number): number[] {
  const ends: number[] = new Array<number>(headings.length).fill(lines);
  const behindAt = new Array<number>(8).fill(lines);
  for (let index = headings.length - 1; index >= 0; index--) {
    const heading = headings[index];
    if (!heading) continue;
    ends[index] = behindAt[heading.depth] ?? lines;
    behindAt.fill(heading.first, heading.depth);
  }
  return ends;
}

/** A report at this depth or above stands between sections; a deeper one is nested in what stands above it. */
const DEEPEST_SECTION = 2;

/** The index of the last heading that begins a section of the template for the first time; -1 for none. */
function lastOpeningOf(headings: readonly PacketHeading[]): number {
  const seen = new Set<string>();
  let last = -1;
  headings.forEach(({ depth, title, style }, index) => {
    if (depth > DEEPEST_SECTION || style === 'line') return;
    const folded = foldTitle(title);
    if (!REOPENING_TITLES.has(folded) || seen.has(folded)) return;
    seen.add(folded);
    last = index;
  });
  return last;
}

function byLine(sections: readonly ReadSection[], lines: number): (ReadSection | null)[] {
  const at: (ReadSection | null)[] = new Array<ReadSection | null>(lines).fill(null);
  sections.forEach((section, index) => {
    at.fill(section, section.heading.first, sections[index + 1]?.heading.first ?? lines);
  });
  return at;
}

type Standing = Pick<ReadSection, 'zone' | 'kind'>;

const CONTRACT: Standing = { zone: 'contract', kind: 'contract' };
const RECORD: Standing = { zone: 'record', kind: 'record' };
const APPENDED: Standing = { zone: 'record', kind: 'append-only' };
const REPORT: Standing = { zone: 'report', kind: 'append-only' };
const RECORD_AMONG_REPORTS: Standing = { zone: 'report', kind: 'record' };

class SectionReader {
  private readonly open: ReadSection[] = [];
  /** The template's sections that have occurred in the contract zone. */
  private readonly seen = new Set<string>();
  private isFirst = true;
  private inReports = false;
  /** The folded title of the last section at the top level. */
  private before = '';

  constructor(private readonly titles: TitleTable) {}

  /** @param isAmid a section of the contract is still to come */
  next(
    heading: PacketHeading,
    isAmid: boolean,
    section: Omit<ReadSection, keyof Standing | 'parent' | 'top' | 'isTitle'>,
  ): ReadSection {
    while ((this.open.at(-1)?.depth ?? 0) >= heading.depth) this.open.pop();
    const parent = this.open.at(-1) ?? null;
    if (heading.style === 'line') return this.atReportLine(section, parent, isAmid);
    const named = this.titles.kindOf(heading.title);
    const kind = named === 'report' && isAmid && heading.depth > DEEPEST_SECTION ? 'unknown' : named;
    const isFirstTitle = this.isFirst && heading.depth === 1 && kind !== 'report';
    const top = !isFirstTitle && (parent === null || parent.isTitle);
    const standing = isFirstTitle ? CONTRACT : this.standing(kind, heading.title, parent, top);
    // A template's name may stand above the packet's own title.
    const isTitle = isFirstTitle || (heading.depth === 1 && kind === 'unknown' && standing === CONTRACT);
    const read: ReadSection = { ...section, ...standing, parent, top, isTitle };
    this.open.push(read);
    this.isFirst = false;
    if (top) this.before = foldTitle(heading.title);
    return read;
  }

  /** A report that begins without a heading ends the contract; in a record, which is open anyway, it is a part of it. */
  private atReportLine(
    section: Parameters<SectionReader['next']>[2],
    parent: ReadSection | null,
    isAmid: boolean,
  ): ReadSection {
    const isInContract = (parent?.kind ?? 'contract') === 'contract';
    if (isInContract && !isAmid) this.inReports = true;
    const above = parent ?? CONTRACT;
    const standing = isInContract && !isAmid ? REPORT : { zone: above.zone, kind: above.kind };
    const read: ReadSection = { ...section, ...standing, parent, top: false, isTitle: false };
    this.open.push(read);
    return read;
  }

  private standing(kind: TitleKind, title: string, parent: ReadSection | null, top: boolean): Standing {
    if (kind === 'report') {
      this.inReports = true;
      return REPORT;
    }
    const isRecord = top && this.isRecord(kind, title);
    if (top && !isRecord && this.opensContract(title)) return CONTRACT;
    if (this.inReports) return isRecord || parent?.kind === 'record' ? RECORD_AMONG_REPORTS : REPORT;
    if (parent && parent.kind !== 'contract') return { zone: parent.zone, kind: parent.kind };
    if (isRecord) return RECORD;
    return top && kind === 'append-only' ? APPENDED : CONTRACT;
  }

  /** A section of the template that occurs for the first time. */
  private opensContract(title: string): boolean {
    const folded = foldTitle(title);
    if (!REOPENING_TITLES.has(folded) || this.seen.has(folded)) return false;
    this.seen.add(folded);
    this.inReports = false;
    return true;
  }

  /**
   * Two titles depend on where they stand. `BOOTSTRAP` is the contract's plan when it comes first and the Coder's output
   * when it comes again. `SKELETON APPROVED` right behind the Metadata replaced the STATUS line and holds what stood
   * below it, tier and signature (field-notes.md: ten packets), so there it is contract.
   */
  private isRecord(kind: TitleKind, title: string): boolean {
    const folded = foldTitle(title);
    if (folded === 'bootstrap') return this.seen.has(folded) && !/work plan/i.test(title);
    return kind === 'record' && !(this.before === 'metadata' && folded.startsWith('skeleton appro'));
  }
}
