// Read by Stryker from the top of the repository, once for each target: see run.mjs.
import { env } from 'node:process';
import { mutatedIn, reportOf } from './targets.js';

const target = mutatedIn(env.HANDSHAKE_CHECK_MUTATED ?? '');

// biome-ignore lint/style/noDefaultExport: Stryker takes the default export.
export default {
  mutate: target.mutated,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: reportOf(target),
  tempDirName: 'mutation/.sandbox',
  ignorePatterns: ['/dist', '/actions/*/dist', '/docs', '/test/node24', '/mutation/reports'],
  allowEmpty: false,
  reporters: ['clear-text'],
  clearTextReporter: {
    allowColor: false,
    allowEmojis: false,
    logTests: false,
    reportTests: false,
    reportScoreTable: false,
  },
  concurrency: 1,
  // A machine that does other work besides must not turn a slow test into a mutant that was found.
  timeoutMS: 30_000,
  timeoutFactor: 4,
};
