import { describe, expect, it } from 'vitest';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { foldedHeader, tablesOf } from '../../engine/documents/tables.js';

/** `line header > cells`, one for each row. */
const rows = (text: string): string[] =>
  tablesOf(text).rows.map(({ line, header, cells }) => `${line} ${header?.join('+') ?? 'none'} > ${cells.join('+')}`);

describe('tablesOf', () => {
  it('gives the rows with the header above them', () => {
    const text = '| a | b |\n|---|---|\n| 1 | 2 |  \n\n| 3 | 4\n\n|c|\n|:-:|\n|5|\n';
    expect(tablesOf(text).headers).toEqual([['a', 'b'], ['c']]);
    expect(tablesOf(text).rows).toEqual([
      { line: 3, header: ['a', 'b'], cells: ['1', '2'], source: '| 1 | 2 |' },
      { line: 5, header: ['a', 'b'], cells: ['3', '4'], source: '| 3 | 4' },
      { line: 9, header: ['c'], cells: ['5'], source: '|5|' },
    ]);
  });

  it.each([
    ['| a |\n| 1 |', ['1 none > a', '2 none > 1']],
    ['| a |\n---\n| 1 |', ['3 a > 1']],
    ['| a |\n  | :-- | --: |  \n| 1 |', ['3 a > 1']],
    ['| a |\n|---|---\n| 1 |', ['3 a > 1']],
    ['| a |\n|--- x|\n| 1 |', ['1 none > a', '2 none > --- x', '3 none > 1']],
    ['| a |\n|---| x\n| 1 |', ['1 none > a', '2 none > ---+x', '3 none > 1']],
    ['|---|\n|---|', []],
    ['| a \\| b | c\\|', ['1 none > a | b+c|']],
    ['||a||b||', ['1 none > +a++b+']],
    ['| a | |', ['1 none > a+']],
    ['|', ['1 none > ']],
    [' | a |', []],
    ['a | b', []],
    ['| a |\r| b |\r\n| c |', ['1 none > a', '2 none > b', '3 none > c']],
    [
      '```\n| a |\n```\n| b |\n<div>\n| c |\n</div>\n\n| d |\n```\n| e |\n```\n| f |',
      ['4 none > b', '9 none > d', '13 none > f'],
    ],
    ['<div>\n| a |\n</div>\n\n| b |\n```\n| c |\n```\n| d |', ['5 none > b', '9 none > d']],
  ])('%j', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });
});

it('a header is compared by its words alone', () => {
  expect(foldedHeader('  **Work-Packet__ID** (s) ')).toBe('work packet id s');
  expect(foldedHeader('Größe №1')).toBe('größe 1');
  expect(foldedHeader('--')).toBe('');
});

describe('the columns of the signature ledger', () => {
  const read = (text: string) => readSignatureLedger('docs/SIGNATURE_AUDIT.md', text).rows;
  const LOCK = `sha256:${'0a'.repeat(32)}`;
  const table = (header: string, row: string) => read(`${header}\n${header.replace(/[^|]+/g, '---')}\n${row}\n`);

  it.each([
    ['Signature', 'Packet', 'Lock'],
    ['User Signature', 'Packets', 'LOCK digest'],
    ['USER_SIGNATURE', 'Work Packet', 'Lock'],
    ['signature (once)', 'Task packets', 'lock'],
    ['**Signature**', 'WP', 'Lock'],
    ['Signature', 'WP id', 'Lock'],
  ])('may be called %s, %s and %s', (signature, packet, lock) => {
    const [row] = table(
      `| ${lock} | Note | ${packet} | ${signature} |`,
      `| ${LOCK} | WP-2-B | WP-1-A | alice010120261200 |`,
    );
    expect(row).toMatchObject({ signature: 'alice010120261200', packets: ['WP-1-A'], lock: LOCK });
  });

  it.each([
    ['Old signature', 'Packet', 'Lock'],
    ['Signatures', 'Packet', 'Lock'],
  ])('is the first for signatures where none is called so: %s', (signature, packet, lock) => {
    const row = `| alice010120261200 | WP-1-A | ${LOCK} | bob010120261200 |`;
    expect(table(`| Who | ${packet} | ${lock} | ${signature} |`, row)).toMatchObject([
      { signature: 'alice010120261200' },
    ]);
  });

  it.each([
    ['Old packet', 'No lock'],
    ['Packeted', 'Locks'],
    ['My wp', 'Locked'],
  ])('is none for packets and digests where none is called so: %s, %s', (packet, lock) => {
    const row = `| alice010120261200 | WP-1-A | ${LOCK} | WP-2-B |`;
    expect(table(`| Signature | ${packet} | ${lock} | More |`, row)).toMatchObject([
      { packets: ['WP-1-A', 'WP-2-B'], lock: null },
    ]);
  });

  it('are those of each table, and of none before the first', () => {
    const text = `| alice010120261200 | ${LOCK} |\n\n| Lock | Signature |\n|---|---|\n| ${LOCK} | bob010120261200 |\n\n| A | Signature |\n|---|---|\n| carol010120261200 | dave010120261200 |\n`;
    expect(read(text).map(({ signature, lock, packets }) => [signature, lock, packets])).toEqual([
      ['alice010120261200', null, []],
      ['bob010120261200', LOCK, []],
      ['dave010120261200', null, []],
    ]);
  });

  it('say which packets a row is for, exactly and once each', () => {
    const packets = (cell: string) => table('| Signature | Packet |', `| alice010120261200 | ${cell} |`)[0]?.packets;
    expect(packets('WP-1-A.md, `WP-1-A` and docs/WP-1-B.v2.md.')).toEqual(['WP-1-A', 'WP-1-B.v2']);
    expect(packets('xWP-1-A WP-1.mdx')).toEqual(['WP-1.mdx']);
    expect(packets('')).toEqual([]);
  });

  it('fold a row by its cells, without empty ones at the end', () => {
    const folded = (row: string) => table('| Signature | A | B |', row)[0]?.folded;
    expect(folded('|  alice010120261200 |  a \\| b |  | |')).toBe('alice010120261200 | a \\| b');
    expect(folded('| alice010120261200 | | b |')).toBe('alice010120261200 |  | b');
  });

  it('find the signatures of a row that is INVALID, wherever they stand', () => {
    const found = (row: string) =>
      table('| Signature | Note |', row).map(({ signature, invalid }) => `${signature} ${invalid}`);
    expect(found('| alice010120261200 or alice010120261200, bob020120261200 | INVALID |')).toEqual([
      'alice010120261200 true',
      'bob020120261200 true',
    ]);
    expect(found('| see | INVALID: alice01012026120, WP-1-A010120261200, xé010120261200z |')).toEqual([]);
    expect(found('| alice010120261200 and more | VALID |')).toEqual([]);
    expect(found('| alice12345 | x |')).toEqual([]);
    expect(found('| alice123456 | x |')).toEqual(['alice123456 false']);
  });
});
