import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const V1 = 'docs/spec/Master_Spec_v01.00.md';
const V2 = 'docs/spec/Master_Spec_v01.01.md';
const UPDATE = 'WP-1-SpecUpdate-20260103';
const edit = replace('at most three times', 'at most five times');

/** A packet for a new version, as the base has it. */
function packet(id = UPDATE, status = 'In-Progress', signature = 'alice030120261200') {
  const lines = [`- TASK_ID: ${id}`, `- STATUS: ${status}`, '- SPEC_ANCHOR: 1.3', `- USER_SIGNATURE: ${signature}`];
  return { [`docs/task_packets/${id}.md`]: () => `# Task Packet: ${id}\n\n## Metadata\n${lines.join('\n')}\n` };
}

const said = async (steps: readonly Step[], base: Record<string, Edit> = {}) =>
  saidBy(await judgeChange({ base, steps }), 'spec-version-lock');
const bring = (named: string | null = UPDATE): Step => ({
  edits: { [V2]: () => '# Master Spec v01.01\n' },
  message: `new version\n\nRole: Orchestrator${named === null ? '' : `\nWork-Packet: ${named}`}`,
});

describe('spec-version-lock, what is there', () => {
  it('says that it is gone', async () => {
    const [diagnostic] = ofRule(await judgeChange({ steps: [{ edits: { spec: () => null } }] }), 'spec-version-lock');
    expect(diagnostic?.message).toContain(`\`${V1}\` is removed, expected it to stay`);
  });

  it.each<[string, Record<string, Edit>, string[]]>([
    ['an edit', { spec: edit }, ['error version-edited']],
    ['an addition at the end', { spec: append('\n## 8 More\n') }, ['error version-edited']],
    ['a letter in code', { spec: replace('`jobs.json`', '`job.json`') }, ['error version-edited']],
    ['a removal', { spec: () => null }, ['error version-removed']],
    ['other line ends', { spec: (text) => text.replaceAll('\n', '\r\n') }, []],
    ['a byte order mark', { spec: (text) => `\ufeff${text}` }, []],
    ['no final newline', { spec: (text) => text.trimEnd() }, []],
    ['blanks at line ends', { spec: (text) => text.replaceAll('\n', ' \t\n') }, []],
    [
      'a lone carriage return',
      { spec: replace('where code and\ndocument', 'where code and\rdocument') },
      ['error version-edited'],
    ],
    ['a blank within a line', { spec: replace('a command with', 'a  command with') }, ['error version-edited']],
    ['nothing', {}, []],
  ])('of a version: %s', async (_, edits, expected) => {
    expect(await said([{ edits }])).toEqual(expected);
  });

  it('points at the first line that differs and shows where', async () => {
    const [finding] = ofRule(await judgeChange({ steps: [{ edits: { spec: edit } }] }), 'spec-version-lock');
    expect(finding).toMatchObject({ path: V1, line: 23, commit: expect.any(String) });
    expect(finding?.message).toContain('five times');
    expect(finding?.message).toContain('three times');
  });

  it('sees an edit that a later commit takes back, and where it was done', async () => {
    const back = replace('at most five times', 'at most three times');
    expect(await said([{ edits: { spec: edit } }, { edits: { spec: back } }])).toEqual(['error version-edited']);
    const gone = await said([{ edits: { spec: () => null } }, { edits: { [V1]: () => 'other' } }]);
    expect(gone).toEqual(['error version-removed', 'error version-edited']);
  });

  it('says where a version went', async () => {
    let text = '';
    const edits = {
      spec: (was: string) => {
        text = was;
        return null;
      },
      'archive/Master_Spec_v01.00.md': () => text,
    };
    const report = await judgeChange({ steps: [{ edits }] });
    expect(ofRule(report, 'spec-version-lock').map(({ message }) => message)).toEqual([
      expect.stringContaining('moved to `archive/Master_Spec_v01.00.md`'),
    ]);
  });

  it('leaves documents alone that only match the pattern, unless one is in force', async () => {
    const notes = { 'docs/Master_Spec_Notes.md': () => 'Notes.\n' };
    const change = { 'docs/Master_Spec_Notes.md': () => 'Other notes.\n' };
    expect(await said([{ edits: change }], notes)).toEqual([]);
    const pointed = { ...notes, pointer: () => 'docs/Master_Spec_Notes.md\n' };
    expect(await said([{ edits: change }], pointed)).toEqual(['error version-edited']);
  });

  it('is not waivable', async () => {
    const { rules } = await import('../../rules/index.js');
    expect(rules.find(({ id }) => id === 'spec-version-lock')?.waivable).toBe(false);
  });
});

describe('spec-version-lock, what comes', () => {
  it.each<[string, string | null, Record<string, Edit>, string[]]>([
    ['under its packet', UPDATE, packet(), []],
    ['under one that is ready', UPDATE, packet(UPDATE, 'Ready-for-Dev'), []],
    ['without a packet', null, packet(), ['error no-spec-update']],
    ['under another packet', 'WP-1-Cancel-Job-20260101', packet(), ['error no-spec-update']],
    ['under one that is not there', UPDATE, {}, ['error no-spec-update']],
    ['under one that is not signed', UPDATE, packet(UPDATE, 'Draft', '<pending>'), ['error no-spec-update']],
    ['under one that is finished', UPDATE, packet(UPDATE, 'VALIDATED'), ['error no-spec-update']],
    [
      'under a name that only contains the word',
      'WP-1-NoSpecUpdates-20260103',
      packet('WP-1-NoSpecUpdates-20260103'),
      ['error no-spec-update'],
    ],
  ])('a version %s', async (_, named, base, expected) => {
    expect(await said([bring(named)], base)).toEqual(expected);
  });

  it('needs the packet in the base, not in the change', async () => {
    const both: Step = { ...bring(), edits: { ...bring().edits, ...packet() } };
    expect(await said([both])).toEqual(['error no-spec-update']);
    expect(await said([{ edits: packet() }, bring()])).toEqual(['error no-spec-update']);
  });

  it('asks every commit that changes it before it is merged', async () => {
    const more: Step = { edits: { [V2]: append('More.\n') }, message: 'more\n\nRole: Orchestrator' };
    expect(await said([bring(), more], packet())).toEqual(['error no-spec-update']);
  });

  it('lets the first spec of a repository come', async () => {
    const none = { spec: () => null, pointer: () => null };
    expect(await said([bring(null)], none)).toEqual([]);
  });
});

describe('spec-version-lock, where no spec is touched', () => {
  it.each<[string, readonly Step[]]>([
    ['nothing at all', []],
    ['another file', [{ edits: { 'notes.md': () => 'a note\n' } }]],
  ])('passes a change of %s while a packet for a new version is worked on', async (_, steps) => {
    const report = await judgeChange({ base: packet(), steps });
    expect(report.outcomes.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    expect(saidBy(report, 'spec-version-lock')).toEqual([]);
  });
});

it.each([
  ['in prose', 'This is the SpecUpdate for Master_Spec_v01.01.md.'],
  ['in a fence', '```\n- TASK_ID: WP-1-SpecUpdate-20260103\n```'],
  ['in a comment', '<!-- WP-1-SpecUpdate-20260103 -->'],
])('does not take SpecUpdate %s of another packet for one that allows a version', async (_, text) => {
  const base = { signed: (before: string) => `${before}\n## IMPLEMENTATION\n\n${text}\n` };
  expect(await said([bring('WP-1-Cancel-Job-20260101')], base)).toEqual(['error no-spec-update']);
});
