import { describe, expect, it } from 'vitest';
import { measureOf } from '../../engine/model/measurable.js';
import { judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'measurable-done';

type TextEdit = (text: string) => string;

/** The new packet with these entries in place of its own. */
const withEntries =
  (entries: readonly string[]): TextEdit =>
  (text) =>
    text.replace(
      /(- \*\*DONE_MEANS\*\*:\n)(?: {2}\* .*\n)+/,
      (_, label: string) => label + entries.map((entry) => `  * ${entry}\n`).join(''),
    );

const judge = (entries: readonly string[], more: TextEdit = (text) => text) =>
  judgeChange({ steps: [{ edits: { new: (text) => more(withEntries(entries)(text)) } }] });

describe('measureOf', () => {
  it.each([
    'POST /jobs/:id/cancel returns 200 for running jobs',
    'Job status updates to "cancelled" in database',
    'Workflow execution stops within 5 seconds',
    'cargo test passes (2 new tests added)',
    'All tests pass',
    'Validation clean',
    'A user can cancel a running job',
    'No warnings',
    'cancel() is idempotent',
    'works, and all tests pass',
    '`cancel` works',
    'src/jobs.ts holds the states',
    'TERM-API-002: Timeout enforcement',
    'The states of §2.3.12.3 are kept',
    'Answers in 200ms',
    'The queue MUST be drained',
    'job_state is an enumeration',
    'gibt 404 zurück',
  ])('%s can be checked', (text) => {
    expect(measureOf({ text, code: false })).toBe('checkable');
  });

  it.each([
    'Feature works',
    'works',
    'It is fast.',
    'looks good',
    'Done!',
    'Fully functional',
    'Everything works as expected',
    'The job list works on mobile',
    'Phase 1 works',
    'Code is implemented',
    '"Feature works"',
    'No bugs, and users are happy',
    'The system responds quickly',
    '✅ **Works**',
    'Feature works <!-- npm test passes -->',
    'works <!-- `npm test`',
  ])('%s is vague', (text) => {
    expect(measureOf({ text, code: false })).toBe('vague');
  });

  it.each(['Improve the job system', 'The wording follows the style guide', ''])('%j is neither', (text) => {
    expect(measureOf({ text, code: false })).toBe('plain');
  });

  it('takes a command for something to check, and a comment among commands for none', () => {
    expect(measureOf({ text: 'works', code: true })).toBe('checkable');
    expect(measureOf({ text: '# works', code: true })).toBe('plain');
  });
});

describe(RULE, () => {
  it.each<[string, readonly string[]]>([
    ['one vague entry', ['Feature works']],
    ['several vague entries', ['works', 'is fast', 'looks good']],
    ['entries that are neither vague nor checkable', ['Improve the job system', 'The wording follows the style guide']],
  ])('refuses %s, once and at the value', async (_, entries) => {
    const report = await judge(entries);
    expect(saidBy(report, RULE)).toEqual(['error nothing-checkable']);
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: 'docs/task_packets/WP-1-New-20260105.md', line: 32 });
  });

  it('reads the value on the line', async () => {
    const edit: TextEdit = (text) =>
      withEntries([])(text).replace('**DONE_MEANS**:', '**DONE_MEANS**: Feature works; is fast');
    const report = await judgeChange({ steps: [{ edits: { new: edit } }] });
    expect(saidBy(report, RULE)).toEqual(['error nothing-checkable']);
    expect(ofRule(report, RULE)[0]?.message).toBe(
      'DONE_MEANS of WP-1-New-20260105 is `Feature works`, `is fast`, expected at least one criterion that can be checked',
    );
  });

  it('warns of a vague entry among good ones, at the entry', async () => {
    const report = await judge(['npm test passes', 'Feature works', 'The wording follows the style guide']);
    expect(saidBy(report, RULE)).toEqual(['warning vague-entry']);
    expect(ofRule(report, RULE)[0]).toMatchObject({ line: 33 });
  });

  it.each<[string, TextEdit]>([
    ['in the notes', (text) => `${text}\nDONE_MEANS was "Feature works" in the first draft.\n`],
    ['in a fence', (text) => `${text}\n\`\`\`\nDONE_MEANS: Feature works\n\`\`\`\n`],
    ['in a comment', (text) => `${text}\n<!-- DONE_MEANS: Feature works -->\n`],
    ['in a report', (text) => `${text}\n## VALIDATION REPORT\n- DONE_MEANS: Feature works\n`],
  ])('does not mind a vague phrase %s', async (_, more) => {
    expect(saidBy(await judge(['npm test passes'], more), RULE)).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ['an empty field', []],
    ['placeholders', ['{Specific criterion 1}', 'TBD']],
  ])('leaves %s to the rules that say so', async (_, entries) => {
    const report = await judge(entries);
    expect(saidBy(report, RULE)).toEqual([]);
    expect(report.verdict).toBe('block');
  });

  it('leaves a missing field to the rule that says so', async () => {
    const missing: TextEdit = (text) => text.replace(/- \*\*DONE_MEANS\*\*:\n(?: {2}\* .*\n)+/, '');
    const report = await judgeChange({ steps: [{ edits: { new: missing } }] });
    expect(saidBy(report, RULE)).toEqual([]);
    expect(saidBy(report, 'packet-structure')).toEqual(['error missing']);
  });

  it('warns on a Draft', async () => {
    const report = await judgeChange({ steps: [{ edits: { draft: withEntries(['Feature works']) } }] });
    expect(saidBy(report, RULE)).toEqual(['warning nothing-checkable']);
  });

  it('inherits what the base had', async () => {
    const base = { signed: withEntries(['Feature works']) };
    const edited = await judgeChange({ base, steps: [{ edits: { signed: (text) => `${text}\n## Evidence\n- x\n` } }] });
    expect(saidBy(edited, RULE)).toEqual(['inherited nothing-checkable']);
    const advance = replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress');
    const advanced = await judgeChange({ base, steps: [{ edits: { signed: advance } }] });
    expect(saidBy(advanced, RULE)).toEqual(['error nothing-checkable']);
  });

  it('says nothing of an unchanged pair of trees', async () => {
    const report = await judgeChange({ base: { signed: withEntries(['works']) }, steps: [{ edits: {} }] });
    expect(saidBy(report, RULE)).toEqual([]);
  });
});
