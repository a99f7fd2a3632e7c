import { fieldOf } from '../../../engine/model/packet.js';
import { quote } from '../../../engine/model/quote.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { setStatus } from '../../../workflow/packet/set-status.js';
import type { Fix, MakeFixes } from './fix.js';

/**
 * The canonical word for a STATUS that is written in a known spelling. STATUS is the one field of a signed packet that goes on changing
 * (law.md, "The lock"), and `setStatus` changes nothing beside it.
 */
export const statusFix: MakeFixes = ({ path, line }, { law, packet }) => {
  const read = packet(path);
  const field = read && fieldOf(read, 'STATUS');
  if (!field || field.value.span.line !== line || read.status?.kind !== 'alias') return [];
  const { status } = read.status;
  const title = `Write STATUS as ${status}, not ${quote(field.value.text)}`;
  try {
    return [
      { title, path, before: read.text, after: setStatus(read, status, law).text, preferred: true } satisfies Fix,
    ];
  } catch (error) {
    // Where it cannot be written in place there is no fix; the finding itself stays.
    if (error instanceof UndecidedError) return [];
    throw error;
  }
};
