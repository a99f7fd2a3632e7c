import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process, { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, run, temporaryFolder } from '../cli/governed-repository.js';
import { program } from '../support/program.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOLS = join(ROOT, 'test/package/node_modules');
const NODE_24 = join(ROOT, 'test/node24/node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
const hasTools = existsSync(join(TOOLS, 'pnpm'));
if (!hasTools) console.warn('SKIPPED: the package is not tried with pnpm and Yarn: npm ci --prefix test/package');

const { version, exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
/** What a program can import of the package, by the names under which it does. */
const modules = Object.keys(entries)
  .filter((entry) => !entry.endsWith('.json'))
  .map((entry) => entry.replace(/^\./, 'handshake-check'));

/** The package as it would be published. */
let tarball = '';
beforeAll(() => {
  // Nobody packs yesterday's program.
  program();
  const folder = temporaryFolder();
  const [report] = JSON.parse(
    must(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)).stdout,
  );
  tarball = join(folder, report.filename);
});

/** A repository without a commit whose package.json stands on our package, as a manager of packages left it. */
interface Project {
  readonly folder: string;
  /** Runs the manager. */
  readonly manager: (...args: readonly string[]) => Ended;
}

/** An empty project, and a manager of packages that no network and no home folder of anybody helps. */
function project(script: string, settings: Readonly<Record<string, string>> = {}): Project {
  const folder = temporaryFolder();
  must(run('git', ['init', '--quiet', '--initial-branch=main'], folder));
  const files = { 'package.json': '{ "name": "notes", "version": "1.0.0" }\n', ...settings };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, manager: (...args) => run(execPath, [join(TOOLS, script), ...args], folder) };
}

function byPnpm(): Project {
  const made = project('pnpm/bin/pnpm.cjs');
  must(made.manager('add', '--offline', '--save-dev', '--store-dir', join(dirname(made.folder), 'store'), tarball));
  return made;
}

function byYarn(linker: 'node-modules' | 'pnp'): Project {
  const made = project('@yarnpkg/cli-dist/bin/yarn.js', {
    'yarn.lock': '',
    '.yarnrc.yml': `nodeLinker: ${linker}\nenableTelemetry: false\nenableGlobalCache: false\nenableNetwork: false\n`,
    '.gitignore': '.yarn/\n.pnp.*\n',
  });
  must(made.manager('add', '--dev', `handshake-check@file:${tarball}`));
  return made;
}

function must(ended: Ended): Ended {
  if (ended.status === 0) return ended;
  throw new Error(`a command ended with ${ended.status}, expected 0:\n${ended.stdout}${ended.stderr}`);
}

/** Tries a commit of everything, with the hooks that are live, which find this Node first. */
function commit(folder: string, role: string, node = execPath): Ended {
  const PATH = [dirname(node), env.PATH ?? ''].join(delimiter);
  must(run('git', ['add', '--all'], folder));
  return run('git', ['commit', '--quiet', '-m', 'A change', '-m', `Role: ${role}`], folder, { extra: { PATH } });
}

/** The gate lets the first commit through, and stops code that nobody has signed. */
function governs(folder: string, node = execPath): void {
  expect(must(commit(folder, 'Orchestrator', node)).stderr).toContain('pass: 0 packets');
  refuses(folder, node);
}

function refuses(folder: string, node = execPath): void {
  must(run('sh', ['-c', 'mkdir src && echo "export const jobs = [];" > src/jobs.ts'], folder));
  const refused = commit(folder, 'Coder', node);
  expect(refused.stderr).toContain('work-packet-reference/no-packet');
  expect(refused.status).toBe(1);
}

/** What each entry of the package gives to whoever imports it with this Node, as counts of names. */
function imported(folder: string, node: string): Record<string, number> {
  const script = `const found = {};
    for (const name of ${JSON.stringify(modules)}) found[name] = Object.keys(await import(name)).length;
    console.log(JSON.stringify(found));`;
  writeFileSync(join(folder, 'import-all.mjs'), script);
  return JSON.parse(must(run(node, ['import-all.mjs'], folder)).stdout);
}

describe.skipIf(!hasTools)('the package, installed by', () => {
  it('pnpm, whose node_modules are links', { timeout: 120_000 }, () => {
    const { folder, manager } = byPnpm();
    expect(must(manager('exec', 'handshake-check', '--version')).stdout.trim()).toBe(version);
    must(manager('exec', 'handshake-check', 'init', '--yes'));
    governs(folder);
  });

  it('Yarn, with node_modules', { timeout: 120_000 }, () => {
    const { folder, manager } = byYarn('node-modules');
    expect(must(manager('handshake-check', '--version')).stdout.trim()).toBe(version);
    must(manager('handshake-check', 'init', '--yes'));
    refuses(folder);
  });

  it("Yarn, with Plug'n'Play: the program runs, and the hooks say that they do not find it", {
    timeout: 120_000,
  }, () => {
    const { folder, manager } = byYarn('pnp');
    expect(must(manager('handshake-check', '--version')).stdout.trim()).toBe(version);
    expect(must(manager('handshake-check', 'init', '--yes')).stdout).toContain('with nodeLinker: node-modules');
    const refused = commit(folder, 'Orchestrator');
    expect(refused.stderr).toMatch(/^handshake-check could not decide: .*dist\/cli\.js is missing/);
    expect(refused.status).not.toBe(0);
  });
});

describe('the package, run by', () => {
  let installed = '';
  beforeAll(() => {
    installed = temporaryFolder();
    must(run('npm', ['init', '--yes'], installed));
    const { stderr } = must(run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], installed));
    // npm warns of a package that wants to run something when it is installed.
    expect(stderr).not.toContain('install-scripts');
  }, 120_000);

  const nodes = { 'node-20': join(TOOLS, 'node-20/bin/node'), 'node-22': join(TOOLS, 'node-22/bin/node'), NODE_24 };
  for (const [name, node] of Object.entries(nodes)) {
    const isThere = existsSync(node);
    if (!isThere) console.warn(`SKIPPED: the package is not tried under ${name}: npm ci --prefix test/package`);
    it.skipIf(!isThere)(`Node ${name.slice(-2)}`, { timeout: 120_000 }, () => {
      expect(run(node, ['--version'], installed).stdout).toMatch(new RegExp(`^v${name.slice(-2)}\\.`));
      const folder = temporaryFolder();
      cpSync(installed, folder, { recursive: true });
      must(run('git', ['init', '--quiet', '--initial-branch=main'], folder));
      must(run(node, ['node_modules/handshake-check/dist/cli.js', 'init', '--yes'], folder));
      governs(folder, node);
      for (const [entry, count] of Object.entries(imported(folder, node))) expect(count, entry).toBeGreaterThan(0);
    });
  }
});
