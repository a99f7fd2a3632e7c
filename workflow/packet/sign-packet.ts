import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Law } from '../../engine/model/law.js';
import { type FieldName, fieldOf, isSigned, type SignedPacket, type WorkPacket } from '../../engine/model/packet.js';
import { printable } from '../../engine/model/path.js';
import { quote } from '../../engine/model/quote.js';
import { parseSignature, type Signature, type SignatureFault } from '../../engine/model/signature.js';
import { UndecidedError } from '../../engine/model/undecided.js';

const FORM = 'the name, then day, month, year, hour and minute without blanks: alice010120261200';
const ASK = 'Ask the user for a signature with the time at which it is given; it is never made up.';

const FAULTS: Readonly<Record<SignatureFault, string>> = {
  empty: 'is empty',
  placeholder: 'is a placeholder',
  'bare-name': 'is a name without a date and a time',
  'not-a-token': 'is not formed like a signature',
  'bad-date': 'has no real date and time behind the name',
};

/**
 * Reads the signature that the user gave.
 * @param now seconds since 1970
 * @param signers the names that may sign; empty allows any (law.md, decision 16)
 * @param skewHours how many hours it may lie ahead: signatures carry no time zone (law.md, decision 7)
 * @throws UndecidedError when it is none, by somebody who may not sign, or dated in the future
 */
export function givenSignature(
  text: string,
  {
    now,
    signers,
    skewHours,
  }: { readonly now: number; readonly signers: readonly string[]; readonly skewHours: number },
): Signature {
  const reading = parseSignature(text);
  const subject = `the signature ${quote(text, 60)}`;
  if (typeof reading === 'string') throw refused(subject, `${FAULTS[reading]}, expected ${FORM}`, ASK);
  if (signers.length > 0 && !signers.includes(reading.signer)) {
    throw refused(
      subject,
      `is by ${quote(reading.signer)}, expected one of ${signers.join(', ')}`,
      'Have it signed by one of those whom the configuration of HEAD names under "signers".',
    );
  }
  if (reading.time > now + skewHours * 3600) {
    throw refused(
      subject,
      `is dated ${minuteOf(reading.time)}, expected no later than ${skewHours} hours after now (${minuteOf(now)})`,
      ASK,
    );
  }
  return reading;
}

/** A packet with its signature. */
export interface SignedText {
  readonly text: string;
  readonly packet: SignedPacket;
  /** What stood in the place of the signature and was neither empty nor a placeholder. */
  readonly replaced: string | null;
}

/**
 * Writes a signature into a packet: in place of what stands at USER_SIGNATURE, or on a line of its own in the Metadata. Everything else
 * stays byte for byte.
 * @param packet as `readWorkPacket` read it from its text
 * @throws UndecidedError when it is signed already, or there is no place where a signature would be read as one
 */
export function signPacket(packet: WorkPacket, signature: Signature, law: Pick<Law, 'packet' | 'status'>): SignedText {
  if (isSigned(packet)) {
    throw refused(
      packet.id,
      `is signed already, with ${packet.signature.text}, expected an unsigned packet`,
      `There is no second signature and no re-sign. What has to change needs a successor: npx handshake-check create-task-packet --from ${packet.id}`,
    );
  }
  const { path, text } = packet;
  const place = placeOf(packet);
  const written = text.slice(0, place.start) + place.before + signature.text + place.behind + text.slice(place.end);
  const signed = readWorkPacket({ path, blob: '', text: written }, law);
  if (!isSigned(signed) || signed.signature.text !== signature.text || !saysTheSame(packet, signed)) {
    throw noPlace(packet, 'would be read as something else at the place of USER_SIGNATURE');
  }
  const old = fieldOf(packet, 'USER_SIGNATURE')?.value.text ?? '';
  const fault = parseSignature(old);
  return { text: written, packet: signed, replaced: fault === 'empty' || fault === 'placeholder' ? null : old };
}

/** Where the signature goes, and what has to be written around it. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly behind: string;
}

function placeOf(packet: WorkPacket): Place {
  const field = fieldOf(packet, 'USER_SIGNATURE');
  if (!field) return newLine(packet);
  const { start, end } = field.value.span;
  if (/[\r\n]/.test(packet.text.slice(start, end)))
    throw noPlace(packet, 'has no place, since USER_SIGNATURE has several lines');
  const isGlued = start === end && !/[ \t]/.test(packet.text[start - 1] ?? '');
  return { start, end, before: isGlued ? ' ' : '', behind: '' };
}

/** The fields of the Metadata behind which a signature belongs, the best first. */
const NEIGHBOURS: readonly FieldName[] = ['SPEC_ANCHOR', 'STATUS', 'ROLE', 'AGENT_ID', 'TASK_ID'];

function newLine(packet: WorkPacket): Place {
  const neighbours = NEIGHBOURS.flatMap((name) => fieldOf(packet, name) ?? []);
  const beside = neighbours.find(({ section, dress }) => section === 'Metadata' && dress.includes('bullet'));
  if (!beside) throw noPlace(packet, 'has no place, since the Metadata has no list with a STATUS or TASK_ID');
  const found = /\r\n|\n|\r/.exec(packet.text.slice(beside.span.end));
  const end = beside.span.end + (found?.index ?? packet.text.length - beside.span.end);
  const lineEnd = found?.[0] ?? '\n';
  return { start: end, end, before: `${lineEnd}- USER_SIGNATURE: `, behind: '' };
}

/** Whether two versions differ in the signature alone: in what is locked, and in every field. */
function saysTheSame(before: WorkPacket, after: WorkPacket): boolean {
  const said = ({ fields, repeated, elsewhere, sections, status, lock, appendOnly }: WorkPacket): string =>
    JSON.stringify([
      [fields, repeated, elsewhere].map((all) =>
        all.flatMap(({ name, value, zone }) => (name === 'USER_SIGNATURE' ? [] : [[name, zone, value.text]])),
      ),
      sections.map(({ title, depth, zone, kind }) => [title, depth, zone, kind]),
      status,
      lock.flatMap(({ text, field, section }) => (field === 'USER_SIGNATURE' ? [] : [[text, field, section]])),
      appendOnly.map(({ title, text }) => [title, text]),
    ]);
  return said(before) === said(after);
}

/** What the user approves, for whoever is about to: the words of the packet, a line each. */
export function contractLines(packet: WorkPacket): readonly string[] {
  const shown: readonly (readonly [FieldName, string])[] = [
    ['What', 'What'],
    ['Why', 'Why'],
    ['SPEC_ANCHOR', 'Requirement'],
    ['IN_SCOPE_PATHS', 'May touch'],
    ['OUT_OF_SCOPE', 'Leaves alone'],
    ['RISK_TIER', 'Risk tier'],
    ['DONE_MEANS', 'Done means'],
    ['Dependencies', 'Needs'],
  ];
  return shown.flatMap(([name, label]) => {
    const value = fieldOf(packet, name)?.value;
    const entries = name === 'RISK_TIER' ? [value?.inline ?? ''] : (value?.items ?? []).map(({ text }) => text);
    return entries.map((entry, index) => `  ${(index === 0 ? `${label}:` : '').padEnd(14)}${oneLine(entry)}`);
  });
}

function oneLine(text: string): string {
  return text.split(/\s*[\r\n]+\s*/).join(' ');
}

/** A time as messages show it. */
export function minuteOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function noPlace({ id, path }: WorkPacket, reason: string): UndecidedError {
  return refused(
    `the signature of ${id}`,
    reason,
    `Write a line into the Metadata of ${printable(path)} for it first: - USER_SIGNATURE: <pending>`,
  );
}

function refused(subject: string, reason: string, help: string): UndecidedError {
  return new UndecidedError({ subject, reason: `${reason}: nothing was written`, help });
}
