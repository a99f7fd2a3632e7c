// Bundles the program: cli/main.ts and everything it needs becomes dist/cli.js, with a chunk beside it for each module that is
// imported dynamically, and the licence texts of the packages whose code is inside. The same sources give the same bytes.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = 'cli/main.ts';
const program = 'cli.js';
const licences = 'THIRD_PARTY_LICENSES.txt';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bundled CommonJS calls `require` for Node's own modules; an ES module has none unless it makes one. */
const requireForCommonJs =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);\n';

/**
 * Runs esbuild in memory.
 *
 * @returns {Promise<{ files: Map<string, string>, packages: string[] }>} the text of each file by its name in dist, and the
 *   folders (relative to the root, sorted) of the packages whose code is in them
 */
async function bundle() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: program.slice(0, -'.js'.length) }],
    outdir: 'dist',
    // Chunks lie flat beside the program, so that a path relative to `import.meta.url` means the same in all of them.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Some packages offer a UMD `main` that no bundler can follow beside a clean `module`.
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    define: { __HANDSHAKE_CHECK_VERSION__: JSON.stringify(version) },
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: false,
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const files = new Map(result.outputFiles.map((file) => [nameInDist(file.path), withPreamble(file)]));
  return { files, packages: bundledPackages(result.metafile) };
}

/** @param {string} path an absolute path under dist */
function nameInDist(path) {
  return path.slice(join(root, 'dist').length + 1);
}

/** @param {{ path: string, text: string }} file */
function withPreamble({ path, text }) {
  const shebang = nameInDist(path) === program ? '#!/usr/bin/env node\n' : '';
  const needsRequire = /\btypeof require\b/.test(text);
  return shebang + (needsRequire ? requireForCommonJs : '') + text.replace(/^#![^\n]*\n/, '');
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {string[]}
 */
function bundledPackages(metafile) {
  const sources = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = sources.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * One entry of the licence file.
 *
 * @param {string} folder of an installed package
 * @throws when the package comes with no licence text: then it may not be shipped inside ours
 */
function licenceOf(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(join(root, folder)).filter((name) => /^(licen[cs]e|notice|copying)\b/i.test(name));
  if (files.length === 0) {
    throw new Error(`${manifest.name} ${manifest.version} is bundled but has no licence file, expected one to pass on`);
  }
  const texts = files.sort().map((name) => readFileSync(join(root, folder, name), 'utf8').trim());
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${texts.join('\n\n').replaceAll('\r\n', '\n')}\n`;
}

/** @param {string[]} packages */
function licenceFile(packages) {
  const head = 'handshake-check is one bundle. These packages are in it, under their own licences.\n';
  return [head, ...packages.map(licenceOf)].join(`\n${'-'.repeat(80)}\n\n`);
}

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
const { files, packages } = await bundle();
replaceDist(files.set(licences, licenceFile(packages)));
