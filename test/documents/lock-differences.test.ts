import { describe, expect, it } from 'vitest';
import type { LedgerRow, SignatureLedger } from '../../engine/model/ledger.js';
import { isRestoredFromLedger, lockDifferences } from '../../engine/model/lock.js';
import type { SignedPacket, WorkPacket } from '../../engine/model/packet.js';
import { PACKET, read } from './reading.js';

/** The packet with one text replaced. */
function edit(from: string, to: string, text = PACKET): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

const differences = (before: string, after: string) => lockDifferences(read(before), read(after));
const lineOf = (text: string, start: string): number =>
  text.split('\n').findIndex((line) => line.startsWith(start)) + 1;

describe('lockDifferences', () => {
  it('finds none where nothing that is locked differs', () => {
    expect(differences(PACKET, PACKET)).toEqual([]);
    expect(differences(PACKET, edit('STATUS: Ready-for-Dev', 'STATUS: Done'))).toEqual([]);
  });

  it('names the field, and shows it whole where it is short', () => {
    const after = edit('- REQUESTOR: alice', '- REQUESTOR: bob');
    expect(differences(PACKET, after)).toEqual([
      {
        kind: 'field',
        subject: 'REQUESTOR',
        old: '- REQUESTOR: alice',
        new: '- REQUESTOR: bob',
        line: lineOf(after, '- REQUESTOR'),
      },
    ]);
  });

  it('names a field that goes or comes', () => {
    const without = edit('- REQUESTOR: alice\n', '');
    expect(differences(PACKET, without)).toEqual([
      { kind: 'field', subject: 'REQUESTOR', old: '- REQUESTOR: alice', new: '', line: null },
    ]);
    expect(differences(without, PACKET)).toEqual([
      { kind: 'field', subject: 'REQUESTOR', old: '', new: '- REQUESTOR: alice', line: lineOf(PACKET, '- REQUESTOR') },
    ]);
  });

  it('names the section, or none above the first', () => {
    const inScope = edit('## Scope\n', '## Scope\nEverything may change.\n');
    expect(differences(PACKET, inScope)).toEqual([
      {
        kind: 'text',
        subject: 'Scope',
        old: '## Scope',
        new: '## Scope\nEverything may change.',
        line: lineOf(inScope, 'Everything'),
      },
    ]);
    expect(differences(PACKET, `Everything.\n\n${PACKET}`)).toMatchObject([
      { kind: 'text', subject: '', new: expect.stringMatching(/^Everything\./), line: 1 },
    ]);
  });

  it('shows of a long part the lines that differ', () => {
    const many = (changed: string) =>
      edit(
        '  * src/cup.ts',
        Array.from({ length: 30 }, (_, n) => `  * src/${n === 20 ? changed : `file-${n}`}.ts`).join('\n'),
      );
    const after = many('other');
    expect(differences(many('this'), after)).toEqual([
      {
        kind: 'field',
        subject: 'OUT_OF_SCOPE',
        old: '* src/this.ts',
        new: '* src/other.ts',
        line: lineOf(after, '  * src/other'),
      },
    ]);
    const fewer = many('other').replace('  * src/other.ts\n', '');
    expect(differences(after, fewer)).toMatchObject([
      { old: '* src/other.ts', new: '', line: lineOf(fewer, '- **OUT_OF') },
    ]);
    expect(differences(fewer, after)).toMatchObject([
      { old: '', new: '* src/other.ts', line: lineOf(after, '  * src/other') },
    ]);
  });

  it('shows a part of 150 characters whole, and of a longer one what differs', () => {
    const why = (length: number, end: string) => `- **Why**: ${'x'.repeat(length - 12)}${end}`;
    const of = (length: number) =>
      differences(
        edit('- **Why**: Cold water makes bad tea, §3 says so.', `${why(length, 'a')}\n  more`),
        edit('- **Why**: Cold water makes bad tea, §3 says so.', `${why(length, 'b')}\n  more`),
      )[0];
    expect(of(145)?.old).toBe(`${why(145, 'a')}\nmore`);
    expect(of(146)?.old).toBe(why(146, 'a'));
  });

  it('tells of each part that differs', () => {
    const after = edit('- REQUESTOR: alice', '- REQUESTOR: bob', edit('Boil the water', 'Boil the milk'));
    expect(differences(PACKET, after).map(({ subject }) => subject)).toEqual(['REQUESTOR', 'What']);
  });

  it('shows the value of STATUS, which the lock empties', () => {
    const after = edit('- STATUS: Ready-for-Dev', '- STATUS: Done\n- STATUS: Draft');
    expect(differences(PACKET, after)).toMatchObject([
      { kind: 'field', subject: 'STATUS', old: 'STATUS: Ready-for-Dev', new: 'STATUS: Done\n- STATUS: Draft' },
    ]);
  });

  it('tells of another order', () => {
    const [date, requestor] = ['- DATE: 2026-01-01T08:00:00Z', '- REQUESTOR: alice'];
    const after = edit(`${date}\n${requestor}`, `${requestor}\n${date}`);
    expect(differences(PACKET, after)).toEqual([
      {
        kind: 'order',
        subject: 'REQUESTOR',
        old: `${date}\n${requestor}`,
        new: `${requestor}\n${date}`,
        line: lineOf(after, requestor),
      },
    ]);
  });
});

describe('isRestoredFromLedger', () => {
  const signed = read(PACKET) as SignedPacket;
  const row: LedgerRow = {
    signature: signed.signature.text,
    text: '',
    folded: '',
    packets: [signed.id],
    lock: signed.lockDigest,
    invalid: false,
    line: 1,
  };
  const ledger = (...rows: readonly Partial<LedgerRow>[]): SignatureLedger => ({
    path: 'docs/SIGNATURE_AUDIT.md',
    rows: rows.map((more) => ({ ...row, ...more })),
  });
  const other = read(edit('- REQUESTOR: alice', '- REQUESTOR: bob')) as SignedPacket;
  const unsigned = read(edit('- USER_SIGNATURE: alice010120260900\n', ''));

  it.each<[string, boolean, WorkPacket, SignedPacket, SignatureLedger | null]>([
    ['its row', true, signed, other, ledger({})],
    ['its row behind others', true, signed, other, ledger({ lock: null }, { packets: [] }, {})],
    ['no ledger', false, signed, other, null],
    ['no row', false, signed, other, ledger()],
    ['a row without a digest', false, signed, other, ledger({ lock: null })],
    ['a row of another text', false, other, signed, ledger({})],
    ['a row of another packet', false, signed, other, ledger({ packets: ['WP-1-Milk-20260101'] })],
    ['a row of another signature', false, signed, other, ledger({ signature: 'bob010120260900' })],
    ['a row that is INVALID', false, signed, other, ledger({ invalid: true })],
    ['a later row that is INVALID', false, signed, other, ledger({}, { invalid: true, lock: null })],
    [
      'a row of somebody else that is INVALID',
      true,
      signed,
      other,
      ledger({}, { signature: 'bob010120260900', invalid: true }),
    ],
    ['a packet that is not signed', false, unsigned, signed, ledger({ lock: unsigned.lockDigest })],
    [
      'a packet that was signed otherwise',
      false,
      signed,
      { ...other, signature: { ...other.signature, text: 'alice020120260900' } },
      ledger({}),
    ],
  ])('%s: %s', (_, expected, packet, was, rows) => {
    expect(isRestoredFromLedger(packet, was, rows)).toBe(expected);
  });
});
