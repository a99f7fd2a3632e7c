import { describe, expect, it } from 'vitest';
import { readWaiverLedger } from '../../engine/documents/waiver-ledger.js';
import { growthOf } from '../support/counted-work.js';

const read = (text: string) => readWaiverLedger('docs/WAIVERS.md', text);
const HEAD = '| ID | Rule | Target | Reason | Approver | Approved on | Expires |\n|---|---|---|---|---|---|---|\n';
const ROW = '| W-1 | risk-tier | WP-1-A-20260101 | because | alice | 2026-01-05 | Phase 1 |\n';
const WAIVER = {
  id: 'W-1',
  rule: 'risk-tier',
  target: 'WP-1-A-20260101',
  reason: 'because',
  approver: 'alice',
  approvedOn: '2026-01-05',
  expires: 'Phase 1',
  problems: [],
};

describe('rows', () => {
  it('are read whole', () => {
    expect(read(`# Waivers\n\n${HEAD}${ROW}`)).toEqual({
      path: 'docs/WAIVERS.md',
      rows: [{ ...WAIVER, text: ROW.trimEnd(), line: 5 }],
      hasTable: true,
    });
  });

  it.each([
    [
      'in another order',
      '| Expires | Reason | Rule | ID | Target | Approved on | Approver |\n|---|---|---|---|---|---|---|\n| Phase 1 | because | risk-tier | W-1 | WP-1-A-20260101 | 2026-01-05 | alice |\n',
    ],
    [
      'with other names of the columns',
      '| **Waiver ID** | RULE_ID | Applies to | Why | Approved by | Approval date | Expiry date |\n|---|---|---|---|---|---|---|\n' +
        ROW,
    ],
    [
      'with more columns',
      `${HEAD.replaceAll('\n', ' Note |\n').replace('|---|---|---| Note', '|---|---|---|---')}${ROW.replace(/\n/, ' x |\n')}`,
    ],
    ['in code', HEAD + ROW.replace('risk-tier', '`risk-tier`').replace('WP-1-A-20260101', '`WP-1-A-20260101`')],
    ['bold', HEAD + ROW.replace('W-1 ', '**W-1** ')],
    ['with CRLF', (HEAD + ROW).replaceAll('\n', '\r\n')],
    ['behind a blank line', `${HEAD}\n${ROW}`],
  ])('are read %s', (_, text) => {
    expect(read(text).rows).toMatchObject([WAIVER]);
  });

  it.each<[keyof typeof WAIVER, readonly string[]]>([
    ['id', ['ID', 'Waiver', 'Waiver ID', 'No.', 'Number']],
    ['rule', ['Rule', 'Rule ID', 'Waived rule']],
    ['target', ['Target', 'Applies to', 'Packet', 'Work packet', 'Path', 'Packet or path', 'Scope']],
    ['reason', ['Reason', 'Why', 'Justification', 'Rationale']],
    ['approver', ['Approver', 'Approved by', 'Signed by']],
    ['approvedOn', ['Approved on', 'Approved', 'Approval date', 'Date approved', 'Date of approval', 'Date']],
    ['expires', ['Expires', 'Expires on', 'Expiry', 'Expiry date', 'Expiration', 'Valid until', 'Until', 'Ends']],
  ])('are read with every name of the column %s', (column, names) => {
    const own = ['ID', 'Rule', 'Target', 'Reason', 'Approver', 'Approved on', 'Expires'];
    for (const name of names) {
      const header = `| ${own.map((each) => (each === names[0] ? name : each)).join(' | ')} |\n|---|---|---|---|---|---|---|\n`;
      expect(read(header + ROW).rows, name).toMatchObject([{ [column]: WAIVER[column], problems: [] }]);
    }
  });

  it('are read by the first column of a name, and each table by its own header', () => {
    const twice = '| ID | Rule | Target | Path |\n|---|---|---|---|\n| W-1 | risk-tier | a | b |\n';
    expect(read(twice).rows).toMatchObject([{ target: 'a' }]);
    const other = '| Reason | Rule | ID |\n|---|---|---|\n| because | risk-tier | W-2 |\n';
    expect(read(`${HEAD}${ROW}\n${other}`).rows).toMatchObject([{ id: 'W-1' }, { id: 'W-2', reason: 'because' }]);
  });

  it.each([
    ['see `risk-tier`', 'see `risk-tier`'],
    ['`risk-tier` too', '`risk-tier` too'],
    ['see **risk-tier**', 'see **risk-tier**'],
    ['**risk-tier** too', '**risk-tier** too'],
    ['` risk-tier `', 'risk-tier'],
    ['a\\_b', 'a_b'],
  ])('undress the cell %s', (cell, reason) => {
    expect(read(HEAD + ROW.replace('because', () => cell)).rows).toMatchObject([{ reason }]);
  });

  it.each([
    ['-', true],
    ['---', true],
    ['–', true],
    ['—', true],
    ['none', true],
    ['N/A', true],
    ['none of them was right', false],
    ['there is none', false],
    ['a-', false],
  ])('say by %j whether something is still to come', (cell, isOpen) => {
    const problems = isOpen ? [{ column: 'reason', fault: 'missing' }] : [];
    expect(read(HEAD + ROW.replace('because', cell)).rows).toMatchObject([{ problems }]);
  });

  it.each([
    ['prose', `W-1 waives risk-tier for WP-1-A-20260101.\n`],
    ['code', `\`\`\`\n${HEAD}${ROW}\`\`\`\n`],
    ['a comment', `<!--\n${HEAD}${ROW}-->\n`],
    ['a row without a header', ROW],
    ['a quote', `${HEAD}${ROW}`.replaceAll(/^/gm, '> ')],
    ['a table about something else', '| Rule | Meaning |\n|---|---|\n| risk-tier | x |\n'],
    ['an indented table', `${HEAD}${ROW}`.replaceAll(/^/gm, '    ')],
  ])('are not %s', (_, text) => {
    expect(read(text)).toMatchObject({ rows: [], hasTable: false });
  });

  it('are none in a table that has none yet', () => {
    expect(read(HEAD)).toMatchObject({ rows: [], hasTable: true });
    expect(read(`${HEAD}| | | | | | | |\n`).rows).toEqual([]);
  });

  it('keep stars that Markdown would take for emphasis, and pipes', () => {
    const rows = read(
      `${HEAD}${ROW.replace('WP-1-A-20260101', 'src/\\*\\*/a.ts')}${ROW.replace('WP-1-A-20260101', 'src/**/a\\|b.ts')}`,
    ).rows;
    expect(rows.map(({ target }) => target)).toEqual(['src/**/a.ts', 'src/**/a|b.ts']);
  });
});

describe('problems', () => {
  it.each([
    ['W-1 ', ' ', 'id missing'],
    ['W-1 ', 'W 1 ', 'id malformed'],
    ['risk-tier', 'Risk tier', 'rule malformed'],
    ['WP-1-A-20260101', '*', 'target malformed'],
    ['WP-1-A-20260101', '**/*.ts', 'target malformed'],
    ['WP-1-A-20260101', '/src', 'target malformed'],
    ['WP-1-A-20260101', 'src/../x', 'target malformed'],
    ['WP-1-A-20260101', 'everything, really?', 'target malformed'],
    ['because', '—', 'reason missing'],
    ['because', 'TODO', 'reason missing'],
    ['alice', '<name>', 'approver missing'],
    ['2026-01-05', '5 January 2026', 'approvedOn malformed'],
    ['2026-01-05', '2026-02-30', 'approvedOn malformed'],
    ['Phase 1', 'none', 'expires missing'],
    ['Phase 1', 'never', 'expires malformed'],
    ['Phase 1', '2026-02-30', 'expires malformed'],
    ['Phase 1', '2026-03-31 or later', 'expires malformed'],
  ])('%j as %j: %s', (from, to, expected) => {
    const [waiver] = read(HEAD + ROW.replace(from, to)).rows;
    expect(waiver?.problems.map(({ column, fault }) => `${column} ${fault}`)).toEqual([expected]);
  });

  it('are the missing ones of columns that the table has not', () => {
    const text = '| ID | Rule | Target |\n|---|---|---|\n| W-1 | risk-tier | src/ |\n';
    expect(read(text).rows[0]?.problems.map(({ column }) => column)).toEqual([
      'reason',
      'approver',
      'approvedOn',
      'expires',
    ]);
  });
});

it.each([ROW, '|', '| a ', '`', '| *', '\\|', '| src/**/'])('takes work in proportion to %j repeated', (piece) => {
  const text = (length: number) => `${HEAD}| W-1 | ${piece.repeat(Math.ceil(length / piece.length))}`;
  expect(growthOf((source) => read(source), text, 4000)).toBeLessThan(2.3);
});
