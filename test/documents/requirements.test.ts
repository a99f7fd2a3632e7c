import { describe, expect, it } from 'vitest';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { splitLines } from '../../engine/documents/packet-lines.js';
import { readRequirements } from '../../engine/documents/requirements.js';
import type { Requirement } from '../../engine/model/requirement.js';

function requirementsOf(text: string, number = '1'): readonly Requirement[] {
  const spec = readMasterSpec('docs/Master_Spec_v1.md', text, []);
  const section = spec.sections.find((each) => each.number === number);
  if (!section) throw new Error(`no section ${number}`);
  return readRequirements(spec, section, splitLines(text, { steps: 0 }));
}

/** The statements below a heading, as `line keyword text`. */
const said = (body: string): string[] =>
  requirementsOf(`# 1 Jobs\n${body}`).map(({ line, keyword, text }) => `${line} ${keyword} ${text}`);

describe('readRequirements', () => {
  it.each<[string, string, string[]]>([
    ['a paragraph', 'It MUST run.', ['2 MUST It MUST run.']],
    [
      'every keyword',
      'A MUST NOT b. A SHALL b. A SHALL NOT b. A SHOULD b. A SHOULD NOT b.',
      [
        '2 MUST NOT A MUST NOT b.',
        '2 SHALL A SHALL b.',
        '2 SHALL NOT A SHALL NOT b.',
        '2 SHOULD A SHOULD b.',
        '2 SHOULD NOT A SHOULD NOT b.',
      ],
    ],
    ['the strongest of several', 'It SHOULD wait and MUST end.', ['2 MUST It SHOULD wait and MUST end.']],
    ['a wrapped line', 'First this.\nIt MUST\nNOT stop,\never. Then that.', ['3 MUST NOT It MUST NOT stop, ever.']],
    [
      'list items',
      '- It MUST run,\n  always\n- It may stop\n1. It SHOULD\n   rest',
      ['2 MUST It MUST run, always', '5 SHOULD It SHOULD rest'],
    ],
    ['a checkbox', '- [ ] It MUST run', ['2 MUST It MUST run']],
    ['table cells', '| Id | What |\n| --- | --- |\n| a | It MUST run |\n| b | It may |', ['4 MUST It MUST run']],
    ['emphasis', 'It **MUST** run, and _MUST_ end.', ['2 MUST It **MUST** run, and _MUST_ end.']],
    ['an abbreviation', 'It MUST stop, e.g. When told.', ['2 MUST It MUST stop, e.g. When told.']],
    ['a version number', 'It MUST speak v1.2 only.', ['2 MUST It MUST speak v1.2 only.']],
  ])('reads %s', (_, body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  it.each([
    ['lower case', 'It must run, should it. Must it?'],
    ['a fence', '```\nIt MUST run.\n```'],
    ['an unclosed fence', '~~~text\nIt MUST run.'],
    ['indented code', 'Text.\n\n    It MUST run.'],
    ['a code span', 'The word `MUST` and ``a ` MUST`` are words.'],
    ['a block quote', '> It MUST run.'],
    ['a lazy line of a block quote', '> It says\nthat it MUST run.'],
    ['quoted words', 'The words "MUST" and “SHOULD NOT” are explained elsewhere.'],
    ['a comment', '<!--\nIt MUST run.\n-->'],
    ['a comment within a line', 'It runs <!-- MUST it? --> well.'],
    ['a heading', '## It MUST run'],
    ['part of a name', 'MUST_HAVE, MUST-20 and aMUST are names.'],
    ['the Roadmap', '## 1.1 Roadmap\n\nIt MUST run.'],
  ])('reads nothing in %s', (_, body) => {
    expect(said(body)).toEqual([]);
  });

  it('reads on behind marks that quote nothing', () => {
    expect(said('A 5" screen MUST show 6" of text.')).toHaveLength(1);
    expect(said('It MUST take ` as it is.')).toHaveLength(1);
    expect(said('It MUST take <!-- as it is.')).toHaveLength(1);
  });

  it.each([
    ['[CX-JOB-012] It MUST run.', ['CX-JOB-012']],
    ['- **[CX-JOB-012] Running:** it MUST run.', ['CX-JOB-012']],
    ['- **JOB-API-001 (Run)**: it MUST run.', ['JOB-API-001']],
    ['It MUST run [REQ-7].', ['REQ-7']],
    ['| REQ-7 | It MUST run | soon |', ['REQ-7']],
    ['[CX-JOB-012] About running. It MUST run.', ['CX-JOB-012']],
  ])('takes the id that a statement bears: %s', (body, ids) => {
    expect(requirementsOf(`# 1 Jobs\n${body}`).map(({ id }) => id)).toEqual(ids);
  });

  it('gives the id of a paragraph to its first requirement alone', () => {
    const [first, second] = requirementsOf('# 1 Jobs\n[CX-JOB-012] It MUST run. It MUST end.');
    expect(first?.id).toBe('CX-JOB-012');
    expect(second?.id).toMatch(/^1#[0-9a-f]{8}$/);
  });

  it('takes no id for its own that a statement only mentions', () => {
    expect(requirementsOf('# 1 Jobs\nIt MUST do what [CX-JOB-001] says, at once.')[0]?.id).toMatch(/^1#/);
  });

  it('makes ids that stay when markup, line ends and other statements change', () => {
    const id = (body: string) => requirementsOf(`# 1 Jobs\n${body}`).at(-1)?.id;
    const own = id('Every job MUST run.');
    expect(id('It may. A thing SHOULD be.\n\n- Every **job**  MUST\n  run.')).toBe(own);
    expect(id('Every job MUST stop.')).not.toBe(own);
  });

  it('holds a statement once that stands twice', () => {
    expect(said('It MUST run.\n\n- It MUST run.')).toHaveLength(1);
  });

  const nested =
    '# 1 Jobs\nIt MUST a.\n## 1.1 Queue\nIt MUST b.\n### 1.1.1 Deep [CX-Q-001]\nIt MUST c.\n## 1.2 Next\nIt MUST d.\n';

  it('counts sub-sections as the section', () => {
    expect(requirementsOf(nested).map(({ section }) => section)).toEqual(['1', '1.1', '1.1.1', '1.2']);
    expect(requirementsOf(nested, '1.1').map(({ section, line }) => `${section}:${line}`)).toEqual([
      '1.1:4',
      '1.1.1:6',
    ]);
  });

  it('gives a requirement one id whichever section is asked for', () => {
    expect(requirementsOf(nested)[2]).toEqual(requirementsOf(nested, '1.1.1')[0]);
  });

  it('reads Windows line ends and a lone return', () => {
    expect(said('It MUST\r\nNOT run.\r\n')).toEqual(['2 MUST NOT It MUST NOT run.']);
    expect(said('It MUST\rNOT run.')).toEqual(['2 MUST NOT It MUST NOT run.']);
  });
});

describe('the id of a requirement', () => {
  const idOf = (body: string): string[] => requirementsOf(`# 1 Jobs\n${body}`).map(({ id }) => id);

  it.each([
    ['CX-1: it MUST run.', ['CX-1']],
    ['**[CX-1]** It MUST run.', ['CX-1']],
    ['`CX-1` It MUST run.', ['CX-1']],
    ['[A-B-C] It MUST run.', ['A-B-C']],
    ['It MUST run (CX-2).', ['CX-2']],
    ['It MUST run [A-B-C].', ['A-B-C']],
    ['CX-1: it MUST run (CX-2).', ['CX-2']],
    ['It MUST run (CX-2) to its end.', ['1#']],
    ['A-B-C it MUST run.', ['1#']],
    ['UTF-8 MUST be read.', ['1#']],
    ['It MUST read [UTF-8].', ['1#']],
    ['CX-1x it MUST run.', ['1#']],
    [`It MUST run [CX-2]${' '.repeat(100)}.`, ['CX-2']],
    [`It MUST run [CX-2]${' '.repeat(120)}.`, ['1#']],
  ])('%s', (body, ids) => {
    expect(idOf(body).map((id) => id.replace(/#.*/, '#'))).toEqual(ids);
  });

  it('is a digest of the words where it has none', () => {
    const [id] = idOf('It MUST run, always.');
    expect(id).toMatch(/^1#[0-9a-f]{8}$/);
    for (const same of [
      'it MUST run, always.',
      'It **MUST** run,\nalways.',
      'It  MUST\trun, _always_.',
      '- It MUST run, always.  ',
    ])
      expect(idOf(same), same).toEqual([id]);
    for (const other of ['It MUST run always.', 'It MUST run,always.', 'It MUST NOT run, always.'])
      expect(idOf(other), other).not.toEqual([id]);
  });

  it('is that of the paragraph for its first sentence alone', () => {
    expect(idOf('CX-1: it MUST run. It MUST end.').map((id) => id.replace(/#.*/, '#'))).toEqual(['CX-1', '1#']);
    expect(idOf('CX-1: it MUST run.\n\nCX-1: it MUST end.')).toEqual(['CX-1']);
  });
});

describe('words and sentences', () => {
  it.each<[string, string[]]>([
    ['A MUST_HAVE and a _MUST_HAVE.', []],
    ['A-MUST is xMUST or MUST-20.', []],
    ['It **MUST** **NOT** stop.', ['2 MUST NOT It **MUST** **NOT** stop.']],
    ['It __MUST NOT__ stop.', ['2 MUST NOT It __MUST NOT__ stop.']],
    ['It MUST (NOT yet) stop.', ['2 MUST It MUST (NOT yet) stop.']],
    ['It MUST stop!  "Now" it SHOULD.', ['2 MUST It MUST stop!', '2 SHOULD "Now" it SHOULD.']],
    ['It MUST stop.) Then it SHOULD.', ['2 MUST It MUST stop.)', '2 SHOULD Then it SHOULD.']],
    ['It MUST stop. then it SHOULD.', ['2 MUST It MUST stop. then it SHOULD.']],
    ['It MUST stop, cf. The end.', ['2 MUST It MUST stop, cf. The end.']],
    ['It MUST stop at xcf. The end.', ['2 MUST It MUST stop at xcf.']],
    ['It MUST   stop.', ['2 MUST It MUST stop.']],
  ])('%s', (body, expected) => {
    expect(said(body)).toEqual(expected);
  });

  it('are those of the section and what stands below it', () => {
    const text = '# 1 A\nIt MUST a.\n\n## 1.1 B\nIt MUST b.\n\n## 1.2 C\nIt MUST c.\n\n# 2 D\nIt MUST d.\n';
    expect(requirementsOf(text).map((each) => `${each.section} ${each.text}`)).toEqual([
      '1 It MUST a.',
      '1.1 It MUST b.',
      '1.2 It MUST c.',
    ]);
    expect(requirementsOf(text, '1.1').map((each) => each.text)).toEqual(['It MUST b.']);
    expect(requirementsOf(text, '2').map((each) => [each.text, each.path, each.line])).toEqual([
      ['It MUST d.', 'docs/Master_Spec_v1.md', 11],
    ]);
  });
});
