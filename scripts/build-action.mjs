// Bundles the Action: actions/merge-gate/main.ts and everything it needs becomes actions/merge-gate/dist, which is committed, because
// a runner takes an Action as it stands in the repository.
// usage: node scripts/build-action.mjs [--check] [--folder PATH]; --check writes nothing and fails where the files of the folder are not
// what the present sources give. Tests name a folder of their own.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bundle, LICENCES, licenceFile, root } from './bundling.mjs';
import { outgrown } from './supply/bounds.js';

const folder = 'actions/merge-gate/dist';
const { values: given } = parseArgs({ options: { check: { type: 'boolean' }, folder: { type: 'string' } } });
const place = given.folder ?? join(root, folder);

const { files, packages, parts } = await bundle({
  entry: 'actions/merge-gate/main.ts',
  folder,
  name: 'main.js',
  // What the tests run it with; the runner has a newer one.
  target: 'node20.19',
});
// The folder says by itself that its files are modules, whatever manifest stands above it where it is unpacked.
files.set('package.json', '{ "type": "module" }\n').set(LICENCES, licenceFile(packages));

const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
process.stdout.write(
  `${folder}: ${files.size} files, ${bytes.toLocaleString('en')} bytes, ${packages.length} packages\n`,
);
// Every job downloads and loads it before the gate can say a word.
const tooLarge = outgrown(folder, { bytes, packages: packages.length }, parts);
if (given.check) report([...tooLarge, ...differences()]);
else if (tooLarge.length > 0) report(tooLarge);
else replace();

/** @returns {string[]} what differs between the committed folder and the bundle, a sentence each */
function differences() {
  const committed = existsSync(place) ? readdirSync(place) : [];
  return [
    ...[...files.keys()]
      .filter((name) => !committed.includes(name))
      .map((name) => `${folder}/${name} is missing, expected it to be committed`),
    ...committed
      .filter((name) => !files.has(name))
      .map((name) => `${folder}/${name} is left from an older bundle, expected it to be gone`),
    ...committed
      .filter((name) => files.has(name) && readFileSync(join(place, name), 'utf8') !== files.get(name))
      .map((name) => `${folder}/${name} is not what the present sources give`),
  ];
}

/** @param {string[]} problems */
function report(problems) {
  if (problems.length === 0) return;
  process.stdout.write(`${problems.join('\n')}\nRun: npm run build:action, and commit ${folder}\n`);
  process.exitCode = 1;
}

function replace() {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(place, name), text);
}
