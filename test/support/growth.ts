import { cpuUsage } from 'node:process';

/** How many times more CPU time the larger input takes. */
const REPEATS = 5;

/**
 * CPU time for `large` over CPU time for `small`, each the best of several runs: noise only ever adds. With inputs eight times
 * apart a linear function gives about 8, a quadratic one about 64.
 */
export function growth<Input>(work: (input: Input) => unknown, small: Input, large: Input): number {
  work(small);
  work(large);
  return best(work, large) / Math.max(best(work, small), 200);
}

/** Microseconds. */
function best<Input>(work: (input: Input) => unknown, input: Input): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < REPEATS; run++) {
    const before = cpuUsage();
    work(input);
    const { user, system } = cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
