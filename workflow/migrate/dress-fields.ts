import { readLineLabel } from '../../engine/documents/field-label.js';
import { foldName } from '../../engine/documents/field-names.js';
import type { PacketHeading, ReadLine } from '../../engine/documents/packet-text.js';
import { foldTitle } from '../../engine/documents/section-titles.js';
import { stripDress } from '../../engine/model/dress.js';
import { type FieldName, isSigned, type PacketField } from '../../engine/model/packet.js';
import { isPlaceholder } from '../../engine/model/placeholder.js';
import { withoutEnd } from './blanks.js';
import { sectionTitled } from './dress-headings.js';
import { originOf, type Proposal } from './proposal.js';
import { contractFields, lineIndexAt, type Reading, readLines } from './reading.js';
import { valueLines } from './value-lines.js';
import type { Meant } from './what-it-says.js';

/** Fields whose value is a list in the template; a one-line list of theirs is written with `;` or commas. */
const LISTS: ReadonlySet<FieldName> = new Set([
  ...(['IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'DONE_MEANS', 'FILES_TO_OPEN', 'SEARCH_TERMS', 'RISK_MAP'] as const),
]);

/** Fields that hold one token: bold and back-ticks around it are dress. */
const TOKENS: ReadonlySet<FieldName> = new Set([
  ...(['TASK_ID', 'DATE', 'ROLE', 'STATUS', 'RISK_TIER', 'USER_SIGNATURE'] as const),
]);

/** Fields below whose line nothing may stand (`plain-packet`). */
const ONE_LINE: ReadonlySet<FieldName> = new Set([
  ...(['TASK_ID', 'DATE', 'STATUS', 'USER_SIGNATURE', 'REQUESTOR', 'AGENT_ID', 'ROLE'] as const),
]);

/** Where the template has the fields whose headings people make sections of. */
const HOMES: readonly (readonly [home: string, fields: readonly FieldName[]])[] = [
  ['Scope', ['What', 'Why', 'IN_SCOPE_PATHS', 'OUT_OF_SCOPE']],
  ['Quality Gate', ['RISK_TIER', 'TEST_PLAN', 'DONE_MEANS', 'ROLLBACK_HINT']],
  ['Bootstrap (Coder Work Plan)', ['FILES_TO_OPEN', 'SEARCH_TERMS', 'RUN_COMMANDS', 'RISK_MAP']],
  ['Authority', ['SPEC_CURRENT', 'SPEC_BASELINE', 'SPEC_TARGET', 'Codex', 'Task Board', 'Logger', 'ADRs']],
  ['Notes', ['Assumptions', 'Open Questions', 'Dependencies']],
];
const DEEPEST_SECTION = 2;

/** A clause code behind a name, which says nothing of the value. */
const CODE_TAIL = /^\[CX-[0-9A-Z-]{1,12}\]$/;
const TAILS = /\([^)]*\)|\[[^\]]*\]/g;

/** Writes every field of the contract as the template has it: `- NAME: value` in the Metadata, `- **NAME**: value` elsewhere. */
export function dressedFields(reading: Reading): Proposal[] {
  const headings = new Map(reading.lines.headings.map((heading) => [heading.first, heading]));
  const homes = new Set(reading.lines.headings.flatMap(({ title }) => wordOf(sectionTitled(title)) ?? []));
  return contractFields(reading).flatMap((field) => {
    const place = placeOf(field, reading, headings);
    const proposal = place && dressed(field, reading, place, homes);
    return proposal ? [proposal] : [];
  });
}

/** Where a field stands: indexes of the draft's lines. */
interface Place {
  readonly own: ReadLine;
  readonly first: number;
  /** The first line below the definition, and the one behind the value. */
  readonly below: number;
  readonly behind: number;
  /** Of its heading; 0 for a field that is none. */
  readonly depth: number;
}

/** By logical line, the heading that starts there. */
type HeadingsAt = ReadonlyMap<number, PacketHeading>;

function placeOf({ span, value }: PacketField, reading: Reading, headings: HeadingsAt): Place | null {
  const at = lineIndexAt(reading, span.start);
  const own = reading.lines.lines[at];
  if (!own || own.start !== span.start || own.column > 1 || own.ending === 'glued') return null;
  const heading = headings.get(at);
  const below = own.line + (heading ? heading.last - heading.first : 0);
  const behind = Math.max(value.span.endLine, below);
  return { own, first: own.line - 1, below, behind, depth: heading?.depth ?? 0 };
}

function dressed(field: PacketField, reading: Reading, place: Place, homes: Set<string>): Proposal | null {
  const { own, first, below, behind, depth } = place;
  const block = below < behind ? readLines(reading, below, behind) : [];
  // A line that a heading is glued to is several lines to the reader.
  const value = block.length === behind - below ? reshaped(field, own, block, reading) : null;
  if (!value) return null;
  const isMetadata = field.section !== null && foldTitle(field.section) === 'metadata';
  const name = isMetadata ? field.name : `**${field.name}**`;
  const note = noteOf(field, own);
  const home = homeOf(field, depth, homes);
  const head = [
    ...(home === null ? [] : [`## ${home}`, '']),
    ...(note === null ? [] : [note]),
    `- ${name}:${value.inline === '' ? '' : ` ${value.inline}`}`,
  ];
  const lines = [...head, ...value.lines];
  const old = reading.draft.slice(first, behind).map(({ text }) => text);
  if (isSame(lines, old)) return null;
  const meant: Meant = {
    ...(home === null ? {} : { addsHeading: home }),
    ...(note === null ? {} : { addsProse: note }),
  };
  const { at, from, to } = firstChange(old, lines, head);
  const reason = at > 0 ? 'list' : value.isRespelt ? 'status' : 'dress';
  const change = { line: originOf(reading, first + at), reason, subject: field.name, from, to } as const;
  return { first, behind, lines, meant, change };
}

/** What is shown of a change: the field's own line, or where that stays the first line below it that does not. */
function firstChange(
  old: readonly string[],
  lines: readonly string[],
  head: readonly string[],
): { readonly at: number; readonly from: string; readonly to: string } {
  const isHead = head.length > 1 || withoutEnd(lines[0] ?? '') !== withoutEnd(old[0] ?? '');
  const found = old.findIndex((text, index) => withoutEnd(text) !== withoutEnd(lines[index] ?? ''));
  const at = isHead ? 0 : Math.max(0, found);
  return { at, from: withoutEnd(old[at] ?? ''), to: isHead ? head.join('\n') : withoutEnd(lines[at] ?? '') };
}

function isSame(lines: readonly string[], old: readonly string[]): boolean {
  return lines.length === old.length && lines.every((text, index) => withoutEnd(text) === withoutEnd(old[index] ?? ''));
}

interface Value {
  readonly inline: string;
  readonly lines: readonly string[];
  /** Only the spelling of STATUS differs. */
  readonly isRespelt: boolean;
}

function reshaped(field: PacketField, own: ReadLine, block: readonly ReadLine[], reading: Reading): Value | null {
  const { name, dress } = field;
  const written = writtenOn(field, own);
  const isList = LISTS.has(name);
  const shape = { mayMoveUp: written === '' && !isList, mayList: !ONE_LINE.has(name) };
  const isBullet = dress.includes('bullet');
  const first = isBullet
    ? 0
    : Math.max(
        0,
        block.findIndex(({ kind }) => kind !== 'blank'),
      );
  const below = valueLines(block.slice(first), shape);
  if (!below) return null;
  const inline = below.up ?? written;
  const level = name === 'RISK_TIER' && inline === '' ? levelOf(below.lines) : null;
  if (level !== null) return { inline: level, lines: below.lines.slice(1), isRespelt: false };
  const entries = isList ? entriesOn(field, own) : [];
  if (entries.length > 1) return { inline: '', lines: [...entries, ...below.lines], isRespelt: false };
  if (!TOKENS.has(name)) return { inline, lines: below.lines, isRespelt: false };
  const status = name === 'STATUS' ? spelt(reading) : null;
  const isRespelt = status !== null && dress === 'bullet';
  return { inline: status ?? undressed(field, inline, reading), lines: below.lines, isRespelt };
}

/**
 * A token without the bold or the back-ticks around it. What is malformed stays as somebody wrote it, and so does a signature: it is
 * nobody's to touch.
 */
function undressed({ name }: PacketField, inline: string, { packet }: Reading): string {
  const bare = stripDress(inline);
  if (inline.startsWith('[') || packet.schemaProblems.some(({ field }) => field === name)) return inline;
  if (name === 'TASK_ID') return bare === packet.id ? bare : inline;
  return name === 'USER_SIGNATURE' && !isPlaceholder(bare, name) ? inline : bare;
}

/** What stands behind the colon on the field's own line; the tier is read from below it too. */
function writtenOn({ name, value }: PacketField, own: ReadLine): string {
  return name === 'RISK_TIER' && value.span.line !== own.line ? '' : value.inline;
}

/** `- Level: HIGH` as the first entry below RISK_TIER is its value. */
function levelOf([first = '']: readonly string[]): string | null {
  const label = readLineLabel(first);
  const isLevel = label !== null && ['level', 'tier'].includes(foldName(label.name));
  return isLevel ? first.slice(label.valueStart, label.valueEnd) : null;
}

/** The entries of a one-line list, a line each. */
function entriesOn({ value }: PacketField, own: ReadLine): string[] {
  return value.items.filter(({ span }) => span.line === own.line).map(({ text }) => `  * ${text}`);
}

/** The canonical word for the state, where the packet is not signed and spells it in another way. */
function spelt({ packet }: Reading): string | null {
  return packet.status?.kind === 'alias' && !isSigned(packet) ? packet.status.status : null;
}

/** What a name carries in brackets is text that somebody meant: it stays, above the field. */
function noteOf({ name, label }: PacketField, own: ReadLine): string | null {
  const behind = own.text.slice(own.text.indexOf(label) + label.length);
  const colon = behind.replace(TAILS, (tail) => ' '.repeat(tail.length)).indexOf(':');
  const tails = (colon < 0 ? behind : behind.slice(0, colon)).match(TAILS) ?? [];
  const said = tails.filter((tail) => !CODE_TAIL.test(tail));
  return said.length === 0 ? null : `- Note on ${name}: ${said.join(' ')}`;
}

/**
 * The section of the template that a field belongs in whose heading was a section of its own, when the packet has none.
 * @param homes the first words of the sections that it has; is given those that are made
 */
function homeOf({ name }: PacketField, depth: number, homes: Set<string>): string | null {
  if (depth === 0 || depth > DEEPEST_SECTION) return null;
  const home = HOMES.find(([, fields]) => fields.includes(name))?.[0] ?? null;
  const word = wordOf(home);
  if (home === null || word === null || homes.has(word)) return null;
  homes.add(word);
  return home;
}

/** By its first word a section is known, whatever its tail. */
function wordOf(title: string | null): string | null {
  return title?.split(' ')[0] ?? null;
}
