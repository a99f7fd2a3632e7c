import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { FIELD_NAMES, isPastDraft, isSigned, type WorkPacket } from '../../engine/model/packet.js';
import { field, LAW, PACKET, read, validate } from './reading.js';

const FRAGMENTS = [
  ...PACKET.split('\n'),
  ...[
    '',
    '',
    '---',
    '```',
    '`\bash',
    '`',
    '<!--',
    '-->',
    '> - STATUS: a',
    '| a | b |',
    '|---|',
    '## SKELETON',
    '# BOOTSTRAP',
  ],
  ...[
    '## VALIDATION REPORT — x',
    '## WAIVERS',
    '**Status:** Done',
    'OUT_OF_SCOPE:',
    '- CODER: bob',
    '  * a; b',
    '\t- c',
    '1. d',
  ],
  ...[
    '- **IN_SCOPE_PATHS**: a, b;',
    '### DONE_MEANS',
    '## RISK_TIER',
    '- Level: HIGH',
    'a\\n\\n## EVIDENCE',
    '\uFEFF',
    '§ Â§',
  ],
  ...[
    '**User Signature Locked:** `bob010120260900`',
    '- USER_SIGNATURE: <pending>',
    '- [x] TEST_PLAN: a',
    '   ',
    '- - - a',
    '===',
  ],
];
const texts = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '')), {
    maxLength: 60,
  })
  .map((parts) => parts.flat().join(''));

describe('reading a packet', () => {
  it('finds its id, title, state and signature', () => {
    const packet = read(PACKET);
    expect(packet).toMatchObject({
      id: 'WP-1-Tea-20260101',
      title: 'Task Packet: WP-1-Tea-20260101',
      blob: 'b',
      text: PACKET,
      status: { kind: 'canonical', status: 'Ready-for-Dev' },
      signature: { text: 'alice010120260900', signer: 'alice', time: Date.UTC(2026, 0, 1, 9) / 1000 },
      repeated: [],
      elsewhere: [],
      appendOnly: [],
      schemaProblems: [],
    });
    expect(isSigned(packet) && isPastDraft(packet)).toBe(true);
  });

  it('finds its fields in the order of the file', () => {
    const packet = read(PACKET);
    expect(packet.fields.map(({ name }) => name)).toEqual(
      FIELD_NAMES.filter((name) => !['SPEC_BASELINE', 'SPEC_TARGET', 'Logger', 'ADRs'].includes(name)),
    );
    expect(field(packet, 'Task Board')).toMatchObject({ section: 'Authority', zone: 'contract', dress: 'bold-bullet' });
  });

  it('finds nothing in nothing', () => {
    expect(read('')).toMatchObject({ title: null, fields: [], sections: [], lock: [], status: null, signature: null });
    expect(read('\n\n')).toMatchObject({ title: null, fields: [], lock: [] });
  });

  it('never throws, whatever the text', () => {
    const reads = (text: string): void => {
      expect(read(text).text).toBe(text);
    };
    fc.assert(fc.property(fc.string({ maxLength: 400, unit: 'binary' }), reads));
    fc.assert(fc.property(texts, reads), { numRuns: 500 });
  });

  it('tells places that slice back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { fields, repeated, elsewhere, schemaProblems: problems } = read(text);
        const lines = text.split(/\r\n|\r|\n/);
        // A byte order mark has no column; decoding leaves none.
        fc.pre(!text.startsWith('\uFEFF'));
        for (const { value, span, label } of [...fields, ...repeated, ...elsewhere]) {
          expect(text.slice(value.span.start, value.span.end)).toBe(value.text);
          expect(value.text).not.toMatch(/^[ \t\r\n]|[ \t\r\n]$/);
          expect(text.slice(span.start, span.end)).toContain(label);
          expect(span.end).toBe(value.span.end);
          for (const item of value.items) {
            expect(text.slice(item.span.start, item.span.end)).toBe(item.text);
            expect(item.text).not.toBe('');
            // Lines and columns say the same as offsets.
            const from = lines[item.span.line - 1]?.slice(item.span.column - 1);
            expect(from?.startsWith(item.text.split(/[\r\n]/, 1)[0] ?? '')).toBe(true);
          }
        }
        for (const { span } of problems) expect(span.end).toBeGreaterThanOrEqual(span.start);
      }),
      { numRuns: 500 },
    );
  });

  it('reads each definition once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { fields, repeated, elsewhere } = read(text);
        const starts = [...fields, ...repeated, ...elsewhere].map(({ span }) => span.start);
        expect(new Set(starts).size).toBe(starts.length);
        expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
        for (const { name } of repeated) expect(fields.some((first) => first.name === name)).toBe(true);
        expect([...fields, ...repeated].every(({ zone }) => zone === 'contract')).toBe(true);
        expect(elsewhere.every(({ zone }) => zone !== 'contract')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('STATUS', () => {
  it.each([
    ['- STATUS: Done', 'canonical', 'Done'],
    ['- STATUS: READY FOR DEV 🔴', 'alias', 'Ready-for-Dev'],
    ['- **Status:** **Done** (VALIDATED)', 'alias', 'VALIDATED'],
    ['- STATUS: `Blocked`', 'canonical', 'Blocked'],
    ['## STATUS\nHARD-VALIDATED (2026-01-02)', 'alias', 'VALIDATED'],
  ])('%s', (line, kind, status) => {
    expect(read(line).status).toEqual({ kind, status });
  });

  it('may be unknown, or not there', () => {
    expect(read('- STATUS: nearly there').status).toEqual({ kind: 'unknown' });
    expect(read('- STATUS:').status).toEqual({ kind: 'unknown' });
    expect(read('- Current WP_STATUS: Done').status).toBeNull();
  });

  it('is read in a repository’s own spellings', () => {
    const source = { path: 'WP-1-Tea.md', blob: 'b', text: '- STATUS: Steeping' };
    const law = { ...LAW, status: { ...LAW.status, aliases: { steeping: 'In-Progress' as const } } };
    expect(readWorkPacket(source, law, { validate }).status).toEqual({ kind: 'alias', status: 'In-Progress' });
    expect(readWorkPacket(source, LAW, { validate }).status).toEqual({ kind: 'unknown' });
  });
});

describe('the signature', () => {
  const signer = (text: string): string | undefined => read(text).signature?.text;

  it.each([
    '- USER_SIGNATURE: alice010120260900',
    '- **USER_SIGNATURE**: `alice010120260900`',
    '**User Signature Locked:** [alice010120260900]',
    '- USER_SIGNATURE: **alice010120260900**',
    '- USER_SIGNATURE: alice010120260900 (by mail)',
    '- USER_SIGNATURE: `alice010120260900` <!-- ok -->',
    '## USER_SIGNATURE\nalice010120260900',
    '- USER_SIGNATURE: <pending>\n\n**User Signature Locked:** alice010120260900',
  ])('is read: %s', (text) => {
    expect(signer(text)).toBe('alice010120260900');
  });

  it.each([
    '- USER_SIGNATURE: alice',
    '- USER_SIGNATURE: <pending>',
    '- USER_SIGNATURE: alice310220260900',
    '- USER_SIGNATURE: by alice010120260900',
    '- USER_SIGNATURE: "alice010120260900"',
    '- USER_SIGNATURE: Alice010120260900',
    '## VALIDATION\n- USER_SIGNATURE: alice010120260900',
    '## AUDIT REPORT\n- USER_SIGNATURE: alice010120260900',
    '```\n- USER_SIGNATURE: alice010120260900\n```',
  ])('is none: %s', (text) => {
    expect(signer(text)).toBeUndefined();
  });
});

it('what it reads does not depend on open lines', () => {
  const summary = ({ fields, status, signature, lock }: WorkPacket) => ({
    fields: fields.map(({ name, value }) => [name, value.inline, value.items.map(({ text }) => text)]),
    status,
    signature,
    lock: lock.map(({ text }) => text),
  });
  const lines = PACKET.split('\n');
  const metadata = lines.flatMap((line, index) => (index > 2 && index < 11 && line !== '' ? [index] : []));
  fc.assert(
    fc.property(
      fc.constantFrom(...metadata),
      fc.constantFrom('- CODER: b', 'MODEL: b', '**Last Updated:** 2026-01-02'),
      (index, line) => {
        expect(summary(read(lines.toSpliced(index, 0, line).join('\n')))).toEqual(summary(read(PACKET)));
      },
    ),
  );
});
