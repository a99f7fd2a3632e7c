import { type FieldName, fieldOf, type PacketField, type WorkPacket } from '../../engine/model/packet.js';

/** The fields that say which packet it is and how far it has come, not what is to be done. */
export const OWN_FIELDS: ReadonlySet<FieldName> = new Set(['TASK_ID', 'DATE', 'STATUS', 'USER_SIGNATURE']);

/** What a successor says in them. */
export interface OwnValues {
  readonly id: string;
  /** Seconds since 1970: its DATE. */
  readonly now: number;
}

const SEPARATOR = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*[\r\n]*$/;

/**
 * The lines of the contract as they stand in the file, with their line ends. Blank lines and separators, of which the lock holds some and
 * not others, stay between two lines of the contract; where something between them does not come along, they separate nothing any more,
 * and one blank line is left. Open lines, such as claims, and notices that the packet is locked do not come along.
 */
export function contractOf({ text, lock, sections }: WorkPacket): string {
  const locked = new Set(lock.map(({ line }) => line));
  const outside = new Set(
    sections.flatMap(({ zone, line, endLine }) => (zone === 'contract' ? [] : numbers(line, endLine))),
  );
  const kept: string[] = [];
  let gap: string[] = [];
  let isCut = false;
  linesOf(text).forEach((line, index) => {
    if (locked.has(index + 1)) {
      kept.push(...(isCut ? gap.slice(0, 1).map(lineEndOf) : gap), line);
      gap = [];
      isCut = false;
    } else if (!outside.has(index + 1) && isGap(line)) gap.push(line);
    else isCut = true;
  });
  return ended(kept);
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
}

function isGap(line: string): boolean {
  return line.trim() === '' || SEPARATOR.test(line);
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Ends with the last line that says something. */
function ended(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => !isGap(line));
  const text = lines.slice(0, last + 1).join('');
  return /[\r\n]$/.test(text) ? text : `${text}${lineEndOf(text)}`;
}

/**
 * The contract of a new packet: with its own id, date and state, unsigned. What it has no line for gets one in the Metadata; the foot that
 * carried the signature goes, and what repeats it.
 * @param contract as `contractOf` made it
 * @param packet the same, read
 */
export function withOwnFields(contract: string, packet: WorkPacket, { id, now }: OwnValues, oldId: string): string {
  const date = new Date(now * 1000).toISOString().replace('.000Z', 'Z');
  const values: Partial<Record<FieldName, string>> = {
    TASK_ID: id,
    DATE: date,
    STATUS: 'Draft',
    USER_SIGNATURE: '<pending>',
  };
  const gone = packet.fields.filter((field) => isFoot(field) && newLine(contract, packet, 'USER_SIGNATURE') !== null);
  const repeated = packet.repeated.filter(({ name }) => OWN_FIELDS.has(name));
  const kept = packet.fields.filter((field) => !gone.includes(field));
  const edits = [
    // At one place the later edit comes first: STATUS stands above the signature.
    ...(kept.some(({ name }) => name === 'USER_SIGNATURE') ? [] : [newLine(contract, packet, 'USER_SIGNATURE')]),
    ...(kept.some(({ name }) => name === 'STATUS') ? [] : [newLine(contract, packet, 'STATUS')]),
    ...kept.map((field) => replacement(contract, field, values[field.name])),
    ...[...gone, ...repeated].map((field) => ({ ...wholeLines(contract, field), text: '' })),
  ].filter((edit) => edit !== null);
  const rewritten = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), contract);
  return ended(linesOf(withTitle(rewritten, packet.title, oldId, id)));
}

/** The title names the packet; what the contract says of the old one elsewhere stays. */
export function withTitle(text: string, title: string | null, oldId: string, id: string): string {
  return title === null ? text : text.replace(title, () => title.replaceAll(oldId, id));
}

function isFoot({ name, label }: PacketField): boolean {
  return name === 'USER_SIGNATURE' && /locked/i.test(label);
}

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The fields of the Metadata behind which a line belongs, the best first. */
const NEIGHBOURS: Readonly<Record<'STATUS' | 'USER_SIGNATURE', readonly FieldName[]>> = {
  STATUS: ['ROLE', 'AGENT_ID', 'REQUESTOR', 'DATE', 'TASK_ID'],
  USER_SIGNATURE: ['SPEC_ANCHOR', 'STATUS', 'ROLE', 'AGENT_ID', 'REQUESTOR', 'DATE', 'TASK_ID'],
};

/** A line for a field that the old packet is without; null where the Metadata has no list. */
function newLine(contract: string, packet: WorkPacket, name: keyof typeof NEIGHBOURS): TextEdit | null {
  const listed = NEIGHBOURS[name]
    .flatMap((each) => fieldOf(packet, each) ?? [])
    .find(({ section, dress }) => section === 'Metadata' && dress.includes('bullet'));
  if (!listed) return null;
  const { end } = wholeLines(contract, listed);
  const value = name === 'STATUS' ? 'Draft' : '<pending>';
  return { start: end, end, text: `- ${name}: ${value}${lineEndOf(contract)}` };
}

/** The first line of the value alone: what a field of one line has below it is a remark, and part of what was signed. */
function replacement(contract: string, { value }: PacketField, text: string | undefined): TextEdit | null {
  if (text === undefined) return null;
  const { start, end } = value.span;
  const lineEnd = contract.slice(start, end).search(/[\r\n]/);
  const isGlued = start === end && contract[start - 1] === ':';
  return { start, end: lineEnd < 0 ? end : start + lineEnd, text: isGlued ? ` ${text}` : text };
}

function wholeLines(contract: string, { span }: PacketField): Pick<TextEdit, 'start' | 'end'> {
  const start = contract.lastIndexOf('\n', span.start - 1) + 1;
  const end = contract.indexOf('\n', Math.max(span.start, span.end - 1));
  return { start, end: end < 0 ? contract.length : end + 1 };
}
