// Read by Stryker from the top of the repository, once for each target: see run.mjs.
import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { mutatedIn, reportOf } from './targets.js';

const target = mutatedIn(env.HANDSHAKE_CHECK_MUTATED ?? '');
/** Of which lines changes are tried: of all, or of every third (`3`), or of those behind them (`3+1`) and so on. */
const every = env.HANDSHAKE_CHECK_EVERY ?? '1';
const [step = 1, first = 0] = every.split('+').map(Number);

/**
 * @param {string} file
 * @returns {string[]} the file, or those of its lines that are tried
 */
function linesOf(file) {
  const count = readFileSync(file, 'utf8').split('\n').length;
  const lines = Array.from({ length: count }, (_, index) => index + 1).filter((line) => line % step === first);
  return step === 1 ? [file] : lines.map((line) => `${file}:${line}-${line}`);
}

// biome-ignore lint/style/noDefaultExport: Stryker takes the default export.
export default {
  mutate: target.mutated.flatMap(linesOf),
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  incremental: true,
  incrementalFile: reportOf(target, every),
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
