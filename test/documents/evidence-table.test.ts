import { describe, expect, it } from 'vitest';
import { citedLines, linesOf, placeOfText } from '../../engine/documents/cited-lines.js';
import { MOST_EVIDENCE, readEvidenceTable } from '../../engine/documents/evidence-table.js';
import { PACKET, read } from './reading.js';

/** Rows as `requirement file:from-to fingerprint`. */
function rows(appended: string): string[] {
  return readEvidenceTable(read(`${PACKET}\n${appended}\n`)).map(
    ({ requirement, file, from, to, fingerprint }) =>
      `${requirement} ${file}:${from}-${to}${fingerprint === null ? '' : ` ${fingerprint}`}`,
  );
}

const below = (body: string): string[] => rows(`## EVIDENCE_MAPPING\n${body}`);

describe('readEvidenceTable', () => {
  it.each<[string, string[]]>([
    ['- [CX-DBP-001] -> src/x.rs:12', ['CX-DBP-001 src/x.rs:12-12']],
    ['- `[CX-DBP-001]` -> `src/x.rs:12`', ['CX-DBP-001 src/x.rs:12-12']],
    ['- 1.2#3fa91c07 -> ./src/x.rs:L12-L14 sha256:0123456789ab', ['1.2#3fa91c07 src/x.rs:12-14 0123456789ab']],
    ['* CX-JOB-002#3fa91c07: src/x.rs#L12', ['CX-JOB-002#3fa91c07 src/x.rs:12-12']],
    ['| [HSK-JOB-100] Kind as an enum | `storage/mod.rs:315-326` - pub enum |', ['HSK-JOB-100 storage/mod.rs:315-326']],
    [
      '- REQ-7, REQ-8 -> src/x.rs:1 and src/y.rs:2',
      ['REQ-7 src/x.rs:1-1', 'REQ-8 src/x.rs:1-1', 'REQ-7 src/y.rs:2-2', 'REQ-8 src/y.rs:2-2'],
    ],
    ['- DIAG-SCHEMA-001/002: [here](src/x.rs:3)', ['DIAG-SCHEMA-001 src/x.rs:3-3', 'DIAG-SCHEMA-002 src/x.rs:3-3']],
    [
      '- REQ-7 -> src/x.rs:3,5-6 sha256:0123456789ab',
      ['REQ-7 src/x.rs:3-3 0123456789ab', 'REQ-7 src/x.rs:5-6 0123456789ab'],
    ],
    [
      '- REQ-7 -> src/x.rs:3 sha256:0123456789ab, src/y.rs:4',
      ['REQ-7 src/x.rs:3-3 0123456789ab', 'REQ-7 src/y.rs:4-4'],
    ],
    ['- REQ-7 ->\n  src/x.rs:3', ['REQ-7 src/x.rs:3-3']],
    ['- REQ-7 at src/x.rs:3; see REQ-8', ['REQ-7 src/x.rs:3-3']],
    ['- REQ-7 -> ././src/x.rs:3', ['REQ-7 src/x.rs:3-3']],
    ['- REQ-7 -> src/./x.rs:3', ['REQ-7 src/./x.rs:3-3']],
    ['- REQ-7 -> src/x.rs:L3,L5-L6', ['REQ-7 src/x.rs:3-3', 'REQ-7 src/x.rs:5-6']],
    ['- REQ-7 -> src/x.rs:3-5,7', ['REQ-7 src/x.rs:3-5', 'REQ-7 src/x.rs:7-7']],
    ['- REQ-7 -> src/x.rs:12, "src/y.rs:34"', ['REQ-7 src/x.rs:12-12', 'REQ-7 src/y.rs:34-34']],
    [
      '- REQ-7 -> src/x.rs:1 sha256:0123456789ab src/y.rs:2 sha256:ba9876543210 src/z.rs:3',
      ['REQ-7 src/x.rs:1-1 0123456789ab', 'REQ-7 src/y.rs:2-2 ba9876543210', 'REQ-7 src/z.rs:3-3'],
    ],
    ['- REQ-7 -> src/x.rs:1 sha256:0123456789abc', ['REQ-7 src/x.rs:1-1']],
    ['- (1.2#3fa91c07) src/x.rs:1', ['1.2#3fa91c07 src/x.rs:1-1']],
    ['- 1.2#3fa91c07x src/x.rs:1', []],
    ['- 1.2#3fa91c0 src/x.rs:1', []],
    [
      '- REQ-7 1.2#3fa91c07 REQ-8 -> src/x.rs:1',
      ['1.2#3fa91c07 src/x.rs:1-1', 'REQ-7 src/x.rs:1-1', 'REQ-8 src/x.rs:1-1'],
    ],
  ])('reads %s', (body, expected) => {
    expect(below(body)).toEqual(expected);
  });

  it.each([
    ['no id', '- Tokens are counted: src/x.rs:12'],
    ['no line', '- REQ-7 -> src/x.rs'],
    ['a line to come', '- REQ-7 -> src/x.rs:L??'],
    ['a time', '- REQ-7 at 12:30'],
    ['an address', '- REQ-7 -> https://example.invalid:8080/x'],
    ['the template', '- [Requirement] -> [File:Line]'],
    ['a fence', '```\nREQ-7 -> src/x.rs:12\n```'],
    ['a comment', '<!--\n- REQ-7 -> src/x.rs:12\n-->'],
    ['a quote', '> REQ-7 -> src/x.rs:12'],
    ['a line number that runs into a word', '- REQ-7 -> src/x.rs:12th'],
    ['a line number of eight digits', '- REQ-7 -> src/x.rs:12345678'],
  ])('reads nothing in %s', (_, body) => {
    expect(below(body)).toEqual([]);
  });

  it.each([
    ['## EVIDENCE', 1],
    ['## Evidence Mapping (Spec → Code)', 1],
    ['## VALIDATION REPORT\n\n### Evidence Mapping (Spec -> Code)', 1],
    ['## Implementation\n\n### Evidence', 1],
    ['## Evidence of life', 0],
    ['## Implementation\n\n### Evidence Map', 1],
    ['## Implementation\n\n### Evidence Table', 1],
    ['## Implementation\n\n### Proof', 0],
    ['## Handoff', 0],
    ['## Plan\n\n### Evidence Mapping', 0],
    ['## VALIDATION REPORT\n\nEvidence Mapping (Spec -> Code):', 1],
    ['## VALIDATION REPORT\n\n**Evidence:**', 1],
    ['## Implementation\n\nEvidence:\n- REQ-8: src/y.rs:1', 2],
    ['## VALIDATION REPORT\n\nEvidence:\n\nFindings:', 0],
    ['## VALIDATION REPORT\n\nEvidence:\n\n### Tests', 0],
    ['## VALIDATION REPORT\n\nEvidence: none', 0],
    ['## VALIDATION REPORT\n\n- Evidence:', 0],
    ['## VALIDATION REPORT\n\nEvidence of life:', 0],
    ['## Plan\n\nEvidence Mapping:', 0],
  ])('knows the section %s', (heading, count) => {
    expect(rows(`${heading}\n- REQ-7 -> src/x.rs:12`)).toHaveLength(count);
  });

  it('says on which line a row stands', () => {
    const packet = read(`${PACKET}\n## EVIDENCE\n\nRows:\n\n- REQ-7 -> src/x.rs:12\n`);
    const line = packet.text.split('\n').findIndex((text) => text.startsWith('- REQ-7')) + 1;
    expect(readEvidenceTable(packet).map((row) => row.line)).toEqual([line]);
  });

  it('reads a bounded number of rows', () => {
    const many = Array.from({ length: MOST_EVIDENCE + 5 }, (_, n) => `- REQ-${n} -> src/x.rs:${n + 1}`).join('\n');
    expect(below(many)).toHaveLength(MOST_EVIDENCE);
  });
});

describe('citedLines', () => {
  const lines = linesOf('one\r\n  two   and\n\n\tthree\n');

  it('tells what is there', () => {
    expect(lines).toHaveLength(4);
    expect(citedLines(lines, 1, 1)).toMatchObject({
      kind: 'lines',
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(citedLines(lines, 3, 3)).toEqual({ kind: 'blank' });
    for (const [from, to] of [
      [0, 1],
      [5, 5],
      [4, 5],
      [2, 1],
    ] as const)
      expect(citedLines(lines, from, to), `${from}-${to}`).toEqual({ kind: 'no-line', lines: 4 });
  });

  it('folds blanks, and nothing else', () => {
    expect(citedLines(['  two and '], 1, 1)).toEqual(citedLines(lines, 2, 2));
    expect(citedLines(['two And'], 1, 1)).not.toEqual(citedLines(lines, 2, 2));
    expect(citedLines(lines, 1, 2)).not.toEqual(citedLines(lines, 1, 1));
    expect(citedLines(['a b'], 1, 1)).not.toEqual(citedLines(['ab'], 1, 1));
    expect(citedLines(['a', 'b'], 1, 2)).not.toEqual(citedLines(['ab'], 1, 1));
    expect(citedLines(lines, 2, 3)).toMatchObject({ kind: 'lines' });
  });

  it('cuts a text into lines, whatever ends them', () => {
    expect(linesOf('a\rb\r\nc\n\n')).toEqual(['a', 'b', 'c', '']);
    expect(linesOf('a\n\nb')).toEqual(['a', '', 'b']);
    expect(linesOf('')).toEqual([]);
  });
});

describe('placeOfText', () => {
  const lines = ['a', 'b', 'c', 'b', 'd', ''];
  const fingerprintOf = (...texts: readonly string[]): string => {
    const found = citedLines(texts, 1, texts.length);
    return found.kind === 'lines' ? found.fingerprint : '';
  };

  it.each([
    [['a'], 1],
    [['c'], 3],
    [['d'], 5],
    [['d', ''], 5],
    [['b', 'c', 'b'], 2],
    [['b'], null],
    [['e'], null],
    [['b', 'd'], 4],
    [['a', 'b', 'c', 'b', 'd', '', 'x'], null],
  ])('finds %j where it stands once', (texts, place) => {
    expect(placeOfText(lines, texts.length, fingerprintOf(...texts))).toBe(place);
  });

  it('finds no blank line', () => {
    expect(placeOfText(lines, 1, '')).toBeNull();
  });

  it('does not search without an end', () => {
    const long = Array.from({ length: 1000 }, (_, index) => `line ${index}`);
    const of = (count: number) => placeOfText(long, count, fingerprintOf(...long.slice(0, count)));
    expect(of(2)).toBe(1);
    expect(of(275)).toBe(1);
    expect(of(276)).toBeNull();
  });
});
