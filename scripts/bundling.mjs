// What both bundles have in common, the program's and the Action's: our sources and the code of packages in few files, with the
// licence texts of those packages. The same sources give the same bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const LICENCES = 'THIRD_PARTY_LICENSES.txt';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bundled CommonJS calls `require` for Node's own modules; an ES module has none unless it makes one. */
const requireForCommonJs =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);\n';

/**
 * Runs esbuild in memory.
 *
 * @param {{ entry: string, folder: string, name: string, target: string }} what the entry and the folder of the bundle, relative to
 *   the root; the name of the entry's file in it; the oldest Node it has to run on
 * @returns {Promise<{ files: Map<string, string>, packages: string[] }>} the text of each file by its name in the folder, and the
 *   folders (relative to the root, sorted) of the packages whose code is in them
 */
export async function bundle({ entry, folder, name, target }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [{ in: entry, out: name.replace(/\.js$/, '') }],
    outdir: folder,
    // Chunks lie flat beside the entry, so that a path relative to `import.meta.url` means the same in all of them.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
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
  const prefix = join(root, folder) + sep;
  const files = new Map(result.outputFiles.map(({ path, text }) => [path.slice(prefix.length), withRequire(text)]));
  return { files, packages: bundledPackages(result.metafile) };
}

/** @param {string} text */
function withRequire(text) {
  const code = text.replace(/^#![^\n]*\n/, '');
  return /\btypeof require\b/.test(code) ? requireForCommonJs + code : code;
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
export function licenceFile(packages) {
  const head = 'handshake-check is one bundle. These packages are in it, under their own licences.\n';
  return [head, ...packages.map(licenceOf)].join(`\n${'-'.repeat(80)}\n\n`);
}
