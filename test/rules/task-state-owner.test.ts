import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const RULE = 'task-state-owner';
const as = (role: string | null): string => (role === null ? 'x' : `x\n\nRole: ${role}`);
const move = (from: string, to: string): Edit => replace(`STATUS: ${from}`, `STATUS: ${to}`);
const REPORT = append('\n## VALIDATION REPORT\n\nPASS\n');
const judged = (edits: Readonly<Record<string, Edit>>, role: string | null) =>
  judgeChange({ steps: [{ edits, message: as(role) }] });

describe(RULE, () => {
  it.each(['Coder', 'Validator', 'User', null])('%s changes neither STATUS nor board', async (role) => {
    const status = await judged({ signed: move('Ready-for-Dev', 'In-Progress') }, role);
    expect(saidBy(status, RULE)).toEqual(['error status-changed']);
    expect(ofRule(status, RULE)[0]).toMatchObject({
      path: 'docs/task_packets/WP-1-Cancel-Job-20260101.md',
      line: 9,
      column: 11,
    });
    const board = await judged({ board: append('\nNothing today.\n') }, role);
    expect(saidBy(board, RULE)).toEqual(['error board-changed']);
    expect(ofRule(board, RULE)[0]).toMatchObject({ path: 'docs/TASK_BOARD.md', line: 1 });
  });

  it('says whose commit it was', async () => {
    const board = async (role: string | null) => {
      const [diagnostic] = ofRule(await judged({ board: append('\nx\n') }, role), RULE);
      return diagnostic?.message;
    };
    expect(await board(null)).toMatch(/^Commit 0{12} without a role /);
    expect(await board('Coder')).toMatch(/^Commit 0{12} of the Coder /);
  });

  it('begins its sentence with a capital where the commit is still being made', () => {
    const words = rules.find(({ id }) => id === RULE)?.messages['board-changed'];
    const data = { commit: 'this commit', role: 'Coder', board: 'docs/TASK_BOARD.md' };
    expect(words?.(data).message).toMatch(/^This commit of the Coder /);
  });

  it('the Orchestrator changes both', async () => {
    const edits = { signed: move('Ready-for-Dev', 'In-Progress'), board: append('\nx\n') };
    expect(saidBy(await judged(edits, 'Orchestrator'), RULE)).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, Edit>>]>([
    ['spells it in another way', { signed: move('Ready-for-Dev', 'READY FOR DEV') }],
    ['takes it out', { signed: replace('- STATUS: Ready-for-Dev\n', '') }],
    ['brings a packet', { new: (text) => text }],
    ['removes a packet', { draft: () => null }],
  ])('a Coder who %s changes it', async (_, edits) => {
    expect(saidBy(await judged(edits, 'Coder'), RULE)).toEqual(['error status-changed']);
  });

  it.each<[string, Readonly<Record<string, Edit>>]>([
    ['writes a record', { signed: append('\n## Hand-off\n\nSTATUS: Done, - STATUS: VALIDATED\n') }],
    ['writes a record with a field in it', { signed: append('\n## Implementation\n\n- STATUS: Done\n') }],
    ['writes code', { 'src/jobs.ts': append('\n// - STATUS: Done\n') }],
    ['has a board elsewhere', { 'notes/TASK_BOARD.md': () => '# Board\n' }],
    ['changes nothing', {}],
  ])('a Coder who %s does not', async (_, edits) => {
    expect(saidBy(await judged(edits, 'Coder'), RULE)).toEqual([]);
  });

  it('judges every commit, not their sum', async () => {
    const report = await judgeChange({
      steps: [
        { edits: { signed: move('Ready-for-Dev', 'In-Progress') }, message: as('Coder') },
        { edits: { signed: move('In-Progress', 'Ready-for-Dev') }, message: as('Orchestrator') },
      ],
    });
    expect(saidBy(report, RULE)).toEqual(['error status-changed']);
  });
});

describe('VALIDATED', () => {
  const base = { signed: move('Ready-for-Dev', 'Done') };
  const accept: Step = { edits: { signed: move('Done', 'VALIDATED') }, message: as('Orchestrator') };
  const report = (role: string): Step => ({ edits: { signed: REPORT }, message: as(role) });
  const said = async (...steps: Step[]) => saidBy(await judgeChange({ base, steps }), RULE);

  it.each([
    ['says FAIL', '\n## VALIDATION REPORT\n\nVerdict: FAIL\n', ['error validated-after-failure']],
    ['is pending', '\n## VALIDATION REPORT\n\nVerdict: pending\n', ['error validated-after-failure']],
    ['says nothing', '\n## VALIDATION REPORT\n\n---\n', ['error validated-without-report']],
    ['says PASS', '\n## VALIDATION REPORT\n\nVerdict: PASS\n', []],
    [
      'says FAIL below one that says PASS',
      '\n## VALIDATION REPORT\n\nVerdict: PASS\n\n## REVALIDATION REPORT\n\n**Verdict**: REJECTED\n',
      ['error validated-after-failure'],
    ],
    [
      'says PASS below one that says FAIL',
      '\n## VALIDATION REPORT\n\nVerdict: FAIL\n\n## REVALIDATION REPORT\n\nVerdict: PASS\n',
      [],
    ],
    ['speaks of failures in prose', '\n## VALIDATION REPORT\n\nNo test may FAIL.\n', []],
  ])('behind a newest report that %s gives %3$j', async (_, text, expected) => {
    expect(await said({ edits: { signed: append(text) }, message: as('Validator') }, accept)).toEqual(expected);
    const reported = { signed: (packet: string) => append(text)(move('Ready-for-Dev', 'Done')(packet) ?? '') };
    expect(saidBy(await judgeChange({ base: reported, steps: [accept] }), RULE)).toEqual(expected);
  });

  it('needs a report', async () => {
    expect(await said(accept)).toEqual(['error validated-without-report']);
  });

  it('needs it from a Validator', async () => {
    expect(await said(report('Validator'), accept)).toEqual([]);
    expect(await said(report('Coder'), accept)).toEqual(['error validated-without-report', 'error report-by-other']);
    expect(await said(report('Orchestrator'), accept)).toContain('error validated-without-report');
  });

  it('needs it before, and not in a mention', async () => {
    expect(await said(accept, report('Validator'))).toEqual(['error validated-without-report']);
    const mention = append('\n## Notes on status\n\nVALIDATION REPORT: see the Validator\n');
    expect(await said({ edits: { signed: mention }, message: as('Validator') }, accept)).toContain(
      'error validated-without-report',
    );
    const fenced = append('\n```\n## VALIDATION REPORT\n```\n');
    expect(await said({ edits: { signed: fenced }, message: as('Validator') }, accept)).toContain(
      'error validated-without-report',
    );
  });

  it('needs it for a packet that is new, too', async () => {
    const steps = [{ edits: { new: move('Ready-for-Dev', 'VALIDATED') }, message: as('Orchestrator') }];
    expect(saidBy(await judgeChange({ steps }), RULE)).toEqual(['error validated-without-report']);
  });

  it('takes a report that base has', async () => {
    const both: Edit = (text) => REPORT(move('Ready-for-Dev', 'Done')(text) ?? text);
    expect(saidBy(await judgeChange({ base: { signed: both }, steps: [accept] }), RULE)).toEqual([]);
  });

  it('does not take a report that base has and the commit takes away', async () => {
    const both: Edit = (text) => REPORT(move('Ready-for-Dev', 'Done')(text) ?? text);
    const away: Edit = (text) =>
      text.replace('\n## VALIDATION REPORT\n\nPASS\n', '').replace('STATUS: Done', 'STATUS: VALIDATED');
    const steps = [{ edits: { signed: away }, message: as('Orchestrator') }];
    expect(saidBy(await judgeChange({ base: { signed: both }, steps }), RULE)).toEqual([
      'error validated-without-report',
    ]);
  });

  it('lets anybody go on below a report, and templates bring the heading for them', async () => {
    const both: Edit = (text) => REPORT(move('Ready-for-Dev', 'Done')(text) ?? text);
    const more: Step = { edits: { signed: append('\nThank you.\n') }, message: as('Coder') };
    expect(saidBy(await judgeChange({ base: { signed: both }, steps: [more] }), RULE)).toEqual([]);
    const container: Step = { edits: { signed: append('\n## VALIDATION REPORTS\n') }, message: as('Coder') };
    expect(await said(container)).toEqual([]);
  });
});
