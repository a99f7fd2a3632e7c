import { env } from 'node:process';

/**
 * How many runs a property gets: `short` in `npm test`, more where `HANDSHAKE_FUZZ` says how many times as many (docs/fuzzing.md).
 * @throws when the variable is set and is no whole number from 1 on: a night that tests nothing has to be seen.
 */
export function runs(short: number): number {
  return short * wholeNumber('HANDSHAKE_FUZZ', 1, 1);
}

/**
 * The seed of every property: the same in `npm test`, because a change must not fail for what it did not do; another in every longer run
 * unless `HANDSHAKE_FUZZ_SEED` names one.
 */
export function seed(): number {
  const usual = env.HANDSHAKE_FUZZ === undefined ? 20260106 : Math.floor(Math.random() * 2 ** 31);
  return wholeNumber('HANDSHAKE_FUZZ_SEED', usual, 0);
}

function wholeNumber(name: string, unset: number, least: number): number {
  const said = env[name];
  if (said === undefined) return unset;
  const number = /^\d{1,10}$/.test(said) ? Number(said) : Number.NaN;
  if (!(number >= least)) throw new Error(`${name} is ${said}, expected a whole number such as 100`);
  return number;
}
