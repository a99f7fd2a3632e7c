import { describe, expect, it } from 'vitest';
import { judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const step = async (from: string, to: string, config?: unknown) =>
  judgeChange({
    base: { signed: replace('STATUS: Ready-for-Dev', `STATUS: ${from}`) },
    ...(config === undefined ? {} : { config }),
    steps: [{ edits: { signed: replace(`STATUS: ${from}`, `STATUS: ${to}`) } }],
  });

describe('status-step', () => {
  it.each([
    ['Draft', 'Ready-for-Dev'],
    ['Ready-for-Dev', 'In-Progress'],
    ['In-Progress', 'Done'],
    ['Done', 'VALIDATED'],
    ['Done', 'In-Progress'],
    ['In-Progress', 'Blocked'],
    ['Blocked', 'In-Progress'],
    ['READY FOR DEV', 'Ready-for-Dev'],
    ['nobody knows', 'Done'],
  ])('%s to %s passes', async (from, to) => {
    expect(saidBy(await step(from, to), 'status-step')).toEqual([]);
  });

  it.each([
    ['Ready-for-Dev', 'VALIDATED', 'step-not-allowed'],
    ['Ready-for-Dev', 'Done', 'step-not-allowed'],
    ['Done', 'Ready-for-Dev', 'step-not-allowed'],
    ['VALIDATED', 'Done', 'step-not-allowed'],
    ['Ready-for-Dev', 'In Progress', 'not-canonical'],
    ['Ready-for-Dev', 'In-Progress (scope now includes src/**)', 'not-canonical'],
    ['Ready-for-Dev', 'Superseded', 'not-canonical'],
  ])('%s to %s is blocked', async (from, to, message) => {
    expect(saidBy(await step(from, to), 'status-step')).toEqual([`error ${message}`]);
  });

  it('names the steps that are allowed', async () => {
    const [diagnostic] = ofRule(await step('Ready-for-Dev', 'VALIDATED'), 'status-step');
    expect(diagnostic?.message).toBe(
      'STATUS of WP-1-Cancel-Job-20260101 goes from Ready-for-Dev to VALIDATED, expected one of In-Progress, Blocked',
    );
  });

  it('takes the steps from the configuration of the base', async () => {
    const config = { status: { steps: { 'Ready-for-Dev': ['Done'] } } };
    expect(saidBy(await step('Ready-for-Dev', 'Done', config), 'status-step')).toEqual([]);
  });

  it('cannot be waived: that a STATUS changes along its steps belongs to the lock', async () => {
    const waivers = () =>
      '# Waivers\n\n| ID | Rule | Target | Reason | Approver | Approved on | Expires |\n| --- | --- | --- | --- | --- | --- | --- |\n' +
      '| CX-WAIVE-001 | status-step | WP-1-Cancel-Job-20260101 | Short of time | alice | 2026-01-05 | 2026-01-31 |\n';
    const report = await judgeChange({
      base: { waivers },
      steps: [{ edits: { signed: replace('STATUS: Ready-for-Dev', 'STATUS: VALIDATED') } }],
    });
    expect(saidBy(report, 'status-step')).toEqual(['error step-not-allowed']);
  });

  it('judges every commit and not only their sum', async () => {
    const report = await judgeChange({
      steps: [
        { edits: { signed: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') } },
        { edits: { signed: replace('STATUS: In-Progress', 'STATUS: Done') } },
      ],
    });
    expect(saidBy(report, 'status-step')).toEqual([]);
  });

  it('lets a packet enter as Draft or Ready-for-Dev only', async () => {
    const enter = (status: string) =>
      judgeChange({ steps: [{ edits: { new: replace('STATUS: Ready-for-Dev', `STATUS: ${status}`) } }] });
    expect(saidBy(await enter('Draft'), 'status-step')).toEqual([]);
    expect(saidBy(await enter('VALIDATED'), 'status-step')).toEqual(['error late-entry']);
  });
});
