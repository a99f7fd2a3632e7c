import { spanLocation } from '../engine/model/location.js';
import { measureOf } from '../engine/model/measurable.js';
import { fieldOf } from '../engine/model/packet.js';
import { isPlaceholder } from '../engine/model/placeholder.js';
import { listed, quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

const EXAMPLE =
  '  * POST /jobs/:id/cancel returns 200 for a running job\n  * npm test passes with at least 2 new tests';

/** Law: Mistake 2 — DONE_MEANS says what can be checked, not that the work will be good. */
export const measurableDone = defineRule({
  id: 'measurable-done',
  clauses: ['Mistake 2', 'Part 4 step 1'],
  blocksWhen: 'DONE_MEANS has no checkable item, or only vague ones ("works", "is fast", "looks good")',
  why: 'Mistake 2 and Part 4 step 1: success criteria are measurable, because the Validator accepts the work by them and by nothing else.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  messages: {
    'nothing-checkable': (data: { packet: string; entries: readonly string[] }) => ({
      message: `DONE_MEANS of ${data.packet} is ${listed(data.entries, 3)}, expected at least one criterion that can be checked`,
      help: `Say what is seen when the work is done: a command that passes, a value that is returned, a file that exists, a number that is reached.\n${EXAMPLE}`,
    }),
    'vague-entry': (data: { packet: string; entry: string }) => ({
      message: `DONE_MEANS of ${data.packet} has the entry ${quote(data.entry)}, expected one that can be checked`,
      help: 'Say by what it is seen, or delete the entry: the others say more.',
    }),
  },
  *packet({ packet }) {
    const field = fieldOf(packet, 'DONE_MEANS');
    // That there is no entry is for `packet-structure` to say, and that one is still to come for `no-placeholder`.
    const entries = (field?.value.items ?? []).filter(({ text, code }) => code || !isPlaceholder(text, 'DONE_MEANS'));
    if (!field || entries.length === 0) return;
    const measured = entries.map((entry) => ({ entry, measure: measureOf(entry) }));
    if (!measured.some(({ measure }) => measure === 'checkable')) {
      const data = { packet: packet.id, entries: entries.map(({ text }) => text) };
      const at = spanLocation(packet.path, field.value.span);
      yield { message: 'nothing-checkable', data, at, identity: packet.id };
      return;
    }
    for (const { entry, measure } of measured) {
      if (measure !== 'vague') continue;
      const data = { packet: packet.id, entry: entry.text };
      yield { message: 'vague-entry', data, at: spanLocation(packet.path, entry.span), severity: 'warning' };
    }
  },
});
