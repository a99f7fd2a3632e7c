import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { RefusedError, scaffoldRule } from '../../scripts/new-rule/scaffold.js';
import { identifierOf, UNWRITTEN } from '../../scripts/new-rule/skeleton.js';
import { parseLawPage } from '../support/law-page.js';
import { ROOT } from './source-files.js';

const REGISTRY = `import type { Rule } from '../engine/rule.js';
import { alphaRule } from './alpha-rule.js';
import { omegaRule } from './omega-rule.js';

/** The registry. */
export const rules: readonly Rule[] = [
  omegaRule,
  alphaRule,
];
`;

const roots: string[] = [];

function emptyCopy(): string {
  const root = mkdtempSync(join(tmpdir(), 'new-rule-'));
  roots.push(root);
  mkdirSync(join(root, 'rules'));
  writeFileSync(join(root, 'rules/index.ts'), REGISTRY);
  return root;
}

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

describe('scaffoldRule', () => {
  it('writes rule, page and test, and registers the rule last', () => {
    const root = emptyCopy();
    const paths = scaffoldRule(root, 'mid-2-rule');
    expect(paths).toEqual([
      'rules/mid-2-rule.ts',
      'rules/mid-2-rule.md',
      'test/rules/mid-2-rule.test.ts',
      'rules/index.ts',
    ]);
    const registry = readFileSync(join(root, 'rules/index.ts'), 'utf8');
    expect(registry).toContain("'./alpha-rule.js';\nimport { mid2Rule } from './mid-2-rule.js';\nimport { omegaRule }");
    expect(registry).toContain('  alphaRule,\n  mid2Rule,\n];\n');
    for (const path of paths.slice(0, 3)) expect(readFileSync(join(root, path), 'utf8')).toContain(UNWRITTEN);
    const page = parseLawPage('page', readFileSync(join(root, 'rules/mid-2-rule.md'), 'utf8'));
    expect(page.examples.map(({ kind }) => kind)).toEqual(['Blocked', 'Passes']);
  });

  it('registers a rule that comes first or last in the alphabet', () => {
    const root = emptyCopy();
    scaffoldRule(root, 'zz');
    scaffoldRule(root, 'aa');
    const imports = readFileSync(join(root, 'rules/index.ts'), 'utf8').match(/'\.\/.*'/g);
    expect(imports).toEqual(["'./aa.js'", "'./alpha-rule.js'", "'./omega-rule.js'", "'./zz.js'"]);
  });

  it.each(['', 'Packet', 'packet_id', 'packet--id', '-packet', 'packet-', '../x', '2x', 'a b', 'ä'])(
    'refuses the id %j',
    (id) => {
      const root = emptyCopy();
      expect(() => scaffoldRule(root, id)).toThrow(RefusedError);
      expect(readFileSync(join(root, 'rules/index.ts'), 'utf8')).toBe(REGISTRY);
    },
  );

  it('refuses an id that a file or the registry has, and writes nothing', () => {
    const root = emptyCopy();
    expect(() => scaffoldRule(root, 'alpha-rule')).toThrow(/names alphaRule already/);
    writeFileSync(join(root, 'rules/new-one.md'), 'mine');
    expect(() => scaffoldRule(root, 'new-one')).toThrow(/rules\/new-one\.md exists already/);
    expect(readFileSync(join(root, 'rules/index.ts'), 'utf8')).toBe(REGISTRY);
    expect(existsSync(join(root, 'rules/new-one.ts'))).toBe(false);
  });
});

it('identifierOf gives the name in code', () => {
  expect(identifierOf('no-code-by-orchestrator')).toBe('noCodeByOrchestrator');
});

describe('npm run new-rule', () => {
  const parts = [
    'api',
    'engine',
    'bench/results.json',
    'bench/results.ts',
    'bench/rows.ts',
    'bench/table.ts',
    'cli',
    'rules',
    'schemas',
    'scripts',
    'examples',
    'test',
    'docs',
    'package.json',
    'tsconfig.json',
    'biome.json',
    'README.md',
  ];

  it('leaves a copy of this repository that compiles and says what is still to be written', () => {
    const root = mkdtempSync(join(tmpdir(), 'new-rule-'));
    roots.push(root);
    for (const part of parts) cpSync(join(ROOT, part), join(root, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
    const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

    const made = run('--import', 'tsx', 'scripts/new-rule.ts', 'tidy-desk');
    expect(made.stderr).toBe('');
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('written: rules/tidy-desk.ts');
    expect(made.stdout).toContain('written: schemas/config.schema.json');
    // The skeleton's check throws, so its example cannot show what the rule prints.
    expect(made.stdout).toMatch(
      /not generated: rules\/tidy-desk\.md:\d+ is not blocked by tidy-desk \(tidy-desk has no check yet/,
    );
    const schema = JSON.parse(readFileSync(join(root, 'schemas/config.schema.json'), 'utf8'));
    expect(Object.keys(schema.properties.rules.properties)).toContain('tidy-desk');

    const include = ['rules/tidy-desk.ts', 'test/rules/tidy-desk.test.ts'];
    writeFileSync(join(root, 'tsconfig.new-rule.json'), JSON.stringify({ extends: './tsconfig.json', include }));
    expect(run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.new-rule.json')).toMatchObject({
      status: 0,
      stdout: '',
    });

    // Checking compares, names what differs and leaves it as it is.
    const readme = join(root, 'README.md');
    const drifted = readFileSync(readme, 'utf8').replace('| Rule |', '| Law |');
    writeFileSync(readme, drifted);
    const checked = run('--import', 'tsx', 'scripts/generate.ts', '--check');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toContain('out of date: README.md\n');
    expect(checked.stdout).not.toContain('schemas/config.schema.json');
    expect(readFileSync(readme, 'utf8')).toBe(drifted);

    const again = run('--import', 'tsx', 'scripts/new-rule.ts', 'tidy-desk');
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('exists already');
  }, 120_000);
});
