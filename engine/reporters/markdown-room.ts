import { counted } from '../model/counted.js';

/** One thing of a page: it is there as a whole or not at all. */
interface Item {
  /** The heading that it shares with its neighbours of the same group. */
  readonly group?: string;
  /** Written out only when there is room to ask. */
  readonly text: () => string;
}

/** A part of a page, left out altogether when it has no items. */
export interface Section {
  /** A heading with its marks, or for a folded section what its fold says: words of our own. */
  readonly title: string;
  readonly items: readonly Item[];
  /** What an item is, in the singular, for saying how many are left out. */
  readonly what: string;
  /** Sections of a lower rank get room first. Default: 0, in the order of the page. */
  readonly rank?: number;
  readonly folded?: boolean;
  /** Whether the items follow each other without blank lines: rows, short list items. */
  readonly tight?: boolean;
  /** Lines right before the first item, as a table has. */
  readonly first?: string;
}

/** What is kept of a section. */
interface Kept {
  readonly section: Section;
  readonly lines: readonly string[];
  readonly leftOut: number;
}

/** Room for what frames a section besides its title: the fold, and the line that says what is left out. */
const FRAME = 200;

/**
 * The page of a head and of sections, within a number of bytes of UTF-8. Cut is between items only; every section says how many of its
 * items are left out. The head is always there.
 */
export function fitted(head: string, sections: readonly Section[], limit: number): string {
  const there = sections.filter(({ items }) => items.length > 0);
  const frames = there.map(({ title, first = '' }) => bytes(title) + bytes(first) + FRAME);
  let room = limit - bytes(head) - frames.reduce((sum, each) => sum + each, 0);
  const kept = new Map<Section, Kept>();
  for (const section of [...there].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))) {
    const { lines, leftOut, used } = taken(section, room);
    room -= used;
    kept.set(section, { section, lines, leftOut });
  }
  const written = there.flatMap((section) => kept.get(section) ?? []).flatMap(sectionText);
  return `${[head, ...written].join('\n\n')}\n`;
}

function taken({ items }: Section, room: number): { lines: string[]; leftOut: number; used: number } {
  const lines: string[] = [];
  let used = 0;
  let group: string | undefined;
  for (const [index, item] of items.entries()) {
    const more = [...(item.group === undefined || item.group === group ? [] : [item.group]), item.text()];
    const size = more.reduce((sum, line) => sum + bytes(line) + 2, 0);
    if (used + size > room) return { lines, leftOut: items.length - index, used };
    lines.push(...more);
    used += size;
    group = item.group;
  }
  return { lines, leftOut: 0, used };
}

function sectionText({ section, lines, leftOut }: Kept): string[] {
  const { title, first, folded, tight, what } = section;
  const all = first === undefined ? lines : [first, ...lines];
  const cut = leftOut === 0 ? [] : [`**Left out for lack of room: ${counted(leftOut, what)}.**`];
  const body = [...(lines.length === 0 ? [] : tight ? [all.join('\n')] : all), ...cut];
  return folded ? [`<details>\n<summary>${title}</summary>`, ...body, '</details>'] : [title, ...body];
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
