import type { Span } from '../../engine/model/location.js';
import {
  fieldOf,
  type PacketField,
  type SchemaProblem,
  type WorkPacket,
  type Zone,
} from '../../engine/model/packet.js';
import { parseSignature, type SignatureFault } from '../../engine/model/signature.js';
import type { TextFile } from '../../engine/model/text-file.js';

/** The version of what `inspect --format json` prints; it changes when a reader of the old shape would be misled. */
export const READING_VERSION = 1;

/** What the packet reader read, in the shape that `inspect --format json` prints. Lines and columns count from 1. */
export interface PacketReading {
  readonly version: typeof READING_VERSION;
  readonly path: string;
  readonly id: string;
  readonly title: string | null;
  /** The configuration by which it was read; null for the protocol's defaults. */
  readonly law: string | null;
  readonly encoding: { readonly bom: boolean; readonly invalidBytes: number; readonly loneCarriageReturns: boolean };
  readonly status: { readonly text: string; readonly kind: string; readonly status: string | null } | null;
  readonly signature: SignatureReading;
  readonly lockDigest: string;
  readonly zones: readonly ZoneLines[];
  readonly sections: WorkPacket['sections'];
  /** The first definition of each field in the contract zone. */
  readonly fields: readonly FieldReading[];
  /** Later definitions of the same fields in the contract zone. */
  readonly repeated: readonly FieldReading[];
  /** Definitions in record zones and reports, which are never read as the packet's own. */
  readonly elsewhere: readonly FieldReading[];
  readonly problems: readonly ProblemReading[];
}

/** Whether the packet is signed, by whom and when, or why it is not. */
export type SignatureReading =
  | { readonly signed: true; readonly text: string; readonly signer: string; readonly time: string }
  | { readonly signed: false; readonly text: string; readonly reason: string };

/** A run of lines in one zone, both ends included. */
export interface ZoneLines {
  readonly zone: Zone;
  readonly line: number;
  readonly endLine: number;
}

/** One definition of a field. */
export interface FieldReading {
  readonly name: string;
  readonly label: string;
  readonly dress: string;
  readonly zone: Zone;
  readonly section: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly value: string;
  readonly items: readonly {
    readonly text: string;
    readonly line: number;
    readonly column: number;
    readonly code: boolean;
  }[];
}

/** A violation of the packet schema. */
export interface ProblemReading extends Pick<SchemaProblem, 'field' | 'fault' | 'actual' | 'expected'> {
  readonly line: number;
  readonly column: number;
}

/** Collects what was read of a packet. Pure: prints nothing, judges nothing. */
export function packetReading(packet: WorkPacket, file: TextFile, law: string | null): PacketReading {
  const status = fieldOf(packet, 'STATUS');
  return {
    version: READING_VERSION,
    path: packet.path,
    id: packet.id,
    title: packet.title,
    law,
    encoding: { bom: file.bom, invalidBytes: file.invalidBytes, loneCarriageReturns: file.hasLoneCr },
    status: packet.status && {
      text: status?.value.text ?? '',
      kind: packet.status.kind,
      status: packet.status.kind === 'unknown' ? null : packet.status.status,
    },
    signature: signatureReading(packet),
    lockDigest: packet.lockDigest,
    zones: zoneLines(packet),
    sections: packet.sections,
    fields: packet.fields.map(fieldReading),
    repeated: packet.repeated.map(fieldReading),
    elsewhere: packet.elsewhere.map(fieldReading),
    problems: packet.schemaProblems.map(problemReading),
  };
}

const FAULTS: Readonly<Record<SignatureFault, string>> = {
  empty: 'USER_SIGNATURE has no value',
  placeholder: 'USER_SIGNATURE is a placeholder',
  'bare-name': 'USER_SIGNATURE is a bare name, without the date and time of signing',
  'not-a-token': 'USER_SIGNATURE is not a name followed by DDMMYYYYHHMM',
  'bad-date': 'USER_SIGNATURE has no real date and time after the name',
};

function signatureReading({ signature, ...packet }: WorkPacket): SignatureReading {
  if (signature) {
    const time = new Date(signature.time * 1000).toISOString();
    return { signed: true, text: signature.text, signer: signature.signer, time };
  }
  const field = packet.fields.find(({ name }) => name === 'USER_SIGNATURE');
  if (!field) return { signed: false, text: '', reason: 'the contract zone has no USER_SIGNATURE' };
  const { text } = field.value;
  const reading = parseSignature(text);
  const reason =
    typeof reading === 'string' ? FAULTS[reading] : 'USER_SIGNATURE is a signature, but not one that counts here';
  return { signed: false, text, reason };
}

/** Sections nest: the innermost one says where a line belongs; what stands above the first section is contract. */
function zoneLines({ text, sections }: WorkPacket): ZoneLines[] {
  const lineCount = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const zones = new Array<Zone>(lineCount).fill('contract');
  for (const { zone, line, endLine } of sections) zones.fill(zone, line - 1, endLine);
  const runs: { zone: Zone; line: number; endLine: number }[] = [];
  for (const [index, zone] of zones.slice(0, lineCount).entries()) {
    const last = runs.at(-1);
    if (last?.zone === zone) last.endLine = index + 1;
    else runs.push({ zone, line: index + 1, endLine: index + 1 });
  }
  return runs;
}

function fieldReading({ name, label, dress, zone, section, span, value }: PacketField): FieldReading {
  return {
    name,
    label,
    dress,
    zone,
    section,
    ...placeOf(span),
    endLine: span.endLine,
    endColumn: span.endColumn,
    value: value.text,
    items: value.items.map((item) => ({ text: item.text, ...placeOf(item.span), code: item.code })),
  };
}

function problemReading({ field, fault, actual, expected, span }: SchemaProblem): ProblemReading {
  return { field, fault, actual, expected, ...placeOf(span) };
}

function placeOf({ line, column }: Span): { line: number; column: number } {
  return { line, column };
}
