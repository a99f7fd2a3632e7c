import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Agreement, judgeHistories } from './agreement.js';
import { type HistoryChoice, history } from './choices.js';
import { tell } from './history.js';

/** What was counted over many histories. */
export interface Tally {
  histories: number;
  commits: number;
  /** Acts that were done, by kind. */
  readonly acts: Record<string, number>;
  /** What the oracle expected and what the gate said. */
  readonly answers: Record<string, number>;
  /** The numbers of histories on which they did not agree. */
  readonly disagreements: { readonly index: number; readonly why: string }[];
}

/** How many histories share a repository. */
const BATCH = 20;

export function newTally(): Tally {
  return { histories: 0, commits: 0, acts: {}, answers: {}, disagreements: [] };
}

/** The history of a number under a seed. */
export function choiceOf(seed: number, index: number): HistoryChoice {
  const mixed = (Math.imul(index + 1, 0x9e3779b1) ^ seed) | 0;
  const [choice] = fc.sample(history, { seed: mixed, numRuns: 1 });
  if (!choice) throw new Error('nothing was generated');
  return choice;
}

/** Judges the histories `from` to `to` (exclusive) of a seed. */
export async function runCampaign(
  seed: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Tally> {
  const tally = newTally();
  for (let first = from; first < to; first += BATCH) {
    const count = Math.min(BATCH, to - first);
    const choices = Array.from({ length: count }, (_, n) => choiceOf(seed, first + n));
    const agreements = await judgeChoices(choices);
    for (const [n, agreement] of agreements.entries()) tallyOne(tally, agreement, first + n);
  }
  return tally;
}

/** Judges choices in a repository of their own, which is removed. */
export async function judgeChoices(choices: readonly HistoryChoice[]): Promise<Agreement[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-histories-')));
  try {
    return await judgeHistories(join(root, 'histories.git'), choices.map(tell));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A smaller history on which gate and oracle disagree, too. Takes minutes at most. */
export async function shrunk(choice: HistoryChoice, seconds = 120): Promise<HistoryChoice> {
  const agrees = fc.asyncProperty(history, async (each) => {
    const [agreement] = await judgeChoices([each]);
    return agreement?.disagreement === null;
  });
  const limits = { interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false };
  const { counterexample } = await fc.check(agrees, { examples: [[choice]], numRuns: 1, ...limits });
  return counterexample?.[0] ?? choice;
}

/** Adds one tally to another. */
export function addTally(to: Tally, from: Tally): void {
  to.histories += from.histories;
  to.commits += from.commits;
  for (const name of ['acts', 'answers'] as const) {
    for (const [key, count] of Object.entries(from[name])) to[name][key] = (to[name][key] ?? 0) + count;
  }
  to.disagreements.push(...from.disagreements);
}

function tallyOne(
  tally: Tally,
  { history: told, expected, verdict, isMergeable, disagreement }: Agreement,
  index: number,
): void {
  tally.histories++;
  tally.commits += told.commits.length;
  for (const kind of told.done) tally.acts[kind] = (tally.acts[kind] ?? 0) + 1;
  const wanted = !isMergeable
    ? 'not mergeable'
    : expected.lock.length > 0
      ? 'the lock has to block'
      : expected.open.length > 0
        ? 'the lock may block'
        : expected.others.length > 0
          ? 'another rule has to block'
          : expected.isLawful
            ? 'nothing may block'
            : 'the lock may not block';
  const key = `${wanted}: ${verdict}`;
  tally.answers[key] = (tally.answers[key] ?? 0) + 1;
  if (disagreement !== null) tally.disagreements.push({ index, why: disagreement });
}
