import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const ID = 'WP-1-Cancel-Job-20260101';
const CONFIG = 'handshake.config.json';
const is =
  (text: string): Edit =>
  () =>
    text;
const gone: Edit = () => null;

type Edits = Readonly<Record<string, Edit>>;

/** The signed packet of the base, with more paths in its scope. */
const scope = (...entries: string[]): Edits => ({
  signed: replace('  * tests/jobs.test.ts\n- **OUT', `${entries.map((entry) => `  * ${entry}\n`).join('')}- **OUT`),
});
const under = (edits: Edits, id = ID): Step => ({ edits, message: `law\n\nRole: Coder\nWork-Packet: ${id}` });
const plainly = (edits: Edits): Step => ({ edits });

async function said(steps: Step[], base: Edits = {}, config?: unknown): Promise<string[]> {
  return saidBy(
    await judgeChange({ base, steps, ...(config === undefined ? {} : { config }) }),
    'law-integrity',
  ).sort();
}

describe('law-integrity', () => {
  it.each([
    CONFIG,
    'docs/handshake.config.yml',
    '.handshakerc.json',
    '.handshake/waivers.json',
    'CLAUDE.md',
    'src/AGENTS.md',
    'agents.md',
    '.claude/settings.json',
    'docs/VALIDATOR_PROTOCOL.md',
    'docs/task_packets/TASK_PACKET_TEMPLATE.md',
    'Lantern_Codex_v1.md',
    'docs/WAIVERS.md',
    '.husky/pre-push',
    '.githooks/pre-commit',
    'lefthook.yml',
    '.pre-commit-config.yaml',
    'app/.lintstagedrc.json',
    '.npmrc',
    'app/.npmrc',
    '.yarnrc.yml',
    '.yarn/releases/yarn.cjs',
    '.pnpmfile.cjs',
    'node_modules/.bin/tsc',
    'node_modules/handshake-check/dist/cli.js',
    'app/node_modules/handshake-check/dist/compiled/check.program.js.bin',
    '.github/workflows/gate.yml',
    '.github/CODEOWNERS',
    'CODEOWNERS',
    '.github/settings.yml',
    '.mailmap',
    '.gitattributes',
    'docs/.gitattributes',
    '.gitmodules',
    '.ssh/allowed_signers',
  ])('%s is law', async (path) => {
    const content = path === CONFIG ? '{}' : 'x\n';
    expect(await said([plainly({ [path]: is(content) })])).toEqual(['error unwarranted']);
    expect(await said([under({ [path]: is(content) })])).toEqual(['error unwarranted']);
    expect(await said([under({ [path]: is(content) })], scope(`${path} (new)`))).toEqual([]);
    expect(await said([plainly({ [path]: gone })], { [path]: is(content) })).toEqual(['error unwarranted']);
  });

  it.each([
    'README.md',
    'docs/CLAUDE.md.txt',
    'docs/PROTOCOL.md',
    'docs/OSS_REGISTER.md',
    'docs/TASK_BOARD_HOWTO.md',
    'docs/task_packets/notes.md',
    'src/handshake.ts',
    'package-lock.json',
  ])('%s is none', async (path) => {
    expect(await said([plainly({ [path]: is('x\n') })])).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['a folder of the law', ['.github/workflows/ (new)'], '.github/workflows/gate.yml'],
    ['a pattern within the law', ['.github/**/*.yml'], '.github/workflows/gate.yml'],
    ['the file', ['docs/CODER_PROTOCOL.md'], 'docs/CODER_PROTOCOL.md'],
  ])('a scope names it by %s', async (_, entries, path) => {
    expect(await said([under({ [path]: is('x\n') })], scope(...entries))).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['a folder that holds it by the way', ['docs/'], 'docs/CODER_PROTOCOL.md'],
    ['a pattern that meets it', ['docs/*.md'], 'docs/CODER_PROTOCOL.md'],
    ['another case', ['docs/coder_protocol.md'], 'docs/CODER_PROTOCOL.md'],
    ['only to be read', ['docs/CODER_PROTOCOL.md (read-only)'], 'docs/CODER_PROTOCOL.md'],
    ['another file', ['.github/workflows/other.yml (new)'], '.github/workflows/gate.yml'],
  ])('a scope does not name it by %s', async (_, entries, path) => {
    expect(await said([under({ [path]: is('x\n') })], scope(...entries))).toEqual(['error unwarranted']);
  });

  it('asks for a packet that base has signed, and on which work may go on', async () => {
    const base = scope('AGENTS.md (new)');
    const edits = { 'AGENTS.md': is('x\n') };
    expect(await said([under(edits)], base)).toEqual([]);
    for (const id of [
      'WP-1-Retry-Job-20260102',
      'WP-1-Cancel-Job',
      'WP-9-None',
      `${ID}\nWork-Packet: WP-1-Retry-Job-20260102`,
    ]) {
      expect(await said([under(edits, id)], base), id).toEqual(['error unwarranted']);
    }
    const status =
      (to: string): Edit =>
      (text) =>
        replace('STATUS: Ready-for-Dev', `STATUS: ${to}`)(base.signed?.(text) ?? '');
    expect(await said([under(edits)], { signed: status('In-Progress') })).toEqual([]);
    for (const to of ['Draft', 'Blocked', 'Done', 'VALIDATED', 'Whatever']) {
      expect(await said([under(edits)], { signed: status(to) }), to).toEqual(['error unwarranted']);
    }
    const retired = { ...base, board: replace('## Superseded\n', `## Superseded\n\n- **[${ID}]** - by another\n`) };
    expect(await said([under(edits)], retired)).toEqual(['error unwarranted']);
  });

  it('blames each commit by itself', async () => {
    const base = scope('AGENTS.md (new)');
    const report = await judgeChange({
      base,
      steps: [under({ 'AGENTS.md': is('x\n') }), plainly({ 'AGENTS.md': is('y\n') })],
    });
    const [finding, ...others] = ofRule(report, 'law-integrity');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ path: 'AGENTS.md', line: 1, messageId: 'unwarranted' });
    expect(finding?.help).toContain('--trailer "Work-Packet: <id>"');
  });

  it('wants the change to bring nothing else', async () => {
    const base = scope('AGENTS.md (new)', 'src/jobs.ts', 'docs/HOWTO.md (new)');
    const law = { 'AGENTS.md': is('x\n') };
    expect(await said([under({ ...law, 'docs/HOWTO.md': is('x\n') })], base)).toEqual([]);
    expect(await said([under(law), plainly({ signed: replace('Ready-for-Dev', 'In-Progress') })], base)).toEqual([]);
    for (const path of ['src/jobs.ts', 'README.md', 'docs/SPEC_CURRENT.md', 'draft']) {
      const edit: Edit = (text) => `${text}\nmore\n`;
      expect(await said([under(law), under({ [path]: edit })], base), path).toEqual(['error in-company']);
    }
  });

  it('leaves ordinary work on package.json alone', async () => {
    const base = { 'app/package.json': is('{"scripts":{"prepare":"husky"}}') };
    const to = (text: string) => [plainly({ 'app/package.json': is(text) })];
    expect(await said(to('{"scripts":{"prepare":"husky","test":"vitest"},"dependencies":{"a":"1"}}'), base)).toEqual(
      [],
    );
    expect(await said(to('{"scripts":{}}'), base)).toEqual(['error unwarranted']);
    expect(await said(to('{"scripts":'), base)).toEqual(['error unwarranted']);
    expect(await said([plainly({ 'app/package.json': gone })], base)).toEqual(['error unwarranted']);
    expect(await said(to('{"dependencies":{"a":"1"}}'))).toEqual([]);
    expect(await said(to('{"scripts":{"install":"x"}}'))).toEqual(['error unwarranted']);
  });

  it('knows twins, but leaves those that base had', async () => {
    for (const path of [
      'docs/task_board.md',
      'Docs/SPEC_CURRENT.md',
      'docs/TASK_PACKETS/x.md',
      'docs./SPEC_CURRENT.md',
      'docs/SIGNATURE_AUDIT.md ',
    ]) {
      expect(await said([plainly({ [path]: is('x\n') })]), path).toEqual(['error twin']);
      expect(await said([plainly({ [path]: is('y\n') })], { [path]: is('x\n') }), path).toEqual([]);
      expect(await said([plainly({ [path]: gone })], { [path]: is('x\n') }), path).toEqual([]);
    }
    const config = { paths: { board: 'docs/Caf\u00e9.md' } };
    expect(await said([plainly({ 'docs/Cafe\u0301.md': is('x\n') })], {}, config)).toEqual(['error twin']);
  });

  it('goes by the paths of the base, and always by the configuration and the waivers', async () => {
    const config = { paths: { law: ['deploy/'], waivers: 'W.md' } };
    expect(await said([plainly({ 'AGENTS.md': is('x\n') })], {}, config)).toEqual([]);
    for (const path of ['deploy/x.sh', 'W.md']) {
      expect(await said([plainly({ [path]: is('x\n') })], {}, config), path).toEqual(['error unwarranted']);
    }
    expect(await said([plainly({ [CONFIG]: is('{}') })], {}, config)).toEqual(['error unwarranted']);
  });

  it('knows a message that tells the forge to run no checks, and where its commit stands', async () => {
    const note = { 'README.md': is('x\n') };
    const ordered = (edits: Edits): Step => ({ edits, message: 'x\n\n\nskip-checks: true\n\nRole: Orchestrator' });
    const report = await judgeChange({ steps: [plainly(note), ordered({}), plainly(note)] });
    const [finding, ...others] = ofRule(report, 'law-integrity');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ messageId: 'checks-skipped', path: 'README.md', line: 1 });
    expect(finding?.message).toContain('has the line `skip-checks: true`');
    expect(finding?.help).toContain('git rebase -i ');
    const alone = ofRule(await judgeChange({ steps: [ordered({})] }), 'law-integrity');
    expect(alone).toMatchObject([{ messageId: 'checks-skipped', path: 'docs/TASK_BOARD.md' }]);
    expect(await said([ordered(note)], { signed: gone, draft: gone })).toEqual([]);
  });

  it('is silent before the first packet', async () => {
    const bare = { signed: gone, draft: gone };
    expect(await said([plainly({ 'AGENTS.md': is('x\n'), 'src/jobs.ts': is('x\n') })], bare)).toEqual([]);
  });

  it('is silent where the change mends a configuration that nobody can read', async () => {
    const report = await judgeChange({
      base: { [CONFIG]: is('{ "rules": ') },
      steps: [plainly({ [CONFIG]: is('{}\n') })],
    });
    expect(saidBy(report, 'law-integrity')).toEqual([]);
    expect(report.notices.map(({ text }) => text).join()).toContain(`${CONFIG} cannot be read in base`);
  });

  it('names no file of the law among those that no rule looks at', async () => {
    const report = await judgeChange({ steps: [plainly({ 'AGENTS.md': is('x\n') })] });
    expect(report.notices.filter(({ kind }) => kind === 'unexamined')).toEqual([]);
  });
});

it.each([
  ['in prose', 'handshake.config.json and .github/workflows are the law.'],
  ['in a fence', '```json\n{ "rules": { "signature-lock": "off" } }\n```'],
  ['in a comment', '<!-- CODEOWNERS: * @nobody -->'],
])('does not take the law %s of a document for a change of the law', async (_, text) => {
  const edits = { 'docs/notes/handshake.md': () => `# Notes\n\n${text}\n` };
  expect(saidBy(await judgeChange({ steps: [{ edits }] }), 'law-integrity')).toEqual([]);
});

it('says of a change of the law that nobody was asked for a packet while the base has none', async () => {
  const none = { signed: gone, draft: gone };
  const noticed = async (base: Edits, edits: Edits): Promise<string> =>
    (await judgeChange({ base, steps: [plainly(edits)] })).notices.map(({ text }) => text).join('\n');
  const asked = /no packet was asked for/;
  expect(await noticed(none, { [CONFIG]: is('{}') })).toMatch(
    /^handshake\.config\.json of the law changed, and no packet was asked for: base has none yet\. Until its first/m,
  );
  expect(await noticed(none, { 'README.md': is('x') })).not.toMatch(asked);
  expect(await noticed({}, { [CONFIG]: is('{}') })).not.toMatch(asked);
});
