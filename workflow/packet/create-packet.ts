import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Law } from '../../engine/model/law.js';
import { fieldOf, type WorkPacket } from '../../engine/model/packet.js';
import { printable, type RepoPath } from '../../engine/model/path.js';
import type { PlainFault, PlainProblem } from '../../engine/model/plain.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { FileEdit } from '../file-edit.js';
import { isNone, saidFault } from './packet-said.js';
import { type MeantField, type NewPacket, newPacket, optionOf, type PacketSetting } from './packet-template.js';
import { type PacketSaid, SAID_OPTIONS, type SaidName } from './said-options.js';

/** The parts of the law that a new packet is read by. */
export type PacketReadingLaw = Pick<Law, 'packet' | 'status' | 'limits' | 'paths'>;

/** A packet that is still to be written. */
export interface CreatedPacket {
  readonly edit: FileEdit;
  /** The packet as everybody will read it. */
  readonly packet: WorkPacket;
}

/**
 * A new packet with what is said of it (Part 4 step 2). Every value is written as it was given and nothing else: the text is read back by
 * the reader of all packets and by the strict one, and says exactly what was meant, or it is refused.
 * @param path where it will stand
 * @throws UndecidedError for a value that cannot stand in a packet as it is, naming its option
 */
export function createPacket(
  path: RepoPath,
  setting: PacketSetting,
  said: PacketSaid,
  law: PacketReadingLaw,
): CreatedPacket {
  assertSaid(said);
  const draft = newPacket(setting, said);
  const text = `${draft.lines.map((line) => line.text).join('\n')}\n`;
  const after = Buffer.from(text, 'utf8');
  const packet = readWorkPacket({ path, blob: '', text }, law);
  const problems = readPlainPacket(packet, readTextFile(path, after), law.limits);
  if (problems.length > 0) throw notPlain(problems, draft);
  assertMeant(packet, draft, setting);
  return { edit: { path, before: null, after, acts: [`created ${printable(path)}, STATUS Draft`] }, packet };
}

/** @throws UndecidedError for the first value that cannot be right, whatever the others are */
function assertSaid(said: PacketSaid): void {
  for (const option of SAID_OPTIONS) {
    const values = said[option.name] ?? [];
    if (said[option.name] !== undefined && values.length === 0) throw refusedValue(option.name, '', 'has no value');
    for (const [index, value] of values.entries()) {
      const fault = saidFault(option, value);
      if (fault !== null) throw refusedValue(option.name, value, fault);
      if (values.indexOf(value) < index) throw refusedValue(option.name, value, 'is given twice, expected it once');
    }
    const none = values.find(isNone);
    if (none !== undefined && values.length > 1 && (option.form === 'note' || option.form === 'packet'))
      throw refusedValue(option.name, none, 'stands beside other values, expected it alone');
  }
}

/** What a strict reader would make of a value, instead of reading it as it is written. */
const READ_AS: Partial<Record<PlainFault, string>> = {
  encoding: 'has a character that nobody sees, expected characters that everybody sees',
  heading: 'would be read as a heading, expected plain text',
  block: 'would be read as a block of its own, such as a table, a quote or HTML, expected plain text',
  lookalike: 'would be read as a field of the packet, expected text that does not begin with the name of one',
  'repeated-field': 'would be read as a field of the packet, expected text that does not begin with the name of one',
  dress: 'would be read as a field of the packet, expected text that does not begin with the name of one',
};

/** What a value does to the lines of others is blamed on the value. */
function notPlain(problems: readonly PlainProblem[], { lines }: NewPacket): UndecidedError {
  for (const { fault, span } of problems) {
    const said = lines[span.line - 1]?.said;
    if (said) return refusedValue(said.name, said.value, READ_AS[fault] ?? NOT_AS_WRITTEN);
  }
  return misread('a line');
}

const NOT_AS_WRITTEN =
  'would not be read as it is written, because Markdown means something by it, expected plain text on one line; code goes between back-ticks';

/** @throws UndecidedError when the packet does not say exactly what was meant */
function assertMeant(packet: WorkPacket, { meant }: NewPacket, { id }: PacketSetting): void {
  for (const field of meant) {
    const wrong = wrongEntry(packet, field);
    if (wrong === null) continue;
    if (field.said === null) throw misread(field.field);
    throw refusedValue(field.said, wrong, NOT_AS_WRITTEN);
  }
  const isWhole =
    packet.id === id &&
    packet.fields.length === meant.length &&
    packet.repeated.length === 0 &&
    packet.elsewhere.length === 0 &&
    packet.signature === null;
  if (!isWhole) throw misread('the packet');
}

/** The first entry that is not read as it was written; null when all are. */
function wrongEntry(packet: WorkPacket, { field, place, entries }: MeantField): string | null {
  const value = fieldOf(packet, field)?.value;
  const [first = ''] = entries;
  if (place === 'line') return value?.inline === first ? null : first;
  const read = value?.items.map(({ text }) => text) ?? [];
  const wrong = entries.findIndex((entry, index) => read[index] !== entry);
  if (wrong >= 0) return entries[wrong] ?? '';
  return read.length === entries.length && value?.inline === '' ? null : (entries.at(-1) ?? '');
}

function misread(what: string): UndecidedError {
  return new UndecidedError({
    subject: 'the new packet',
    reason: `would be read with another value of ${what} than was meant: nothing was written`,
    help: 'Write the values that are unusual into the packet by hand, and look at it with handshake-check.',
  });
}

function refusedValue(name: SaidName, value: string, fault: string): UndecidedError {
  const shown = value.length > 80 ? `${value.slice(0, 79)}…` : value;
  return new UndecidedError({
    subject: `--${name} "${printable(shown)}"`,
    reason: `${fault}: nothing was written`,
    help: `Say ${optionOf(name).says}.`,
  });
}
