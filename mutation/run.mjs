// npm run mutation [-- <file> …]: mutates the rules and the judge, one file after another, and says how much of it the tests noticed.
// Only what changed since the last run is tried again; `--force` tries everything.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { targetOf, targets } from './targets.js';

/** The share of mutants that the tests have to notice, in percent of those that could run. */
const EXPECTED = 80;

const top = fileURLToPath(new URL('..', import.meta.url));
const stryker = join(top, 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js');
const named = process.argv.slice(2).filter((argument) => argument !== '--force');
const force = process.argv.includes('--force') ? ['--force'] : [];

/**
 * @typedef {object} Score
 * @property {string} file
 * @property {number} noticed killed, or stopped because it ran without an end
 * @property {number} unnoticed survived, or run by no test
 */

/** @param {string} file */
function mutate(file) {
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...force, 'mutation/stryker.config.mjs'], {
    cwd: top,
    env: { ...process.env, HANDSHAKE_CHECK_MUTATED: file },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/**
 * @param {string} file
 * @returns {Score}
 */
function scoreOf(file) {
  const report = JSON.parse(readFileSync(join(top, 'mutation/reports', `${basename(file, '.ts')}.json`), 'utf8'));
  /** @type {string[]} */
  const ends = report.files[file].mutants.map((/** @type {{ status: string }} */ { status }) => status);
  /** @param {string[]} wanted */
  const count = (...wanted) => ends.filter((end) => wanted.includes(end)).length;
  return { file, noticed: count('Killed', 'Timeout'), unnoticed: count('Survived', 'NoCoverage') };
}

/** @param {Pick<Score, 'noticed' | 'unnoticed'>} score */
function percent({ noticed, unnoticed }) {
  const all = noticed + unnoticed;
  return all === 0 ? 0 : (100 * noticed) / all;
}

/** @param {Score} score */
function line(score) {
  const { file, noticed, unnoticed } = score;
  return `${percent(score).toFixed(1).padStart(6)} %  ${noticed} of ${noticed + unnoticed}  ${file}\n`;
}

function main() {
  if (!existsSync(stryker)) {
    process.stderr.write('mutation/node_modules is missing, expected Stryker there: npm ci --prefix mutation\n');
    return false;
  }
  setPriority(constants.priority.PRIORITY_LOW);
  const files = named.length > 0 ? named.map((file) => targetOf(file).file) : targets.map(({ file }) => file);
  const undone = files.filter((file) => !mutate(file));
  const scores = files.filter((file) => !undone.includes(file)).map(scoreOf);
  const total = {
    file: 'in all',
    noticed: scores.reduce((sum, { noticed }) => sum + noticed, 0),
    unnoticed: scores.reduce((sum, { unnoticed }) => sum + unnoticed, 0),
  };
  process.stdout.write(`\nnoticed by a test, of the mutants of each file:\n${[...scores, total].map(line).join('')}`);
  for (const file of undone) process.stdout.write(`${file} was not tried, expected Stryker to end with 0\n`);
  if (percent(total) >= EXPECTED) return undone.length === 0;
  process.stdout.write(`${percent(total).toFixed(1)} % is noticed, expected ${EXPECTED} % at least\n`);
  return false;
}

process.exitCode = main() ? 0 : 1;
