import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const REGISTER = 'docs/OSS_REGISTER.md';
const is =
  (text: string): Edit =>
  () =>
    text;
const register = (...rows: string[]): Edit =>
  is(
    `# Register\n\n| Component | License | IntegrationMode |\n| --- | --- | --- |\n${rows.map((row) => `${row}\n`).join('')}`,
  );
const npm = (dependencies: Record<string, string>, more = {}): Edit => is(JSON.stringify({ dependencies, ...more }));
const cargo = (...lines: string[]): Edit => is(`[dependencies]\n${lines.join('\n')}\n`);

type Edits = Readonly<Record<string, Edit>>;

async function judged(edits: Edits, base: Edits = {}, more: { whole?: boolean; config?: unknown } = {}) {
  return judgeChange({ base, steps: [{ edits }], ...more });
}
const said = async (...args: Parameters<typeof judged>) => saidBy(await judged(...args), 'oss-register').sort();

describe('oss-register', () => {
  it.each<[string, Edits, string[]]>([
    ['no register', { 'app/package.json': npm({ a: '1', b: '1' }) }, ['error unregistered', 'error unregistered']],
    ['no row', { 'package.json': npm({ a: '1' }), [REGISTER]: register() }, ['error unregistered']],
    ['a mention in prose', { 'package.json': npm({ a: '1' }), [REGISTER]: is('a is MIT\n') }, ['error unregistered']],
    [
      'a longer name',
      { 'package.json': npm({ a: '1' }), [REGISTER]: register('| ab | MIT | external_process |') },
      ['error unregistered'],
    ],
    [
      'an underscore in npm',
      { 'package.json': npm({ a_b: '1' }), [REGISTER]: register('| a-b | MIT | external_lib |') },
      ['error unregistered'],
    ],
    [
      'no licence',
      { 'package.json': npm({ a: '1' }), [REGISTER]: register('| a | unknown | x |') },
      ['error no-licence'],
    ],
    [
      'a row without a dependency',
      { 'package.json': npm({ a: '1' }), [REGISTER]: register('| a | MIT | x |', '| b | MIT | x |') },
      ['error no-dependency'],
    ],
    ['what it cannot read', { 'Cargo.toml': is('[') }, ['error unreadable']],
  ])('blocks: %s', async (_, edits, expected) => {
    expect(await said(edits)).toEqual(expected);
  });

  it.each<[string, Edits]>([
    ['no manifest', { [REGISTER]: register('| a | MIT | x |') }],
    ['a manifest without dependencies', { 'package.json': is('{}') }],
    ['a row with its licence', { 'package.json': npm({ A: '1' }), [REGISTER]: register('| a | MIT | x |') }],
    [
      'one of two rows has it',
      { 'package.json': npm({ a: '1' }), [REGISTER]: register('| a | | x |', '| a | MIT | x |') },
    ],
    [
      'a crate with another hyphen',
      { 'core/Cargo.toml': cargo('serde_json = "1"'), [REGISTER]: register('| serde-json | MIT | x |') },
    ],
    ['a program of its own', { 'package.json': is('{}'), [REGISTER]: register('| Ollama | MIT | external_process |') }],
    ['a package of the repository', { 'package.json': npm({ core: '1' }), 'core/package.json': is('{"name":"core"}') }],
    ['what is installed', { 'node_modules/a/package.json': npm({ b: '1' }) }],
    ['a fixture', { 'tests/fixtures/package.json': npm({ b: '1' }), 'tests/fixtures/Cargo.toml': is('[') }],
  ])('passes: %s', async (_, edits) => {
    expect(await said(edits)).toEqual([]);
  });

  it('says where, and what to paste', async () => {
    const edits = { 'package.json': npm({ a: '1' }), 'z/package.json': npm({ a: '1' }) };
    const [finding] = ofRule(await judged(edits), 'oss-register');
    expect(finding).toMatchObject({ path: REGISTER, line: 1 });
    expect(finding?.help).toContain('| a | <licence> | embedded_lib | Runtime | <what it is for> |');
    expect(finding?.related.map(({ path }) => path)).toEqual(['package.json', 'z/package.json']);
  });

  it('knows of no idle row while there is a manifest that it cannot read', async () => {
    const edits = { 'package.json': npm({ a: '1' }), [REGISTER]: register('| a | MIT | x |', '| b | MIT | x |') };
    expect(await said({ ...edits, 'Cargo.toml': is('[') })).toEqual(['error unreadable']);
    expect(await said(edits)).toEqual(['error no-dependency']);
  });

  it('does not miss rows in a register that is only too large to be read', async () => {
    const report = await judgeChange({
      config: { limits: { packetBytes: 20_000 } },
      steps: [{ edits: { 'package.json': npm({ a: '1' }), [REGISTER]: is('x'.repeat(30_000)) } }],
    });
    expect(saidBy(report, 'oss-register')).toEqual([]);
    expect(report.undecided.map(({ subject }) => subject)).toContain(REGISTER);
  });

  it('says of a tool that it is one, and lists ten places', async () => {
    const paths = Array.from({ length: 12 }, (_, n) => `p${String(n).padStart(2, '0')}/package.json`);
    const tools = is(JSON.stringify({ devDependencies: { a: '1' } }));
    const [finding] = ofRule(await judged(Object.fromEntries(paths.map((path) => [path, tools]))), 'oss-register');
    expect(finding?.help).toContain('| a | <licence> | embedded_lib | Dev | <what it is for> |');
    expect(finding?.related.map(({ path }) => path)).toEqual(paths.slice(0, 10));
  });

  it('takes another dependency for another gap', async () => {
    const base = { 'package.json': npm({ a: '1' }), [REGISTER]: register() };
    expect(await said({ 'package.json': npm({ c: '1' }) }, base)).toEqual(['error unregistered']);
  });

  it('inherits what base lacked, and answers for what the change brings and takes', async () => {
    const base = { 'package.json': npm({ a: '1', b: '1' }), [REGISTER]: register('| b | MIT | x |') };
    expect(await said({ 'src/jobs.ts': is('x\n') }, base)).toEqual([]);
    expect(await said({ 'package.json': npm({ a: '2', b: '1' }) }, base)).toEqual(['inherited unregistered']);
    expect(await said({ 'package.json': npm({ a: '1', b: '1', c: '1' }) }, base)).toEqual([
      'error unregistered',
      'inherited unregistered',
    ]);
    expect(await said({ 'package.json': npm({ a: '1' }) }, base)).toEqual([
      'error no-dependency',
      'inherited unregistered',
    ]);
    expect(await said({ [REGISTER]: () => null }, base)).toEqual(['error unregistered', 'inherited unregistered']);
    expect(await said({}, base, { whole: true })).toEqual(['error unregistered']);
    expect(await said({ [REGISTER]: register('| a | MIT | x |', '| b | MIT | x |') }, base)).toEqual([]);
  });

  it('looks where the configuration of the base says', async () => {
    const config = { paths: { ossRegister: 'OSS.md' }, rules: { 'oss-register': { ignored: ['old/'] } } };
    const edits = {
      'package.json': npm({ a: '1' }),
      'OSS.md': register('| a | MIT | x |'),
      'old/package.json': npm({ b: '1' }),
    };
    expect(await said(edits, {}, { config })).toEqual([]);
    expect(await said({ ...edits, 'tests/fixtures/package.json': npm({ c: '1' }) }, {}, { config })).toEqual([
      'error unregistered',
    ]);
  });
});
