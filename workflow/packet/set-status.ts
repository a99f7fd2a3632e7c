import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { shellWord } from '../../engine/model/amend.js';
import type { Law } from '../../engine/model/law.js';
import { fieldOf, isSigned, type WorkPacket } from '../../engine/model/packet.js';
import { printable } from '../../engine/model/path.js';
import { quote } from '../../engine/model/quote.js';
import type { Status } from '../../engine/model/status.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/** A packet with another STATUS. */
export interface StatusSet {
  /** The whole text; the same where the STATUS was spelled like this already. */
  readonly text: string;
  readonly packet: WorkPacket;
}

/**
 * Writes one canonical word in place of the value of STATUS (law.md, "The lock": STATUS changes only in place). Everything else stays byte
 * for byte: the dress of the line, blanks at its end, line ends.
 * @param packet as `readWorkPacket` read it from its text
 * @throws UndecidedError when the packet has no STATUS line, several, or one whose value nobody can replace without changing what else the packet says
 */
export function setStatus(packet: WorkPacket, to: Status, law: Pick<Law, 'packet' | 'status'>): StatusSet {
  const { path, text } = packet;
  const { start, end } = spanOfStatus(packet);
  const gap = start === end && start > 0 && !/[ \t]/.test(text[start - 1] ?? '') ? ' ' : '';
  const written = `${text.slice(0, start)}${gap}${to}${text.slice(end)}`;
  const after = readWorkPacket({ path, blob: '', text: written }, law);
  const isRight = after.status?.kind === 'canonical' && after.status.status === to && saysTheSame(packet, after);
  if (!isRight) throw notInPlace(packet, 'cannot be changed without changing what else the packet says');
  return { text: written, packet: after };
}

function spanOfStatus(packet: WorkPacket): { readonly start: number; readonly end: number } {
  const field = fieldOf(packet, 'STATUS');
  if (!field) throw withoutStatus(packet);
  const lines = [field, ...packet.repeated.filter(({ name }) => name === 'STATUS')].map(({ span }) => span.line);
  if (lines.length > 1) throw notInPlace(packet, `stands on ${lines.length} lines (${lines.join(', ')})`);
  const { text, span } = field.value;
  if (/[\r\n]/.test(text)) throw notInPlace(packet, `goes over several lines (${span.line} to ${span.endLine})`);
  return span;
}

/** Whether two versions differ in STATUS alone: in what is locked, and in every other field. */
function saysTheSame(before: WorkPacket, after: WorkPacket): boolean {
  const said = ({ fields, repeated, elsewhere, sections, signature, lock, appendOnly }: WorkPacket): string =>
    JSON.stringify([
      [...fields, ...repeated, ...elsewhere].map(({ name, value, zone, span }) => [
        name,
        span.line,
        zone,
        name === 'STATUS' && zone === 'contract' ? '' : value.text,
      ]),
      sections,
      signature,
      lock,
      appendOnly,
    ]);
  return said(before) === said(after);
}

function withoutStatus(packet: WorkPacket): UndecidedError {
  const example = '- STATUS: Draft';
  return new UndecidedError({
    subject: printable(packet.path),
    reason: `has no STATUS, expected one line such as "${example}": nothing was written`,
    help: isSigned(packet) ? successor(packet) : `Add it to Metadata: ${example}`,
  });
}

function notInPlace(packet: WorkPacket, reason: string): UndecidedError {
  const value = fieldOf(packet, 'STATUS')?.value.text ?? '';
  return new UndecidedError({
    subject: `STATUS of ${packet.id}`,
    reason: `${reason}: ${quote(value, 80)}, expected one canonical word on one line: nothing was written`,
    help: isSigned(packet)
      ? successor(packet)
      : `Leave one line in ${printable(packet.path)}, such as: - STATUS: Draft. Then run this again.`,
  });
}

/** A signed packet is never edited to be put right (law.md, "The lock": the way out is a new packet). */
function successor({ id }: WorkPacket): string {
  return `The packet is signed, and a signed packet is not edited. Make the one that takes its place: npx handshake-check create-task-packet --from ${shellWord(id)}`;
}
