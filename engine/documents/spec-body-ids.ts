import { isSpecId, SPEC_ID } from '../model/spec-id.js';
import { idsIn } from './spec-heading.js';

/** A stretch of the text that a section owns itself: from its heading to the next heading. Offsets in UTF-16 units. */
export interface OwnText {
  /** Where the heading starts. */
  readonly heading: number;
  /** Where the text below the heading starts. */
  readonly start: number;
}

/** `CX-573B, CX-598`, `DIAG-SCHEMA-001/002`: what stands in one pair of brackets. */
const LIST = `${SPEC_ID}(?:[/,;&+ ]{1,3}(?:${SPEC_ID}|[A-Z]|\\d{1,4}))*`;

/**
 * An id at the start of a line, in whatever dress (`- **TERM-API-001 (Signature)**`, `**[CX-1] Purity**`, `| CX-1 |`), defines
 * something; a bracket anywhere else at least names it.
 */
const MENTION = new RegExp(
  `^[ \\t>|*+_#\`~.)(\\d-]{0,40}(?:(${SPEC_ID})(?![\\w-])|\\[(${LIST})\\])|\\[(${LIST})\\]`,
  'gm',
);

/**
 * The ids in the text of a spec, code included (unbalanced fences make half a spec code), with the sections that hold them:
 * those that define an id first, then those that mention it, each in document order. Comments hold none (threat B01). Linear.
 */
export function bodyIds(text: string, sections: readonly OwnText[]): Map<string, number[]> {
  const defined = new Map<string, number[]>();
  const mentioned = new Map<string, number[]>();
  const comments = new Cursor(commentsOf(text, sections));
  let section = -1;
  for (const match of text.matchAll(MENTION)) {
    const at = match.index;
    while (section + 1 < sections.length && (sections[section + 1]?.heading ?? 0) <= at) section++;
    const inHeading = section < 0 || at < (sections[section]?.start ?? 0);
    if (inHeading || comments.covers(at)) continue;
    const [, leading, listed, named] = match;
    if (leading !== undefined && isSpecId(leading, false)) note(defined, leading, section);
    for (const id of idsIn(listed ?? '', true)) note(defined, id, section);
    for (const id of idsIn(named ?? '', true)) note(mentioned, id, section);
  }
  return merged(defined, mentioned);
}

/** `[start, end)` in UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches in order, asked about offsets in rising order. */
class Cursor {
  private next = 0;

  constructor(private readonly stretches: readonly Stretch[]) {}

  covers(at: number): boolean {
    while ((this.stretches[this.next]?.end ?? at + 1) <= at) this.next++;
    return (this.stretches[this.next]?.start ?? at + 1) <= at;
  }
}

function note(found: Map<string, number[]>, id: string, section: number): void {
  const held = found.get(id);
  if (!held) found.set(id, [section]);
  else if (held.at(-1) !== section) held.push(section);
}

function merged(first: Map<string, number[]>, second: Map<string, number[]>): Map<string, number[]> {
  for (const [id, sections] of second) {
    const held = first.get(id);
    if (!held) first.set(id, sections);
    else first.set(id, [...new Set([...held, ...sections])]);
  }
  return first;
}

/**
 * Stretches of HTML comments. What would swallow a heading is none: the outline, which knows CommonMark's rules, saw that heading,
 * so the marks stand in code or prose.
 */
function commentsOf(text: string, sections: readonly OwnText[]): Stretch[] {
  const comments: Stretch[] = [];
  let next = 0;
  let close = -1;
  let start = text.indexOf('<!--');
  while (start >= 0) {
    // Found again only when it lies behind us: many openings before one far closing stay linear.
    if (close < start + 4) close = text.indexOf('-->', start + 4);
    if (close < 0) break;
    const end = close + 3;
    while (next < sections.length && (sections[next]?.heading ?? 0) < start) next++;
    const swallows = (sections[next]?.heading ?? end) < end;
    if (!swallows) comments.push({ start, end });
    start = text.indexOf('<!--', swallows ? start + 4 : end);
  }
  return comments;
}
