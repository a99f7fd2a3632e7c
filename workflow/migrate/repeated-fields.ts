import { fieldOf } from '../../engine/model/packet.js';
import { isBlank } from './blanks.js';
import { originOf, type Proposal } from './proposal.js';
import { type Reading, readLines } from './reading.js';
import { saidBy } from './what-it-says.js';

/** Takes out a definition that says the same as the one above it. The first is the one that counts, and stays. */
export function mergedFields(reading: Reading): Proposal[] {
  return reading.packet.repeated.flatMap((field): Proposal[] => {
    const first = fieldOf(reading.packet, field.name);
    if (!first || saidBy(first, reading) !== saidBy(field, reading)) return [];
    const index = field.span.line - 1;
    const [own] = readLines(reading, index, index + 1);
    if (!own || own.start !== field.span.start || own.ending === 'glued') return [];
    const behind = Math.max(field.value.span.endLine, field.span.line);
    const isApart = (at: number): boolean => isBlank(reading.draft[at]?.text ?? '');
    const gap = isApart(index - 1) && isApart(behind) && behind < reading.draft.length ? 1 : 0;
    const change = {
      line: originOf(reading, index),
      reason: 'repeated',
      subject: field.name,
      from: own.text,
      to: '',
    } as const;
    return [{ first: index, behind: behind + gap, lines: [], meant: { merges: field.name }, change }];
  });
}
