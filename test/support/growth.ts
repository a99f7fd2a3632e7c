import { cpuUsage } from 'node:process';

/** How many times more CPU time the larger input takes. */
const REPEATS = 5;
const ATTEMPTS = 6;
/** Of inputs eight times apart. */
const CLEARLY_LINEAR = 20;

/**
 * CPU time for `large` over CPU time for `small`, each the best of several runs: noise only ever adds. With inputs eight times
 * apart a linear function gives about 8, a quadratic one about 64.
 */
export function growth<Input>(work: (input: Input) => unknown, small: Input, large: Input): number {
  let least = Number.POSITIVE_INFINITY;
  // A loaded machine can slow one side down for a while: the whole comparison is made again before anything is concluded.
  for (let attempt = 0; attempt < ATTEMPTS && least > CLEARLY_LINEAR; attempt++) {
    work(small);
    work(large);
    least = Math.min(least, best(work, large) / Math.max(best(work, small), 200));
  }
  return least;
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
