import { describe, expect, it } from 'vitest';
import {
  append,
  type Edit,
  type JudgedChange,
  judgeChange,
  NOW,
  ofRule,
  replace,
  saidBy,
} from '../support/judge-change.js';

const RULE = 'stalled-work';
const PACKET = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';
const DAY = 24 * 60 * 60;
const status = (to: string): Edit => replace('STATUS: Ready-for-Dev', `STATUS: ${to}`);
const ago = (days: Readonly<Record<string, number>>): Map<string, number> =>
  new Map(Object.entries(days).map(([path, count]) => [path, NOW - count * DAY]));
const whole = (signed: Edit, days: Readonly<Record<string, number>> = {}, more: Partial<JudgedChange> = {}) =>
  judgeChange({ base: { signed }, steps: [], whole: true, touched: ago(days), ...more });

describe('In-Progress', () => {
  it.each([
    ['two weeks and a day', { [PACKET]: 15 }, ['error idle']],
    ['exactly two weeks', { [PACKET]: 14 }, []],
    ['with its code touched lately', { [PACKET]: 40, 'src/jobs.ts': 3 }, []],
    ['with its code untouched as well', { [PACKET]: 40, 'src/jobs.ts': 15 }, ['error idle']],
    ['with other code touched lately', { [PACKET]: 40, 'src/other.ts': 3 }, ['error idle']],
    ['with no time known', {}, []],
  ])('%s', async (_, days, said) => {
    expect(saidBy(await whole(status('In-Progress'), days), RULE)).toEqual(said);
  });

  it('is placed at the STATUS, with the day of the last touch', async () => {
    const [diagnostic] = ofRule(await whole(status('In-Progress'), { [PACKET]: 15 }), RULE);
    expect(diagnostic).toMatchObject({ path: PACKET, line: 9, column: 11 });
    expect(diagnostic?.message).toContain('last touched on 2025-12-22');
  });

  it('is judged without a board too', async () => {
    const base = { signed: status('In-Progress'), board: () => null };
    const report = await judgeChange({ base, steps: [], whole: true, touched: ago({ [PACKET]: 15 }) });
    expect(saidBy(report, RULE)).toEqual(['error idle']);
  });

  it.each(['Draft', 'Ready-for-Dev', 'Done', 'VALIDATED'])('%s may rest', async (state) => {
    expect(saidBy(await whole(status(state), { [PACKET]: 400 }), RULE)).toEqual([]);
  });

  it('takes the days from the configuration of the base', async () => {
    const config = { rules: { [RULE]: { severity: 'error', days: 30 } } };
    expect(saidBy(await whole(status('In-Progress'), { [PACKET]: 29 }, { config }), RULE)).toEqual([]);
    expect(saidBy(await whole(status('In-Progress'), { [PACKET]: 31 }, { config }), RULE)).toEqual(['error idle']);
  });

  it('counts what is not committed yet as now', async () => {
    const steps = [{ edits: { 'src/jobs.ts': append('\n') } }];
    expect(saidBy(await whole(status('In-Progress'), { [PACKET]: 40 }, { steps }), RULE)).toEqual([]);
  });

  it.each([
    ['src/', 'src/deep/a.ts', []],
    ['src', 'src/deep/a.ts', []],
    ['src/**/*.ts', 'src/deep/a.ts', []],
    ['`src/deep/a.ts` (new)', 'src/deep/a.ts', []],
    ['the job system', 'the', ['error idle']],
    ['**', 'src/deep/a.ts', ['error idle']],
  ])('knows that "%s" in IN_SCOPE_PATHS holds %s', async (entry, path, said) => {
    const signed: Edit = (text) =>
      replace('  * src/jobs.ts\n  * tests/jobs.test.ts\n', `  * ${entry}\n`)(status('In-Progress')(text) ?? '');
    expect(saidBy(await whole(signed, { [PACKET]: 40, [path]: 2 }), RULE)).toEqual(said);
  });
});

describe('Blocked', () => {
  const blocked =
    (more: string): Edit =>
    (text) =>
      `${status('Blocked')(text)}${more}`;

  it.each([
    ['nothing', ''],
    ['a heading without text', '\n## Escalation\n'],
    ['a placeholder', '\n## Hand-off\n\n- ESCALATION: <pending>\n'],
    ['nothing to name', '\n## Hand-off\n\nBlocked by: none\n'],
    ['a mention', '\n## Hand-off\n\nThe unblocked part is done.\n'],
  ])('with %s is said', async (_, more) => {
    const report = await whole(blocked(more));
    expect(saidBy(report, RULE)).toEqual(['error no-escalation']);
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: PACKET, line: 9 });
  });

  it.each([
    ['a section', '\n## Escalation\n\nAsked alice on 2026-01-03.\n'],
    ['a line', '\n## Hand-off\n\n- **ESCALATION:** asked alice on 2026-01-03\n'],
    ['what blocks it', '\n## Status notes\n\nBlocked by: WP-1-Retry-Job-20260102\n'],
  ])('with %s is fine', async (_, more) => {
    expect(saidBy(await whole(blocked(more)), RULE)).toEqual([]);
  });

  it.each([
    ['Cancel jobs, blocked by the spec', []],
    ['Cancel jobs', ['error no-escalation']],
  ])('reads the board: %s', async (text, said) => {
    const board = replace('- Cancel queued and running jobs', `- ${text}`);
    const report = await judgeChange({ base: { signed: status('Blocked'), board }, steps: [], whole: true });
    expect(saidBy(report, RULE)).toEqual(said);
  });
});

it('is not judged in a change, and says why', async () => {
  const report = await judgeChange({ steps: [{ edits: { signed: status('Blocked') } }] });
  expect(report.outcomes.filter(({ rule }) => rule === RULE)).toEqual([
    {
      rule: RULE,
      scope: 'change',
      outcome: 'not-applicable',
      examined: 0,
      reason: 'a change is judged; check --all judges this',
    },
  ]);
  expect(saidBy(report, RULE)).toEqual([]);
});
