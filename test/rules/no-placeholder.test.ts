import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const said = async (edit: Edit) => saidBy(await judgeChange({ steps: [{ edits: { new: edit } }] }), 'no-placeholder');
const WHY = 'Without it the only way to see what is queued is to read jobs.json.';

describe('no-placeholder', () => {
  it.each(['{Business rationale}', '<pending>', '[fill this in]', 'TBD', 'todo', 'TBD.', '…', '...', '???', '`TBD`'])(
    'refuses %s as a value',
    async (value) => {
      expect(await said(replace(WHY, value))).toEqual(['error value-is-placeholder']);
    },
  );

  it.each(['none', 'The TODO list of jobs', 'See {braces} inside', 'a < b and c > d', 'N/A'])(
    'takes %s as a value',
    async (value) => {
      expect(await said(replace(WHY, value))).toEqual([]);
    },
  );

  it('refuses a list item', async () => {
    expect(await said(replace('  * Filters and colours\n', '  * {what NOT to change}\n'))).toEqual([
      'error item-is-placeholder',
    ]);
  });

  it('takes what code says, and refuses the template in code', async () => {
    expect(await said(replace('  npm run lint\n', '  cargo test -- Vec<T> <commit-sha> {a,b}\n'))).toEqual([]);
    expect(await said(replace('  npm run lint\n', '  just post-work WP-{ID}\n'))).toEqual(['error token-in-code']);
  });

  it.each(['[CX-JOB-002]', '[CX-598]', '[ADD v02.84]', '[Storage trait]', '2.1 [CX-JOB-002]'])(
    'takes the anchor %s, however little it leads to',
    async (anchor) => {
      expect(await said(replace('SPEC_ANCHOR: 2.1', `SPEC_ANCHOR: ${anchor}`))).toEqual([]);
    },
  );

  it.each(['{section of the Main Body}', '<pending>', 'TBD', '…'])('refuses %s as an anchor', async (anchor) => {
    expect(await said(replace('SPEC_ANCHOR: 2.1', `SPEC_ANCHOR: ${anchor}`))).toEqual(['error value-is-placeholder']);
  });

  it('refuses one of several anchors', async () => {
    const anchors = 'SPEC_ANCHOR:\n  * [CX-JOB-002]\n  * [ADD v02.84]\n  * <section>';
    expect(await said(replace('SPEC_ANCHOR: 2.1', anchors))).toEqual(['error item-is-placeholder']);
  });

  it('warns on a Draft', async () => {
    const report = await judgeChange({
      steps: [{ edits: { draft: replace('**Assumptions**: none', '**Assumptions**: TBD') } }],
    });
    expect(saidBy(report, 'no-placeholder')).toEqual(['warning value-is-placeholder']);
  });

  it.each<[string, Edit, string]>([
    [
      'an anchor',
      replace('SPEC_ANCHOR: 2.1', 'SPEC_ANCHOR: TBD'),
      'Write in its place at least one section or id of the Master Spec, such as 2.3.1 or CX-JOB-002.',
    ],
    [
      'a tier whose meanings are listed below it',
      replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: {LOW | MEDIUM | HIGH}\n  - LOW: Docs-only\n  - HIGH: All else'),
      'Write in its place one of LOW, MEDIUM, HIGH.',
    ],
    [
      'a note that may be none',
      replace('**Assumptions**: none', '**Assumptions**: TBD'),
      'Write in its place what is assumed, or none.',
    ],
    [
      'an entry among others',
      replace('  * Filters and colours\n', '  * Filters and colours\n  * TBD\n'),
      'Replace the entry or delete its line.',
    ],
    [
      'an entry alone',
      (text) => text.replace(/(- \*\*SEARCH_TERMS\*\*:\n)(?: {2}.*\n)+/, '$1  * "{error message}"\n'),
      'Write in its place at least one term to search for.',
    ],
    [
      'a file beside those that every packet has',
      (text) =>
        text.replace(/(- \*\*FILES_TO_OPEN\*\*:\n)(?: {2}.*\n)+/, '$1  * docs/START_HERE.md\n  * {5-10 files}\n'),
      'Write in its place at least one file.',
    ],
  ])('says of %s only what is accepted then', async (_, edit, help) => {
    const [found] = ofRule(await judgeChange({ steps: [{ edits: { new: edit } }] }), 'no-placeholder');
    expect(found?.help).toBe(help);
  });
});
