// Builds what users import: api/index.ts, api/rule.ts and api/testing.ts become lib, with their types.
// usage: node scripts/build-api.mjs; build.mjs does it behind the program.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { declarations } from './build-declarations.mjs';
import { bundle, LICENCES, root } from './bundling.mjs';

const place = join(root, 'lib');
const { files, packages } = await bundle({
  entry: 'api/index.ts',
  folder: 'lib',
  name: 'index.js',
  target: 'node20.19',
  beside: ['api/rule.ts', 'api/testing.ts'],
});
for (const [path, text] of declarations(['api/index.ts', 'api/rule.ts', 'api/testing.ts'])) {
  files.set(`types/${path}`, text);
}

// The program beside it passes their licences on.
const licences = readFileSync(join(root, 'dist', LICENCES), 'utf8');
for (const folder of packages) {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (!licences.includes(`\n${name} ${version} (`))
    throw new Error(`lib has ${name} in it, whose licence is not in dist`);
}

// File by file, the entries last: whoever imports it meanwhile finds all of the old one or all of the new one.
const fresh = mkdtempSync(join(root, '.lib-'));
for (const [name, text] of files) {
  for (const folder of [fresh, place]) mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(fresh, name), text);
}
for (const name of [...files.keys()].reverse()) renameSync(join(fresh, name), join(place, name));
for (const name of readdirSync(place, { recursive: true, encoding: 'utf8', withFileTypes: true })) {
  const path = join(name.parentPath, name.name).slice(place.length + 1);
  if (name.isFile() && !files.has(path)) rmSync(join(place, path));
}
rmSync(fresh, { recursive: true });
