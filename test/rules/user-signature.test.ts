import { describe, expect, it } from 'vitest';
import { judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

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
