// Everything CI holds a change to, in the order that finds the cheap mistakes first. A step that fails does not hide the next one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const code = ['api', 'engine', 'rules', 'workflow', 'cli', 'actions', 'scripts'].filter((folder) =>
  existsSync(`${root}${folder}`),
);

/** Name of a step to its command; programs come from node_modules/.bin, which npm puts on the path. */
const steps = {
  'the program builds': ['node', 'scripts/build.mjs'],
  'format and lint': ['biome', 'ci', '--error-on-warnings', '.'],
  types: ['tsc'],
  layers: ['depcruise', '--config', '.dependency-cruiser.cjs', ...code],
  'the bundle of the Action is up to date': ['node', 'scripts/build-action.mjs', '--check'],
  'generated files are up to date': ['node', '--import', 'tsx', 'scripts/generate.ts', '--check'],
  'nothing unused': ['knip'],
  'the documentation': ['node', '--import', 'tsx', 'scripts/site.ts'],
  'the package': ['node', 'scripts/check-package.mjs'],
  'what comes from others': ['node', 'scripts/check-dependencies.mjs'],
  // The runner's Node, which the merge gate's tests run its bundle with; without it they say that they were skipped.
  'Node 24': ['npm', 'ci', '--prefix', 'test/node24', '--ignore-scripts', '--no-audit', '--no-fund'],
  // The runner of recipes; the same.
  just: ['npm', 'ci', '--prefix', 'test/just', '--ignore-scripts', '--no-audit', '--no-fund'],
  // A manager of hooks; the same.
  lefthook: ['npm', 'ci', '--prefix', 'test/lefthook', '--ignore-scripts', '--no-audit', '--no-fund'],
  // Other managers of packages and other releases of Node, which the package is tried with; the same.
  'pnpm, Yarn, Node 20 and 22': [
    'npm',
    'ci',
    '--prefix',
    'test/package',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ],
  tests: ['npm', 'test'],
};

/** @type {string[]} */
const failed = [];
for (const [name, [command = '', ...args]] of Object.entries(steps)) {
  process.stdout.write(`\n== ${name}: ${command} ${args.join(' ')}\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    failed.push(name);
    process.stdout.write(`FAILED: ${name}${error ? ` (${error.message})` : ''}\n`);
  }
}
if (failed.length > 0) {
  process.stdout.write(`\nnpm run check has ${failed.length} failed steps, expected none: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
