import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditRecord,
  auditRecordsText,
  RECORD_DAYS,
  readAuditRecords,
  recordFor,
} from '../../workflow/audit/audit-record.js';

const NOW = Date.UTC(2026, 0, 20) / 1000;
const record: AuditRecord = {
  tool: 'npm audit',
  lock: 'package-lock.json',
  digest: 'sha256:aa',
  at: NOW - 60,
  violations: [{ name: 'minimist', said: 'critical', fix: '' }],
  beside: '1 low',
};

describe('a recorded audit', () => {
  it('is found for the same tool, file and bytes', () => {
    expect(recordFor([record], record, NOW)).toEqual(record);
  });

  it.each<[string, Partial<AuditRecord>]>([
    ['another tool', { tool: 'cargo deny check' }],
    ['another file', { lock: 'app/package-lock.json' }],
    ['other bytes', { digest: 'sha256:bb' }],
  ])('says nothing of %s', (_, other) => {
    expect(recordFor([record], { ...record, ...other }, NOW)).toBeNull();
  });

  it('holds for two weeks, and not before it was made', () => {
    const end = record.at + RECORD_DAYS * 24 * 60 * 60;
    expect(recordFor([record], record, end)).toEqual(record);
    expect(recordFor([record], record, end + 1)).toBeNull();
    expect(recordFor([record], record, record.at - 1)).toBeNull();
  });

  it('comes back as it was written, the newest for each tool and file', () => {
    const text = fc.string();
    const violations = fc.array(fc.record({ name: text, said: text, fix: text }), { maxLength: 3 });
    const records = fc.uniqueArray(
      fc.record({
        tool: fc.constantFrom('npm audit', 'cargo deny check'),
        lock: fc.constantFrom('package-lock.json', 'app/package-lock.json', 'Cargo.lock'),
        digest: text,
        at: fc.integer({ min: 0, max: 4_000_000_000 }),
        violations,
        beside: text,
      }) as fc.Arbitrary<AuditRecord>,
      { selector: ({ tool, lock }) => `${tool} ${lock}` },
    );
    fc.assert(
      fc.property(records, records, (old, fresh) => {
        const written = auditRecordsText(old, fresh);
        const read = readAuditRecords(written) ?? [];
        const isFresh = ({ tool, lock }: AuditRecord): boolean =>
          fresh.some((each) => each.tool === tool && each.lock === lock);
        const kept = [...old.filter((each) => !isFresh(each)), ...fresh];
        expect(new Set(read.map((each) => JSON.stringify(each)))).toEqual(
          new Set(
            kept.map(({ tool, lock, digest, at, violations: found, beside }) =>
              JSON.stringify({ tool, lock, digest, at, violations: found, beside }),
            ),
          ),
        );
        expect(auditRecordsText(read, [])).toBe(written);
      }),
    );
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"version":2,"audits":[]}',
    '{"version":1,"audits":[{}]}',
    '{"version":1,"audits":[null]}',
    '{"version":1,"audits":[{"tool":"npm audit","lock":"l","digest":"d","at":"yesterday","violations":[],"beside":""}]}',
  ])('is not read from %s', (text) => expect(readAuditRecords(text)).toBeNull());
});
