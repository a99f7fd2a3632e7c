// Bundles the program: cli/main.ts and everything it needs becomes dist/program.js and dist/program-rest.js, and cli/start.ts, which runs
// them, dist/cli.js.
// usage: node scripts/build.mjs [--folder PATH]; the bench builds a program of its own.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILD, bundle, LICENCES, licenceFile, root } from './bundling.mjs';
import { chunkFunctions } from './chunk-functions.mjs';

const program = 'cli.js';
const target = 'node20.19';
/** What every hook needs stands in a file of its own; nobody waits for the rest where it is not used. */
const ALWAYS = ['cli/main.ts', 'cli/terminal.ts', 'cli/hook.ts', 'cli/judge-staged.ts'];
const { values: given } = parseArgs({ options: { folder: { type: 'string' } } });
const place = given.folder ?? join(root, 'dist');

/**
 * Replaces the folder file by file, the program last and what no longer belongs to it after that, so that a hook which starts in the
 * meantime finds a whole program, the old one or the new one.
 *
 * @param {Map<string, string>} files
 */
function replaceIn(files) {
  // On the same disk, so that renaming is one step.
  const fresh = mkdtempSync(join(dirname(place), '.dist-'));
  mkdirSync(place, { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(fresh, name), text);
  }
  chmodSync(join(fresh, program), 0o755);
  for (const name of [...files.keys()].filter((name) => name !== program).concat(program)) {
    renameSync(join(fresh, name), join(place, name));
  }
  for (const name of readdirSync(place).filter((name) => !files.has(name))) {
    rmSync(join(place, name), { recursive: true, force: true });
  }
  rmSync(fresh, { recursive: true });
}

const made = await bundle({ entry: 'cli/main.ts', folder: 'dist', name: 'main.js', target, form: 'functions' });
const start = await bundle({ entry: 'cli/start.ts', folder: 'dist', name: program, target, form: 'script' });
const hooks = made.needs(ALWAYS);
const part = (/** @type {boolean} */ ofHooks) =>
  new Map([...made.files].filter(([name]) => hooks.has(name) === ofHooks));
// What the program leaves to its later runs counts for the same code alone.
const id = createHash('sha256')
  .update([...made.files.values()].join('\n'))
  .digest('hex')
  .slice(0, 20);
const files = new Map([
  ['program.js', chunkFunctions(part(true)).replaceAll(BUILD, id)],
  ['program-rest.js', chunkFunctions(part(false)).replaceAll(BUILD, id)],
  // The package says that its files are ES modules; these are not.
  ['package.json', '{ "type": "commonjs" }\n'],
  [LICENCES, licenceFile([...new Set([...made.packages, ...start.packages])].sort())],
  [program, `#!/usr/bin/env node\n${start.files.get(program)}`],
]);
replaceIn(files);
// What users import. The bench wants the program alone.
if (given.folder === undefined) await import('./build-api.mjs');
