import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { judgeByEveryDoor } from '../actions/parity/range-answers.js';
import { drawPair, stoppedAttacks } from '../support/attack-pairs.js';
import type { Judged } from '../support/scenario.js';
import type { Attack } from './attack.js';

/** `COMPOSED_PAIRS=200 npx vitest run test/scenarios/composed.test.ts` draws more, `COMPOSED_SEED` others. */
const PAIRS = Number(env.COMPOSED_PAIRS ?? 4);
const SEED = Number(env.COMPOSED_SEED ?? 1);

const ATTACKS = await stoppedAttacks();

/** Whether an answer is the one that an attack alone would get. */
function names({ expect: expected }: Attack, { blocking, undecided }: Judged): boolean {
  if ('undecided' in expected) return undecided.length > 0;
  const rules = 'rules' in expected ? expected.rules : [];
  return rules.length > 0 && rules.every((rule) => blocking.includes(rule));
}

describe('two attacks in one change do not hide each other', () => {
  it('of a great many that there are', () => {
    expect(ATTACKS.length).toBeGreaterThan(100);
  });

  it.each(Array.from({ length: PAIRS }, (_, index) => SEED + index))('seed %i', async (seed) => {
    const { attacks, scenario } = drawPair(ATTACKS, seed);
    const judged = await judgeByEveryDoor(scenario);
    const pair = attacks.map(({ id, title, build }) => `${id} (${title})\n${build}`).join('\nand then ');
    const answer = `${judged.blocking.join(', ')} ${judged.undecided.map(({ subject }) => subject).join(', ')}`;
    expect(judged.verdict, pair).not.toBe('pass');
    expect(
      attacks.some((attack) => names(attack, judged)),
      `${pair}\nanswered: ${answer}`,
    ).toBe(true);
  });
});
