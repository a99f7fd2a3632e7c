import type { ValidationError } from '../generated/validators.js';
import { FIELD_EXPECTATIONS } from '../model/field-expectations.js';
import type { Span } from '../model/location.js';
import { FIELD_NAMES, type FieldName, type PacketField, type SchemaProblem } from '../model/packet.js';
import { fieldNamed } from './field-names.js';

/** Where problems of a packet can be placed. */
export interface SchemaPlaces {
  /** The first definition of each field in the contract zone. */
  readonly fields: readonly PacketField[];
  /** The heading of a section by its folded title; undefined when the contract has none. */
  readonly headingOf: (foldedTitle: string) => Span | undefined;
}

/** Where the template puts its fields (Part 4; law.md, decision 2), by the folded titles of its sections. */
const HOMES: Readonly<Record<string, readonly FieldName[]>> = {
  metadata: ['TASK_ID', 'DATE', 'REQUESTOR', 'AGENT_ID', 'ROLE', 'STATUS', 'SPEC_ANCHOR', 'USER_SIGNATURE'],
  scope: ['What', 'Why', 'IN_SCOPE_PATHS', 'OUT_OF_SCOPE'],
  'quality gate': ['RISK_TIER', 'TEST_PLAN', 'DONE_MEANS', 'ROLLBACK_HINT'],
  bootstrap: ['FILES_TO_OPEN', 'SEARCH_TERMS', 'RUN_COMMANDS', 'RISK_MAP'],
  authority: ['SPEC_CURRENT', 'SPEC_BASELINE', 'SPEC_TARGET', 'Codex', 'Task Board', 'Logger', 'ADRs'],
  notes: ['Assumptions', 'Open Questions', 'Dependencies'],
};

const HOME_OF: ReadonlyMap<FieldName, string> = new Map(
  Object.entries(HOMES).flatMap(([title, names]) => names.map((name) => [name, title] as const)),
);

const TOP: Span = { start: 0, end: 0, line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Keywords that an empty value violates. */
const EMPTY_KEYWORDS: ReadonlySet<string> = new Set(['minLength', 'minItems']);

/**
 * Turns the errors of the compiled packet schema into problems placed in the packet, one for each field, in the order of
 * the template. Pure.
 * @param errors as ajv reports them with all errors collected
 */
export function schemaProblems(places: SchemaPlaces, errors: readonly ValidationError[]): SchemaProblem[] {
  const faults = new Map<FieldName, SchemaProblem['fault']>();
  for (const error of errors) {
    const found = faultOf(error);
    if (found && faults.get(found.field) !== 'empty') faults.set(found.field, found.fault);
  }
  return FIELD_NAMES.flatMap((field) => {
    const fault = faults.get(field);
    return fault ? [placed(field, fault, places)] : [];
  });
}

interface Fault {
  readonly field: FieldName;
  readonly fault: SchemaProblem['fault'];
}

function faultOf(error: ValidationError): Fault | null {
  // SPEC_CURRENT, or SPEC_BASELINE with SPEC_TARGET: of the alternatives, the first is named.
  if (error.keyword === 'anyOf') return { field: 'SPEC_CURRENT', fault: 'missing' };
  if (error.schemaPath.includes('/anyOf/')) return null;
  if (error.keyword === 'required') {
    const field = fieldNamed(String(error.params.missingProperty));
    return field ? { field, fault: 'missing' } : null;
  }
  const field = fieldNamed(error.instancePath.split('/')[1] ?? '');
  if (!field) return null;
  const isWhole = error.instancePath.split('/').length === 2;
  return { field, fault: isWhole && EMPTY_KEYWORDS.has(error.keyword) ? 'empty' : 'malformed' };
}

function placed(name: FieldName, fault: SchemaProblem['fault'], places: SchemaPlaces): SchemaProblem {
  const field = places.fields.find((each) => each.name === name);
  return {
    field: name,
    fault,
    actual: fault === 'malformed' ? (field?.value.text ?? '') : '',
    expected: FIELD_EXPECTATIONS[name],
    span: field?.value.span ?? places.headingOf(HOME_OF.get(name) ?? '') ?? TOP,
  };
}
