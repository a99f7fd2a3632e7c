import { FIELD_NAMES, type FieldName } from '../model/packet.js';

/** Other names of fields in the field (field-notes.md; Part 4 template of the protocol has the canonical ones). */
const ALIASES: Readonly<Record<string, FieldName>> = {
  requester: 'REQUESTOR',
  'user signature locked': 'USER_SIGNATURE',
  'spec anchors': 'SPEC_ANCHOR',
  'in scope': 'IN_SCOPE_PATHS',
  'out of scope paths': 'OUT_OF_SCOPE',
  'latest logger': 'Logger',
  adr: 'ADRs',
  'open question': 'Open Questions',
  dependency: 'Dependencies',
  assumption: 'Assumptions',
};

const BY_FOLDED_NAME: ReadonlyMap<string, FieldName> = new Map([
  ...FIELD_NAMES.map((name) => [foldName(name), name] as const),
  ...Object.entries(ALIASES),
]);

/**
 * Folds a field's name: case, `_`, `-` and blanks are one. Names are ASCII; what holds any other character folds to
 * nothing, since `ſ` and `K` would turn into letters of a known name (threat M21).
 */
export function foldName(name: string): string {
  if (!/^[\x20-\x7e]*$/.test(name)) return '';
  return name
    .toLowerCase()
    .replace(/[ _-]+/g, ' ')
    .trim();
}

/** The field that a name stands for, in any spelling; undefined for names that are no fields. */
export function fieldNamed(name: string): FieldName | undefined {
  return BY_FOLDED_NAME.get(foldName(name));
}
