import { describe, expect, it } from 'vitest';
import { readHeadingLabel, readLineLabel } from '../../engine/documents/field-label.js';
import { fieldNamed, foldName } from '../../engine/documents/field-names.js';
import { FIELD_NAMES } from '../../engine/model/packet.js';
import { field, read } from './reading.js';

const names = (text: string): string[] => read(text).fields.map(({ name }) => name);

describe('names', () => {
  it('are known in every spelling', () => {
    for (const name of FIELD_NAMES) {
      expect(fieldNamed(name)).toBe(name);
      expect(fieldNamed(name.toLowerCase())).toBe(name);
      expect(fieldNamed(name.replaceAll(/[_ ]/g, '-'))).toBe(name);
      expect(fieldNamed(name.replaceAll(/[_ ]/g, ' '))).toBe(name);
    }
  });

  it('have aliases', () => {
    expect(fieldNamed('In-scope paths')).toBe('IN_SCOPE_PATHS');
    expect(fieldNamed('User Signature Locked')).toBe('USER_SIGNATURE');
    expect(fieldNamed('Latest Logger')).toBe('Logger');
    expect(fieldNamed('Spec Anchors')).toBe('SPEC_ANCHOR');
  });

  it('are whole: what only begins or ends like one is none', () => {
    for (const name of [
      'WP_STATUS',
      'STATUS_HANDOFF',
      'VALIDATOR_RISK_TIER',
      'SPEC_ANCHOR_PRIMARY',
      'What changed',
      'Authority',
    ]) {
      expect(fieldNamed(name)).toBeUndefined();
    }
  });

  it('are ASCII: no letter of another script folds to one', () => {
    expect(foldName('uſer_ſignature')).toBe('');
    expect(fieldNamed('TAS\u212A_ID')).toBeUndefined();
    expect(fieldNamed('STATU\u0405')).toBeUndefined();
    expect(fieldNamed('STATUS\u200b')).toBeUndefined();
  });
});

describe('the dress of a field', () => {
  it.each([
    ['- STATUS: Draft', 'bullet'],
    ['* STATUS: Draft', 'bullet'],
    ['1. STATUS: Draft', 'bullet'],
    ['- **STATUS**: Draft', 'bold-bullet'],
    ['- **STATUS:** Draft', 'bold-bullet-colon'],
    ['**STATUS**: Draft', 'bold'],
    ['**STATUS:** Draft', 'bold-colon'],
    ['**STATUS: Draft**', 'bold-colon'],
    ['STATUS: Draft', 'plain'],
    ['  - status : Draft', 'bullet'],
    ['- STATUS (locked) [CX-585]: Draft', 'bullet'],
    ['- **STATUS** (locked): Draft', 'bold-bullet'],
    ['- **STATUS (locked)**: Draft', 'bold-bullet'],
    ['### STATUS: Draft', 'heading-inline'],
    ['## **Status:** Draft', 'heading-inline'],
  ])('%s', (line, dress) => {
    const packet = read(`# T\n\n${line}\n`);
    expect(field(packet, 'STATUS')).toMatchObject({ dress, value: { inline: 'Draft', text: 'Draft' } });
    expect(packet.status).toEqual({ kind: 'canonical', status: 'Draft' });
  });

  it('may be a heading with the value below', () => {
    const packet = read('# T\n### DONE_MEANS (spec compliance; no partials)\n- a\n- b\n');
    expect(field(packet, 'DONE_MEANS')).toMatchObject({ dress: 'heading', label: 'DONE_MEANS', section: 'T' });
  });

  it('keeps the label as it is spelt', () => {
    expect(field(read('- **In-scope paths** (all): a.ts'), 'IN_SCOPE_PATHS').label).toBe('In-scope paths');
  });
});

describe('no field is', () => {
  it.each([
    ['a bold note', '**Authority [CX-598]:** The Main Body decides.'],
    ['a name without a colon', '- STATUS Draft'],
    ['a name in the middle of a line', '- The STATUS: Draft'],
    ['a path or a double colon', '- STATUS://x\n- STATUS::y'],
    ['a ticked look-alike', '- [x] FILES_TO_OPEN: 12 files verified'],
    ['a nested bullet', '- - STATUS: Draft'],
    ['a line in code', '```\n- STATUS: Draft\n```'],
    ['a line in indented code', 'a\n\n    - STATUS: Draft'],
    ['a line in a comment', '<!--\n- STATUS: Draft\n-->'],
    ['a line in a style element', '<style>\n- STATUS: Draft\n</style>'],
    ['a line in a quote', '> - STATUS: Draft\nSTATUS: Draft'],
    ['a row of a table', '| STATUS: | Draft |\n|---|---|\n| - STATUS: Draft | x |'],
    ['a bullet that no blank follows', '-\u00a0STATUS: Draft'],
    ['a line behind U+2028', '- A: b\u2028- STATUS: Draft'],
    ['a fullwidth colon', '- STATUS： Draft'],
    ['an escaped name', '- USER\\_SIGNATURE: alice010120260900'],
    ['a heading that says more', '## What changed\n## Why it matters'],
  ])('%s', (_, text) => {
    const packet = read(text);
    expect([...packet.fields, ...packet.repeated, ...packet.elsewhere]).toEqual([]);
  });
});

describe('a line that continues a paragraph', () => {
  it('is a field when its name is in capitals: the protocol’s own example has it', () => {
    const packet = read('SCOPE: cancel jobs\nIN_SCOPE_PATHS:\n- src/jobs.ts\nOUT_OF_SCOPE:\n- Retry logic\n');
    expect(packet.fields.map(({ name, value }) => [name, value.items.map(({ text }) => text)])).toEqual([
      ['IN_SCOPE_PATHS', ['src/jobs.ts']],
      ['OUT_OF_SCOPE', ['Retry logic']],
    ]);
  });

  it('is a field in bold', () => {
    expect(names('- ROLE: Orchestrator\n**Status:** Draft')).toEqual(['ROLE', 'STATUS']);
  });

  it('is prose in lower case', () => {
    expect(names('We asked ourselves\nWhy: nobody knows')).toEqual([]);
    expect(names('- **What**: cancel\n  Why: not now')).toEqual(['What']);
  });
});

describe('a name nested in another field', () => {
  it('is an item in lower case', () => {
    const packet = read('- **DONE_MEANS**:\n  * Why: is explained\n  * Codex: is named\n');
    expect(names(packet.text)).toEqual(['DONE_MEANS']);
    expect(field(packet, 'DONE_MEANS').value.items).toHaveLength(2);
  });

  it('is a field in capitals', () => {
    expect(names('- IN_SCOPE_PATHS:\n  - a.ts\n  - OUT_OF_SCOPE: b.ts')).toEqual(['IN_SCOPE_PATHS', 'OUT_OF_SCOPE']);
  });

  it('is a field below what is none', () => {
    expect(names('- Details:\n  - What: cancel\n  - Why: it hangs')).toEqual(['What', 'Why']);
  });
});

describe('labels', () => {
  it('are found with any name', () => {
    expect(readLineLabel('- CODER_MODEL: <unclaimed>')).toMatchObject({ name: 'CODER_MODEL', valueStart: 15 });
    expect(readLineLabel('no label here')).toBeNull();
    expect(readLineLabel(': nothing')).toBeNull();
    expect(readLineLabel('**bold** text')).toBeNull();
  });

  it('end before trailing blanks and the bold that closes the line', () => {
    const text = '**STATUS: Done** \t';
    const label = readLineLabel(text);
    expect(text.slice(label?.valueStart, label?.valueEnd)).toBe('Done');
    expect(readLineLabel('**STATUS:**')).toMatchObject({ valueStart: 11, valueEnd: 11 });
  });

  it('of headings are fields or nothing', () => {
    expect(readHeadingLabel('RISK_TIER: HIGH')).toMatchObject({ field: 'RISK_TIER', dress: 'heading-inline' });
    expect(readHeadingLabel('**RISK_TIER** (old)')).toMatchObject({ field: 'RISK_TIER', dress: 'heading' });
    expect(readHeadingLabel('RISK_TIER of the work')).toBeNull();
    expect(readHeadingLabel('Scope')).toBeNull();
  });
});
