import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAction, temporaryFolder } from './bundle.js';

const filesOf = (folder: string): Map<string, string> =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

describe('the bundle of the Action', () => {
  let fresh = '';
  let said = '';

  beforeAll(() => {
    fresh = temporaryFolder();
    const { status, output } = buildAction('--folder', fresh);
    expect({ status, output }).toMatchObject({ status: 0 });
    said = output;
  });

  it('is the same whenever it is built', () => {
    const other = temporaryFolder();
    buildAction('--folder', other);
    expect(filesOf(other)).toEqual(filesOf(fresh));
    expect(buildAction('--check', '--folder', fresh).status).toBe(0);
  });

  it('says how large it is, and has a bound', () => {
    const bytes = [...filesOf(fresh).values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(said).toMatch(/^actions\/merge-gate\/dist: \d+ files, [\d,]+ bytes, \d+ packages$/m);
    expect(said).toContain(`, ${bytes.toLocaleString('en')} bytes,`);
    expect(bytes).toBeLessThan(3_000_000);
  });

  it('needs no other file of its own before it can say what went wrong', () => {
    // `import("./…")` is a question that can be answered with no.
    expect(filesOf(fresh).get('main.js')).not.toMatch(/\b(?:from|import) ?"\./);
    const folder = temporaryFolder();
    for (const name of ['main.js', 'package.json']) cpSync(join(fresh, name), join(folder, name));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'main.js')], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  });

  it.each([
    ['a file that was edited', 'is not what the present sources give', (file: string) => appendFileSync(file, '//')],
    ['a file that is gone', 'is missing, expected it to be committed', (file: string) => rmSync(file)],
    ['a file of an older bundle', 'is left from an older bundle', (file: string) => writeFileSync(`${file}.old`, '')],
  ])('is stale with %s, and the check of it fails', (_, words, change) => {
    const folder = temporaryFolder();
    cpSync(fresh, folder, { recursive: true });
    change(join(folder, 'main.js'));
    const { status, output } = buildAction('--check', '--folder', folder);
    expect(status).toBe(1);
    expect(output).toContain(words);
    expect(output).toContain('npm run build:action');
  });

  it('has one of these checks in npm run check', () => {
    const steps = readFileSync(new URL('../../scripts/check.mjs', import.meta.url), 'utf8');
    expect(steps).toContain("['node', 'scripts/build-action.mjs', '--check']");
  });

  it('comes with the licence of every package whose code is in it', async () => {
    const [head = '', ...entries] = (filesOf(fresh).get('THIRD_PARTY_LICENSES.txt') ?? '').split(
      `\n${'-'.repeat(80)}\n\n`,
    );
    expect(head).toContain('under their own licences');
    const named = new Map(entries.map((entry) => [/^(\S+) /.exec(entry)?.[1] ?? '', entry]));
    const packages = await bundledPackages();
    expect(packages).toEqual(expect.arrayContaining(['@actions/core', '@actions/github', 'unified']));
    expect([...named.keys()].sort()).toEqual(packages);
    for (const [name, entry] of named) {
      expect(entry, name).toMatch(/copyright|permission|redistribution|public domain/i);
    }
  });
});

/** The packages whose code the Action needs, found without the script that builds it. */
async function bundledPackages(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('../../actions/merge-gate/main.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    loader: { '.md': 'text' },
    minifySyntax: true,
    splitting: true,
    outdir: temporaryFolder(),
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const paths = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
  const names = paths.flatMap((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}
