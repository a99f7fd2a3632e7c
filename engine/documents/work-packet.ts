import { type Validator, validateWorkPacket } from '../generated/validators.js';
import { stripDress } from '../model/dress.js';
import type { Law } from '../model/law.js';
import type { Span } from '../model/location.js';
import type { FieldName, PacketField, PacketSection, WorkPacket } from '../model/packet.js';
import { baseName, type RepoPath } from '../model/path.js';
import { parseSignature, type Signature } from '../model/signature.js';
import type { ObjectId } from '../model/snapshot.js';
import { readStatus, type StatusReading } from '../model/status.js';
import { type Definition, findDefinitions, isBullet } from './field-definitions.js';
import { type ReadValue, readValue } from './field-values.js';
import { appendOnlyParts, lockDigest, lockText } from './lock-text.js';
import { openLines, withClaimSections } from './open-fields.js';
import { packetFacts, tokenOf } from './packet-facts.js';
import { holdsSignature, isBareSignature, isFootSignature, lockedNotices } from './packet-foot.js';
import { type ReadingWork, spanBetween } from './packet-lines.js';
import { type PacketText, readPacketText } from './packet-text.js';
import { schemaProblems } from './schema-problems.js';
import { foldTitle, titleTable } from './section-titles.js';
import { divide, kindAt, type ReadSection, type Zones, zoneAt } from './zones.js';

/** A packet as it stands in a tree. */
export interface PacketSource {
  readonly path: RepoPath;
  readonly blob: ObjectId;
  /** Decoded: see `decode`. */
  readonly text: string;
}

/** The parts of the law that reading depends on. */
export type ReadingLaw = Pick<Law, 'packet' | 'status'>;

/** What tests inject: a counter of the work done, and a validator that is not compiled into the program. */
export interface ReadingTools {
  readonly work?: ReadingWork;
  readonly validate?: Validator;
}

/**
 * Reads a work packet tolerantly, in every dress that packets wear in the field (field-notes.md): the one reader by which all
 * packets are read, and by which they are locked. Never throws; linear in the text. What is wrong with a packet is for the
 * rules to say, and for `readPlainPacket`, which holds what enters the base to one form.
 */
export function readWorkPacket(source: PacketSource, law: ReadingLaw, tools: ReadingTools = {}): WorkPacket {
  const work = tools.work ?? { steps: 0 };
  const titles = titleTable(law.packet.recordSections);
  const packet = readPacketText(source.text, titles, work);
  const zones = divide(packet, titles, work);
  const open = withClaimSections(packet, zones, openLines(packet, zones, law.packet, work), work);
  const readings = withFootSignature(readFields(packet, zones, open, work));
  const contract = readings.filter(({ field }) => field.zone === 'contract');
  const first = firstOfEach(contract);
  const fields = [...first.values()].map(({ field }) => field);
  const repeated = contract.filter((reading) => first.get(reading.field.name) !== reading);
  const status = statusOf(first.get('STATUS')?.field, law);
  const lock = lockText(
    packet,
    zones,
    {
      fieldAt: linesOf(contract),
      status: first.get('STATUS')?.definition ?? null,
      open,
      footers: new Set([...footersOf(packet, first.get('USER_SIGNATURE'), repeated), ...lockedNotices(packet)]),
      foot: footOf(contract)?.index ?? null,
    },
    work,
  );
  return {
    path: source.path,
    blob: source.blob,
    id: baseName(source.path).replace(/\.md$/, ''),
    text: source.text,
    title: packet.headings[0]?.title ?? null,
    fields,
    repeated: repeated.map(({ field }) => field),
    elsewhere: readings.flatMap(({ field }) => (field.zone === 'contract' ? [] : [field])),
    sections: zones.sections.map(sectionOf),
    status,
    signature: signatureOf(contract),
    lock,
    lockDigest: lockDigest({ lock }),
    appendOnly: appendOnlyParts(packet, zones, open, work),
    schemaProblems: problemsOf(packet, zones, fields, status, tools.validate ?? validateWorkPacket),
  };
}

interface FieldReading extends ReadValue {
  readonly definition: Definition;
  readonly field: PacketField;
}

function readFields(
  packet: PacketText,
  zones: Zones,
  open: ReadonlySet<number>,
  work: ReadingWork,
): readonly FieldReading[] {
  const definitions = findDefinitions(packet, open, work);
  const depths = new Map(packet.headings.map((heading) => [heading.first, heading.depth]));
  return definitions.map((definition, index) => {
    const limit = definitions[index + 1]?.index ?? packet.lines.length;
    const { value, last } = readValue({ packet, open, depths }, definition, limit, work);
    const own = packet.lines[definition.index];
    const span: Span = own ? { ...value.span, ...startOf(spanBetween(own, 0, own, 0)) } : value.span;
    const { name, label, dress } = definition;
    const section = holderOf(definition, zones)?.title ?? null;
    return {
      definition,
      last,
      value,
      field: { name, label, dress, zone: zoneAt(zones, definition.index), value, span, section },
    };
  });
}

function startOf({ start, line, column }: Span): Pick<Span, 'start' | 'line' | 'column'> {
  return { start, line, column };
}

/** The section a field stands in; of a field whose name is a heading, the section that holds the heading. */
function holderOf(definition: Definition, zones: Zones): ReadSection | null {
  const section = zones.sectionAt[definition.index] ?? null;
  return definition.depth > 0 ? (section?.parent ?? null) : section;
}

function firstOfEach(readings: readonly FieldReading[]): Map<FieldName, FieldReading> {
  const first = new Map<FieldName, FieldReading>();
  for (const reading of readings) if (!first.has(reading.field.name)) first.set(reading.field.name, reading);
  return first;
}

function linesOf(readings: readonly FieldReading[]): Map<number, FieldName> {
  const lines = new Map<number, FieldName>();
  for (const { definition, last, field } of readings) {
    for (let index = definition.index; index <= last; index++) lines.set(index, field.name);
  }
  return lines;
}

/**
 * A packet whose contract zone has no signature at all may carry it in a foot that a record section or a report was put above: that
 * foot is then read as the contract's.
 */
function withFootSignature(readings: readonly FieldReading[]): readonly FieldReading[] {
  const signatures = readings.filter(({ field }) => field.name === 'USER_SIGNATURE');
  if (signatures.some(({ field }) => field.zone === 'contract')) return readings;
  const foot = signatures.find(isSignedFoot);
  if (!foot) return readings;
  const moved: FieldReading = { ...foot, field: { ...foot.field, zone: 'contract' } };
  return readings.map((reading) => (reading === foot ? moved : reading));
}

function isSignedFoot({ definition, field }: FieldReading): boolean {
  return isFootSignature(definition) && holdsSignature(stripDress(tokenOf(field)));
}

/** The line of the foot that carries the packet's signature, when no other field does. */
function footOf(contract: readonly FieldReading[]): Definition | null {
  const first = contract.find(({ field }) => field.name === 'USER_SIGNATURE');
  return first && isSignedFoot(first) ? first.definition : null;
}

/** Lines that only repeat the packet's signature, as the foot of a packet or report does. */
function footersOf(
  packet: PacketText,
  signature: FieldReading | undefined,
  repeated: readonly FieldReading[],
): Set<number> {
  const lines = new Set<number>();
  if (!signature) return lines;
  const signed = tokenOf(signature.field);
  for (const { definition, field, last } of repeated) {
    const { index, label, depth, dress } = definition;
    if (field.name !== 'USER_SIGNATURE' || depth > 0 || isBullet(dress) || last !== index) continue;
    if (isBareSignature(packet.lines[index]?.text ?? '', label, signed)) lines.add(index);
  }
  return lines;
}

function statusOf(field: PacketField | undefined, law: ReadingLaw): StatusReading | null {
  if (!field) return null;
  return readStatus(tokenOf(field).replaceAll(/[*`]/g, '').trim(), law.status.aliases);
}

/**
 * The first valid signature of the contract zone: back-ticks, brackets or bold may enclose it, and a remark may follow. A value
 * that is none, or a placeholder, does not hide a valid one below it: a packet that somebody signed stays locked.
 */
function signatureOf(contract: readonly FieldReading[]): Signature | null {
  for (const { field } of contract) {
    if (field.name !== 'USER_SIGNATURE') continue;
    const [token = ''] = tokenOf(field).split(/[ \t\r\n]/, 1);
    const signature = parseSignature(stripDress(token));
    if (typeof signature !== 'string') return signature;
  }
  return null;
}

function sectionOf({ title, depth, zone, kind, line, endLine }: ReadSection): PacketSection {
  return { title, depth, zone, kind, line, endLine };
}

function problemsOf(
  packet: PacketText,
  zones: Zones,
  fields: readonly PacketField[],
  status: StatusReading | null,
  validate: Validator,
): WorkPacket['schemaProblems'] {
  if (validate(packetFacts(fields, status))) return [];
  const headingOf = (foldedTitle: string): Span | undefined => {
    const section = zones.sections.find(
      ({ heading, title }) => kindAt(zones, heading.first) === 'contract' && foldTitle(title) === foldedTitle,
    );
    const line = section && packet.lines[section.heading.first];
    return line && spanBetween(line, 0, line, line.text.length);
  };
  return schemaProblems({ fields, headingOf }, validate.errors ?? []);
}
