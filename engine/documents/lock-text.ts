import { createHash } from 'node:crypto';
import type { AppendOnlyPart, FieldName, LockLine, WorkPacket } from '../model/packet.js';
import { foldMojibake } from './decode.js';
import type { Definition } from './field-definitions.js';
import { type ReadingWork, trimBlanks } from './packet-lines.js';
import type { PacketText, ReadLine } from './packet-text.js';
import { unclosedHtml } from './unclosed-html.js';
import { kindAt, type ReadSection, type Zones, zoneAt } from './zones.js';

const DIGEST_HEAD = 'handshake-lock-v1\n';

/** What the lock needs to know of a packet's fields. */
export interface LockedFields {
  /** By line index, the field that the line belongs to. */
  readonly fieldAt: ReadonlyMap<number, FieldName>;
  /** The packet's STATUS: its value on the line is open, the line itself is not. */
  readonly status: Definition | null;
  /** Lines that are open as a whole, by index. */
  readonly open: ReadonlySet<number>;
  /** Lines of a foot that repeats the packet's own signature or says that it is locked, by index: they come with every report. */
  readonly footers: ReadonlySet<number>;
  /** The line of a foot that carries the packet's only signature, by index: it is locked in whatever section it stands. */
  readonly foot: number | null;
}

/**
 * How much a line weighs: an `edge` (a separator, a repeated foot) does not count at a seam, a `gap` (a blank line) neither before nor
 * behind a `title`.
 */
type Weight = 'gap' | 'edge' | 'title' | 'full';

type WeighedLine = LockLine & { readonly weight: Weight };

/**
 * The contract zone as the lock compares it (law.md, "The lock"; decision record 3): its lines less records, append-only sections
 * and open lines, the STATUS line less its value and dress.
 *
 * Folded are byte encoding of the same text, CRLF, blanks at line ends and the final newline; blank lines around a heading, which is
 * a block of its own with them and without; and before a section of the first rank or the end also separators and feet that repeat the signature, since there a record or
 * report may be put in or taken out, and it brings its own. The foot that carries the signature is locked wherever it stands, less
 * what separates it from the text above. A lone CR does not fold (threat L43), and neither does a heading
 * that is glued to a line.
 */
export function lockText(packet: PacketText, zones: Zones, fields: LockedFields, work: ReadingWork): LockLine[] {
  const starts = new Map(zones.sections.map((section) => [section.heading.first, section.top]));
  const weights = new Map<number, Weight>([
    ...titleLines(packet).map((index) => [index, 'title'] as const),
    ...[...fields.footers].map((index) => [index, 'edge'] as const),
  ]);
  const unclosed = unclosedHtml(packet, zones, work);
  const kept = new SeamedLines<WeighedLine>();
  packet.lines.forEach((line, index) => {
    work.steps += line.text.length + 1;
    const isOutside = zoneAt(zones, index) !== 'contract';
    const isLockedAnyway = index === fields.foot || unclosed.has(index);
    if (isLockedAnyway || isOutside) kept.seam();
    if (isOutside && !isLockedAnyway) return;
    if (fields.open.has(index)) kept.leaveOut();
    else {
      const top = starts.get(index);
      if (top !== undefined) kept.beforeHeading(top);
      kept.add({
        text: lockedLine(packet, zones, index, fields.status),
        line: line.line,
        field: fields.fieldAt.get(index) ?? null,
        section: zones.sectionAt[index]?.title ?? null,
        weight: weights.get(index) ?? weightOf(line),
      });
    }
  });
  return kept.finish().map(({ text, line, field, section }) => ({ text, line, field, section }));
}

/** The last line of each heading that is one to Markdown; one that is glued to a line is part of that line's paragraph. */
function titleLines({ headings, lines }: PacketText): readonly number[] {
  const own = headings.filter(({ style, last }) => (style === 'atx' || style === 'setext') && endsInLine(lines[last]));
  return own.map(({ last }) => last);
}

function endsInLine(line: ReadLine | undefined): boolean {
  return line?.ending === 'lf' || line?.ending === 'crlf';
}

function weightOf(line: ReadLine): Weight {
  if (line.ending === 'cr') return 'full';
  if (line.kind === 'blank') return 'gap';
  return line.kind === 'rule' ? 'edge' : 'full';
}

/** The digest of the locked text that signing records in the ledger (law.md, "The lock"). */
export function lockDigest(packet: Pick<WorkPacket, 'lock'>): string {
  const text = packet.lock.map((line) => line.text).join('\n');
  return `sha256:${createHash('sha256').update(`${DIGEST_HEAD}${text}`, 'utf8').digest('hex')}`;
}

/**
 * The parts of a packet that may only grow: each append-only section above the reports, and everything from a report heading to the
 * next section of the contract as one part. Record sections among the reports and last-updated lines are left out; so is what
 * only says that nothing is there yet (`NONE`, a line in brackets), because the first entry replaces it.
 */
export function appendOnlyParts(
  packet: PacketText,
  zones: Zones,
  open: ReadonlySet<number>,
  work: ReadingWork,
): AppendOnlyPart[] {
  const parts: { readonly section: ReadSection; readonly lines: SeamedLines<WeighedText> }[] = [];
  let current: ReadSection | null = null;
  packet.lines.forEach((line, index) => {
    work.steps += line.text.length + 1;
    const section = zones.sectionAt[index] ?? null;
    if (section?.heading.first === index) current = partOf(section, current);
    if (current === null) return;
    if (parts.at(-1)?.section !== current) parts.push({ section: current, lines: new SeamedLines() });
    const kept = parts.at(-1)?.lines;
    if (kindAt(zones, index) !== 'append-only') kept?.seam();
    else if (open.has(index) || isNothingYet(line)) kept?.leaveOut();
    else {
      if (line.kind === 'heading') kept?.beforeHeading(true);
      kept?.add({ text: foldLine(line), weight: weightOf(line) });
    }
  });
  return parts.map(({ section, lines }) => {
    const text = lines.finish().map((line) => line.text);
    return { title: section.title, line: section.line, text: text.join('\n') };
  });
}

type WeighedText = Pick<WeighedLine, 'text' | 'weight'>;

/** The section that names the part a section belongs to; null in contract and record. */
function partOf(section: ReadSection, current: ReadSection | null): ReadSection | null {
  if (section.zone === 'report') return current?.zone === 'report' ? current : section;
  if (section.kind !== 'append-only') return null;
  return section.top ? section : current;
}

/** `NONE`, `- None.`, `- (Record waivers here.)`, `*(APPEND-ONLY once validation starts.)*` */
function isNothingYet(line: ReadLine): boolean {
  if (line.kind !== 'text' || line.text.length > 1000) return false;
  const bare = line.text.replace(/^[ \t]*(?:[-*+][ \t]+)?/, '').replace(/^\*+|\*+$/g, '');
  const text = bare.trim();
  return /^none\.?$/i.test(text) || (text.startsWith('(') && text.endsWith(')'));
}

/** Lines less what does not count at a seam. */
class SeamedLines<Line extends { readonly weight: Weight }> {
  private readonly lines: Line[] = [];
  /** A line was left out behind a blank one: the blank line behind it is not another one. */
  private skipsGap = false;

  add(line: Line): void {
    if (line.weight === 'gap' && (this.skipsGap || this.lines.at(-1)?.weight === 'title')) return;
    this.skipsGap = false;
    this.lines.push(line);
  }

  leaveOut(): void {
    this.skipsGap = (this.lines.at(-1)?.weight ?? 'gap') === 'gap';
  }

  seam(): void {
    while (this.lines.at(-1)?.weight === 'gap' || this.lines.at(-1)?.weight === 'edge') this.lines.pop();
  }

  beforeHeading(top: boolean): void {
    if (top) this.seam();
    else while (this.lines.at(-1)?.weight === 'gap') this.lines.pop();
  }

  finish(): readonly Line[] {
    this.seam();
    return this.lines;
  }
}

/**
 * A line as the lock holds it. STATUS is written in another dress when its value changes, by the tools that write it
 * (field-notes.md), so only its name counts. What is glued to a line is part of the line to whoever reads the Markdown: the
 * literal newlines count, and so does the heading behind them, unless it is locked itself.
 */
function lockedLine(packet: PacketText, zones: Zones, index: number, status: Definition | null): string {
  const line = packet.lines[index];
  if (!line) return '';
  const next = packet.lines[index + 1];
  const isGlued = line.ending === 'glued' && next !== undefined;
  const behind = isGlued && zoneAt(zones, index + 1) !== 'contract' ? next.end : next?.start;
  const glued = isGlued ? packet.text.slice(line.end, behind) : '';
  if (index !== status?.index) return fold(line.text + glued, line);
  return fold(statusName(line, status) + glued, line);
}

/** The dress that STATUS may change: bullet, bold and one clause code. A remark behind the name is text that was signed. */
const STATUS_DRESS =
  /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?STATUS(?:\*\*)?[ \t]*(?:\[CX-[0-9A-Z]{1,8}\])?(?:\*\*)?:(?:\*\*)?[ \t]*$/i;

function statusName(line: ReadLine, status: Definition): string {
  const name = line.text.slice(0, status.valueStart);
  return status.depth === 0 && STATUS_DRESS.test(name) ? 'STATUS:' : name;
}

function foldLine(line: ReadLine): string {
  return fold(line.text, line);
}

/** A lone CR is no line end to git and most editors, so it stays in the text. */
function fold(text: string, line: ReadLine): string {
  const folded = foldMojibake(text.slice(0, trimBlanks(text, 0, text.length)));
  return line.ending === 'cr' ? `${folded}\r` : folded;
}
