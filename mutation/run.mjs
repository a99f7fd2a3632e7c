// npm run mutation [-- <file or folder> …]: mutates rules, judge, lock, documents and git, one target after another, and says how much of
// it the tests noticed. What was noticed in the last run is not tried again until it changes; `--force` tries everything, `--figures` nothing.
// `--every=3` tries what stands on every third line: a sample that is always the same; `--every=3+1` tries the lines
// behind those.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { filesNamed, reportOf, targets, unnamed } from './targets.js';

/** The share of mutants that the tests have to notice in each area, in percent of those that could run. */
const EXPECTED = 80;

const top = fileURLToPath(new URL('..', import.meta.url));
const stryker = join(top, 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const force = process.argv.includes('--force') ? ['--force'] : [];
const onlyFigures = process.argv.includes('--figures');
const every = process.argv.find((argument) => argument.startsWith('--every='))?.slice(8) ?? '1';

/**
 * @typedef {import('./targets.js').Target} Target
 *
 * @typedef {object} Score
 * @property {string} name a file, or an area
 * @property {number} noticed killed, or stopped because it ran without an end
 * @property {number} unnoticed survived, or run by no test
 *
 * @typedef {object} Task a target, as far as it was asked for
 * @property {Target} target
 * @property {string[]} files
 */

/** @returns {Task[]} */
function tasks() {
  const wanted = named.flatMap(filesNamed);
  return targets
    .map((target) => ({ target, files: target.files.filter((file) => wanted.length === 0 || wanted.includes(file)) }))
    .filter(({ files }) => files.length > 0);
}

/**
 * Takes out of a report what no test noticed. Stryker would keep it until a new test runs the same line, which it cannot tell of what
 * happens when a module is loaded, nor of a test that was only changed.
 * @param {string} text
 * @param {readonly string[]} files those that are tried again
 */
function withoutUnnoticed(text, files) {
  const report = JSON.parse(text);
  for (const name of files.filter((each) => report.files[each])) {
    const file = report.files[name];
    file.mutants = file.mutants.filter((/** @type {{ status: string }} */ { status }) => status === 'Killed');
  }
  return JSON.stringify(report);
}

/** @param {Task} task */
function mutate({ target, files }) {
  if (onlyFigures) return true;
  const report = join(top, reportOf(target, every));
  const last = existsSync(report) ? readFileSync(report, 'utf8') : null;
  if (last !== null) writeFileSync(report, withoutUnnoticed(last, files));
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...force, 'mutation/stryker.config.mjs'], {
    cwd: top,
    env: { ...process.env, HANDSHAKE_CHECK_MUTATED: files.join(','), HANDSHAKE_CHECK_EVERY: every },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // A run that broke off has said nothing of what it was to try.
  if (status !== 0 && last !== null) writeFileSync(report, last);
  return status === 0;
}

/**
 * @param {Task} task
 * @returns {Score[]}
 */
function scoresOf({ target, files }) {
  const report = join(top, reportOf(target, every));
  if (!existsSync(report)) return [];
  const all = JSON.parse(readFileSync(report, 'utf8')).files;
  return files
    .filter((file) => all[file])
    .map((file) => {
      /** @type {string[]} */
      const ends = all[file].mutants.map((/** @type {{ status: string }} */ { status }) => status);
      /** @param {string[]} wanted */
      const count = (...wanted) => ends.filter((end) => wanted.includes(end)).length;
      return { name: file, noticed: count('Killed', 'Timeout'), unnoticed: count('Survived', 'NoCoverage') };
    });
}

/**
 * @param {string} name
 * @param {readonly Score[]} scores
 * @returns {Score}
 */
function sumOf(name, scores) {
  return {
    name,
    noticed: scores.reduce((sum, { noticed }) => sum + noticed, 0),
    unnoticed: scores.reduce((sum, { unnoticed }) => sum + unnoticed, 0),
  };
}

/** @param {Pick<Score, 'noticed' | 'unnoticed'>} score */
function percent({ noticed, unnoticed }) {
  const all = noticed + unnoticed;
  return all === 0 ? 0 : (100 * noticed) / all;
}

/** @param {Score} score */
function line(score) {
  const { name, noticed, unnoticed } = score;
  return `${percent(score).toFixed(1).padStart(6)} %  ${noticed} of ${noticed + unnoticed}  ${name}\n`;
}

function main() {
  if (!existsSync(stryker)) {
    process.stderr.write('mutation/node_modules is missing, expected Stryker there: npm ci --prefix mutation\n');
    return false;
  }
  setPriority(constants.priority.PRIORITY_LOW);
  const asked = tasks();
  const undone = asked.filter((task) => !mutate(task));
  const done = asked.filter((task) => !undone.includes(task));
  const areas = [...new Set(done.map(({ target }) => target.area))].map((area) => {
    const scores = done.filter(({ target }) => target.area === area).flatMap(scoresOf);
    return { scores, total: sumOf(`in all of ${area}`, scores) };
  });
  process.stdout.write(`\nnoticed by a test, of the mutants of each file:\n`);
  for (const { scores, total } of areas) process.stdout.write([...scores, total].map(line).join(''));
  for (const { files } of undone)
    process.stdout.write(`${files.join(', ')}: not tried, expected Stryker to end with 0\n`);
  const low = areas.map(({ total }) => total).filter((total) => percent(total) < EXPECTED);
  for (const total of low) {
    process.stdout.write(`${percent(total).toFixed(1)} % is noticed ${total.name}, expected ${EXPECTED} % at least\n`);
  }
  const missed = named.length === 0 ? unnamed() : [];
  for (const file of missed)
    process.stdout.write(`${file} is in no target, expected one in mutation/engine-targets.js\n`);
  return undone.length === 0 && areas.length > 0 && low.length === 0 && missed.length === 0;
}

process.exitCode = main() ? 0 : 1;
