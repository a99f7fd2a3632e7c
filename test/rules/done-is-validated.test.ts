import { describe, expect, it } from 'vitest';
import { type Edit, type JudgedChange, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'done-is-validated';
const status = (to: string): Edit => replace('STATUS: Ready-for-Dev', `STATUS: ${to}`);
const asIs: Edit = (text) => text;
const closed =
  (heading = '## Phase 1: CLOSED'): Edit =>
  (text) =>
    `${text}\n${heading}\n`;
const judged = (edits: Readonly<Record<string, Edit>>, more: Partial<JudgedChange> = {}) =>
  judgeChange({ steps: [{ edits }], ...more });

describe(RULE, () => {
  it.each([
    ['Done', ['warning not-validated']],
    ['VALIDATED', []],
    ['In-Progress', []],
  ])('with --all a packet that is %s gives %j', async (to, said) => {
    const report = await judged({ 'README.md': asIs }, { base: { signed: status(to) }, whole: true });
    expect(saidBy(report, RULE)).toEqual(said);
    if (said.length === 0) return;
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: 'docs/task_packets/WP-1-Cancel-Job-20260101.md', line: 9 });
  });

  it('says nothing of the step to Done itself', async () => {
    expect(saidBy(await judged({ signed: status('Done') }), RULE)).toEqual([]);
  });

  it('blocks a packet that is added to a phase with work that is only done', async () => {
    const report = await judged({ new: asIs }, { base: { signed: status('Done') } });
    expect(saidBy(report, RULE)).toEqual(['error phase-grows']);
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: 'docs/task_packets/WP-1-New-20260105.md', line: 4 });
  });

  it.each([
    [
      'is a draft',
      (text: string) =>
        text.replace('STATUS: Ready-for-Dev', 'STATUS: Draft').replace('alice050120261200', '<pending>'),
    ],
  ])('lets a packet in that %s', async (_, edit) => {
    expect(saidBy(await judged({ new: edit }, { base: { signed: status('Done') } }), RULE)).toEqual([]);
  });

  it('names all of it', async () => {
    const base = { signed: status('Done'), draft: replace('STATUS: Draft', 'STATUS: Done') };
    const done = '`WP-1-Cancel-Job-20260101`, `WP-1-Retry-Job-20260102` are Done and not VALIDATED';
    const said = async (edits: Readonly<Record<string, Edit>>) =>
      ofRule(await judged(edits, { base }), RULE).map(({ message }) => message);
    expect(await said({ new: asIs })).toEqual([expect.stringContaining(done)]);
    expect(await said({ board: closed() })).toEqual([expect.stringContaining(done)]);
  });

  it('lets the packets that are there already move on', async () => {
    const base = { signed: status('Done'), draft: replace('STATUS: Draft', 'STATUS: Ready-for-Dev') };
    const moved = await judged({ draft: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') }, { base });
    expect(saidBy(moved, RULE)).toEqual([]);
    expect(saidBy(await judged({ draft: () => null }, { base }), RULE)).toEqual([]);
  });

  it('does not hold a packet that is added as Done against itself', async () => {
    expect(saidBy(await judged({ new: status('Done') }), RULE)).toEqual([]);
  });

  it('closes no phase where there is no board', async () => {
    const report = await judged({ new: asIs }, { base: { signed: status('VALIDATED'), board: () => null } });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('takes a status that is none for no Done', async () => {
    const report = await judged({ new: asIs }, { base: { signed: replace('- STATUS: Ready-for-Dev\n', '') } });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('knows phases by their whole token', async () => {
    const move = { signed: status('Done'), 'docs/task_packets/WP-11-Other-20260101.md': asIs };
    const report = await judged({ 'docs/task_packets/WP-11-New-20260105.md': () => 'x' }, { base: move });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('blocks closing a phase on it, and only when the change closes it', async () => {
    const base = { signed: status('Done') };
    expect(saidBy(await judged({ board: closed() }, { base }), RULE)).toEqual(['error phase-closes']);
    const earlier = { ...base, board: closed() };
    expect(saidBy(await judged({ draft: replace('Start', 'Begin') }, { base: earlier }), RULE)).toEqual([]);
  });

  it.each(['Phase 1: CLOSED', '## Phase 2: CLOSED', '```\n## Phase 1: CLOSED\n```', '<!--\n## Phase 1: CLOSED\n-->'])(
    'does not take %j for a closure of phase 1',
    async (heading) => {
      const report = await judged({ board: closed(heading) }, { base: { signed: status('Done') } });
      expect(saidBy(report, RULE)).toEqual([]);
    },
  );

  it('leaves out what the board has superseded', async () => {
    const board = replace(
      '## Superseded\n',
      '## Superseded\n\n- **[WP-1-Cancel-Job-20260101]** - by WP-1-New-20260105\n',
    );
    expect(saidBy(await judged({ new: asIs }, { base: { signed: status('Done'), board } }), RULE)).toEqual([]);
  });
});

it.each([
  ['in prose', 'Once it will say STATUS: Done there.'],
  ['in a fence', '```text\nSTATUS: Done\n```'],
  ['in a comment', '<!-- STATUS: Done -->'],
  ['quoted', '> STATUS: Done'],
])('does not take STATUS: Done %s of a record for the STATUS', async (_, text) => {
  const edits = { signed: (packet: string) => `${packet}\n## IMPLEMENTATION\n\n${text}\n` };
  expect(saidBy(await judgeChange({ steps: [{ edits }] }), 'done-is-validated')).toEqual([]);
});
