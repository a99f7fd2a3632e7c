import { FIELD_EXPECTATIONS } from '../engine/model/field-expectations.js';
import { spanLocation } from '../engine/model/location.js';
import type { FieldName, PacketField } from '../engine/model/packet.js';
import { isPlaceholder, templateToken } from '../engine/model/placeholder.js';
import { quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

/**
 * Fields whose list may be one entry shorter: the others are single values, or have entries that are not equal, as FILES_TO_OPEN, in which
 * the standing documents do not do without a file of the task.
 */
const SHORTENED: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['SPEC_ANCHOR', 'IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'TEST_PLAN', 'DONE_MEANS', 'ROLLBACK_HINT'] as const),
  ...(['SEARCH_TERMS', 'RUN_COMMANDS', 'RISK_MAP', 'Assumptions', 'Open Questions', 'Dependencies'] as const),
]);

/** Law: CX-582, CX-600B — a packet is verified before it is handed over: nothing in it is still to be filled in. */
export const noPlaceholder = defineRule({
  id: 'no-placeholder',
  clauses: ['CX-582', 'CX-600B'],
  blocksWhen:
    "a whole value or list item is a placeholder (`{phrase}`, `<pending>`, `TBD`, `TODO`, `…`); inside code only the template's own braced tokens",
  why: 'CX-582 and CX-600B: a packet is complete before it is handed over, and a placeholder is a decision that nobody took.',
  reads: ['packets'],
  completeness: true,
  waivable: true,
  messages: {
    'value-is-placeholder': (data: { packet: string; field: FieldName; text: string }) => ({
      message: `${data.field} of ${data.packet} is the placeholder ${quote(data.text)}, expected a real value`,
      help: `Write in its place ${FIELD_EXPECTATIONS[data.field]}.`,
    }),
    'item-is-placeholder': (data: { packet: string; field: FieldName; text: string; mayGo: boolean }) => ({
      message: `${data.field} of ${data.packet} has the placeholder ${quote(data.text)} as an entry, expected a real one`,
      help: data.mayGo
        ? 'Replace the entry or delete its line.'
        : `Write in its place ${FIELD_EXPECTATIONS[data.field]}.`,
    }),
    'token-in-code': (data: { packet: string; field: string; text: string; token: string }) => ({
      message: `${data.field} of ${data.packet} has ${quote(data.token)} from the template in ${quote(data.text)}, expected a command that can be run`,
      help: `Put the real value in the place of ${data.token}.`,
    }),
  },
  *packet({ packet }) {
    for (const field of packet.fields) {
      // Whether a signature is still pending is for `user-signature` to say, once.
      if (field.name === 'USER_SIGNATURE') continue;
      const named = { packet: packet.id, field: field.name };
      if (isPlaceholder(field.value.text, field.name)) {
        const data = { ...named, text: field.value.text };
        yield { message: 'value-is-placeholder', data, at: spanLocation(packet.path, field.value.span) };
        continue;
      }
      const mayGo = mayShorten(field);
      for (const item of field.value.items) {
        const at = spanLocation(packet.path, item.span);
        const token = item.code ? templateToken(item.text) : null;
        if (token !== null) yield { message: 'token-in-code', data: { ...named, text: item.text, token }, at };
        else if (!item.code && isPlaceholder(item.text, field.name))
          yield { message: 'item-is-placeholder', data: { ...named, text: item.text, mayGo }, at };
      }
    }
  },
});

/** Whether the field says something without its placeholders: an entry alone cannot go, because a field must have a value. */
function mayShorten({ name, value: { items } }: PacketField): boolean {
  const says = ({ text, code }: PacketField['value']['items'][number]): boolean => code || !isPlaceholder(text, name);
  return SHORTENED.has(name) && items.some(says);
}
