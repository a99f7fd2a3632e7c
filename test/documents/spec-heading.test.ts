import { describe, expect, it } from 'vitest';
import { bodyIds } from '../../engine/documents/spec-body-ids.js';
import { idsIn, readSpecHeading } from '../../engine/documents/spec-heading.js';

describe('readSpecHeading', () => {
  it.each([
    ['2.3 Storage', '2.3', [], 'Storage'],
    ['§§ 2.3) Storage', '2.3', [], 'Storage'],
    ['§  2.3、', '2.3', [], ''],
    ['??2.3 Storage', '2.3', [], 'Storage'],
    ['¬ß2.3 Storage', '2.3', [], 'Storage'],
    ['\ufffd2.3 Storage', '2.3', [], 'Storage'],
    ['2.3(a) Storage', '2.3', [], '(a) Storage'],
    ['2.3–Storage', '2.3', [], 'Storage'],
    ['2.3x Storage', null, [], '2.3x Storage'],
    ['12345 Storage', null, [], '12345 Storage'],
    ['a 2.3 Storage', null, [], 'a 2.3 Storage'],
    ['2.3   FR-EVT-006 event', '2.3', ['FR-EVT-006'], 'FR-EVT-006 event'],
    ['FR-EVT-006', null, ['FR-EVT-006'], 'FR-EVT-006'],
    ['FR-EVT-006-x', null, [], 'FR-EVT-006-x'],
    ['FR-EVT-SIX event', null, [], 'FR-EVT-SIX event'],
    ['An event FR-EVT-006', null, [], 'An event FR-EVT-006'],
    ['Event [FR-EVT-SIX]', null, ['FR-EVT-SIX'], 'Event'],
    ['Event (FR-EVT-SIX)', null, [], 'Event (FR-EVT-SIX)'],
    ['Event (FR-EVT-6)', null, ['FR-EVT-6'], 'Event'],
    ['Event [FR-EVT-6]: more', null, ['FR-EVT-6'], 'Event : more'],
    ['Event [see FR-EVT-6]', null, ['FR-EVT-6'], 'Event [see FR-EVT-6]'],
    ['Event [FR-EVT-6 now]', null, ['FR-EVT-6'], 'Event [FR-EVT-6 now]'],
    ['Event [ FR-EVT-6, FR-EVT-7 & FR-EVT-8 ]', null, ['FR-EVT-6', 'FR-EVT-7', 'FR-EVT-8'], 'Event'],
    ['Event [FR-EVT-6][FR-EVT-6]', null, ['FR-EVT-6'], 'Event'],
    ['Event () more', null, [], 'Event more'],
    ['Event (  ) more [   ]', null, [], 'Event more'],
    ['Event (ab) [c]', null, [], 'Event (ab) [c]'],
    ['1 :Event —', '1', [], 'Event'],
    ['Event  of   [AB-1]  things', null, ['AB-1'], 'Event of things'],
  ])('%s', (source, number, ids, title) => {
    expect(readSpecHeading(source)).toEqual({ number, ids, title });
  });
});

describe('idsIn', () => {
  it.each([
    ['DIAG-SCHEMA-001/002', ['DIAG-SCHEMA-001', 'DIAG-SCHEMA-002']],
    ['CX-585A/B/C', ['CX-585A', 'CX-585B', 'CX-585C']],
    ['CX-1/CX-2', ['CX-1', 'CX-2']],
    ['/002 DIAG-1', ['DIAG-1']],
    ['DIAG-SCHEMA-001 A/002', ['DIAG-SCHEMA-001']],
    ['DIAG-SCHEMA-001 UTF-8/002', ['DIAG-SCHEMA-001']],
    ['DIAG-SCHEMA-001/UTF-8/002', ['DIAG-SCHEMA-001', 'DIAG-SCHEMA-002']],
    ['DIAG-SCHEMA-001/A/002', ['DIAG-SCHEMA-001', 'DIAG-SCHEMA-002']],
    ['AB 12 A', []],
    ['xCX-1 CX-1x CX-1-', []],
    ['A-B-C', ['A-B-C']],
  ])('%s', (text, ids) => {
    expect(idsIn(text, true)).toEqual(ids);
  });

  it('takes an id without a digit in brackets alone', () => {
    expect(idsIn('A-B-C A-B-1', false)).toEqual(['A-B-1']);
  });
});

describe('bodyIds', () => {
  /** The ids of a text whose lines that begin with `# ` are headings, with the sections that hold them. */
  const ids = (text: string) => {
    const sections = [...text.matchAll(/^# .*\n?/gm)].map(({ index, 0: line }) => ({
      heading: index,
      start: index + line.length,
    }));
    return Object.fromEntries(bodyIds(text, sections));
  };

  it.each<[string, Record<string, number[]>]>([
    ['AB-1 before every heading\n# A\n', {}],
    ['# AB-1\n', {}],
    ['# A\nAB-1 is\n', { 'AB-1': [0] }],
    ['# A\n- **AB-1** is\n', { 'AB-1': [0] }],
    ['# A\n| AB-1 | x |\n', { 'AB-1': [0] }],
    ['# A\n**[A-B-C] Purity**\n', { 'A-B-C': [0] }],
    ['# A\nA-B-C is\n', {}],
    ['# A\nsee AB-1\n', {}],
    ['# A\nsee [AB-1]\n', { 'AB-1': [0] }],
    ['# A\nsee [A-B-C, AB-1/2]\n', { 'A-B-C': [0], 'AB-1': [0], 'AB-2': [0] }],
    ['# A\nAB-1x and [UTF-8]\n', {}],
    ['# A\nx [AB-1]\n# B\nAB-1 is\n# C\ny [AB-1], z [AB-1]\n', { 'AB-1': [1, 0, 2] }],
    ['# A\nAB-1 is\nAB-1 is too\n# B\nAB-1 is\n', { 'AB-1': [0, 1] }],
    ['# A\n<!-- \nAB-1 is\n-->\nAB-2 is\n', { 'AB-2': [0] }],
    ['# A\n<!-- a -->\nAB-1 is\n<!--\nAB-2 is\n-->\nAB-3 is\n', { 'AB-1': [0], 'AB-3': [0] }],
    ['# A\n<!--\nAB-1 is\n# B\nAB-2 is\n-->\nAB-3 is\n', { 'AB-1': [0], 'AB-2': [1], 'AB-3': [1] }],
    ['# A\n<!-->\nAB-1 is\n-->\nAB-2 is\n', { 'AB-2': [0] }],
    ['# A\n<!--\nAB-1 is\n', { 'AB-1': [0] }],
    ['# A\n```\nAB-1 is\n```\n', { 'AB-1': [0] }],
  ])('%j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});
