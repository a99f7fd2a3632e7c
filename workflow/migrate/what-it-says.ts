import { foldMojibake } from '../../engine/documents/decode.js';
import { readHeadingLabel, readLineLabel } from '../../engine/documents/field-label.js';
import { foldName } from '../../engine/documents/field-names.js';
import { tokenOf } from '../../engine/documents/packet-facts.js';
import { foldTitle } from '../../engine/documents/section-titles.js';
import { zoneAt } from '../../engine/documents/zones.js';
import { FIELD_NAMES, type FieldName, type PacketField } from '../../engine/model/packet.js';
import { withoutBlanks, withoutIndent } from './blanks.js';
import { contractFields, lineIndexAt, type Reading } from './reading.js';

/** What a packet says, however it is dressed: what no migration may change. */
export interface Says {
  /** The first definition of each field in the contract. */
  readonly fields: ReadonlyMap<FieldName, string>;
  /** Further definitions of the same fields, in their order. */
  readonly repeated: readonly string[];
  /** The state, whatever its spelling, and the signature. */
  readonly state: string;
  /** Record sections and reports: their lines, their fields, and what may only grow. */
  readonly records: string;
  /** What stands in the contract beside fields and headings, line by line. */
  readonly prose: readonly string[];
  /** The headings of the contract that are no fields. */
  readonly headings: readonly string[];
  /** What the packet lacks or has in a form that the schema refuses. */
  readonly problems: readonly string[];
}

/** What an edit adds on purpose, and what it takes away because it stands there twice. */
export interface Meant {
  readonly adds?: FieldName;
  readonly addsHeading?: string;
  readonly addsProse?: string;
  readonly merges?: FieldName;
}

/** Reads what a packet says. */
export function whatItSays(reading: Reading): Says {
  const { packet } = reading;
  const { status, signature } = packet;
  const { records, prose } = linesOf(reading);
  return {
    fields: new Map(packet.fields.map((field) => [field.name, saidBy(field, reading)])),
    repeated: packet.repeated.map((field) => `${field.name} ${saidBy(field, reading)}`),
    state: JSON.stringify([
      status === null || status.kind === 'unknown' ? (status?.kind ?? null) : status.status,
      signature?.text,
    ]),
    records: JSON.stringify([
      records,
      packet.elsewhere.map(({ name, value }) => [name, value.text]),
      packet.appendOnly.map(({ title, text }) => [title, text]),
    ]),
    prose,
    headings: headingsOf(reading),
    problems: packet.schemaProblems.map(({ field, fault }) => `${field} is ${fault}`),
  };
}

/**
 * What says something else after a rewriting than before, for people; null when both say the same but for what was meant.
 * Problems may go, and never come.
 */
export function difference(before: Says, after: Says, meant: readonly Meant[]): string | null {
  const added = new Set(meant.flatMap(({ adds }) => adds ?? []));
  for (const [name, said] of before.fields) if (after.fields.get(name) !== said) return name;
  for (const name of after.fields.keys()) if (!before.fields.has(name) && !added.has(name)) return name;
  const merged = meant.flatMap(({ merges }) => merges ?? []);
  if (!sameButFor(before.repeated, after.repeated, merged)) return 'a field that is defined again';
  if (before.state !== after.state) return 'STATUS or the signature';
  if (before.records !== after.records) return 'a record section or a report';
  const prose = meant.flatMap(({ addsProse }) => addsProse ?? []);
  if (!isWithout(after.prose, before.prose, prose)) return 'text beside the fields';
  const headings = meant.flatMap(({ addsHeading }) => (addsHeading === undefined ? [] : foldTitle(addsHeading)));
  if (!isWithout(after.headings, before.headings, headings)) return 'a section';
  const known = new Set(before.problems);
  return after.problems.find((problem) => !known.has(problem)) ?? null;
}

/** Whether `fewer` is `more` less one definition of each merged field. */
function sameButFor(more: readonly string[], fewer: readonly string[], merged: readonly FieldName[]): boolean {
  const going = countsOf(merged);
  const left = more.filter((said) => !take(going, FIELD_NAMES.find((name) => said.startsWith(`${name} `)) ?? ''));
  return same(left, fewer);
}

/** Whether `all` is `rest` and what was added, wherever that stands. */
function isWithout(all: readonly string[], rest: readonly string[], added: readonly string[]): boolean {
  const left = countsOf(added);
  const others = all.filter((line) => !take(left, line));
  return left.size === 0 && same(others, rest);
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Takes one of a text out of the counts, if one is left. */
function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count === 1) counts.delete(text);
  else if (count > 1) counts.set(text, count - 1);
  return count > 0;
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => text === others[at]);
}

/**
 * What a field says: the items as the rules read them, the code among them, the token of a field that holds one, and every letter
 * and digit of the value in its order, so that nothing is lost that no rule reads.
 */
export function saidBy(field: PacketField, reading: Reading): string {
  const items = field.value.items.map(({ text, code }) => ({ text: flat(text), code }));
  const first = items[0];
  const level = field.name === 'RISK_TIER' && first ? levelIn(first.text) : null;
  if (first && level !== null) items[0] = { ...first, text: level };
  // A spelling of STATUS that is known says the state, which is compared as such; what stands below it is said in words.
  if (isKnownStatus(field, reading)) return JSON.stringify(items.slice(1));
  const said = items.map((item) => bareToken(field.name, item));
  return JSON.stringify([TOKENS.has(field.name) ? flat(tokenOf(field)) : null, said, lettersOf(field, reading)]);
}

function isKnownStatus({ name }: PacketField, { packet: { status } }: Reading): boolean {
  return name === 'STATUS' && status !== null && status.kind !== 'unknown';
}

/** Fields that hold one token: what encloses it is dress. */
const TOKENS: ReadonlySet<FieldName> = new Set([
  ...(['TASK_ID', 'DATE', 'ROLE', 'STATUS', 'RISK_TIER', 'USER_SIGNATURE'] as const),
]);

function bareToken(name: FieldName, item: { readonly text: string; readonly code: boolean }) {
  return TOKENS.has(name) ? { ...item, text: item.text.replaceAll(/[*`]/g, '') } : item;
}

/** `Level: HIGH` below RISK_TIER says what `HIGH` says on its line. */
function levelIn(text: string): string | null {
  const label = readLineLabel(text);
  return label && ['level', 'tier'].includes(foldName(label.name))
    ? text.slice(label.valueStart, label.valueEnd)
    : null;
}

/** Without the encoding and the indentation of further lines, which are dress. */
function flat(text: string): string {
  return folded(text)
    .split(/\r\n|\r|\n/)
    .map(withoutBlanks)
    .join('\n');
}

/** UTF-8 that was misread once or more is the same text. */
export function folded(text: string): string {
  let now = text;
  for (let next = foldMojibake(now); next !== now; next = foldMojibake(now)) now = next;
  return now;
}

const MARKER = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** The letters and digits of a value, less those of list numbers, of fences, of a label on the tier and of the head of a table. */
function lettersOf({ name, value, span }: PacketField, reading: Reading): string {
  const first = lineIndexAt(reading, value.span.start);
  const behind = lineIndexAt(reading, value.span.end) + 1;
  const within = reading.lines.lines.slice(first, behind);
  const texts = within.flatMap((line, index) => {
    if (line.kind === 'fence' || isHead(line.text, within[index + 1]?.text)) return [];
    const from = Math.max(0, value.span.start - line.start);
    const text = line.text.slice(from, Math.max(from, value.span.end - line.start));
    const bare = line.kind === 'code' || line.start === span.start ? text : text.replace(MARKER, '');
    return [name === 'RISK_TIER' ? (levelIn(bare) ?? bare) : bare];
  });
  return folded(texts.join('')).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isHead(text: string, next: string | undefined): boolean {
  return withoutIndent(text).startsWith('|') && next !== undefined && /^[ \t|:-]*-[ \t|:-]*$/.test(next);
}

/** The lines of records and reports, and those of the contract that belong to no field and are no heading. */
function linesOf(reading: Reading): { records: readonly string[]; prose: readonly string[] } {
  const { lines, zones } = reading;
  const fields = contractFields(reading);
  const records: string[] = [];
  const prose: string[] = [];
  let next = 0;
  lines.lines.forEach((line, index) => {
    while (next < fields.length && (fields[next]?.span.end ?? 0) < line.start) next++;
    const field = fields[next];
    const isOfField = field !== undefined && field.span.start <= line.end;
    if (zoneAt(zones, index) !== 'contract') records.push(line.text);
    else if (!isOfField && line.kind !== 'heading' && line.kind !== 'blank') prose.push(folded(line.text));
  });
  return { records, prose };
}

function headingsOf({ lines, zones }: Reading): string[] {
  return lines.headings
    .filter(({ first, title }) => zoneAt(zones, first) === 'contract' && readHeadingLabel(title) === null)
    .map(({ title }) => foldTitle(title) || title);
}
