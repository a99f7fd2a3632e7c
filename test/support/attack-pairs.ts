import { type Attack, collectAttacks } from '../scenarios/attack.js';
import { attempt, newScenario, type Scenario } from './scenario.js';

/** Files of scenarios that hold attacks and nothing else, so that loading them once more declares no test. */
const FILES = [
  'board-and-phases/anchors',
  'board-and-phases/board',
  'board-and-phases/dependencies',
  'concealment/blocks',
  'concealment/characters',
  'concealment/fields',
  'injection/names',
  'lock-evasion/files',
  'lock-evasion/history',
  'lock-evasion/merges',
  'lock-evasion/status',
  'paths/names',
  'policy/tooling',
  'policy/waivers',
  'roles-and-scope/packets',
  'roles-and-scope/scope',
  'signature-forgery/ledger',
  'signature-forgery/reuse',
  'signature-forgery/tokens',
] as const;

/** Two attacks that were made one after the other in one repository. */
export interface Pair {
  readonly attacks: readonly [Attack, Attack];
  readonly scenario: Scenario;
}

/** Every attack that a gate has to stop, on the branch and against the base that all have by default. */
export async function stoppedAttacks(): Promise<readonly Attack[]> {
  const attacks = await collectAttacks(async () => {
    // With a query they are modules of their own: a worker may have run the files already, or do so later.
    for (const file of FILES) await import(/* @vite-ignore */ `../scenarios/${file}.test.ts?collected`);
  });
  return attacks.filter(
    ({ expect, clone, base, head }) =>
      !('accepted' in expect || 'notice' in expect) && [clone, base, head].every((each) => each === undefined),
  );
}

/**
 * Two attacks that can be made one after the other, drawn at random. Of most pairs both can; where the second one finds something else
 * than it needs, another pair is drawn.
 * @param seed the same seed gives the same pair
 */
export function drawPair(attacks: readonly Attack[], seed: number): Pair {
  const random = randomOf(seed);
  const draw = (): Attack => {
    const attack = attacks[Math.floor(random() * attacks.length)];
    if (attack === undefined) throw new Error('there are no attacks to draw from');
    return attack;
  };
  for (let tries = 0; tries < 50; tries++) {
    const [first, second] = [draw(), draw()];
    if (first.id === second.id) continue;
    const scenario = newScenario();
    const script = `(${first.build}\n); git checkout -q topic -- 2> /dev/null; (${second.build}\n)`;
    if (attempt(scenario, script).status === 0) return { attacks: [first, second], scenario };
  }
  throw new Error(`of 50 pairs that seed ${seed} draws, none can be made`);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
