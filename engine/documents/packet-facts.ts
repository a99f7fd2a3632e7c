import { stripDress } from '../model/dress.js';
import type { FieldName, PacketField } from '../model/packet.js';
import type { StatusReading } from '../model/status.js';

/** A packet as plain JSON: what `schemas/work-packet.schema.json` describes. Fields that are not there are left out. */
export type PacketFacts = Readonly<Partial<Record<FieldName, string | readonly string[]>>>;

/** Fields whose value is a list; their fact holds the items. */
const LISTS: ReadonlySet<FieldName> = new Set([
  ...(['IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'DONE_MEANS', 'FILES_TO_OPEN', 'SEARCH_TERMS', 'RISK_MAP'] as const),
]);

/** Fields whose value is commands; comments among them are no commands. */
const COMMANDS: ReadonlySet<FieldName> = new Set(['TEST_PLAN', 'RUN_COMMANDS', 'ROLLBACK_HINT']);

/** Fields that hold one token: back-ticks and emphasis around it are dress. */
const TOKENS: ReadonlySet<FieldName> = new Set([
  ...(['TASK_ID', 'DATE', 'RISK_TIER', 'STATUS', 'USER_SIGNATURE', 'ROLE'] as const),
]);

/**
 * The facts of a packet for the schema: lists as their items, everything else as text. STATUS is the canonical word where the
 * spelling is known.
 * @param fields the first definition of each field in the contract zone
 */
export function packetFacts(fields: readonly PacketField[], status: StatusReading | null): PacketFacts {
  const facts: Partial<Record<FieldName, string | readonly string[]>> = {};
  for (const field of fields) facts[field.name] = factOf(field);
  if (status && status.kind !== 'unknown') facts.STATUS = status.status;
  return facts;
}

function factOf(field: PacketField): string | readonly string[] {
  const { name, value } = field;
  if (COMMANDS.has(name)) return value.items.filter((item) => !isComment(item)).map((item) => item.text);
  if (LISTS.has(name)) return value.items.map((item) => item.text);
  return TOKENS.has(name) ? tokenOf(field) : value.text;
}

function isComment(item: { readonly text: string; readonly code: boolean }): boolean {
  return item.code && item.text.startsWith('#');
}

/** The value of a field that takes one line: on its own line, or where its name is a heading, the first item below. */
export function tokenOf(field: PacketField): string {
  return stripDress(field.value.inline === '' ? (field.value.items[0]?.text ?? '') : field.value.inline);
}
