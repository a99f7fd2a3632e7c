// Holds the gate against an oracle over random git histories (docs/fuzzing.md).
// usage: node --import tsx scripts/fuzz-histories.ts [--seed N] [--count N] [--from N] [--workers N]
//
// The history of a number is the same for the same seed, whatever the count. Exit code 1 when gate and oracle disagree; the first
// disagreements are made small, printed as stories, and as a script that builds the repository.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { storyOf } from '../test/fuzz/histories/agreement.js';
import {
  addTally,
  choiceOf,
  judgeChoices,
  newTally,
  runCampaign,
  shrunk,
  type Tally,
} from '../test/fuzz/histories/campaign.js';
import { scriptOf } from '../test/fuzz/histories/repository.js';

/** How many histories a worker takes at a time. */
const SHARE = 100;
const SHOWN = 5;

interface Share {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: `${availableParallelism()}` },
  },
});

if (process.send) process.on('message', (share: Share) => void work(share));
else await main();

/** A worker's part: one share after another, until the parent has none left. */
async function work({ seed, from, to }: Share): Promise<void> {
  process.send?.(await runCampaign(seed, { from, to }));
}

async function main(): Promise<void> {
  const [count, from, workers] = [values.count, values.from, values.workers].map(Number);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  if (![count, from, workers, seed].every(Number.isSafeInteger))
    throw new Error('--seed, --count, --from and --workers are numbers');
  process.stdout.write(`seed ${seed}, histories ${from} to ${(from ?? 0) + (count ?? 0) - 1}, ${workers} workers\n`);
  const began = Date.now();
  const tally = await runShared(seed, { from: from ?? 0, to: (from ?? 0) + (count ?? 0) }, workers ?? 1);
  print(tally, (Date.now() - began) / 1000);
  for (const { index } of tally.disagreements.slice(0, SHOWN)) await explain(seed, index);
  process.exitCode = tally.disagreements.length > 0 || tally.histories < (count ?? 0) ? 1 : 0;
}

async function runShared(seed: number, range: { from: number; to: number }, workers: number): Promise<Tally> {
  const total = newTally();
  let next = range.from;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(fileURLToPath(import.meta.url), [], { execArgv: process.execArgv });
      const give = (): void => {
        if (next >= range.to) {
          child.disconnect();
          resolve();
          return;
        }
        const to = Math.min(next + SHARE, range.to);
        child.send({ seed, from: next, to });
        next = to;
      };
      child.on('message', (tally: Tally) => {
        addTally(total, tally);
        for (const { index, why } of tally.disagreements) process.stdout.write(`history ${index}: ${why}\n`);
        const passed = Object.entries(total.answers).reduce(
          (sum, [key, n]) => sum + (key.endsWith(': pass') ? n : 0),
          0,
        );
        process.stdout.write(
          `${total.histories} histories, ${passed} passed, ${total.histories - passed} did not, ${total.disagreements.length} disagreements\n`,
        );
        give();
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
      give();
    });
  await Promise.all(Array.from({ length: Math.max(workers, 1) }, one));
  total.disagreements.sort((a, b) => a.index - b.index);
  return total;
}

function print({ histories, commits, acts, answers, disagreements }: Tally, seconds: number): void {
  const table = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([name, n]) => `  ${`${n}`.padStart(7)}  ${name}\n`)
      .join('');
  process.stdout.write(
    `\nWhat the oracle expected, and what the gate said:\n${table(answers)}\nActs:\n${table(acts)}\n` +
      `${histories} histories of ${commits} commits in ${seconds.toFixed(0)} s: ${disagreements.length} disagreements\n`,
  );
}

async function explain(seed: number, index: number): Promise<void> {
  const choice = await shrunk(choiceOf(seed, index));
  const [agreement] = await judgeChoices([choice]);
  if (!agreement) return;
  const { history, disagreement, expected, verdict, said } = agreement;
  process.stdout.write(
    `\n== history ${index} of seed ${seed}, made small: ${disagreement}\n${storyOf(history)}\n` +
      `expected of the lock: ${expected.lock.join('; ') || 'nothing'}\nexpected of others: ${expected.others.map(({ why }) => why).join('; ') || 'nothing'}\n` +
      `the gate: ${verdict}\n${said.map((line) => `  ${line}\n`).join('')}` +
      `as a fixture of test/fuzz/found: ${JSON.stringify(choice)}\n\n${scriptOf(history)}`,
  );
}
