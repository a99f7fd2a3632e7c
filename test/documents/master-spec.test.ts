import { describe, expect, it } from 'vitest';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import { type SpecShape, writeSpec } from '../support/spec.js';

const read = (text: string, roadmapSections: readonly string[] = []) =>
  readMasterSpec('docs/Spec.md', text, roadmapSections);
const written = (shape: SpecShape) => read(writeSpec(shape));
const only = (heading: string) => read(`${heading}\n`).sections[0];

describe('headings', () => {
  it.each([
    ['## 2.3 Storage', '2.3', [], 'Storage'],
    ['# 1. Vision', '1', [], 'Vision'],
    ['## §2.3 Storage', '2.3', [], 'Storage'],
    ['## Â§2.3 Storage', '2.3', [], 'Storage'],
    ['## 2.3: Storage', '2.3', [], 'Storage'],
    ['## 2.3 — Storage', '2.3', [], 'Storage'],
    ['## 2.3', '2.3', [], ''],
    ['#### 2.3.12.3 Storage pattern [CX-DBP-021]', '2.3.12.3', ['CX-DBP-021'], 'Storage pattern'],
    ['## 2.7 Responses (ANS-001)', '2.7', ['ANS-001'], 'Responses'],
    ['## 2.7 Responses (Diary ANS-001)', '2.7', ['ANS-001'], 'Responses (Diary ANS-001)'],
    ['## 5 Gates [CX-573B, CX-598]', '5', ['CX-573B', 'CX-598'], 'Gates'],
    ['## 5 Signing [CX-585A/B]', '5', ['CX-585A', 'CX-585B'], 'Signing'],
    ['#### FR-EVT-006 inference event', null, ['FR-EVT-006'], 'FR-EVT-006 inference event'],
    ['## 2.3 `run` **now** [here](x.md)', '2.3', [], 'run now here'],
    ['## 2\\.3 Vision &amp; more', '2.3', [], 'Vision & more'],
    ['## Encoding (UTF-8)', null, [], 'Encoding (UTF-8)'],
    ['## 2025-12-25 Meeting', null, [], '2025-12-25 Meeting'],
    ['## 3-way merge', null, [], '3-way merge'],
    ['## v1.2 Engines', null, [], 'v1.2 Engines'],
  ])('%s', (heading, number, ids, title) => {
    expect(only(heading)).toMatchObject({ number, ids, title });
  });

  it('keeps the heading as written, with its lines', () => {
    expect(read('\nIntro\n\n# 1 *Jobs*\n\ntext\n\n---\n\nUnder\nlined\n======\nmore\n').sections).toMatchObject([
      { heading: '1 *Jobs*', depth: 1, line: 4, endLine: 6 },
      { heading: 'Under\nlined', depth: 1, line: 10, endLine: 13 },
    ]);
  });

  it('ends an empty section where it starts', () => {
    const sections = read('# A\n\n***\n\n## B\n\n# C\n## D\ntext\n\nE\n===\n').sections;
    expect(sections.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 5],
      [5, 5],
      [7, 9],
      [8, 9],
      [11, 11],
    ]);
  });

  it('counts lines that end with CRLF or a lone CR', () => {
    expect(read('# A\r\ntext\r# B [AB-1]\r\n\r\nmore [CD-2]\r').sections).toMatchObject([
      { line: 1, endLine: 2 },
      { line: 3, endLine: 5 },
    ]);
    expect(read('# A\r\ntext\r# B\r\n\r\nmore [CD-2]\r').bodyIds).toEqual(new Map([['CD-2', [1]]]));
  });

  it('cannot decide where containers hide the headings', () => {
    expect(() => read(`${'> '.repeat(200)}x\n`)).toThrow(UndecidedError);
  });
});

describe('fragments', () => {
  it('are those of GitHub', () => {
    const text = [
      '# 1. Vision & Context',
      '## `run` it_now',
      '## Föhn – 日本',
      '## Same',
      '## Same',
      '## Same 1',
      '## Same-1',
      '## Same',
    ];
    expect(read(text.join('\n\n')).sections.map(({ slug }) => slug)).toEqual([
      '1-vision--context',
      'run-it_now',
      'föhn--日本',
      'same',
      'same-1',
      'same-1-1',
      'same-1-2',
      'same-2',
    ]);
  });
});

describe('the numbers of the document itself', () => {
  const native = (text: string) =>
    read(text).sections.flatMap(({ native, heading, line }) => (native ? [`${heading}@${line}`] : []));

  it.each([0, 1] as const)('are found when headings are shifted by %i', (offset) => {
    const sections = written({ offset }).sections.filter(({ number }) => number !== null && number !== '1.1.9');
    expect(sections.length).toBeGreaterThan(20);
    expect(sections.every((section) => section.native)).toBe(true);
  });

  it.each([{ embedded: true }, { shiftedEmbedded: true }])('are not those of an embedded document: %j', (shape) => {
    const { sections } = written(shape);
    expect(sections.filter(({ title }) => title.startsWith('Study')).map((section) => section.native)).toEqual(
      Array(6).fill(false),
    );
    expect(sections.filter(({ title }) => title.startsWith('Chapter')).map((section) => section.native)).toEqual(
      Array(3).fill(true),
    );
  });

  it('survive an embedded document that has more chapters than are left', () => {
    const chapter = (n: number, sections: number) =>
      [`# ${n} C`, ...Array.from({ length: sections }, (_, s) => `## ${n}.${s + 1} S`)].join('\n\n');
    const study = Array.from({ length: 6 }, (_, n) => chapter(n + 1, 1)).join('\n\n');
    const text = [chapter(1, 5), chapter(2, 5), study, chapter(3, 5), chapter(4, 5)].join('\n\n');
    expect(native(text).filter((each) => each.startsWith('3 C') || each.startsWith('4 C'))).toHaveLength(2);
    expect(native(text)).toHaveLength(24);
  });

  it('are not those of a section pasted into another chapter', () => {
    const stray = written({}).sections.find(({ number }) => number === '1.1.9');
    expect(stray).toMatchObject({ native: false, roadmap: true });
  });

  it('go on after an unnumbered heading of the highest level', () => {
    expect(native('# 1 A\n## 1.1 B\n# Aside\n## 1.2 C\n# 2 D\n')).toHaveLength(4);
  });

  it('stay native below the deepest level Markdown has', () => {
    const text = '# 2 A\n## 2.1 B\n### 2.1.1 C\n###### 2.1.1.1.1.1 D\n###### 2.1.1.1.1.1.7 E\n##### 2.1.1.1.1.1.8 F\n';
    expect(native(text).map((each) => each.slice(-3, -2))).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('need no chapter headings', () => {
    expect(native('## 1.1 A\n## 1.2 B\n## 2.1 C\n')).toHaveLength(3);
  });
});

describe('the Roadmap', () => {
  const roadmap = (text: string, configured: string[] = []) =>
    read(text, configured).sections.flatMap((section) => (section.roadmap ? [section.heading] : []));

  it.each([
    [
      'a heading says so, with all below it',
      '# 1 A\n# 7 ROADMAP\n## 7.1 B\n### Notes\n# 8 C\n',
      [],
      ['7 ROADMAP', '7.1 B', 'Notes'],
    ],
    ['it says so invisibly', '# Road\u200bmap\n## B\n# C\n', [], ['Road\u200bmap', 'B']],
    ['it says so in emphasis and entities', '# **Road**map\n# Ro&#97;dmap\n# C\n', [], ['**Road**map', 'Ro&#97;dmap']],
    [
      'its number goes on behind a shallower heading',
      '# 7 A\n## 7.6 Roadmap\n# Aside\n### 7.6.1 B\n## 7.7 C\n',
      [],
      ['7.6 Roadmap', '7.6.1 B'],
    ],
    [
      'the configuration says so',
      '# 7 A\n## 7.6 Phases\n### 7.6.1 B\n#### Notes\n## 7.7 C\n',
      ['7.6'],
      ['7.6 Phases', '7.6.1 B', 'Notes'],
    ],
    ['the configured number is at another depth', '# 7 A\n## 7.1 B\n#### 7.6 Phases\n', ['7.6'], ['7.6 Phases']],
    ['nothing says so', '# 7 Roads and maps\n', [], []],
  ])('is where %s', (_, text, configured, expected) => {
    expect(roadmap(text, configured)).toEqual(expected);
  });
});

describe('ids in the text', () => {
  const ids = (body: string) => [...read(`# 1 A\n\n${body}\n`).bodyIds.keys()];

  it.each([
    ['in brackets', 'see [CX-DBP-040] here', ['CX-DBP-040']],
    ['several at the start', '- [CX-573B, CX-598] say', ['CX-573B', 'CX-598']],
    ['in bold brackets at the start', '**[CX-DBP-040] Purity:** text', ['CX-DBP-040']],
    ['several in brackets', '[CX-573B, CX-598] and [DIAG-1/2]', ['CX-573B', 'CX-598', 'DIAG-1', 'DIAG-2']],
    ['at the start of an item', '- **TERM-API-001 (Signature)**', ['TERM-API-001']],
    ['in the first cell of a row', '| FR-EVT-001 | event |', ['FR-EVT-001']],
    ['without digits in brackets', '[CX-VAL-HARD]', ['CX-VAL-HARD']],
    ['in code', '```\n-- [CX-340] Central\n```', ['CX-340']],
    ['not in passing', 'as FR-EVT-002 says', []],
    ['not in a comment', '<!-- [CX-1] -->', []],
    ['not packets, standards and remarks', '[WP-1-A-1] [UTF-8] [READ-ONLY] [x] [ADD v02.1]', []],
  ])('are read %s', (_, body, expected) => {
    expect(ids(body)).toEqual(expected);
  });

  it('belong to the section they stand in, definitions first', () => {
    const text =
      '[PRE-1]\n\n# A\nsee [CX-1]\n## B [CX-2]\n- **CX-1**: defined\n- again CX-1 and [CX-1]\n# C\nsee [CX-1]\n';
    expect(read(text).bodyIds).toEqual(new Map([['CX-1', [1, 0, 2]]]));
  });

  it('are read behind a comment mark that swallows no heading', () => {
    expect(read('# A\n\nWrite `<!--` here.\n\n# B\n\n[CX-1] -->\n').bodyIds.has('CX-1')).toBe(true);
  });

  it('are found in spite of broken fences', () => {
    const { sections, bodyIds } = written({ brokenFences: true });
    expect(sections).toHaveLength(written({}).sections.length);
    expect(bodyIds.get('LINE-332-001')).toEqual([sections.findIndex(({ number }) => number === '3.3.2')]);
  });
});

describe('the work of reading', () => {
  it.each([
    '# 1.1 A [AB-1]\n',
    '# a\n\n',
    '<!--\n',
    '[A-A-A',
    '- - CX-1 ',
    '# ----------',
    '&#97;',
    '\r',
    '# Same\n',
    '# 2 A\n# 1 B\n',
    '# [a](b "',
    '# ((',
  ])('grows in proportion to %j repeated', (piece) => {
    const text = (length: number) => `# 1 A\n\n${piece.repeat(Math.ceil(length / piece.length))}\n`;
    expect(growthOf((spec: string) => read(spec), text, 4000)).toBeLessThan(LINEAR);
  });
});
