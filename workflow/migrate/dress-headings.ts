import { readHeadingLabel } from '../../engine/documents/field-label.js';
import type { PacketHeading } from '../../engine/documents/packet-text.js';
import { foldTitle } from '../../engine/documents/section-titles.js';
import { zoneAt } from '../../engine/documents/zones.js';
import { withoutBlanks, withoutEnd } from './blanks.js';
import { originOf, type Proposal } from './proposal.js';
import type { Reading } from './reading.js';

/** The sections of the template (Part 4) by their folded titles. */
const SECTIONS: ReadonlyMap<string, string> = new Map([
  ['metadata', 'Metadata'],
  ['scope', 'Scope'],
  ['quality gate', 'Quality Gate'],
  ['bootstrap', 'Bootstrap'],
  ['bootstrap coder work plan', 'Bootstrap (Coder Work Plan)'],
  ['authority', 'Authority'],
  ['notes', 'Notes'],
]);

const SECTION_DEPTH = 2;
const WORK_PLAN = /^[^(]*\([ \t]*coder work plan[ \t]*\)$/i;
/** Codes of clauses behind a title, which say nothing of its section. */
const CODES = /(?:[ \t]*\[CX-[0-9A-Z-]{1,12}\])+$/;

/** `Bootstrap (Coder Work Plan) [BOOTSTRAP]` says its name twice. */
const NAMED_AGAIN = /^(.*\S)[ \t]*\[([^[\]]*)\]$/;

/** Writes the headings of the contract as hashes, one blank and their text, and those of the template as the template has them. */
export function dressedHeadings(reading: Reading): Proposal[] {
  const { lines, zones } = reading;
  const counts = new Map<string, number>();
  for (const { title } of lines.headings) counts.set(wordOf(title), (counts.get(wordOf(title)) ?? 0) + 1);
  return lines.headings.flatMap((heading): Proposal[] => {
    const { first, last, style, title } = heading;
    const line = lines.lines[first];
    const isOwn = style === 'atx' || style === 'setext';
    if (!line || !isOwn || zoneAt(zones, first) !== 'contract' || /[\r\n]/.test(title)) return [];
    if (readHeadingLabel(title) !== null) return [];
    const now = canonicalHeading(heading, counts.get(wordOf(title)) === 1);
    const index = line.line - 1;
    if (style === 'atx' && now === withoutEnd(line.text)) return [];
    const change = {
      line: originOf(reading, index),
      reason: 'heading',
      subject: 'heading',
      from: lines.lines
        .slice(first, last + 1)
        .map(({ text }) => text)
        .join('\n'),
      to: now,
    } as const;
    return [{ first: index, behind: index + last - first + 1, lines: [now], meant: {}, change }];
  });
}

/** @param isOnly no other heading means the same section */
function canonicalHeading({ title, depth }: PacketHeading, isOnly: boolean): string {
  const section = sectionTitled(title);
  return `${'#'.repeat(section !== null && isOnly ? SECTION_DEPTH : depth)} ${section ?? withoutBlanks(title)}`;
}

/** The first word of the section that a title means, whatever its tail; `''` for none. */
function wordOf(title: string): string {
  return sectionTitled(title)?.split(' ')[0] ?? '';
}

/** The template's title for the section that a title means; null for every other, and where more than that would be lost. */
export function sectionTitled(title: string): string | null {
  const bare = withoutBlanks(title.replace(CODES, ''));
  const [, before = '', inside = ''] = NAMED_AGAIN.exec(bare) ?? [];
  if (before !== '' && foldTitle(before) === foldTitle(inside)) return sectionTitled(before);
  if (WORK_PLAN.test(bare) && foldTitle(bare) === 'bootstrap') return SECTIONS.get('bootstrap coder work plan') ?? null;
  const words = bare.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const folded = foldTitle(bare);
  return folded === words.join(' ') ? (SECTIONS.get(folded) ?? null) : null;
}
