import { describe, expect, it } from 'vitest';
import { rowFor } from '../../engine/model/ledger.js';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';
import { approving, type NumberedApproval } from '../support/numbered-approvals.js';

const signed = async (value: string, more: object = {}) =>
  judgeChange({ ...more, steps: [{ edits: { new: replace('alice050120261200', value) } }] });

describe('user-signature', () => {
  it('takes a signature of its own', async () => {
    const report = await judgeChange({ steps: [{ edits: { new: (text) => text } }] });
    expect(saidBy(report, 'user-signature')).toEqual([]);
    expect(report.notices.map(({ kind }) => kind)).toContain('new-signature');
  });

  it.each([
    ['alice', 'the bare name'],
    ['<pending>', 'the placeholder'],
    ['TBD', 'the placeholder'],
    ['alice310220261200', 'without a real date'],
    ['alice050120261200 (by phone)', 'malformed'],
    ['Alice050120261200', 'malformed'],
  ])('refuses %s as %s', async (value, fault) => {
    const report = await signed(value);
    const [diagnostic] = ofRule(report, 'user-signature');
    expect(diagnostic).toMatchObject({ messageId: 'invalid', severity: 'error', standing: 'active' });
    expect(diagnostic?.message).toContain(fault);
  });

  it.each(['`alice010120261200`', '**alice010120261200**', '[alice010120261200]', '**`alice010120261200`**'])(
    'reads %s as the signature that locks the packet',
    async (dressed) => {
      const base = { signed: replace('alice010120261200', dressed) };
      const report = await judgeChange({ base, whole: true, steps: [] });
      expect(saidBy(report, 'user-signature')).toEqual([]);
    },
  );

  it('lets a Draft wait with a placeholder in back-ticks', async () => {
    const base = { draft: replace('<pending>', '`<pending>`') };
    expect(saidBy(await judgeChange({ base, whole: true, steps: [] }), 'user-signature')).toEqual([]);
  });

  it('leaves the dress of a new signature to plain-packet', async () => {
    const report = await signed('`alice050120261200`');
    expect(saidBy(report, 'user-signature')).toEqual([]);
    expect(saidBy(report, 'plain-packet')).not.toEqual([]);
    expect(report.verdict).toBe('block');
  });

  it('needs one as soon as drafting is over', async () => {
    const leave = replace('STATUS: Draft', 'STATUS: Ready-for-Dev');
    const report = await judgeChange({ steps: [{ edits: { draft: leave } }] });
    expect(saidBy(report, 'user-signature')).toEqual(['error invalid']);
    const gone = await judgeChange({
      steps: [{ edits: { new: replace('- USER_SIGNATURE: alice050120261200\n', '') } }],
    });
    expect(saidBy(gone, 'user-signature')).toEqual(['error missing']);
  });

  it('lets a Draft wait', async () => {
    const report = await judgeChange({ steps: [{ edits: { draft: replace('MEDIUM', 'HIGH') } }] });
    expect(saidBy(report, 'user-signature')).toEqual([]);
  });

  it('lets a Draft be without one, and not with a wrong one', async () => {
    const draft = async (value: string) =>
      saidBy(await judgeChange({ steps: [{ edits: { draft: replace('<pending>', value) } }] }), 'user-signature');
    expect(await draft('')).toEqual([]);
    expect(await draft('alice')).toEqual(['error invalid']);
  });

  it('names the signers of the base', async () => {
    const report = await signed('mallory050120261200', { config: { signers: ['alice', 'bob'] } });
    expect(ofRule(report, 'user-signature')[0]?.message).toMatch(/ is by `mallory`, expected one of alice, bob$/);
  });

  it('knows the signers of the base', async () => {
    const report = await signed('bob050120261200', { config: { signers: ['alice'] } });
    expect(saidBy(report, 'user-signature')).toEqual(['error unknown-signer']);
  });

  it('allows for time zones and no more', async () => {
    expect(saidBy(await signed('alice060120261300'), 'user-signature')).toEqual([]);
    expect(saidBy(await signed('alice060120261500'), 'user-signature')).toEqual(['error after-commit']);
    const strict = { config: { rules: { 'user-signature': { severity: 'error', clockSkewHours: 0 } } } };
    expect(saidBy(await signed('alice060120260100', strict), 'user-signature')).toEqual(['error after-commit']);
  });

  it('sees a signature in two packets, in base or in the change', async () => {
    expect(saidBy(await signed('alice010120261200'), 'user-signature')).toContain('error used-twice');
    const twice = await judgeChange({
      steps: [{ edits: { new: (text) => text, draft: replace('<pending>', 'alice050120261200') } }],
    });
    expect(saidBy(twice, 'user-signature')).toContain('error used-twice');
  });

  it('sees a signature that the ledger records for packets that are gone', async () => {
    const row = rowFor('alice050120261200', 'WP-1-Gone-20260101, WP-1-Lost-20260101', `sha256:${'0'.repeat(64)}`);
    const report = await judgeChange({
      base: { ledger: (text) => `${text.replace(/\n*$/, '\n')}${row}\n` },
      steps: [{ edits: { new: (text) => text } }],
    });
    expect(saidBy(report, 'user-signature')).toEqual(['error used-twice']);
    expect(ofRule(report, 'user-signature')[0]?.message).toContain(
      'the ledger, for WP-1-Gone-20260101, WP-1-Lost-20260101',
    );
  });

  it('sees it where everything is examined', async () => {
    const base = { draft: replace('<pending>', 'alice010120261200') };
    const report = await judgeChange({ base, steps: [], whole: true });
    expect(saidBy(report, 'user-signature')).toEqual(['error used-twice']);
    expect(ofRule(report, 'user-signature')[0]?.message).toContain('WP-1-Cancel-Job-20260101');
  });

  it('sees a signature that only the history knows', async () => {
    const history = new Map([['alice050120261200', ['a'.repeat(40)]]]);
    const [diagnostic] = ofRule(
      await judgeChange({ history, steps: [{ edits: { new: (text) => text } }] }),
      'user-signature',
    );
    expect(diagnostic?.message).toContain('was used before, in commit aaaaaaaaaaaa');
  });

  it('wants open questions resolved', async () => {
    const ask = (question: string) =>
      judgeChange({
        steps: [{ edits: { new: replace('**Open Questions**: none', `**Open Questions**: ${question}`) } }],
      });
    expect(saidBy(await ask('Which colour?'), 'user-signature')).toEqual(['error open-question']);
    expect(saidBy(await ask('RESOLVED: blue'), 'user-signature')).toEqual([]);
    expect(saidBy(await ask('None (alice)'), 'user-signature')).toEqual([]);
  });
});

const REVIEW = { signatures: { review: { accounts: ['alice-at-work', 'bob'] } } };
const by = (account: string, commit = 1) => ({ account, commit });
const sign: Edit = (text) => text;
const work = (commit: string): Step => ({ edits: { 'src/jobs.ts': append(`// ${commit}\n`) } });
const widen: Edit = replace('  * src/jobs.ts\n', '  * src/jobs.ts\n  * src/other.ts\n');

describe('user-signature, where a review is asked for', () => {
  const said = async (steps: readonly Step[], approvals?: readonly NumberedApproval[], more: object = {}) =>
    saidBy(
      await judgeChange({ config: REVIEW, steps, options: approving(approvals ?? null), ...more }),
      'user-signature',
    );
  const unapproved = ['error unapproved-signature'];

  it.each([
    ['on the commit that signs', [by('bob')]],
    ['in another case', [by('BOB')]],
    ['beside one that does not count', [by('mallory'), by('alice-at-work')]],
  ])('takes an approval %s', async (_, approvals) => {
    expect(await said([{ edits: { new: sign } }], approvals)).toEqual([]);
  });

  it.each([
    ['nobody', []],
    ['somebody else', [by('mallory')]],
    ['a login that only begins alike', [by('bob2'), by('bo')]],
    ['the right account, of a commit that is not in the change', [by('bob', 0), by('bob', 9)]],
  ])('refuses a signature approved by %s', async (_, approvals) => {
    expect(await said([{ edits: { new: sign } }], approvals)).toEqual(unapproved);
  });

  it('takes an approval as long as the locked text is the same', async () => {
    const steps = [{ edits: { new: sign } }, work('first'), { edits: { new: append('\n## Evidence\n- done\n') } }];
    for (const commit of [1, 2, 3]) expect(await said(steps, [by('bob', commit)])).toEqual([]);
  });

  it('refuses an approval from before the signature', async () => {
    const steps = [work('first'), { edits: { new: sign } }];
    expect(await said(steps, [by('bob', 1)])).toEqual(unapproved);
    expect(await said(steps, [by('bob', 2)])).toEqual([]);
  });

  it('refuses an approval of another text under the same signature', async () => {
    const steps = [{ edits: { new: sign } }, { edits: { new: widen } }, work('last')];
    const report = await judgeChange({ config: REVIEW, steps, options: approving([by('bob', 1)]) });
    expect(saidBy(report, 'user-signature')).toEqual(unapproved);
    expect(ofRule(report, 'user-signature')[0]?.message).toContain('approved by `bob` for another text only');
    expect(await said(steps, [by('bob', 3)])).toEqual([]);
  });

  it('asks for each packet that the change signs', async () => {
    const signDraft = replace('<pending>', 'alice050120261300');
    const steps = [{ edits: { new: sign } }, { edits: { draft: signDraft } }];
    expect(await said(steps, [by('bob', 1)])).toEqual(unapproved);
    expect(await said(steps, [by('bob', 2)])).toEqual([]);
  });

  it('asks again when a packet is signed anew', async () => {
    const resign = replace('alice010120261200', 'alice050120261300');
    expect(await said([{ edits: { signed: resign } }], [])).toContain('error unapproved-signature');
  });

  it('has nothing to ask of a packet that base has signed', async () => {
    expect(await said([{ edits: { signed: append('\n## Evidence\n- done\n') } }], [])).toEqual([]);
  });

  it('lets nobody approve when no account is named', async () => {
    const config = { signatures: { review: { accounts: [] } } };
    expect(await said([{ edits: { new: sign } }], [by('bob')], { config })).toEqual(unapproved);
  });

  it('does not decide at a door that knows no review', async () => {
    expect(await said([{ edits: { new: sign } }])).toEqual([]);
  });

  it('says who may approve, and how', async () => {
    const report = await judgeChange({ config: REVIEW, steps: [{ edits: { new: sign } }], options: approving([]) });
    const [diagnostic] = ofRule(report, 'user-signature');
    expect(diagnostic).toMatchObject({ path: 'docs/task_packets/WP-1-New-20260105.md', line: 11 });
    expect(diagnostic?.help).toContain('Approve the pull request as one of `alice-at-work`, `bob`.');
  });
});

it.each([
  ['in prose', 'USER_SIGNATURE will be alice050120261200.'],
  ['in a fence', '```\n- USER_SIGNATURE: alice050120261200\n```'],
  ['in a comment', '<!-- - USER_SIGNATURE: alice050120261200 -->'],
])('does not take a signature %s for one', async (_, text) => {
  const unsigned = (packet: string): string =>
    `${packet.replace('- USER_SIGNATURE: alice050120261200\n', '')}\n## IMPLEMENTATION\n\n${text}\n`;
  expect(saidBy(await judgeChange({ steps: [{ edits: { new: unsigned } }] }), 'user-signature')).toEqual([
    'error missing',
  ]);
});
