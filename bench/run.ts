// Measures the rows of the table of speed, prints it, and writes bench/results.json. The exit code is 1 where a row misses its goal.
// usage: npm run bench -- [--rows S1,S2b] [--pairs 7] [--output FILE]; a run of some rows writes no file unless told to.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measuredEnvironment } from './environment.js';
import { costOf, type Work } from './measure.js';
import { RESULTS_VERSION, type Results, type RowResult, resultOf } from './results.js';
import { ROWS, type Row } from './rows.js';
import { surroundingsIn } from './surroundings.js';
import { sourceOf, tableOf, verdictOf } from './table.js';

const BENCH = fileURLToPath(new URL('.', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PEERS = ['@commitlint/cli', 'remark-cli', 'markdownlint-cli2', 'remark-parse'] as const;

process.exitCode = 2;
const { values: given } = parseArgs({
  options: { rows: { type: 'string' }, pairs: { type: 'string', default: '7' }, output: { type: 'string' } },
});
const pairs = Number(given.pairs);
const rows = chosenRows(given.rows);
if (!Number.isInteger(pairs) || pairs < 1)
  throw new RangeError(`--pairs is ${given.pairs}, expected a whole number from 1 on`);
const output = given.output ?? (given.rows === undefined ? join(BENCH, 'results.json') : null);

installPeers();
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handshake-bench-')));
try {
  const results = await measured();
  process.stdout.write(`\n${tableOf(results)}\n${sourceOf(results)}\n${verdictOf(results)}\n`);
  if (output !== null) writeFileSync(output, `${JSON.stringify(results, null, 2)}\n`);
  process.exitCode = results.rows.every(({ met }) => met) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function chosenRows(names: string | undefined): readonly Row[] {
  if (names === undefined) return ROWS;
  return names.split(',').map((name) => {
    const row = ROWS.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
    if (row) return row;
    throw new RangeError(`there is no row ${name}, expected some of ${ROWS.map((each) => each.name).join(', ')}`);
  });
}

/** The peers are in a lock file of their own, so that nobody installs them who does not measure. */
function installPeers(): void {
  if (PEERS.every((name) => existsSync(join(BENCH, 'node_modules', name)))) return;
  process.stdout.write('installing the peers: npm ci --prefix bench\n');
  execFileSync('npm', ['ci', '--prefix', BENCH, '--no-audit', '--no-fund'], { stdio: 'inherit' });
}

async function measured(): Promise<Results> {
  process.stdout.write('building the program, the Action and the repository\n');
  // Below the manifest, as in an installed package.
  const [program, action] = [join(folder, 'package', 'dist'), join(folder, 'action')];
  mkdirSync(join(folder, 'package'));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package', 'package.json'));
  for (const [script, place] of [
    ['build.mjs', program],
    ['build-action.mjs', action],
  ] as const) {
    execFileSync(process.execPath, [join(ROOT, 'scripts', script), '--folder', place], { stdio: 'ignore' });
  }
  const place = await surroundingsIn(folder, { program: join(program, 'cli.js'), action: join(action, 'main.js') });
  const found: RowResult[] = [];
  for (const row of rows) {
    const result = await resultOf(row, place, { pairs, peak });
    process.stdout.write(`${result.name}: ${result.cpu.ratio} (goal ${result.goal})${result.met ? '' : ' MISSED'}\n`);
    found.push(result);
  }
  const { dropped } = measuredEnvironment(process.env);
  const date = new Date().toISOString().slice(0, 10);
  return { version: RESULTS_VERSION, date, pairs, versions: versions(), dropped, rows: found };
}

/** Of our process alone: the children are git, which maps the same packs. */
function peak(work: Work): number {
  const file = join(folder, 'peak');
  const [node, ...args] = work.command;
  const command = [node, '--require', join(BENCH, 'peak-memory.cjs'), ...args] as const;
  costOf({ ...work, command, env: { ...work.env, PEAK_MEMORY_FILE: file } });
  return Number(readFileSync(file, 'utf8'));
}

function versions(): Record<string, string> {
  const git = spawnSync('git', ['--version'], { encoding: 'utf8' })
    .stdout.replace(/^git version /, '')
    .trim();
  const own = [
    ['handshake-check', manifestVersion(ROOT)],
    ['Node', process.versions.node],
    ['git', git],
  ];
  const peers = PEERS.map((name) => [name, manifestVersion(join(BENCH, 'node_modules', name))]);
  return Object.fromEntries([...own, ...peers]);
}

function manifestVersion(folderOfIt: string): string {
  return (JSON.parse(readFileSync(join(folderOfIt, 'package.json'), 'utf8')) as { version: string }).version;
}
