import type { FieldName } from '../../model/packet.js';

/** What may stand below the line of a field in canonical form. */
export interface FieldForm {
  /** `no` block below its line; a `list` of one level; `any` list or fenced code. */
  readonly below: 'no' | 'list' | 'any';
  /** Whether a value on the line excludes one below it, so that nobody reads only half of it. */
  readonly eitherOr: boolean;
  /** The values say something exact: whatever Markdown would show in another way than it is written is refused. */
  readonly literal: boolean;
  /** Literal values may be written as inline code. */
  readonly code: boolean;
}

const PROSE: FieldForm = { below: 'any', eitherOr: false, literal: false, code: true };
const LINE: FieldForm = { below: 'no', eitherOr: true, literal: false, code: true };
const EXACT: FieldForm = { ...LINE, literal: true, code: false };
const PATHS: FieldForm = { below: 'list', eitherOr: true, literal: true, code: true };

const FORMS: Partial<Record<FieldName, FieldForm>> = {
  TASK_ID: EXACT,
  DATE: EXACT,
  STATUS: EXACT,
  USER_SIGNATURE: EXACT,
  REQUESTOR: LINE,
  AGENT_ID: LINE,
  ROLE: LINE,
  SPEC_ANCHOR: { ...EXACT, below: 'list' },
  // The template explains the tiers in a list below the value.
  RISK_TIER: { ...EXACT, below: 'list', eitherOr: false },
  IN_SCOPE_PATHS: PATHS,
  OUT_OF_SCOPE: PATHS,
};

/** The canonical form of a field's value (threats.md, group M: "strict to accept a field"). */
export function formOf(name: FieldName): FieldForm {
  return FORMS[name] ?? PROSE;
}

/** The sections of the contract in their order; `optional` ones may be left out. */
export const SECTIONS: readonly {
  readonly name: string;
  readonly titles: readonly string[];
  readonly optional: boolean;
}[] = [
  { name: 'Metadata', titles: ['Metadata'], optional: false },
  { name: 'Scope', titles: ['Scope'], optional: false },
  { name: 'Quality Gate', titles: ['Quality Gate'], optional: false },
  { name: 'Bootstrap (Coder Work Plan)', titles: ['Bootstrap (Coder Work Plan)', 'Bootstrap'], optional: false },
  { name: 'Authority', titles: ['Authority'], optional: false },
  { name: 'Notes', titles: ['Notes'], optional: true },
];
