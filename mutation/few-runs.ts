import fc from 'fast-check';
import { inject } from 'vitest';

type Assert = typeof fc.assert;

/**
 * As `assert` of fast-check, with few runs: thousands of them for every mutant would take a minute each time, and tables of examples come
 * first. The values are always the same, so that a mutant always comes to the same end, and a failure is enough as it was found.
 */
export const assert = ((property, parameters) =>
  fc.assert(property, {
    ...parameters,
    numRuns: Math.min(parameters?.numRuns ?? Number.POSITIVE_INFINITY, inject('runs')),
    seed: 1,
    endOnFailure: true,
  })) as Assert;

// biome-ignore lint/performance/noBarrelFile: it stands for the module that it passes on.
export * from 'fast-check';

// Tests import fast-check by its default export.
// biome-ignore lint/style/noDefaultExport: it stands for a module that has one.
export default { ...fc, assert };
