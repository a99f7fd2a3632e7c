import { readWorkPacket } from '../../../engine/documents/work-packet.js';
import { FIELD_EXPECTATIONS } from '../../../engine/model/field-expectations.js';
import type { FieldName, WorkPacket } from '../../../engine/model/packet.js';
import type { TreeReading } from '../read-tree.js';
import { withField } from './field-place.js';
import type { Fix, MakeFixes } from './fix.js';

/** The line of the template for a field that is missing, in its section; only for a packet that nobody has signed. */
export const missingField: MakeFixes = ({ rule, messageId, path, message }, reading) => {
  const packet = reading.packet(path);
  if (rule !== 'packet-structure' || messageId !== 'missing' || !packet || reading.isLocked(path)) return [];
  // A finding holds no more than its words: which field it is about stands in front of them.
  const problem = packet.schemaProblems.find(
    ({ field, fault }) => fault === 'missing' && message.startsWith(`${field} of ${packet.id} is missing`),
  );
  if (!problem) return [];
  const { field } = problem;
  const after = withField(packet, field, reading.setting(packet.id));
  const fix = after === null ? null : accepted(packet, after, field, reading);
  return fix ? [{ ...fix, title: `Insert ${field} as the template has it`, preferred: true }] : [];
};

/** `none` in the place of a placeholder, for the fields that may have nothing to say; only for a packet that nobody has signed. */
export const noneForPlaceholder: MakeFixes = ({ rule, messageId, path, line, column }, reading) => {
  const packet = reading.packet(path);
  if (rule !== 'no-placeholder' || messageId !== 'value-is-placeholder' || !packet || reading.isLocked(path)) return [];
  const found = packet.fields.find(({ value: { span } }) => span.line === line && span.column === column);
  if (!found || !FIELD_EXPECTATIONS[found.name].endsWith(', or none')) return [];
  const { start, end } = found.value.span;
  const after = `${packet.text.slice(0, start)}none${packet.text.slice(end)}`;
  const fix = accepted(packet, after, found.name, reading);
  return fix ? [{ ...fix, title: `${found.name}: none`, preferred: false }] : [];
};

/** A new text of a packet, where it says the same as before in everything but one field, and has that one in its contract. */
function accepted(
  packet: WorkPacket,
  text: string,
  field: FieldName,
  { law }: TreeReading,
): Omit<Fix, 'title' | 'preferred'> | null {
  const { path } = packet;
  const after = readWorkPacket({ path, blob: '', text }, law);
  const isThere = after.fields.some(({ name, value }) => name === field && value.text !== '');
  return isThere && saidBeside(after, field) === saidBeside(packet, field)
    ? { path, before: packet.text, after: text }
    : null;
}

/** What a packet says, without one field. */
function saidBeside(
  { fields, repeated, elsewhere, signature, status, schemaProblems }: WorkPacket,
  field: FieldName,
): string {
  const said = (list: WorkPacket['fields']): unknown[] =>
    list.filter(({ name }) => name !== field).map(({ name, value, zone }) => [name, value.text, zone]);
  const faults = schemaProblems
    .filter((problem) => problem.field !== field)
    .map((problem) => [problem.field, problem.fault]);
  return JSON.stringify([
    said(fields),
    said(repeated),
    said(elsewhere),
    signature,
    field === 'STATUS' ? null : status,
    faults,
  ]);
}
