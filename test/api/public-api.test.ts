import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { newTemporaryFolder } from '../support/after-file.js';
import { program } from '../support/program.js';
import { build, newScenario, runProgram, type Scenario } from '../support/scenario.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = { cwd: '', encoding: 'utf8' } as const;

/** The blocks of a page in one language. */
function blocks(page: string, language: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);
}

/** A folder whose modules find the built package as a user's would. */
function consumer(): string {
  program();
  const folder = newTemporaryFolder('handshake-consumer-');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules/handshake-check'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

describe('docs/api.md', () => {
  let folder = '';
  let scenario: Scenario;
  beforeAll(() => {
    folder = consumer();
    scenario = newScenario();
    build(scenario, 'widen "$P"; ci bad');
  });
  const printed = (code: string) => {
    const file = join(folder, 'example.mjs');
    writeFileSync(file, code);
    const { status, stdout, stderr } = spawnSync(execPath, [file], {
      ...NODE,
      cwd: scenario.folder,
      env: scenario.environment,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout.trimEnd().split('\n');
  };
  const [first = '', what = '', report = '', undecided = '', ...rest] = blocks('docs/api.md', 'js');

  it('has these examples', () => {
    expect(rest).toEqual([]);
  });

  it('judges the work tree', () => {
    expect(printed(first)).toEqual(['pass 0']);
  });

  it('judges what the command line judges', () => {
    const said = [[], ['--staged'], ['--all'], ['--range', 'main..HEAD']].map((args) => {
      const { output } = runProgram(scenario, ['check', ...args, '--format', 'json', '--now', '2026-01-06T00:00:00Z']);
      const { verdict, counts } = JSON.parse(output) as { verdict: string; counts: { errors: number } };
      return `${verdict} ${counts.errors}`;
    });
    expect(printed(what)).toEqual(said);
    expect(said.at(-1)).toBe('block 1');
  });

  it('gives the report', () => {
    expect(printed(report).at(-1)).toBe('true 0');
  });

  it('throws what it could not decide', () => {
    expect(printed(undecided).join()).toMatch(/^could not decide: the revision "no-such-branch" names no commit/);
  });
});

it('leaves the exit code alone, and prints nothing', async () => {
  const folder = consumer();
  const scenario = newScenario();
  build(scenario, 'widen "$P"; ci bad');
  const code = `import { check } from 'handshake-check';
    const { verdict } = await check({ folder: ${JSON.stringify(scenario.folder)}, what: { base: 'main', head: 'topic' } });
    if (verdict !== 'block') throw new Error(verdict);`;
  writeFileSync(join(folder, 'quiet.mjs'), code);
  const ended = spawnSync(execPath, ['quiet.mjs'], { ...NODE, cwd: folder, env: scenario.environment });
  expect([ended.status, ended.stdout, ended.stderr]).toEqual([0, '', '']);
});

it('judges the folder that is named, hears no signals, and takes nothing unknown for the default', async () => {
  const folder = consumer();
  const [scenario, other] = [newScenario(), newScenario()];
  build(scenario, 'widen "$P"; git add -A');
  const code = `import { check, UndecidedError } from 'handshake-check';
    const asked = { folder: ${JSON.stringify(scenario.folder)}, what: 'staged' };
    const listeners = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name)).join('');
    const judging = check(asked);
    console.log(listeners(), (await judging).verdict, (await check({ ...asked, environment: process.env })).verdict);
    const odd = [{ what: 'All' }, { what: 'HEAD~1..HEAD' }, { what: null }, { what: { base: 'main' } }, { what: [] }, { waht: 'all' },
      { now: Date.now() }, { now: NaN }, { now: -1 }, { now: '2026-01-01' }, { packets: 'WP-1' }, { folder: undefined }, { folder: 3 }];
    for (const more of odd)
      await check({ ...asked, ...more }).catch((error) => console.log(error instanceof UndecidedError, error.subject, error.reason));
    for (const none of [undefined, null, 'x', []])
      await check(none).catch((error) => console.log(error instanceof UndecidedError, error.subject, error.reason));`;
  writeFileSync(join(folder, 'odd.mjs'), code);
  const hook = { GIT_DIR: join(other.folder, '.git'), GIT_WORK_TREE: other.folder };
  const ended = spawnSync(execPath, ['odd.mjs'], { ...NODE, cwd: folder, env: { ...scenario.environment, ...hook } });
  expect(ended.stderr).toBe('');
  const [first, ...refused] = ended.stdout.trimEnd().split('\n');
  expect(first).toBe('000 block pass');
  expect(refused).toHaveLength(17);
  for (const line of refused)
    expect(line).toMatch(/^true (?:the option ["`].+["`]|what check\(\) was given) is .+, expected \S/);
  expect(refused[5]).toContain('the option `waht` is none of check()');
});

describe('the types of the package', () => {
  const TYPED = `
    import { check, EXIT_CODES, UndecidedError, type CheckOptions, type Report } from 'handshake-check';
    import { defineRule, type PlugIn, type WorkPacket } from 'handshake-check/rule';
    import { testPlugIn, type RuleCases } from 'handshake-check/testing';
    const asked: CheckOptions = { folder: '.', what: { base: 'a', head: 'b' } };
    const report: Report = await check(asked);
    export const code: 0 | 1 | 2 = EXIT_CODES[report.verdict];
    const meta = { id: 'x', clauses: [], blocksWhen: '', why: '', reads: ['code'], completeness: false, waivable: true } as const;
    const messages = { a: ({ x }: { x: number }) => ({ message: String(x), help: '' }) };
    const options = { n: { schema: {}, default: 1, description: '' } };
    export const rules: PlugIn = [
      defineRule({ ...meta, options, messages, *packet({ packet, options }) {
        const one: WorkPacket = packet;
        const n: number = options.n;
        yield { message: 'a', data: { x: n }, at: { path: one.path, line: 1, column: 1 } };
      } }),
      // @ts-expect-error There is no such message.
      defineRule({ ...meta, messages, *packet({ packet }) { yield { message: 'b', data: { x: 1 }, at: { path: packet.path, line: 1, column: 1 } }; } }),
      // @ts-expect-error The data are others.
      defineRule({ ...meta, messages, *packet({ packet }) { yield { message: 'a', data: {}, at: { path: packet.path, line: 1, column: 1 } }; } }),
    ];
    const cases: RuleCases = { passes: [], blocks: [] };
    // @ts-expect-error Nobody knows this key.
    await check({ folder: '.', rule: 'x' });
    try { await testPlugIn(new URL('x.mjs', import.meta.url), { x: cases }); } catch (error) { if (error instanceof UndecidedError) error.help.trim(); }
    declare class URL { constructor(path: string, base: string); readonly href: string; }
    declare global { interface ImportMeta { readonly url: string } }
  `;

  it('hold for a user without the types of Node, in every file of theirs, and for the example in JavaScript', {
    timeout: 60_000,
  }, () => {
    const folder = consumer();
    writeFileSync(join(folder, 'typed.mts'), TYPED);
    cpSync(join(ROOT, 'examples/own-rule/tools/rules/team.mjs'), join(folder, 'team.mjs'));
    const [page = ''] = blocks('docs/own-rules.md', 'js');
    writeFileSync(join(folder, 'page.mjs'), page);
    const made = ts.createProgram(
      ['typed.mts', 'team.mjs', 'page.mjs'].map((name) => join(folder, name)),
      {
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2022.d.ts'],
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        allowJs: true,
        checkJs: true,
        noEmit: true,
        skipLibCheck: false,
      },
    );
    const faults = ts
      .getPreEmitDiagnostics(made)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
    expect(faults).toEqual([]);
  });

  it('say nothing of what is inside', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    expect(Object.keys(manifest.exports)).toEqual(['.', './rule', './testing', './package.json', './schemas/*.json']);
  });
});

it('docs/own-rules.md: its test passes for its plug-in', () => {
  const folder = consumer();
  for (const name of ['tools/rules', 'test']) mkdirSync(join(folder, name), { recursive: true });
  const [plugIn = '', test = ''] = blocks('docs/own-rules.md', 'js');
  writeFileSync(join(folder, 'tools/rules/team.mjs'), plugIn);
  writeFileSync(join(folder, 'test/team.test.mjs'), test);
  const { status, stdout } = spawnSync(execPath, ['--test', 'test/team.test.mjs'], { ...NODE, cwd: folder });
  expect(stdout).toContain('# pass 1');
  expect(status).toBe(0);
});
