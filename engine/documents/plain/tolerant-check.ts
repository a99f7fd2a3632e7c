import { isSigned, type PacketField } from '../../model/packet.js';
import { formOf } from './canonical-form.js';
import type { ProblemList } from './problem-list.js';
import { hiddenLines, type Readings } from './section-check.js';
import { lineIndexAt } from './source-text.js';
import type { StrictField } from './strict-lines.js';

/**
 * Holds the strict fields against those of the tolerant reader, which are what the rules read and the lock compares: the same
 * fields on the same lines, with the same values, and the signature that signs among them.
 */
export function checkTolerant(readings: Readings, problems: ProblemList): void {
  const { packet, source, strict } = readings;
  const hidden = hiddenLines(readings.tree);
  const accepted = new Map(strict.fields.map((field) => [`${field.index} ${field.name}`, field]));
  const names = new Set(strict.fields.map(({ name }) => name));
  const repeated = new Set(packet.repeated);
  for (const field of [...packet.fields, ...packet.repeated]) {
    const index = lineIndexAt(source.lines, field.span.start);
    const line = source.lines[index];
    const key = `${index} ${field.name}`;
    const same = accepted.get(key);
    if (same) {
      accepted.delete(key);
      checkValue(field, same, readings, problems);
    } else if (line && !problems.has(line, field.name)) {
      const isRepeated = repeated.has(field) || names.has(field.name);
      problems.add(isRepeated ? 'repeated-field' : 'dress', field.name, line);
    }
  }
  for (const { name, index } of accepted.values()) {
    const line = source.lines[index];
    if (line && !hidden.has(index)) problems.add('lookalike', name, line);
  }
  checkSignature(readings, problems);
}

/** The tolerant reader goes further for a value: to the items beside an empty field, to a paragraph below it. */
function checkValue(field: PacketField, same: StrictField, { source }: Readings, problems: ProblemList): void {
  const line = source.lines[same.index];
  const beyond = lineIndexAt(source.lines, Math.max(field.value.span.start, field.value.span.end - 1));
  const further = source.lines[beyond];
  if (further && beyond > same.lastIndex) problems.add('rich-value', field.name, further);
  else if (line && !agrees(field, same)) problems.add('rich-value', field.name, line);
}

function agrees({ value, name }: PacketField, same: StrictField): boolean {
  if (same.value !== '' && value.inline !== same.value) return false;
  if (!formOf(name).literal || same.items.length === 0 || name === 'RISK_TIER') return true;
  return value.items.length === same.items.length && value.items.every(({ text }, at) => text === same.items[at]?.text);
}

/** Whatever makes the packet signed must be the whole value of a field that everybody sees. */
function checkSignature({ packet, source, strict }: Readings, problems: ProblemList): void {
  if (!isSigned(packet)) return;
  const { text } = packet.signature;
  const name = 'USER_SIGNATURE';
  if (strict.fields.some((field) => field.name === name && field.value === text)) return;
  const index = lineIndexAt(source.lines, Math.max(0, packet.text.indexOf(text)));
  const line = source.lines[index];
  if (line && !problems.has(line, name)) problems.add('rich-value', name, line);
}
