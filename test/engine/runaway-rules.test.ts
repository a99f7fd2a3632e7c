import { describe, expect, it } from 'vitest';
import type { Finding, Rule } from '../../engine/rule.js';
import { rules } from '../../rules/index.js';
import { judgeChange } from '../support/judge-change.js';

/** A rule of the registry with another check, beside all the others. */
function withRunaway(change: () => Iterable<Finding>): Rule[] {
  const [first] = rules;
  if (!first) throw new Error('there are no rules');
  const { packet, repository, ...rest } = first;
  return [...rules, { ...rest, id: 'runaway', needs: [], change }];
}

async function judged(change: () => Iterable<Finding>) {
  const steps = [{ edits: { 'notes/one.md': () => 'one\n' } }];
  const report = await judgeChange({ steps, options: { rules: withRunaway(change) } });
  const { verdict, outcomes } = report;
  return { verdict, broken: outcomes.filter(({ outcome }) => outcome === 'crashed') };
}

const FINDING: Finding = { message: 'any', data: {}, at: { path: 'a', line: 1, column: 1 } };

describe('a rule that does not come to an end leaves the run undecided, and the other rules judge', () => {
  it.each<[string, () => Iterable<Finding>, RegExp]>([
    [
      'it loops',
      () => {
        for (;;);
      },
      /^took longer than \d+ s, the limit$/,
    ],
    [
      'it takes all memory',
      () => {
        const taken: number[][] = [];
        for (;;) taken.push(new Array<number>(100_000).fill(taken.length));
      },
      /^took more than 768 MB of memory, the limit$/,
    ],
    [
      'it finds without an end',
      function* () {
        for (;;) yield FINDING;
      },
      /^it finds more than 250,000 things, the limit$/,
    ],
    [
      'it throws',
      () => {
        throw new TypeError('of its own');
      },
      /^of its own$/,
    ],
    [
      'it calls itself for ever',
      function calls(): Iterable<Finding> {
        return [...calls()];
      },
      /^Maximum call stack size exceeded$/,
    ],
  ])('when %s', async (_, change, reason) => {
    const { verdict, broken } = await judged(change);
    expect(broken).toMatchObject([{ rule: 'runaway', scope: 'change', reason: expect.stringMatching(reason) }]);
    expect(verdict).toBe('inconclusive');
  });

  it('and one that ends is no matter', async () => {
    expect(await judged(() => [])).toEqual({ verdict: 'pass', broken: [] });
  });
});
