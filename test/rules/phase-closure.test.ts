import { describe, expect, it } from 'vitest';
import { type Edit, type JudgedChange, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'phase-closure';
const ENTRY = '- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101\n';
const status = (to: string): Edit => replace('STATUS: Ready-for-Dev', `STATUS: ${to}`);
const closes =
  (phase = '1'): Edit =>
  (text) =>
    `${text}\n## Phase ${phase}: CLOSED\n`;
const retires =
  (column: string, text: string): Edit =>
  (board) =>
    `${board.replace(ENTRY, '').replace(`## ${column}\n`, `## ${column}\n\n- **[WP-1-Retry-Job-20260102]** - ${text}\n`)}\n## Phase 1: CLOSED\n`;
const waiver =
  (row: string): Edit =>
  () =>
    `# Waivers\n\n| ID | Rule | Target | Reason | Approver | Approved on | Expires |\n| --- | --- | --- | --- | --- | --- | --- |\n| W-1 | risk-tier | ${row} |\n`;
const judged = (edits: Readonly<Record<string, Edit>>, more: Partial<JudgedChange> = {}) =>
  judgeChange({ steps: [{ edits }], ...more });

describe(RULE, () => {
  it('lists everything that stands in the way, at the heading', async () => {
    const report = await judged({ board: closes() });
    expect(saidBy(report, RULE)).toEqual(['error unfinished', 'error unfinished']);
    expect(ofRule(report, RULE)[0]).toMatchObject({
      path: 'docs/TASK_BOARD.md',
      line: 21,
      related: [{ path: 'docs/task_packets/WP-1-Cancel-Job-20260101.md', line: 9 }],
    });
  });

  it.each([
    ['Superseded', 'by WP-1-Cancel-Job-20260101', []],
    ['Superseded', 'by WP-1-Other-20260101', ['error unfinished']],
    ['Superseded', 'old', ['error unfinished']],
    ['Cancelled', 'not needed, alice060120260900', []],
    ['Cancelled', 'not needed', ['error unfinished']],
  ])('a packet that is %s, %s, gives %j', async (column, text, said) => {
    const report = await judged({ board: retires(column, text) }, { base: { signed: status('VALIDATED') } });
    expect(saidBy(report, RULE)).toEqual(said);
  });

  it.each([
    [
      'of a packet of the phase',
      'WP-1-Cancel-Job-20260101 | r | alice | 2026-01-02 | 2026-03-31',
      ['error live-waiver'],
    ],
    ['of the phase', 'src/jobs.ts | r | alice | 2026-01-02 | Phase 1', ['error live-waiver']],
    ['of another phase', 'src/jobs.ts | r | alice | 2026-01-02 | Phase 2', []],
    ['that is past its date', 'WP-1-Cancel-Job-20260101 | r | alice | 2026-01-02 | 2026-01-04', []],
  ])('a waiver %s gives %3$j', async (_, row, said) => {
    const base = { signed: status('VALIDATED'), 'docs/WAIVERS.md': waiver(row) };
    const report = await judged({ board: retires('Cancelled', 'alice060120260900') }, { base });
    expect(saidBy(report, RULE)).toEqual(said);
  });

  it('holds what comes later against the closure, and inherits what stood in the way before', async () => {
    const base = { board: closes() };
    const report = await judged({ new: (text) => text }, { base });
    expect(saidBy(report, RULE).sort()).toEqual(['error unfinished', 'inherited unfinished', 'inherited unfinished']);
    expect(ofRule(report, RULE).find(({ standing }) => standing === 'active')?.message).toContain('WP-1-New-20260105');
  });

  it('knows phases by their whole token', async () => {
    expect(saidBy(await judged({ board: closes('11') }), RULE)).toEqual(['error empty']);
  });

  it.each([
    'Phase 1: CLOSED',
    '> ## Phase 1: CLOSED',
    '```\n## Phase 1: CLOSED\n```',
    'We decided: ## Phase 1: CLOSED',
  ])('does not take %j for a closure', async (text) => {
    expect(saidBy(await judged({ board: (board) => `${board}\n${text}\n` }), RULE)).toEqual([]);
  });

  it('says nothing of a closure that a change has nothing to do with', async () => {
    const report = await judged({ 'README.md': () => 'x\n' }, { base: { board: closes() } });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  describe('and a change of the Master Spec', () => {
    const done = { signed: status('VALIDATED') };
    const board = retires('Cancelled', 'alice060120260900');
    const lost: Edit = replace('### 1.2 Job cancellation [CX-JOB-002]', '');

    it('goes together with what no packet is anchored to', async () => {
      const report = await judged({ spec: (text) => `${text}\n`, board }, { base: done });
      expect(saidBy(report, RULE)).toEqual([]);
    });

    it('does not go together with the loss of what they implemented', async () => {
      expect(saidBy(await judged({ spec: lost, board }, { base: done }), RULE)).toEqual(['error regression']);
    });

    it('is for spec-regression once the phase is closed, and while it is open', async () => {
      const report = await judged({ spec: lost }, { base: { ...done, board } });
      expect(saidBy(report, RULE)).toEqual([]);
      expect(saidBy(report, 'spec-regression')).toContain('error section-vanished');
      expect(saidBy(await judged({ spec: lost }, { base: done }), RULE)).toEqual([]);
    });

    it('is for spec-current where the Master Spec is gone', async () => {
      expect(saidBy(await judged({ spec: () => null, board }, { base: done }), RULE)).toEqual([]);
      expect(saidBy(await judged({ board }, { base: { ...done, spec: () => null } }), RULE)).toEqual([]);
    });
  });

  it('does not miss what a change that closes it takes away, unless it was open work', async () => {
    const base = (to: string) => ({ signed: status('VALIDATED'), draft: replace('STATUS: Draft', `STATUS: ${to}`) });
    const gone = {
      draft: () => null,
      board: (text: string) => `${text.replace(ENTRY, '')}\n## Phase 1: CLOSED\n`,
    };
    expect(saidBy(await judged(gone, { base: base('In-Progress') }), RULE)).toEqual(['error unfinished']);
    expect(saidBy(await judged(gone, { base: base('VALIDATED') }), RULE)).toEqual([]);
    const entryAlone = { ...base('VALIDATED'), draft: () => null };
    expect(saidBy(await judged(gone, { base: entryAlone }), RULE)).toEqual([]);
  });

  it('closes nothing where there is no board', async () => {
    const report = await judged({ new: (text) => text }, { base: { board: () => null } });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('holds everything against every closure with --all', async () => {
    const report = await judged({ board: closes() }, { whole: true });
    expect(saidBy(report, RULE)).toEqual(['error unfinished', 'error unfinished']);
  });
});

it.each([
  ['in prose', 'Once it will say ## Phase 1: CLOSED there.'],
  ['in a fence', '```text\n## Phase 1: CLOSED\n```'],
  ['in a comment', '<!-- ## Phase 1: CLOSED -->'],
  ['quoted', '> ## Phase 1: CLOSED'],
])('does not take the closing of a phase %s for one', async (_, text) => {
  const edits = { board: (board: string) => `${board}\n${text}\n` };
  expect(saidBy(await judgeChange({ steps: [{ edits }] }), RULE)).toEqual([]);
});
