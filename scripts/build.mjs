// Bundles the program: cli/main.ts and everything it needs becomes dist/cli.js, with a chunk beside it for each module that is
// imported dynamically.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { bundle, LICENCES, licenceFile, root } from './bundling.mjs';

const entry = 'cli/main.ts';
const program = 'cli.js';

/**
 * Replaces dist file by file, the program last and what no longer belongs to it after that, so that a hook which starts in the
 * meantime finds a whole program, the old one or the new one.
 *
 * @param {Map<string, string>} files
 */
function replaceDist(files) {
  const fresh = mkdtempSync(join(root, '.dist-'));
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(join(fresh, name), text);
  }
  chmodSync(join(fresh, program), 0o755);
  for (const name of [...files.keys()].filter((name) => name !== program).concat(program)) {
    renameSync(join(fresh, name), join(root, 'dist', name));
  }
  for (const name of readdirSync(join(root, 'dist')).filter((name) => !files.has(name))) {
    rmSync(join(root, 'dist', name), { recursive: true, force: true });
  }
  rmSync(fresh, { recursive: true });
}

if (!existsSync(join(root, entry))) {
  process.stderr.write(`${entry} is missing, expected the program's entry: nothing was built\n`);
  process.exit(1);
}
const { files, packages } = await bundle({ entry, folder: 'dist', name: program, target: 'node20.19' });
files.set(program, `#!/usr/bin/env node\n${files.get(program)}`);
replaceDist(files.set(LICENCES, licenceFile(packages)));
