import { spanLocation } from '../engine/model/location.js';
import { fieldOf } from '../engine/model/packet.js';
import { quote } from '../engine/model/quote.js';
import { STATUSES } from '../engine/model/status.js';
import { defineRule } from '../engine/rule.js';

interface Fault {
  readonly packet: string;
  readonly field: string;
  readonly expected: string;
}

/** Law: CX-581 — a packet has the required structure: every field of the template, with a value of the right form. */
export const packetStructure = defineRule({
  id: 'packet-structure',
  clauses: ['CX-581', 'Part 4 template'],
  blocksWhen: 'a required field is missing, empty or malformed',
  why: 'CX-581: a packet must have the required structure, because the Coder receives only the packet.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  messages: {
    missing: (data: Fault) => ({
      message: `${data.field} of ${data.packet} is missing, expected ${data.expected}`,
      help: `Add it to its section: - **${data.field}**: …`,
    }),
    empty: (data: Fault) => ({
      message: `${data.field} of ${data.packet} is empty, expected ${data.expected}`,
      help: `Give ${data.field} a value, on its line or as a list below it.`,
    }),
    malformed: (data: Fault & { actual: string }) => ({
      message: `${data.field} of ${data.packet} is ${quote(data.actual)}, expected ${data.expected}`,
      help: `Rewrite ${data.field} as ${data.expected}.`,
    }),
    'unknown-status': (data: { packet: string; actual: string }) => ({
      message: `STATUS of ${data.packet} is ${quote(data.actual)}, expected one of ${STATUSES.join(', ')}`,
      help: 'Write one of these words and nothing after it: - STATUS: Ready-for-Dev',
    }),
  },
  *packet({ packet }) {
    for (const { field, fault, actual, expected, span } of packet.schemaProblems) {
      if (field === 'STATUS' && fault === 'malformed') continue;
      const at = spanLocation(packet.path, span);
      const data = { packet: packet.id, field, expected };
      if (fault === 'malformed') yield { message: 'malformed', data: { ...data, actual }, at };
      else yield { message: fault, data, at };
    }
    const status = fieldOf(packet, 'STATUS');
    if (status && packet.status?.kind === 'unknown' && status.value.text !== '') {
      yield {
        message: 'unknown-status',
        data: { packet: packet.id, actual: status.value.text },
        at: spanLocation(packet.path, status.value.span),
      };
    }
  },
});
