import { spanLocation } from '../engine/model/location.js';
import { isPlaceholder, templateToken } from '../engine/model/placeholder.js';
import { quote } from '../engine/model/quote.js';
import { defineRule } from '../engine/rule.js';

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
    'value-is-placeholder': (data: { packet: string; field: string; text: string }) => ({
      message: `${data.field} of ${data.packet} is the placeholder ${quote(data.text)}, expected a real value`,
      help: `Replace it, or write "none" where ${data.field} has nothing to say.`,
    }),
    'item-is-placeholder': (data: { packet: string; field: string; text: string }) => ({
      message: `${data.field} of ${data.packet} has the placeholder ${quote(data.text)} as an entry, expected a real one`,
      help: 'Replace the entry or delete its line.',
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
      for (const item of field.value.items) {
        const at = spanLocation(packet.path, item.span);
        const token = item.code ? templateToken(item.text) : null;
        if (token !== null) yield { message: 'token-in-code', data: { ...named, text: item.text, token }, at };
        else if (!item.code && isPlaceholder(item.text, field.name))
          yield { message: 'item-is-placeholder', data: { ...named, text: item.text }, at };
      }
    }
  },
});
