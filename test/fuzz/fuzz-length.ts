import { env } from 'node:process';

/**
 * How many runs a property gets: `short` in `npm test`, more where `HANDSHAKE_FUZZ` says how many times as many (docs/fuzzing.md).
 * @throws when the variable is set and is no whole number from 1 on: a night that tests nothing has to be seen.
 */
export function runs(short: number): number {
  const said = env.HANDSHAKE_FUZZ ?? '1';
  const times = /^[1-9]\d{0,5}$/.test(said) ? Number(said) : Number.NaN;
  if (Number.isNaN(times)) throw new Error(`HANDSHAKE_FUZZ is ${said}, expected a whole number such as 100`);
  return short * times;
}

/** The seed of a property: the same in `npm test`, another in every longer run unless `HANDSHAKE_FUZZ_SEED` names one. */
export function seed(): number {
  const said = env.HANDSHAKE_FUZZ_SEED;
  if (said !== undefined) return Number(said);
  return env.HANDSHAKE_FUZZ === undefined ? 20260106 : Math.floor(Math.random() * 2 ** 31);
}
