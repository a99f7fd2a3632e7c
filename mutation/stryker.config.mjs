// Read by Stryker from the top of the repository, once for each file: see run.mjs.
import { basename } from 'node:path';
import { env } from 'node:process';
import { targetOf } from './targets.js';

const { file } = targetOf(env.HANDSHAKE_CHECK_MUTATED ?? '');
const name = basename(file, '.ts');

// biome-ignore lint/style/noDefaultExport: Stryker takes the default export.
export default {
  mutate: [file],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: `mutation/reports/${name}.json`,
  tempDirName: 'mutation/.sandbox',
  ignorePatterns: ['/dist', '/actions/*/dist', '/bench', '/docs', '/test/node24', '/mutation/reports'],
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
