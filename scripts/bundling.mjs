// What both bundles have in common, the program's and the Action's: our sources and the code of packages in few files, with the
// licence texts of those packages. The same sources give the same bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licenceProblem } from './supply/licences.js';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const LICENCES = 'THIRD_PARTY_LICENSES.txt';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bundled CommonJS calls `require` for Node's own modules; an ES module has none unless it makes one. */
const requireForCommonJs =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);\n';

/** Stands for the name of a build until all of its code is known. */
export const BUILD = '<the build of handshake-check>';

/** What ES modules know of their place, as far as a CommonJS file and a chunk function (`chunk-functions.mjs`) know it. */
const PLACES = {
  module: {},
  script: { 'import.meta.dirname': '__dirname' },
  functions: { 'import.meta.url': '__takeChunk.address', __HANDSHAKE_CHECK_BUILD__: JSON.stringify(BUILD) },
};

/**
 * Runs esbuild in memory.
 *
 * @param {{ entry: string, folder: string, name: string, target: string, form?: 'module' | 'script' | 'functions', beside?: readonly string[] }} what the entry and the
 *   folder of the bundle, relative to the root; the name of the entry's file in it; the oldest Node it has to run on; whether it will run as
 *   ES modules, as one CommonJS script, or as functions that are made of the chunks; further entries that share its code
 * @returns {Promise<{ files: Map<string, string>, packages: string[], parts: Map<string, number>, needs: (entries: string[]) => Set<string> }>}
 *   the text of each file by its name in the folder, the folders (relative to the root, sorted) of the packages whose code is in them, the
 *   bytes that are in them of each package and of each of our own folders, and which files are needed as soon as some sources are
 */
export async function bundle({ entry, folder, name, target, form = 'module', beside = [] }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: entry, out: name.replace(/\.js$/, '') },
      ...beside.map((other) => ({ in: other, out: basename(other, '.ts') })),
    ],
    outdir: folder,
    // Chunks lie flat beside the entry, so that a path relative to `import.meta.url` means the same in all of them.
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: form !== 'script',
    format: form === 'script' ? 'cjs' : 'esm',
    platform: 'node',
    target,
    // Some packages offer a UMD `main` that no bundler can follow beside a clean `module`.
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    define: { __HANDSHAKE_CHECK_VERSION__: JSON.stringify(version), ...PLACES[form] },
    // Every Node that counts knows them; otherwise each use of such an expression would compile it anew.
    supported: { 'regexp-unicode-property-escapes': true },
    minifySyntax: true,
    minifyWhitespace: true,
    // What is read as Latin-1 is read fastest.
    charset: form === 'module' ? 'utf8' : 'ascii',
    legalComments: 'none',
    sourcemap: false,
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [dropUnused],
  });
  const prefix = join(root, folder) + sep;
  const files = new Map(
    result.outputFiles.map(({ path, text }) => [
      path.slice(prefix.length),
      form === 'module' ? withRequire(text) : withoutHashbang(text),
    ]),
  );
  const parts = bundledBytes(result.metafile);
  const packages = [...parts.keys()].filter((part) => part.includes('node_modules/')).sort();
  return { files, packages, parts, needs: (entries) => neededBy(result.metafile, entries, folder) };
}

/**
 * Packages that only define something when they are loaded, and do not say so. What imports them and uses nothing of them goes without:
 * `@actions/core` would bring a client for HTTP, half a megabyte, that nothing of what we call needs.
 */
const DEFINING = /^@actions\/http-client(?:\/|$)/;

/** @type {import('esbuild').Plugin} */
const dropUnused = {
  name: 'drop-unused',
  setup({ onResolve, resolve }) {
    onResolve({ filter: DEFINING }, async ({ path, pluginData, ...options }) => {
      if (pluginData === dropUnused) return undefined;
      const found = await resolve(path, { ...options, pluginData: dropUnused });
      return { ...found, sideEffects: false };
    });
  },
};

/**
 * The files that stand in for some sources and for what these import statically.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string[]} entries sources that are the entry, or imported dynamically
 * @param {string} folder
 */
function neededBy({ outputs }, entries, folder) {
  const needed = new Set(Object.keys(outputs).filter((path) => entries.includes(outputs[path]?.entryPoint ?? '')));
  for (const path of needed) {
    for (const { path: other, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && other in outputs) needed.add(other);
    }
  }
  return new Set([...needed].map((path) => path.slice(folder.length + 1)));
}

/** @param {string} text */
function withoutHashbang(text) {
  return text.replace(/^#![^\n]*\n/, '');
}

/** @param {string} text */
function withRequire(text) {
  const code = withoutHashbang(text);
  return /\btypeof require\b/.test(code) ? requireForCommonJs + code : code;
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {Map<string, number>} bytes by the folder of the package, or by our own folder
 */
function bundledBytes(metafile) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  for (const [path, { bytesInOutput }] of inputs) {
    if (bytesInOutput === 0) continue;
    const part = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? path.slice(0, path.indexOf('/'));
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  return parts;
}

/**
 * One entry of the licence file.
 *
 * @param {string} folder of an installed package
 * @throws when its licence is none that may be passed on, or comes without a text: then it may not be shipped inside ours
 */
function licenceOf(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const problem = licenceProblem(`${manifest.name} ${manifest.version}`, manifest.license);
  if (problem !== null) throw new Error(problem);
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
