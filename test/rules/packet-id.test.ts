import { describe, expect, it } from 'vitest';
import { judgeChange, replace, saidBy } from '../support/judge-change.js';

const adding = async (path: string, text = 'x\n', config?: unknown) =>
  saidBy(
    await judgeChange({ ...(config === undefined ? {} : { config }), steps: [{ edits: { [path]: () => text } }] }),
    'packet-id',
  );

const packet = (id: string): string => `# Task Packet: ${id}\n\n## Metadata\n- TASK_ID: ${id}\n`;

describe('packet-id', () => {
  it.each(['WP-1-Fast-20260106', 'WP-1-Fast-1a2b3c4', 'WP-1-Fast-v2', 'WP-2.1-MEX-v1.2-20260106'])(
    'takes %s',
    async (id) => {
      expect(await adding(`docs/task_packets/${id}.md`, packet(id))).toEqual([]);
    },
  );

  it.each([
    ['WP-1-Fast', 'no-unique-suffix'],
    ['WP-1-Fast-abcdefg', 'no-unique-suffix'],
    ['WP-1-Fast_Path-20260106', 'bad-grammar'],
  ])('refuses %s', async (id, message) => {
    expect(await adding(`docs/task_packets/${id}.md`, packet(id))).toContain(`error ${message}`);
  });

  it.each([
    ['docs/task_packets/wp-1-cancel-job-20260101.md', 'shared-id'],
    ['docs/task_packets/old/WP-1-Cancel-Job-20260101.md', 'shared-id'],
    ['docs/Task_Packets/WP-1-Cancel-Job-20260101.md', 'shared-id'],
    ['docs/task_packets/WP-1-Cancel-Job-20260101.md ', 'shared-id'],
    ['docs/task_packets/notes.txt', 'stray'],
    ['docs/task_packets/old/notes.md', 'stray'],
    ['docs/task_packets/old/README.md', 'stray'],
    ['docs/Task_Packets', 'stray'],
  ])('refuses %s', async (path, message) => {
    expect(await adding(path)).toContain(`error ${message}`);
  });

  it.each(['my-wp-1-notes.md', 'WP-1-Cancel-Job-20260101.md.bak'])('takes no two %s for one packet', async (name) => {
    const edits = { [`docs/task_packets/a/${name}`]: () => 'x\n', [`docs/task_packets/b/${name}`]: () => 'x\n' };
    expect(saidBy(await judgeChange({ steps: [{ edits }] }), 'packet-id')).toEqual(['error stray', 'error stray']);
  });

  it('asks a suffix of new packets alone', async () => {
    const old = 'docs/task_packets/WP-1-Fast.md';
    const base = { [old]: () => packet('WP-1-Fast') };
    const report = (edit: (text: string) => string | null) =>
      judgeChange({ base, steps: [{ edits: { [old]: edit } }] });
    expect(saidBy(await report((text) => `${text}\n## Evidence\n`), 'packet-id')).toEqual([]);
    expect(saidBy(await report(() => null), 'packet-id')).toEqual([]);
  });

  it('leaves an empty TASK_ID to packet-structure', async () => {
    const report = await judgeChange({
      steps: [{ edits: { new: replace('TASK_ID: WP-1-New-20260105', 'TASK_ID:') } }],
    });
    expect(saidBy(report, 'packet-id')).toEqual([]);
    expect(saidBy(report, 'packet-structure')).toEqual(['error empty']);
  });

  it('allows the files that are named', async () => {
    expect(await adding('docs/task_packets/README.md')).toEqual([]);
    const config = { rules: { 'packet-id': { severity: 'error', allowed: ['notes.txt'] } } };
    expect(await adding('docs/task_packets/notes.txt', 'x\n', config)).toEqual([]);
  });

  it('wants TASK_ID to be the name of the file', async () => {
    const report = await judgeChange({
      steps: [{ edits: { new: replace('TASK_ID: WP-1-New-20260105', 'TASK_ID: WP-1-New') } }],
    });
    expect(saidBy(report, 'packet-id')).toEqual(['error task-id-differs']);
  });

  it('inherits what the base has', async () => {
    const path = 'docs/task_packets/notes.txt';
    const report = await judgeChange({
      base: { [path]: () => 'x\n' },
      steps: [{ edits: { board: (text) => `${text}\n` } }],
    });
    expect(saidBy(report, 'packet-id')).toEqual(['inherited stray']);
  });
});

it.each([
  ['in prose', 'Once it will say TASK_ID: WP-1-Cancel-Job-20260101 there.'],
  ['in a fence', '```text\nTASK_ID: WP-1-Cancel-Job-20260101\n```'],
  ['in a comment', '<!-- TASK_ID: WP-1-Cancel-Job-20260101 -->'],
  ['quoted', '> TASK_ID: WP-1-Cancel-Job-20260101'],
])('does not take the id of another packet %s of a record for its own', async (_, text) => {
  const edits = { draft: (packet: string) => `${packet}\n## IMPLEMENTATION\n\n${text}\n` };
  expect(saidBy(await judgeChange({ steps: [{ edits }] }), 'packet-id')).toEqual([]);
});
