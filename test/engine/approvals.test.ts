import { describe, expect, it } from 'vitest';
import type { AskApprovals } from '../../engine/check-options.js';
import type { Approval } from '../../engine/model/approval.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { ChangeContext, Rule } from '../../engine/rule.js';
import { defineRule } from '../../engine/rule.js';
import { rules } from '../../rules/index.js';
import { type Edit, type JudgedChange, judgeChange, replace } from '../support/judge-change.js';
import { undecided } from './judged-repository.js';

const config = { signatures: { review: { accounts: ['alice', 'Bob-2'] } } };
const sign: Readonly<Record<string, Edit>> = { draft: replace('<pending>', 'alice050120261200') };
const APPROVAL: Approval = { account: 'alice', commit: 'a'.repeat(40) };

/** What a change check was given, and what was asked. */
async function given(change: JudgedChange, answer: AskApprovals | null) {
  const seen: ChangeContext['approvals'][] = [];
  const asked: (readonly string[])[] = [];
  const approvals: AskApprovals = (accounts) => {
    asked.push(accounts);
    return answer?.(accounts) ?? Promise.resolve([]);
  };
  const watching = defineRule({
    id: 'packet-id',
    clauses: ['CX-1'],
    blocksWhen: 'b',
    why: 'w',
    reads: [],
    completeness: false,
    waivable: false,
    messages: {},
    change: (context) => {
      seen.push(context.approvals);
      return [];
    },
  });
  const others: Rule[] = rules.filter(({ id }) => id !== watching.id);
  const options = { rules: [...others, watching], ...(answer ? { approvals } : {}) };
  const report = await judgeChange({ ...change, options });
  return { seen, asked, reviews: report.notices.filter(({ kind }) => kind === 'open-review') };
}

describe('approvals', () => {
  it('are asked for once, for the accounts of the law, and handed to the change checks', async () => {
    const { seen, asked, reviews } = await given({ config, steps: [{ edits: sign }] }, async () => [APPROVAL]);
    expect(asked).toEqual([['alice', 'Bob-2']]);
    expect(seen).toEqual([[APPROVAL]]);
    expect(reviews).toEqual([]);
  });

  it('are known to be none where the forge has none', async () => {
    const { seen, reviews } = await given({ config, steps: [{ edits: sign }] }, async () => []);
    expect(seen).toEqual([[]]);
    expect(reviews).toEqual([]);
  });

  it.each([
    ['the law wants no review', { steps: [{ edits: sign }] }],
    ['nothing is newly signed', { config, steps: [{ edits: { draft: replace('Half', 'Most') } }] }],
    [
      'a signed packet only takes a step',
      { config, steps: [{ edits: { signed: replace('Ready-for-Dev', 'In-Progress') } }] },
    ],
  ] satisfies [string, JudgedChange][])('are not asked for where %s', async (_, change) => {
    const { seen, asked, reviews } = await given(change, async () => [APPROVAL]);
    expect(asked).toEqual([]);
    expect(seen).toEqual([null]);
    expect(reviews).toEqual([]);
  });

  it('are open where nobody can ask, and a notice says who will judge them', async () => {
    const { seen, reviews } = await given({ config, steps: [{ edits: sign }] }, null);
    expect(seen).toEqual([null]);
    expect(reviews).toEqual([
      {
        kind: 'open-review',
        text: 'the approving review that handshake.config.json asks for is not known here; the merge gate judges it for WP-1-Retry-Job-20260102',
      },
    ]);
  });

  it('leave the run undecided where the forge does not answer', async () => {
    const failure = new UndecidedError({ subject: 'the forge', reason: 'did not answer', help: 'Run it again.' });
    const judging = judgeChange({
      config,
      steps: [{ edits: sign }],
      options: { approvals: () => Promise.reject(failure) },
    });
    expect(await undecided(judging)).toBe(failure);
  });
});
