import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SpecReference } from '../../engine/model/spec.js';
import { isUnsafePath, MOST_REFERENCES, readSpecAnchor } from '../../engine/model/spec-anchor-value.js';
import { growthOf, LINEAR } from '../support/counted-work.js';

/** A reference in short: `2.3`, `2.3 item 4`, `CX-1`, `file#slug`, `"title"`. */
function short(reference: SpecReference): string {
  switch (reference.kind) {
    case 'number':
      return reference.item === null ? reference.number : `${reference.number} item ${reference.item}`;
    case 'id':
      return reference.id;
    case 'slug':
      return `${reference.file}#${reference.slug}`;
    case 'title':
      return JSON.stringify(reference.title);
  }
}

const read = (value: string) => readSpecAnchor(value).references.map(short);

describe('section numbers', () => {
  it.each([
    ['a list', '§2.6.6.7.3, §2.6.6.7.9', ['2.6.6.7.3', '2.6.6.7.9']],
    ['bare', '2.3.12.3', ['2.3.12.3']],
    ['with what the section is about', '§6.3.0 Tool bus + §11.8 Engines v1.2 (Main Body)', ['6.3.0', '11.8']],
    ['the word section', 'sections 2.3.12.3 and 2.3.12.5', ['2.3.12.3', '2.3.12.5']],
    ['one component behind a sign', '§7, Section 4', ['7', '4']],
    ['A for the sign', 'A11.5', ['11.5']],
    ['A and a control character', 'A\u001511.5', ['11.5']],
    ['question marks', '??2.3.12', ['2.3.12']],
    ['UTF-8 read as Windows-1252', 'Â§2.3', ['2.3']],
    ['read so twice', 'Ã‚Â§2.3', ['2.3']],
    ['read as Mac Roman', '¬ß2.3', ['2.3']],
    ['a replacement character', '\uFFFD2.3', ['2.3']],
    ['the byte 0xA7 once decoded', '\u00a72.3', ['2.3']],
    ['an escape', '\\u00a72.9', ['2.9']],
    ['an entity', '&sect;2.9', ['2.9']],
    ['an item', '7.6.3 Item 14', ['7.6.3 item 14']],
    ['an item with what it is', '§7.6.3 item 10 (Safety gates)', ['7.6.3 item 10']],
    ['a letter in parentheses', '2.6.14.6(B), 2.6.14.11', ['2.6.14.6 item B', '2.6.14.11']],
    ['in emphasis and code', '**§2.3** `11.5`', ['2.3', '11.5']],
    ['a component that is no number', '§2.3.x', ['2.3.x']],
    ['a sentence end', 'See §2.3.', ['2.3']],
    ['slashes', '2.6.6.3.2/3.3', ['2.6.6.3.2', '2.6.6.3.3']],
    ['a slash before a whole number', '§10.5/§11.5', ['10.5', '11.5']],
    ['a change mark', '7.6.3.15 (v02.36) [ADD v02.36]', ['7.6.3.15']],
    ['a signature', '§2.3 [alice251220250127]', ['2.3']],
  ])('reads %s', (_, value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  it.each([
    ['versions', 'Acme_Master_Spec_v02.98.md'],
    ['dates and times', '2025-12-28 2025.12.28 23:23:44.061Z'],
    ['models and standards', 'GPT-5.2 UTF-8 SHA-256 HTC-1.0 v1.2'],
    ['quantities', '1.5x 99.9%'],
    ['packets', 'WP-1-Storage-20251219'],
  ])('takes no section from %s', (_, value) => {
    expect(read(value).filter((each) => !each.startsWith('"'))).toEqual([]);
  });
});

describe('ranges', () => {
  it.each([
    ['11.7.4.3-11.7.4.4', ['11.7.4.3', '11.7.4.4']],
    ['11.7.4.3–11.7.4.5', ['11.7.4.3', '11.7.4.4', '11.7.4.5']],
    ['§2.3.12.3 to §2.3.12.5', ['2.3.12.3', '2.3.12.4', '2.3.12.5']],
    ['11.8.1..11.8.2', ['11.8.1', '11.8.2']],
    ['§10.5.6.5-7', ['10.5.6.5', '10.5.6.6', '10.5.6.7']],
    ['2.3.10-2.4.2', ['2.3.10', '2.4.2']],
    ['§2.3 - 5 items', ['2.3']],
    ['TERM-API-001..003', ['TERM-API-001', 'TERM-API-002', 'TERM-API-003']],
    ['TERM-SEC-009 to TERM-SEC-011', ['TERM-SEC-009', 'TERM-SEC-010', 'TERM-SEC-011']],
    ['[TERM-API-001]–[TERM-API-002]', ['TERM-API-001', 'TERM-API-002']],
    ['FR-EVT-003 - 5 fields', ['FR-EVT-003']],
    ['FR-EVT-003..FR-JOB-005', ['FR-EVT-003', 'FR-JOB-005']],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  it.each(['1.1-1.100000', 'TERM-001..999999', Array.from({ length: 5000 }, (_, n) => `2.${n}`).join(', ')])(
    'hands on what is beyond the bound as one reference that leads nowhere',
    (value) => {
      const { references } = readSpecAnchor(value);
      expect(references).toHaveLength(MOST_REFERENCES + 1);
      expect(references.at(-1)).toMatchObject({ kind: 'title', title: '' });
      expect(references.at(-1)?.text).not.toBe('');
    },
  );
});

describe('ids', () => {
  it.each([
    ['2.3.12.3 [CX-DBP-040]', ['2.3.12.3', 'CX-DBP-040']],
    ['CX-573B', ['CX-573B']],
    ['§2.6.1 [HSK-WF-002], [HSK-WF-003]', ['2.6.1', 'HSK-WF-002', 'HSK-WF-003']],
    ['11.5 FR-EVT-005', ['11.5', 'FR-EVT-005']],
    [
      '11.4 (DIAG-SCHEMA-001/002/003 + 11.4.2)',
      ['11.4', 'DIAG-SCHEMA-001', 'DIAG-SCHEMA-002', 'DIAG-SCHEMA-003', '11.4.2'],
    ],
    ['CX-585A/B/C', ['CX-585A', 'CX-585B', 'CX-585C']],
    ['[CX-DBP-010]/[CX-DBP-040]', ['CX-DBP-010', 'CX-DBP-040']],
    ['[CX-VAL-HARD] and READ-ONLY', ['CX-VAL-HARD']],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('files and fragments', () => {
  it.each([
    [
      'docs/spec/Master_Spec_v1.md#storage-trait',
      'docs/spec/Master_Spec_v1.md',
      ['docs/spec/Master_Spec_v1.md#storage-trait'],
    ],
    [
      '`docs/spec/Master_Spec_v1.md#storage-trait`',
      'docs/spec/Master_Spec_v1.md',
      ['docs/spec/Master_Spec_v1.md#storage-trait'],
    ],
    ['[1.2](docs/Spec.md#12-cancel)', 'docs/Spec.md', ['1.2', 'docs/Spec.md#12-cancel']],
    ['#storage-trait', null, ['#storage-trait']],
    [
      'Master_Spec_v02.101.md 2.6.11 Validators (required) + 2.6.12 Logging',
      'Master_Spec_v02.101.md',
      ['2.6.11', '2.6.12'],
    ],
    ['Master Spec v02.93 §2.3', 'Master Spec v02.93', ['2.3']],
    ['[CX-GATE-001] in docs/VALIDATOR_PROTOCOL.md', 'docs/VALIDATOR_PROTOCOL.md', ['CX-GATE-001']],
    ['Acme Codex v1.4.md [CX-573]', 'Acme Codex v1.4.md', ['CX-573']],
    ['modules/04-llm.md#4.6 (ModelRuntime)', 'modules/04-llm.md', ['modules/04-llm.md#4.6']],
    ['docs/notes.md and Master_Spec_v1.md 2.3', 'Master_Spec_v1.md', ['2.3']],
    ['Master_Spec_v1.md 2.3, ../../etc/passwd#x', '../../etc/passwd', ['2.3', '../../etc/passwd#x']],
    ['https://example.org/spec.md#x', 'https://example.org/spec.md', ['https://example.org/spec.md#x']],
    ['Master_Spec_v1.md', 'Master_Spec_v1.md', []],
  ])('%s', (value, file, expected) => {
    expect(readSpecAnchor(value).file).toBe(file);
    expect(read(value)).toEqual(expected);
  });

  it.each([
    '../x.md',
    'docs/../../x.md',
    '/etc/x.md',
    '~/x.md',
    'C:/x.md',
    'docs\\x.md',
    'file:///x.md',
    'https://e.org/x.md',
  ])('%s must not be opened', (name) => {
    expect(isUnsafePath(name)).toBe(true);
  });

  it.each(['docs/spec/Master_Spec_v1.md', 'Master_Spec..md', './Master_Spec.md', '.GOV/spec/x.md'])(
    '%s may be looked up',
    (name) => {
      expect(isUnsafePath(name)).toBe(false);
    },
  );
});

describe('prose', () => {
  it.each([
    ['Debug bundle section (per Master Spec Main Body)', ['"Debug bundle section (per Master Spec Main Body)"']],
    ['MCP gate section (per Master Spec Main Body).', ['"MCP gate section (per Master Spec Main Body)"']],
    ['Master_Spec_v02.179.md Base structured schema', ['"Base structured schema"']],
    ['- **Primary:** §10.1.1 Security\n- Storage trait\n', ['10.1.1', '"Storage trait"']],
    ['§2.3.12 Storage backend\n  portability architecture', ['2.3.12']],
    ['Master Spec Main Body', []],
    ['<!-- §2.3 -->', []],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

it('points every reference at what is written', () => {
  const value =
    '\n  - §10.1.1 Security (TERM-SEC-001 to TERM-SEC-003)\n  - Master_Spec_v1.md#a-b 2.3/4 item 5\n  - Debug bundle';
  const { references } = readSpecAnchor(value);
  expect(references.map(({ text }) => text)).toEqual([
    '§10.1.1',
    ...Array.from({ length: 3 }, () => 'TERM-SEC-001 to TERM-SEC-003'),
    'Master_Spec_v1.md#a-b',
    '2.3',
    '4 item 5',
    'Debug bundle',
  ]);
  for (const { text, offset } of references) expect(value.slice(offset, offset + text.length)).toBe(text);
});

it('never throws, and keeps references inside the value', () => {
  const pieces = fc.constantFrom(
    '§',
    'A',
    '2.3',
    '.',
    '-',
    '..',
    ' to ',
    'CX-1',
    '[',
    ']',
    '#',
    '/',
    'x.md',
    '\n- ',
    '?',
    '(',
    ')',
    ' ',
    'item 3',
    '<!--',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
      const value = parts.join('');
      for (const { offset, text } of readSpecAnchor(value).references) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(value.length);
        expect(text).not.toBe('');
      }
    }),
  );
});

it.each([
  '§2.3.12, ',
  'a',
  '1.',
  'A-',
  ' ',
  '/2.3',
  '.',
  ';',
  '<!--',
  'x.md ',
  'CX-1..',
  '[',
  '\n- a',
  'a#',
  '??',
  '-1',
])('takes work in proportion to the length of %j repeated', (piece) => {
  const value = (length: number) => piece.repeat(Math.ceil(length / piece.length));
  expect(growthOf(readSpecAnchor, value, 4000)).toBeLessThan(LINEAR);
});
