import { describe, expect, it } from 'vitest';
import { locked, PACKET, read } from './reading.js';

const RECORD = '## SKELETON\n- fn pour()\n';
const REPORT = '## VALIDATION REPORT - WP-1-Tea\nVerdict: PASS\n';
const FOOT =
  '**User Signature Locked:** alice010120260900\n\n**IMPORTANT: This packet is locked.**\n**If changes needed: Create NEW packet**\n';
const UNSIGNED = PACKET.replace('- USER_SIGNATURE: alice010120260900\n', '');
const SIGNED_AT_FOOT = `${UNSIGNED}\n---\n\n**Last Updated:** 2026-01-01\n${FOOT}`;

describe('a foot that repeats the signature', () => {
  it.each([
    ['alone', `${PACKET}\n---\n\n${FOOT}`],
    ['below a record', `${PACKET}\n${RECORD}\n---\n\n**Last Updated:** 2026-01-02\n${FOOT}`],
    ['below a report', `${PACKET}\n${REPORT}\n---\n\n${FOOT}`],
    ['below a report without a heading', `${PACKET}\nVALIDATION REPORT - WP-1-Tea\nVerdict: PASS\n\n${FOOT}`],
  ])('is no part of the lock: %s', (_, text) => {
    expect(locked(text)).toBe(locked(PACKET));
  });

  it('counts where it does not stand at the end of a section', () => {
    const inside = PACKET.replace('- **OUT_OF_SCOPE**', '**IMPORTANT: This packet is locked.**\n- **OUT_OF_SCOPE**');
    expect(locked(inside)).not.toBe(locked(PACKET));
  });
});

describe('a foot that carries the only signature', () => {
  it.each([
    ['a record', RECORD],
    ['a report', REPORT],
    ['a record and a report', `${RECORD}\n${REPORT}`],
  ])('stays signed and locked when %s is put above it', (_, put) => {
    const below = `${UNSIGNED}\n${put}\n**Last Updated:** 2026-01-02\n${FOOT}`;
    expect(read(below).signature?.text).toBe('alice010120260900');
    expect(locked(below)).toBe(locked(SIGNED_AT_FOOT));
    expect(locked(below.replace('alice01', 'alice02'))).not.toBe(locked(SIGNED_AT_FOOT));
    expect(locked(below.replace('src/kettle.ts', 'src/**'))).not.toBe(locked(SIGNED_AT_FOOT));
  });

  it('is taken for the signature of nothing but its own words', () => {
    expect(read(`${UNSIGNED}\n${REPORT}\n- USER_SIGNATURE: alice010120260900\n`).signature).toBeNull();
    expect(read(`${UNSIGNED}\n${REPORT}\n- **User Signature Locked:** alice010120260900\n`).signature).toBeNull();
    expect(read(`${UNSIGNED}\n${REPORT}\n**User Signature Locked:** <pending>\n`).signature).toBeNull();
  });

  it('does not stand in for a placeholder in the contract', () => {
    const pending = PACKET.replace('alice010120260900', '<pending>');
    expect(read(`${pending}\n${REPORT}\n${FOOT}`).signature).toBeNull();
  });
});
