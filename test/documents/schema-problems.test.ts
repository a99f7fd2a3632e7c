import { describe, expect, it } from 'vitest';
import { schemaProblems } from '../../engine/documents/schema-problems.js';
import { FIELD_EXPECTATIONS } from '../../engine/model/field-expectations.js';
import { FIELD_NAMES, type FieldName } from '../../engine/model/packet.js';
import { PACKET, read, SCHEMA, validate } from './reading.js';

describe('the schema', () => {
  const problems = (text: string): string[] =>
    read(text).schemaProblems.map(({ field: name, fault }) => `${name} ${fault}`);
  const without = (name: string): string =>
    PACKET.replace(new RegExp(`^- (\\*\\*)?${name}[^]*?(?=^(- |\\n|## ))`, 'm'), '');

  it('describes every field in the words of the messages', () => {
    expect(Object.keys(SCHEMA.properties)).toEqual([...FIELD_NAMES]);
    for (const name of FIELD_NAMES) expect(SCHEMA.properties[name].description).toBe(FIELD_EXPECTATIONS[name]);
  });

  it('is kept by the canonical packet', () => {
    expect(problems(PACKET)).toEqual([]);
  });

  it.each(SCHEMA.required as FieldName[])('requires %s', (name) => {
    expect(problems(without(name))).toEqual([`${name} missing`]);
  });

  it('requires SPEC_CURRENT, or SPEC_BASELINE and SPEC_TARGET', () => {
    expect(problems(without('SPEC_CURRENT'))).toEqual(['SPEC_CURRENT missing']);
    const split = PACKET.replace('- **SPEC_CURRENT**: docs/SPEC_CURRENT.md', '- SPEC_BASELINE: v1\n- SPEC_TARGET: v2');
    expect(problems(split)).toEqual([]);
    expect(problems(split.replace('- SPEC_TARGET: v2\n', ''))).toEqual(['SPEC_CURRENT missing']);
  });

  it('leaves what is optional to the packet, and the signature to its rule', () => {
    for (const name of ['Assumptions', 'Open Questions', 'Dependencies', 'USER_SIGNATURE'])
      expect(problems(without(name))).toEqual([]);
  });

  it.each([
    ['- REQUESTOR: alice', '- REQUESTOR:', 'REQUESTOR empty'],
    ['  * src/cup.ts\n', '', 'OUT_OF_SCOPE empty'],
    ['  git revert HEAD\n', '  # git revert HEAD\n', 'ROLLBACK_HINT empty'],
    ['RISK_TIER**: LOW', 'RISK_TIER**: LOW | MEDIUM | HIGH', 'RISK_TIER malformed'],
    ['STATUS: Ready-for-Dev', 'STATUS: nearly there', 'STATUS malformed'],
    ['STATUS: Ready-for-Dev', 'STATUS:', 'STATUS empty'],
    ['ROLE: Orchestrator', 'ROLE: Cook', 'ROLE malformed'],
    ['TASK_ID: WP-1-Tea-20260101', 'TASK_ID: WP-{phase}-Tea', 'TASK_ID malformed'],
    ['2026-01-01T08:00:00Z', '1 January 2026', 'DATE malformed'],
    ['2026-01-01T08:00:00Z', '2026-02-30', 'DATE malformed'],
    ['2026-01-01T08:00:00Z', '2026-04-31T08:00', 'DATE malformed'],
    ['2026-01-01T08:00:00Z', '2026-01-01T24:00', 'DATE malformed'],
  ])('%s → %s', (from, to, problem) => {
    expect(PACKET).toContain(from);
    expect(problems(PACKET.replace(from, to))).toEqual([problem]);
  });

  it.each([
    ['STATUS: Ready-for-Dev', 'STATUS: ready for dev'],
    ['2026-01-01T08:00:00Z', '2026-02-29'],
    ['2026-01-01T08:00:00Z', '`2026-01-01T08:00:00.123+01:00`'],
    ['RISK_TIER**: LOW', 'RISK_TIER**: **LOW**'],
    ['ROLE: Orchestrator', 'ROLE: Validator (acting as Coder)'],
  ])('has nothing against %s → %s', (from, to) => {
    expect(PACKET).toContain(from);
    expect(problems(PACKET.replace(from, to))).toEqual([]);
  });

  it('places a problem at the value, or at the heading of the section where the field belongs', () => {
    const packet = read(
      PACKET.replace('RISK_TIER**: LOW', 'RISK_TIER**: EXTREME').replace('- **Why**', '- **Because**'),
    );
    expect(packet.schemaProblems).toEqual([
      {
        field: 'Why',
        fault: 'missing',
        actual: '',
        expected: 'one or two sentences on why it is done',
        span: expect.objectContaining({ line: 13, column: 1, endLine: 13, endColumn: 9 }),
      },
      {
        field: 'RISK_TIER',
        fault: 'malformed',
        actual: 'EXTREME',
        expected: 'one of LOW, MEDIUM, HIGH',
        span: expect.objectContaining({ line: 23, column: 18 }),
      },
    ]);
  });

  it('places a problem at the top when there is no such section', () => {
    const [first] = read('# T\n').schemaProblems;
    expect(first).toMatchObject({ field: 'TASK_ID', span: { start: 0, end: 0, line: 1, column: 1 } });
  });

  it('names every field once, in the order of the template', () => {
    const names = read('# T\n').schemaProblems.map(({ field: name }) => name);
    expect(names).toEqual(FIELD_NAMES.filter((name) => SCHEMA.required.includes(name) || name === 'SPEC_CURRENT'));
  });

  it('makes problems of errors and of nothing else', () => {
    const places = { fields: [], headingOf: () => undefined };
    expect(schemaProblems(places, [])).toEqual([]);
    validate({ DATE: '', 'Task Board': '', RISK_MAP: [''] });
    const found = schemaProblems(places, validate.errors ?? []);
    expect(found.filter(({ fault }) => fault === 'empty').map(({ field: name }) => name)).toEqual([
      'DATE',
      'Task Board',
    ]);
    expect(found.find(({ field: name }) => name === 'RISK_MAP')?.fault).toBe('malformed');
  });
});
