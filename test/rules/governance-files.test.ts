import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const CODER = 'docs/CODER_PROTOCOL.md';
const said = async (edits: Record<string, Edit>, base: Record<string, Edit> = {}, more = {}) =>
  saidBy(await judgeChange({ base, steps: [{ edits }], ...more }), 'governance-files');

describe('governance-files', () => {
  it.each([
    CODER,
    'docs/ORCHESTRATOR_PROTOCOL.md',
    'docs/VALIDATOR_PROTOCOL.md',
    'docs/TASK_BOARD.md',
    'docs/SPEC_CURRENT.md',
  ])('wants %s, and something in it', async (path) => {
    const report = await judgeChange({ steps: [{ edits: { [path]: () => null } }] });
    expect(ofRule(report, 'governance-files')).toMatchObject([
      { messageId: 'missing', severity: 'error', path, line: 1 },
    ]);
    for (const nothing of ['', ' \n\t\r\n', '<!-- see the wiki\n -->\n', '<!-- never closed'])
      expect(await said({ [path]: () => nothing }), JSON.stringify(nothing)).toEqual(['error empty']);
  });

  it.each([
    [CODER, 'The protocol'],
    ['docs/TASK_BOARD.md', 'The task board'],
    ['docs/SPEC_CURRENT.md', 'The spec pointer'],
  ])('calls %s by its name: %s', async (path, what) => {
    const report = await judgeChange({ steps: [{ edits: { [path]: () => null } }] });
    expect(ofRule(report, 'governance-files')[0]?.message).toMatch(new RegExp(`^${what} \`${path}\` is missing`));
  });

  it.each<[string, Record<string, Edit>]>([
    ['one word', { [CODER]: () => 'Stop.' }],
    ['a comment beside text', { [CODER]: () => '<!-- v2 -->\n# Coder\n' }],
    ['another file', { 'docs/ARCHITECTURE.md': () => null }],
    ['nothing', {}],
  ])('passes: %s', async (_, edits) => {
    expect(await said(edits)).toEqual([]);
  });

  it('lets a repository adopt the protocol file by file', async () => {
    const bare = Object.fromEntries([CODER, 'board', 'pointer'].map((path) => [path, () => null]));
    expect(await said({ 'src/jobs.ts': () => 'x\n' }, bare)).toEqual([
      'inherited missing',
      'inherited missing',
      'inherited missing',
    ]);
    expect(await said({ [CODER]: () => '# Coder\n' }, bare)).toEqual(['inherited missing', 'inherited missing']);
    expect(await said({ [CODER]: () => '' }, bare)).toContain('error empty');
    expect(await said({}, bare, { whole: true })).toEqual(['error missing', 'error missing', 'error missing']);
  });

  it('takes the paths from the configuration of the base', async () => {
    const config = { paths: { protocols: ['.claude/CODER_PROTOCOL.md'] } };
    const base = { '.claude/CODER_PROTOCOL.md': () => '# Coder\n', [CODER]: () => null };
    expect(await said({ 'docs/ORCHESTRATOR_PROTOCOL.md': () => null }, base, { config })).toEqual([]);
    expect(await said({ '.claude/CODER_PROTOCOL.md': () => null }, base, { config })).toEqual(['error missing']);
  });

  it('does not call empty what is only too large to be read', async () => {
    const report = await judgeChange({
      config: { limits: { packetBytes: 20_000 } },
      steps: [{ edits: { [CODER]: () => 'x'.repeat(30_000) } }],
    });
    expect(saidBy(report, 'governance-files')).toEqual([]);
    expect(report.undecided.map(({ subject }) => subject)).toContain(CODER);
  });
});
