// Packs the package as npm would publish it and looks at it as a stranger does: only what users need is inside, its manifest is
// sound, and installed into an empty repository it runs without any download.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { outgrown } from './supply/bounds.js';
import { typeProblems } from './supply/type-problems.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const hooks = ['commit-msg', 'pre-commit', 'pre-merge-commit', 'pre-push'];
const needed = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'package.json',
  // People and agents read them there, without a network.
  'docs/index.md',
  'rules/signature-lock.md',
  'dist/cli.js',
  'dist/THIRD_PARTY_LICENSES.txt',
  ...hooks.map((hook) => `hooks/${hook}`),
  'recipes/handshake.just',
  'recipes/lefthook.yml',
  'recipes/lint-staged.json',
  'recipes/pre-push-by-pre-commit',
];
const welcome = [
  /^dist\/(?:[\w.-]+\.js|package\.json)$/,
  /^lib\/(?:[\w.-]+\.js|types\/(?:[\w-]+\/)*[\w-]+\.d\.ts)$/,
  /^schemas\/[\w-]+\.schema\.json$/,
  /^(?:docs(?:\/adr)?|rules)\/[\w-]+\.md$/,
];
const executable = ['dist/cli.js', 'recipes/pre-push-by-pre-commit', ...hooks.map((hook) => `hooks/${hook}`)];

/** @typedef {{ path: string, mode: number, size: number }} PackedFile */

/**
 * @param {string} cwd
 * @param {string} command
 * @param {...string} args
 */
function run(cwd, command, ...args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/**
 * @param {readonly PackedFile[]} packed
 * @returns {string[]} what is wrong with the list of files, a sentence each
 */
function listProblems(packed) {
  const paths = packed.map(({ path }) => path);
  return [
    ...needed.filter((path) => !paths.includes(path)).map((path) => `${path} is not in the package, expected it there`),
    ...paths
      .filter((path) => !needed.includes(path) && !welcome.some((pattern) => pattern.test(path)))
      .map((path) => `${path} is in the package, expected only what users need`),
    ...packed
      .filter(({ path, mode }) => executable.includes(path) && (mode & 0o111) !== 0o111)
      .map(({ path }) => `${path} is not executable in the package: git and shells would pass it over`),
  ];
}

/**
 * @param {string} tarball
 * @returns {Promise<string[]>}
 */
async function manifestProblems(tarball) {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: readArrayBuffer(tarball) } });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`);
}

/** @param {string} file */
function readArrayBuffer(file) {
  const bytes = readFileSync(file);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

/**
 * @param {string} tarball
 * @param {string} folder an empty one
 * @returns {string[]}
 */
function installProblems(tarball, folder) {
  run(folder, 'git', 'init', '--quiet');
  run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--silent', tarball);
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'node_modules/handshake-check/package.json'), 'utf8'));
  const asked = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts);
  run(folder, 'sh', 'node_modules/handshake-check/hooks/pre-commit');
  const said = run(folder, 'npx', '--offline', 'handshake-check', '--version').trim();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [
    ...(said === version ? [] : [`The installed program says it is "${said}", expected "${version}"`]),
    ...asked.map((name) => `The package has a script "${name}", of which npm warns whoever installs it; expected none`),
  ];
}

/**
 * Says how large the program is and of how many packages it is made, and whether that is more than it may be.
 *
 * @param {readonly PackedFile[]} packed
 * @returns {string[]}
 */
function programProblems(packed) {
  const files = packed.filter(({ path }) => path.startsWith('dist/'));
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const licences = readFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), 'utf8');
  const packages = licences.match(/^\S+ \d\S* \(.*\)$/gm)?.length ?? 0;
  process.stdout.write(`dist: ${files.length} files, ${bytes.toLocaleString('en')} bytes, ${packages} packages\n`);
  return outgrown('dist', { bytes, packages }, new Map(files.map(({ path, size }) => [path, size])));
}

const scratch = mkdtempSync(join(tmpdir(), 'handshake-check-package-'));
try {
  // The steps before this one have built what is packed.
  const [report] = JSON.parse(run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', scratch));
  const tarball = join(scratch, report.filename);
  const installed = mkdtempSync(join(scratch, 'consumer-'));
  process.stdout.write(
    `the npm package: ${report.entryCount} files, ${report.size.toLocaleString('en')} bytes packed\n`,
  );
  const problems = [
    ...outgrown('the npm package', { bytes: report.size, packages: 0 }),
    ...programProblems(report.files),
    ...listProblems(report.files),
    ...(await manifestProblems(tarball)),
    ...(await typeProblems(createPackageFromTarballData(readFileSync(tarball)))),
    ...installProblems(tarball, installed),
  ];
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(''));
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}
