import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const PACKET = 'docs/task_packets/WP-1-Retry-Job-20260102.md';
const waiver = (rule: string, target: string, expires = '2026-01-31', id = 'W-1') =>
  append(`| ${id} | ${rule} | ${target} | It comes later | alice | 2026-01-05 | ${expires} |\n`);
/** A packet past drafting with a field that is empty: `no-placeholder` blocks it, and may be waived. */
const open: Edit = (text) =>
  text
    .replace('- STATUS: Draft', '- STATUS: Ready-for-Dev')
    .replace('<pending>', 'bob040120261200')
    .replace(/- \*\*Why\*\*: .*/, '- **Why**: TBD');
const said = async (change: Parameters<typeof judgeChange>[0], rule = 'waiver-ledger') =>
  saidBy(await judgeChange(change), rule);

describe('a waiver', () => {
  const steps = [{ edits: { draft: open } }];

  it('covers what a change does, and stays in sight', async () => {
    expect(await said({ steps }, 'no-placeholder')).toEqual(['error value-is-placeholder']);
    const report = await judgeChange({ base: { waivers: waiver('no-placeholder', 'WP-1-Retry-Job-20260102') }, steps });
    expect(saidBy(report, 'no-placeholder')).toEqual(['waived value-is-placeholder']);
    expect(ofRule(report, 'no-placeholder')).toMatchObject([{ waiver: 'W-1', severity: 'error', path: PACKET }]);
    expect(report.counts.waived).toBe(1);
    expect(report.outcomes.find(({ rule }) => rule === 'no-placeholder')?.outcome).toBe('passed');
  });

  it.each<[string, Edit]>([
    ['of another rule', waiver('risk-tier', 'WP-1-Retry-Job-20260102')],
    ['for another packet', waiver('no-placeholder', 'WP-1-Cancel-Job-20260101')],
    ['for an id that only begins alike', waiver('no-placeholder', 'WP-1-Retry-Job')],
    ['for another folder', waiver('no-placeholder', 'src/')],
    ['that has ended', waiver('no-placeholder', 'WP-1-Retry-Job-20260102', '2026-01-05')],
    ['without an end', waiver('no-placeholder', 'WP-1-Retry-Job-20260102', '')],
    ['in a sentence', append('\nno-placeholder is waived for WP-1-Retry-Job-20260102 until 2026-01-31.\n')],
    [
      'in a fence',
      (text) => `${text}\n\`\`\`\n${waiver('no-placeholder', 'WP-1-Retry-Job-20260102')('') ?? ''}\`\`\`\n`,
    ],
    ['in a comment', (text) => `${text}\n<!--\n${waiver('no-placeholder', 'WP-1-Retry-Job-20260102')('') ?? ''}-->\n`],
  ])('%s covers nothing', async (_, edit) => {
    expect(await said({ base: { waivers: edit }, steps }, 'no-placeholder')).toEqual(['error value-is-placeholder']);
  });

  it('that the change brings does not help it', async () => {
    const waivers = waiver('no-placeholder', 'WP-1-Retry-Job-20260102');
    expect(await said({ steps: [{ edits: { waivers } }, ...steps] }, 'no-placeholder')).toEqual([
      'error value-is-placeholder',
    ]);
  });

  it('that the change takes out still covers it: the base counts', async () => {
    const base = { waivers: waiver('no-placeholder', 'WP-1-Retry-Job-20260102') };
    const drop: Edit = (text) => text.replace(/\| W-1.*\n/, '');
    expect(await said({ base, steps: [{ edits: { draft: open, waivers: drop } }] }, 'no-placeholder')).toEqual([
      'waived value-is-placeholder',
    ]);
  });

  it('inside a packet is prose', async () => {
    const note: Edit = (text) => `${open(text) ?? ''}\n## Waivers\n| W-1 | no-placeholder | ${PACKET} |\n`;
    expect(await said({ steps: [{ edits: { draft: note } }] }, 'no-placeholder')).toEqual([
      'error value-is-placeholder',
    ]);
  });

  it('ends when the board of the base closes the phase', async () => {
    const board = append('\n## Phase 1: CLOSED\n');
    const waivers = waiver('no-placeholder', 'WP-1-Retry-Job-20260102', '2026-12-31');
    expect(await said({ base: { waivers, board }, steps }, 'no-placeholder')).toEqual(['error value-is-placeholder']);
    const mention = append('\nPhase 1: CLOSED comes next.\n');
    expect(await said({ base: { waivers, board: mention }, steps }, 'no-placeholder')).toEqual([
      'waived value-is-placeholder',
    ]);
  });
});

describe('what is wrong with a waiver', () => {
  it('stands at its row', async () => {
    const report = await judgeChange({
      steps: [{ edits: { waivers: waiver('signature-lock', 'WP-1-Retry-Job-20260102', '2026-01-01') } }],
    });
    expect(saidBy(report, 'waiver-ledger')).toEqual(['error unwaivable-rule', 'error ends-before-approval']);
    expect(ofRule(report, 'waiver-ledger').map(({ path, line }) => `${path}:${line}`)).toEqual([
      'docs/WAIVERS.md:7',
      'docs/WAIVERS.md:7',
    ]);
  });

  it('is inherited where base had it, and blocks where everything is examined', async () => {
    const base = { waivers: waiver('no-placeholder', 'WP-1-Retry-Job-20260102', '2026-01-05') };
    const edits = { draft: (text: string) => text.replace('none', 'none yet') };
    expect(await said({ base, steps: [{ edits }] })).toEqual(['inherited expired']);
    expect(await said({ base, steps: [], whole: true })).toEqual(['error expired']);
  });

  it('is said alone, without what else could be said of the row', async () => {
    const base = { waivers: waiver('risk-tier', 'nowhere/', '2026-01-05') };
    expect(await said({ base, steps: [], whole: true })).toEqual(['error expired']);
    expect(await said({ base: { waivers: waiver('risk-tier', 'nowhere/') }, steps: [], whole: true })).toEqual([
      'warning names-nothing',
    ]);
  });

  it('is nothing where there is no ledger', async () => {
    expect(await said({ base: { waivers: () => null }, steps: [], whole: true })).toEqual([]);
    expect(await said({ steps: [{ edits: { waivers: () => null } }] })).toEqual([]);
  });

  it('is said of a rule that is like no other', async () => {
    const report = await judgeChange({ steps: [{ edits: { waivers: waiver('zebra-okapi-quagga', 'src/') } }] });
    expect(ofRule(report, 'waiver-ledger').map(({ message }) => message)).toEqual([
      'W-1 waives `zebra-okapi-quagga`, which is no rule, expected the id of a rule',
    ]);
  });

  it.each(['', ' \n\n'])('is nothing in a file without text: %j', async (text) => {
    expect(await said({ steps: [{ edits: { waivers: () => text } }] })).toEqual([]);
    expect(await said({ steps: [{ edits: { waivers: () => `${text}None yet.` } }] })).toEqual(['error no-table']);
  });

  it('is named by its row where it has no id', async () => {
    const report = await judgeChange({
      steps: [{ edits: { waivers: waiver('risk-tier', 'src/', '2026-01-31', '') } }],
    });
    expect(ofRule(report, 'waiver-ledger')[0]?.message).toMatch(/^ID of `\| {2}\| risk-tier \| src\/ .*` is missing, /);
  });
});

describe('a waiver that nothing needs', () => {
  const draft: Edit = (text) => text.replace(/- \*\*Why\*\*: .*/, '- **Why**: TBD');

  it.each<[string, Record<string, Edit>, readonly string[]]>([
    ['is said, where everything is examined', { waivers: waiver('no-placeholder', PACKET) }, ['warning unused']],
    ['is none while it covers something', { waivers: waiver('no-placeholder', PACKET), draft }, []],
    ['is not said of rules that judge changes', { waivers: waiver('task-state-owner', PACKET) }, []],
    ['names nothing', { waivers: waiver('no-placeholder', 'gone/') }, ['warning names-nothing']],
  ])('%s', async (_, base, expected) => {
    expect(await said({ base, steps: [], whole: true })).toEqual(expected);
  });

  it('is said of a rule that is switched off', async () => {
    const base = { waivers: waiver('no-placeholder', PACKET), draft };
    const config = { rules: { 'no-placeholder': 'off' } };
    expect(await said({ base, config, steps: [], whole: true })).toEqual(['warning unused']);
  });

  it('is not said of a change, which does not look at everything', async () => {
    const base = { waivers: waiver('no-placeholder', PACKET) };
    expect(await said({ base, steps: [{ edits: { waivers: append('\nMore.\n') } }] })).toEqual([]);
  });

  it('is not said where its rule was left out', async () => {
    const base = { waivers: waiver('no-placeholder', PACKET) };
    const options = { onlyRules: ['waiver-ledger'] };
    expect(await said({ base, steps: [], whole: true, options })).toEqual([]);
  });
});

describe('files of the law', () => {
  it('are covered by nothing, wherever the ledger is said to be', async () => {
    const base = { 'docs/notes/waivers.md': waiver('governed-text', 'docs/') };
    const config = { paths: { waivers: 'docs/notes/waivers.md' } };
    const report = await judgeChange({
      base,
      config,
      steps: [{ edits: { 'docs/notes/waivers.md': append('\u200b\n') } }],
    });
    expect(saidBy(report, 'governed-text')).not.toEqual([]);
    expect(saidBy(report, 'governed-text').every((each) => !each.startsWith('waived'))).toBe(true);
  });
});
