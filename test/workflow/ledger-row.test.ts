import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { parseSignature, type Signature } from '../../engine/model/signature.js';
import { recordSignature } from '../../workflow/packet/ledger-row.js';

const PATH = 'docs/SIGNATURE_AUDIT.md';
const DIGEST = `sha256:${'ab'.repeat(32)}`;

function signature(text: string): Signature {
  const reading = parseSignature(text);
  if (typeof reading === 'string') throw new Error(reading);
  return reading;
}

const RECORD = { signature: signature('alice050120261200'), packet: 'WP-1-New-20260105', digest: DIGEST };
const ROW = `| alice050120261200 | alice | 2026-01-05 12:00 | Approves WP-1-New-20260105 | WP-1-New-20260105 | ${DIGEST} |`;
const HEADER = '| Signature | Used By | Date/Time | Purpose | Packet | Lock |\n| --- | --- | --- | --- | --- | --- |\n';
const OLD = (day: string): string =>
  `| bob${day}20260900 | bob | x | Approves it | WP-1-B${day}-v1 | sha256:${day.repeat(16)} |`;

function recorded(text: string | null): string {
  const rewrite = recordSignature(PATH, text, RECORD);
  if (rewrite.kind === 'refused') throw new Error(rewrite.reason);
  return rewrite.text;
}

describe('the row of a signature', () => {
  it('makes the ledger where there is none', () => {
    const made = `# Signature Audit\n\nEvery signature is used once. Rows are added at the end and never changed.\n\n${HEADER}${ROW}\n`;
    expect(recorded(null)).toBe(made);
    expect(recorded('\n')).toBe(made);
  });

  it('comes last', () => {
    const text = `# Ledger\n\n${HEADER}${OLD('0101')}\n${OLD('0201')}\n\nThe end.\n`;
    expect(recorded(text)).toBe(text.replace(`${OLD('0201')}\n`, `${OLD('0201')}\n${ROW}\n`));
  });

  it('comes first where the newest rows do', () => {
    const text = `${HEADER}${OLD('0201')}\n${OLD('0101')}\n`;
    expect(recorded(text)).toBe(`${HEADER}${ROW}\n${OLD('0201')}\n${OLD('0101')}\n`);
  });

  it('comes below the header of an empty table, and ends the line before it', () => {
    expect(recorded(`# Ledger\n\n${HEADER.trimEnd()}`)).toBe(`# Ledger\n\n${HEADER}${ROW}\n`);
  });

  it('has the line ends of the ledger', () => {
    const text = `${HEADER}${OLD('0101')}\n`.replaceAll('\n', '\r\n');
    expect(recorded(text)).toBe(`${text}${ROW}\r\n`);
  });

  it('has the columns of the ledger, in their order', () => {
    const text = '| Lock | Work Packet | When | Signed by | Signature | Comment |\n|---|---|---|---|---|---|\n';
    expect(recorded(text)).toBe(
      `${text}| ${DIGEST} | WP-1-New-20260105 | 2026-01-05 12:00 | alice | alice050120261200 |  |\n`,
    );
  });

  it('names the packet in the purpose where it has no column', () => {
    const text = '| Signature | Purpose | Lock |\n|---|---|---|\n';
    expect(recorded(text)).toBe(`${text}| alice050120261200 | Approves WP-1-New-20260105 | ${DIGEST} |\n`);
  });

  it('stands in a table of its own where the old one has no column for the digest', () => {
    const text = `# Ledger\n\n| Signature | Used By |\n|---|---|\n| bob010120260900 | bob, WP-1-B-v1 |\n`;
    expect(recorded(text)).toBe(`${text}\n${HEADER}${ROW}\n`);
    expect(
      recorded(
        recorded(text)
          .replace('alice05', 'alice06')
          .replace(/New-2026\d+/g, 'Old-v1'),
      ),
    ).toMatch(new RegExp(`${ROW.replaceAll('|', '\\|')}\n$`));
  });

  it('stands in no example', () => {
    const text = `# Ledger\n\n\`\`\`\n${HEADER}\`\`\`\n\nNobody has signed.\n`;
    expect(recorded(text)).toBe(`${text}\n${HEADER}${ROW}\n`);
  });

  it('stands nowhere when a block is left open', () => {
    expect(recordSignature(PATH, '# Ledger\n\n```\nopen\n', RECORD)).toMatchObject({ kind: 'refused' });
  });

  it('is refused when the signature stands there already', () => {
    expect(recordSignature(PATH, `${HEADER}${ROW}\n`, RECORD)).toMatchObject({ kind: 'refused' });
  });

  it('changes nothing else, in whatever ledger', () => {
    const line = fc.constantFrom(
      ...['', '# Ledger', 'Some words.', '| a | b |', '| --- | --- |', '```', '<!-- x -->', '- item', '    | code |'],
      ...HEADER.trimEnd().split('\n'),
      ...[OLD('0101'), OLD('0201'), OLD('0301'), `| INVALID | bob040120260900 | WP-1-C-v1 |`],
    );
    const end = fc.constantFrom('\n', '\r\n');
    let written = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), end, (lines, lineEnd) => {
        const text = lines.map((each) => each + lineEnd).join('');
        const rewrite = recordSignature(PATH, text, RECORD);
        if (rewrite.kind === 'refused' || text.trim() === '') return;
        written++;
        const rows = (of: string) => readSignatureLedger(PATH, of).rows.map(({ folded, lock }) => `${lock} ${folded}`);
        const kept = rows(rewrite.text).filter((row) => !row.includes('alice050120261200'));
        expect(kept).toEqual(rows(text));
        const left = rewrite.text.split(lineEnd).filter((each) => !each.includes('alice050120261200'));
        for (const each of lines) expect(left).toContain(each);
        expect(readSignatureLedger(PATH, rewrite.text).rows.filter(({ lock }) => lock === DIGEST)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
    expect(written).toBeGreaterThan(200);
  });
});
