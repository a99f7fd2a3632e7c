import { describe, expect, it } from 'vitest';
import { append, type Edit, type JudgedChange, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'user-signature';
const ID = 'WP-1-Retry-Job-20260102';
const ENTRY = /^- \*\*\[WP-1-Retry-Job-20260102\].*\n/m;
const FRESH = 'alice060120260900';

/** Takes the entry of the draft to Cancelled. */
const cancel =
  (text: string, more = ''): Edit =>
  (board) =>
    board.replace(ENTRY, '').replace('## Cancelled\n', `## Cancelled\n\n- **[${ID}]** - ${text}\n${more}`);
const said = async (text: string, more: Partial<JudgedChange> = {}) =>
  saidBy(await judgeChange({ steps: [{ edits: { board: cancel(text) } }], ...more }), RULE);
const bad = ['error cancellation'];

describe('the signature that cancels a packet', () => {
  it.each([
    ['of its own', `not needed, ${FRESH}`],
    ['that is none', 'not needed'],
  ])('goes through %s', async (_, text) => {
    expect(await said(text, { config: { signers: ['alice'] } })).toEqual([]);
  });

  it.each<[string, string, RegExp, Partial<JudgedChange>]>([
    [
      'by a stranger',
      'mallory050120260900',
      /is by `mallory`, expected one of alice$/,
      { config: { signers: ['alice'] } },
    ],
    ['of the future', 'alice311220991200', /is dated 2099-12-31 12:00 UTC, expected no later than 14 hours after /, {}],
    [
      'that signs a packet',
      'alice010120261200',
      /also stands in WP-1-Cancel-Job-20260101, expected one of its own$/,
      {},
    ],
    [
      'of a packet that is gone',
      FRESH,
      /was used before, in commit a{12}, /,
      { history: new Map([[FRESH, ['a'.repeat(40)]]]) },
    ],
    [
      'that the ledger has',
      FRESH,
      /also stands in the ledger, /,
      { base: { ledger: append(`| ${FRESH} | user | 2026-01-06 | packet | WP-1-Other-20260101 | |\n`) } },
    ],
    [
      'that cancels another packet already',
      FRESH,
      /also stands on the board, for WP-1-Old-20260101, /,
      { base: { board: replace('## Cancelled\n', `## Cancelled\n\n- **[WP-1-Old-20260101]** - ${FRESH}\n`) } },
    ],
    [
      'where the base lists keys',
      FRESH,
      /is not proved, expected no signature in plain text/,
      {
        base: {
          'docs/allowed_signers': () =>
            'alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6\n',
        },
      },
    ],
  ])('is none %s', async (_, signature, words, more) => {
    const report = await judgeChange({ steps: [{ edits: { board: cancel(`gone; ${signature}`) } }], ...more });
    const findings = ofRule(report, RULE).filter(({ standing }) => standing === 'active');
    expect(findings.map(({ severity, messageId }) => `${severity} ${messageId}`)).toEqual(bad);
    expect(findings[0]).toMatchObject({ path: 'docs/TASK_BOARD.md' });
    expect(findings[0]?.message).toMatch(words);
    expect(report.verdict).toBe('block');
  });

  it('cancels one packet only', async () => {
    const more = `- **[WP-1-Old-20260101]** - ${FRESH}\n`;
    const edits = { board: cancel(FRESH, more) };
    expect(saidBy(await judgeChange({ steps: [{ edits }] }), RULE)).toEqual([...bad, ...bad]);
  });

  it('signs no packet later', async () => {
    const base = { board: cancel('alice050120261200') };
    const report = await judgeChange({ base, steps: [{ edits: { new: (text) => text } }] });
    expect(ofRule(report, RULE).map(({ message }) => message)).toEqual([
      `USER_SIGNATURE alice050120261200 of WP-1-New-20260105 also stands in the board, where it cancels ${ID}, expected a signature of its own`,
    ]);
  });

  it('is inherited where the base had it, until the signature changes', async () => {
    const base = { board: cancel('gone; mallory311220991200') };
    const edited = async (edit: Edit) =>
      saidBy(await judgeChange({ base, config: { signers: ['alice'] }, steps: [{ edits: { board: edit } }] }), RULE);
    expect(await edited(append('\nNothing today.\n'))).toEqual([]);
    expect(await edited(replace('gone; mallory', 'gone for good; mallory'))).toEqual([]);
    expect(await edited(replace('mallory31122099', 'mallory05012026'))).toEqual(bad);
  });

  it('is held against the whole repository where there is no change', async () => {
    const base = { board: cancel('gone; alice010120261200') };
    const report = await judgeChange({ base, whole: true, steps: [] });
    expect(saidBy(report, RULE)).toEqual(bad);
  });
});
