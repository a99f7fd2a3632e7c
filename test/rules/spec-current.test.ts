import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const V1 = 'docs/spec/Master_Spec_v01.00.md';
const said = async (edits: Record<string, Edit>, base = {}) =>
  saidBy(await judgeChange({ base, steps: [{ edits }] }), 'spec-current');
const pointer =
  (text: string): Edit =>
  () =>
    `# Spec\n\n${text}\n`;
const spec = (name: string): Record<string, Edit> => ({ [`docs/spec/${name}`]: () => `# ${name}\n` });

describe('spec-current', () => {
  it.each<[string, Record<string, Edit>]>([
    ['beside a lower version', { ...spec('Master_Spec_v00.99.md') }],
    ['beside a spec without a version', { ...spec('Master_Spec.md') }],
    ['beside the same version in another folder', { 'old/Master_Spec_v1.0.md': () => '# 1\n' }],
    ['by its name alone', { pointer: pointer('**Master_Spec_v01.00.md**') }],
    ['with earlier ones listed below', { pointer: pointer(`- ${V1}\n- earlier: Master_Spec_v00.98.md`) }],
  ])('passes: the pointer names it %s', async (_, edits) => {
    expect(await said(edits)).toEqual([]);
  });

  it.each<[string, Record<string, Edit>, string]>([
    ['a higher version comes', spec('Master_Spec_v01.01.md'), 'not-highest'],
    [
      'a version of three digits comes',
      {
        ...spec('Master_Spec_v01.100.md'),
        ...spec('Master_Spec_v01.99.md'),
        pointer: pointer('`Master_Spec_v01.99.md`'),
      },
      'not-highest',
    ],
    [
      'the pointer goes back',
      { pointer: pointer('`docs/spec/Master_Spec_v00.50.md`'), ...spec('Master_Spec_v00.50.md') },
      'not-highest',
    ],
    [
      'an old one is named first',
      { ...spec('Master_Spec_v00.98.md'), pointer: pointer(`- Master_Spec_v00.98.md\n- ${V1}`) },
      'not-highest',
    ],
    ['the pointer goes', { pointer: () => null }, 'pointer-missing'],
    ['it names nothing', { pointer: pointer('Soon.') }, 'names-no-spec'],
    ['it names it in a comment', { pointer: pointer(`<!-- ${V1} -->`) }, 'names-no-spec'],
    ['it names a file that is no spec', { pointer: pointer('docs/ARCHITECTURE.md') }, 'spec-not-there'],
    ['it climbs out', { pointer: pointer('../../Master_Spec_v01.00.md') }, 'spec-not-there'],
    [
      'two files have the name',
      { pointer: pointer('Master_Spec_v01.00.md'), 'docs/a/Master_Spec_v01.00.md': () => '# a\n' },
      'spec-not-there',
    ],
    ['the spec goes', { [V1]: () => null }, 'spec-not-there'],
  ])('blocks when %s', async (_, edits, message) => {
    expect(await said(edits)).toEqual([`error ${message}`]);
  });

  it('says what is wrong with the name, and what to write', async () => {
    const found = async (edits: Record<string, Edit>) => {
      const [diagnostic] = ofRule(await judgeChange({ steps: [{ edits }] }), 'spec-current');
      return [diagnostic?.message, diagnostic?.help];
    };
    const named = { pointer: pointer('Master_Spec_v01.00.md') };
    expect(await found({ ...named, 'docs/a/Master_Spec_v01.00.md': () => '# a\n' })).toEqual([
      expect.stringContaining('which is the name of several Master Spec files'),
      expect.stringContaining('Write into docs/SPEC_CURRENT.md: '),
    ]);
    expect(
      await found({ pointer: pointer('Master_Spec_v07.md'), 'docs/a/Master_Spec_v01.00.md': () => '# a\n' }),
    ).toEqual([expect.stringContaining('which is no Master Spec file here'), expect.anything()]);
    expect(await found({ [V1]: () => null })).toEqual([
      expect.stringMatching(/, expected the path of a Master Spec file, which matches `\*\*\/\*Master_Spec\*\.md`$/),
      expect.stringMatching(
        /^Add the Master Spec under a name such as .*, and write its path into docs\/SPEC_CURRENT\.md\.$/,
      ),
    ]);
  });

  it('does not call missing what is only too large to be read', async () => {
    const report = await judgeChange({
      config: { limits: { packetBytes: 20_000 } },
      steps: [{ edits: { pointer: () => 'x'.repeat(30_000) } }],
    });
    expect(saidBy(report, 'spec-current')).toEqual([]);
    expect(report.undecided.map(({ subject }) => subject)).toContain('docs/SPEC_CURRENT.md');
  });

  it('points at the line that names the spec', async () => {
    const report = await judgeChange({
      steps: [{ edits: { pointer: pointer('Text.\n\nIt is `Master_Spec_v09.md`.') } }],
    });
    expect(ofRule(report, 'spec-current')).toMatchObject([{ path: 'docs/SPEC_CURRENT.md', line: 5 }]);
  });

  it('says the same of base and result as inherited, also where the change is about code', async () => {
    const base = { pointer: () => null };
    expect(await said({ 'src/jobs.ts': (text) => `${text}// more\n` }, base)).toEqual(['inherited pointer-missing']);
    const report = await judgeChange({ base, whole: true, steps: [{ edits: {} }] });
    expect(saidBy(report, 'spec-current')).toEqual(['error pointer-missing']);
  });

  it('is silent where nothing changes', async () => {
    expect(await said({})).toEqual([]);
    expect(await said({ spec: replace('A job is a command', 'A job is a named command') })).toEqual([]);
  });
});
