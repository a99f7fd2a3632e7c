import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Change } from '../../engine/model/change.js';
import type { Commit } from '../../engine/model/commit.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';
import { rules } from '../../rules/index.js';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

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

  it.each([
    ['completed', 'Done'],
    ['Superseded', 'In-Progress'],
  ])('shows the word that may be meant by %s', async (to, word) => {
    expect(ofRule(await step('In-Progress', to), 'status-step')[0]?.help).toBe(`Write: - STATUS: ${word}`);
  });

  it('says that the last state is the last', async () => {
    const [diagnostic] = ofRule(await step('VALIDATED', 'Done'), 'status-step');
    expect(diagnostic?.message).toContain('goes from VALIDATED to Done, expected it to stay');
    expect(diagnostic?.help).toBe('VALIDATED is the last state. What is still to be done needs a new packet.');
  });

  it('asks nothing of a STATUS that stays as it is', async () => {
    const base = { signed: replace('STATUS: Ready-for-Dev', 'STATUS: wip') };
    const report = await judgeChange({ base, steps: [{ edits: { signed: (text) => `${text}\n## Evidence\n` } }] });
    expect(saidBy(report, 'status-step')).toEqual([]);
  });

  it('leaves a packet that is gone, or that has no STATUS, to others', async () => {
    const judged = (now: Edit) => judgeChange({ steps: [{ edits: { signed: now } }] });
    expect(saidBy(await judged(() => null), 'status-step')).toEqual([]);
    expect(saidBy(await judged(replace('- STATUS: Ready-for-Dev\n', '')), 'status-step')).toEqual([]);
  });

  it('takes a packet that had no STATUS to any state', async () => {
    const base = { signed: replace('- STATUS: Ready-for-Dev\n', '') };
    const now = replace('- ROLE:', '- STATUS: Done\n- ROLE:');
    expect(saidBy(await judgeChange({ base, steps: [{ edits: { signed: now } }] }), 'status-step')).toEqual([]);
  });

  it('judges what is not committed as one step', async () => {
    const judged = (to: string) =>
      judgeChange({ steps: [], uncommitted: { signed: replace('STATUS: Ready-for-Dev', `STATUS: ${to}`) } });
    expect(saidBy(await judged('In-Progress'), 'status-step')).toEqual([]);
    expect(saidBy(await judged('Done'), 'status-step')).toEqual(['error step-not-allowed']);
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
    expect(saidBy(await judgeChange({ steps: [{ edits: { new: (text) => text } }] }), 'status-step')).toEqual([]);
    expect(saidBy(await enter('VALIDATED'), 'status-step')).toEqual(['error late-entry']);
  });
});

// A source in memory has no merges: the check is given one, with packets whose blob is their STATUS.
describe('a merge', () => {
  const law = defaultLaw(rules);
  const path = 'docs/task_packets/WP-1-A-20260101.md';
  const entry = (status: string): TreeEntry => ({ path, kind: 'file', id: status });
  const from = (before: string, after: string): Change => ({ path, before: entry(before), after: entry(after) });
  const elsewhere: Change = { path: 'src/a.ts', before: null, after: { path: 'src/a.ts', kind: 'file', id: 'x' } };

  function said(...parents: (readonly Change[])[]): string[] {
    return saidOf([
      { id: 'c0ffee', parents: parents.map((changes) => ({ parent: null, changes })) } as Partial<Commit>,
    ]);
  }

  function saidOf(commits: readonly Partial<Commit>[], changes: readonly Change[] = []): string[] {
    const packets = {
      read: ({ id }: TreeEntry) =>
        readWorkPacket({ path, blob: id, text: `# Task Packet\n\n## Metadata\n- STATUS: ${id}\n` }, law),
    };
    const context = { changeset: { commits, changes }, packets, law } as never;
    const rule = rules.find(({ id }) => id === 'status-step');
    return [...(rule?.change?.(context) ?? [])].map(({ message }) => message);
  }

  it('answers for a step that no parent has taken', () => {
    expect(said([from('Draft', 'Done')])).toEqual(['step-not-allowed']);
    expect(said([from('Draft', 'Done')], [from('In-Progress', 'Done')])).toEqual(['step-not-allowed']);
    expect(said([from('Draft', 'Done')], [elsewhere, from('In-Progress', 'Done')])).toEqual(['step-not-allowed']);
  });

  it('takes over what another parent says', () => {
    expect(said([from('Draft', 'Done')], [])).toEqual([]);
    expect(said([from('Draft', 'Done')], [elsewhere])).toEqual([]);
    expect(said([from('Draft', 'Done')], [from('In-Progress', 'Done')], [])).toEqual([]);
    expect(said()).toEqual([]);
  });

  it('that takes back what the base has come to answers for that, once it is made', () => {
    const back = [from('In-Progress', 'Draft')];
    const context = (id: string | null) => ({
      id,
      parents: [
        { parent: null, changes: [] },
        { parent: null, changes: back },
      ],
    });
    expect(saidOf([context('c0ffee') as Partial<Commit>], back)).toEqual(['step-not-allowed']);
    // Which side the base is, and what the other side did, is not known before.
    expect(saidOf([context(null) as Partial<Commit>], back)).toEqual([]);
  });
});

it.each([
  ['in prose', 'Once it will say STATUS: VALIDATED there.'],
  ['in a fence', '```text\nSTATUS: VALIDATED\n```'],
  ['in a comment', '<!-- STATUS: VALIDATED -->'],
  ['quoted', '> STATUS: VALIDATED'],
])('does not take STATUS: VALIDATED %s of a record for a step', async (_, text) => {
  const edits = { signed: (packet: string) => `${packet}\n## IMPLEMENTATION\n\n${text}\n` };
  expect(saidBy(await judgeChange({ steps: [{ edits }] }), 'status-step')).toEqual([]);
});
