import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runs, seed } from '../support/fuzz-length.js';
import { storyOf } from './histories/agreement.js';
import { choiceOf, judgeChoices, runCampaign } from './histories/campaign.js';
import type { HistoryChoice } from './histories/choices.js';

const FOUND = new URL('found/', import.meta.url);
const SHORT = 25;
/** A quarter of a second for each history, on a machine that does much else. */
const PATIENCE = 60_000 + runs(SHORT) * 1000;

/** A history that once told gate and oracle apart, kept as the choices that it was made of. */
interface Found {
  readonly name: string;
  /** What was wrong, and where it was mended. */
  readonly why: string;
  readonly choice: HistoryChoice;
  /** What the gate says of it since. */
  readonly verdict: 'pass' | 'block' | 'inconclusive';
}

const found = readdirSync(FOUND)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, FOUND), 'utf8')) }) as Found);

describe('the gate and an oracle that reads no file agree', () => {
  it(
    'on random histories',
    async () => {
      const of = seed();
      const { histories, answers, disagreements } = await runCampaign(of, { from: 0, to: runs(SHORT) });
      expect(disagreements, `scripts/fuzz-histories.ts --seed ${of} tells them`).toEqual([]);
      expect(histories).toBe(runs(SHORT));
      // Both answers were asked for: a gate that says the same to everything agrees with nothing.
      expect(answers['nothing may block: pass']).toBeGreaterThan(0);
      expect(answers['the lock has to block: block']).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it('on the same histories for the same seed', () => {
    expect(choiceOf(7, 3)).toEqual(choiceOf(7, 3));
    expect(choiceOf(7, 3)).not.toEqual(choiceOf(8, 3));
  });

  it('on every history that once told them apart', async () => {
    const agreements = await judgeChoices(found.map(({ choice }) => choice));
    expect(agreements.length).toBe(found.length);
    for (const [n, { disagreement, verdict, history, said }] of agreements.entries()) {
      const { name, why, verdict: expected } = found[n] ?? {};
      const about = `${name}: ${why}\n${storyOf(history)}\n${said.join('\n')}`;
      expect({ disagreement, verdict }, about).toEqual({ disagreement: null, verdict: expected });
    }
  });
});
