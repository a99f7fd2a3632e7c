import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaProblems } from '../../engine/documents/schema-problems.js';
import type { ValidationError } from '../../engine/generated/validators.js';
import type { FieldName } from '../../engine/model/packet.js';
import { shapesOf } from './field-shapes.js';

// What the values of fields in many shapes are read as: `name|inline|value`, and an item in `[…]` each, `‹…›` where it is code. Looked
// through one by one; the rules behind them are in `field-values.test.ts`.
const SHAPES: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('./fixtures/field-shapes.json', import.meta.url), 'utf8'),
);

it.each(Object.entries(SHAPES))('the fields of %j', (text, expected) => {
  expect(shapesOf(text)).toEqual(expected);
});

describe('a field that is missing', () => {
  const error = (missingProperty: string): ValidationError =>
    ({
      keyword: 'required',
      instancePath: '',
      schemaPath: '#/required',
      params: { missingProperty },
    }) as ValidationError;
  const HOMES: Readonly<Record<string, readonly FieldName[]>> = {
    metadata: ['TASK_ID', 'DATE', 'REQUESTOR', 'AGENT_ID', 'ROLE', 'STATUS', 'SPEC_ANCHOR', 'USER_SIGNATURE'],
    scope: ['What', 'Why', 'IN_SCOPE_PATHS', 'OUT_OF_SCOPE'],
    'quality gate': ['RISK_TIER', 'TEST_PLAN', 'DONE_MEANS', 'ROLLBACK_HINT'],
    bootstrap: ['FILES_TO_OPEN', 'SEARCH_TERMS', 'RUN_COMMANDS', 'RISK_MAP'],
    authority: ['SPEC_CURRENT', 'SPEC_BASELINE', 'SPEC_TARGET', 'Codex', 'Task Board', 'Logger', 'ADRs'],
    notes: ['Assumptions', 'Open Questions', 'Dependencies'],
  };

  it.each(Object.entries(HOMES))('of the section %s is shown at its heading', (section, names) => {
    const span = { start: 5, end: 9, line: 3, column: 1, endLine: 3, endColumn: 5 };
    const headingOf = (title: string) => (title === section ? span : undefined);
    const problems = schemaProblems({ fields: [], headingOf }, names.map(error));
    expect(problems.map(({ field, fault, actual, span: at }) => [field, fault, actual, at.line])).toEqual(
      names.map((name) => [name, 'missing', '', 3]),
    );
    const nowhere = schemaProblems({ fields: [], headingOf: () => undefined }, names.map(error));
    expect(nowhere.map(({ span: at }) => [at.line, at.start, at.endColumn])).toEqual(names.map(() => [1, 0, 1]));
  });
});
