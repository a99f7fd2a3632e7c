import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import { fieldOf } from '../../engine/model/packet.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { rules } from '../../rules/index.js';
import { contractLines, givenSignature, signPacket } from '../../workflow/packet/sign-packet.js';

const law = defaultLaw(rules);
const NOW = Date.UTC(2026, 0, 5, 12) / 1000;
const EXAMPLE = readFileSync(fileURLToPath(new URL('../../examples/new-packet.md', import.meta.url)), 'utf8');
const DRAFT = EXAMPLE.replace('Ready-for-Dev', 'Draft').replace('alice050120261200', '<pending>');
const PATH = 'docs/task_packets/WP-1-New-20260105.md';
const given = (text: string, signers: readonly string[] = []) =>
  givenSignature(text, { now: NOW, signers, skewHours: 14 });
const SIGNATURE = given('alice050120261200');
const read = (text: string) => readWorkPacket({ path: PATH, blob: '', text }, law);
const signed = (text: string) => signPacket(read(text), SIGNATURE, law);

describe('a signature', () => {
  it('is read with its signer and its time', () => {
    expect(given('alice050120261200', ['bob', 'alice'])).toEqual({
      text: 'alice050120261200',
      signer: 'alice',
      time: NOW,
    });
  });

  it('may be dated as far ahead as time zones are apart', () => {
    expect(given('alice060120260200').signer).toBe('alice');
    expect(() => given('alice060120260201')).toThrow(/is dated 2026-01-06 02:01 UTC, expected no later than 14 hours/);
  });

  it.each([
    ['', /\(nothing\) is empty/],
    ['<pending>', /is a placeholder/],
    ['Alice Smith', /is a name without a date/],
    ['alice', /is a name without a date/],
    ['alice310220261200', /has no real date/],
    ['alice010120262460', /has no real date/],
    ['Alice050120261200', /is not formed like a signature/],
    ['alice050120261200 ', /is not formed like a signature/],
    [' alice050120261200', /is not formed like a signature/],
    ['050120261200', /is not formed like a signature/],
    ['alice 050120261200', /is not formed like a signature/],
    ['`alice050120261200`', /is not formed like a signature/],
    ['al\u0456ce050120261200', /is not formed like a signature/],
    ['alice050120261200\n- STATUS: Done', /is not formed like a signature/],
    [`${'a'.repeat(40)}050120261200`, /is not formed like a signature/],
  ])('is refused when it is %j', (text, says) => {
    expect(() => given(text)).toThrow(says);
    expect(() => given(text)).toThrow(UndecidedError);
  });

  it('is refused when it is by somebody who may not sign', () => {
    expect(() => given('mallory050120261200', ['alice', 'bob'])).toThrow(/is by `mallory`, expected one of alice, bob/);
  });
});

describe('signing', () => {
  it('replaces the placeholder and nothing else', () => {
    const { text, packet, replaced } = signed(DRAFT);
    expect(text).toBe(DRAFT.replace('<pending>', SIGNATURE.text));
    expect(packet.signature).toEqual(SIGNATURE);
    expect(packet.lockDigest).toBe(read(text).lockDigest);
    expect(replaced).toBeNull();
  });

  it('keeps line ends', () => {
    const crlf = DRAFT.replaceAll('\n', '\r\n');
    expect(signed(crlf).text).toBe(crlf.replace('<pending>', SIGNATURE.text));
  });

  it.each([
    ['nothing', '- USER_SIGNATURE:\n'],
    ['a blank', '- USER_SIGNATURE: \n'],
    ['another placeholder', '- USER_SIGNATURE: TBD\n'],
  ])('replaces %s', (_, line) => {
    const { text, replaced } = signed(DRAFT.replace('- USER_SIGNATURE: <pending>\n', line));
    expect(text.split('\n')).toContain(`- USER_SIGNATURE: ${SIGNATURE.text}`);
    expect(replaced).toBeNull();
  });

  it('says what it replaces', () => {
    expect(signed(DRAFT.replace('<pending>', 'Alice')).replaced).toBe('Alice');
  });

  it('adds the line that is missing, behind the last of its neighbours', () => {
    const without = DRAFT.replace('- USER_SIGNATURE: <pending>\n', '');
    expect(signed(without).text).toBe(DRAFT.replace('<pending>', SIGNATURE.text));
    const crlf = without.replaceAll('\n', '\r\n');
    expect(signed(crlf).text).toBe(DRAFT.replace('<pending>', SIGNATURE.text).replaceAll('\n', '\r\n'));
    const bare = without.replace('- SPEC_ANCHOR: 2.1\n', '');
    expect(signed(bare).text).toContain(`- STATUS: Draft\n- USER_SIGNATURE: ${SIGNATURE.text}\n`);
  });

  it('never replaces a signature', () => {
    expect(() => signed(EXAMPLE)).toThrow(/is signed already, with alice050120261200, expected an unsigned packet/);
    const below = `${DRAFT}\n**User Signature Locked:** bob010120261200\n`;
    expect(read(below).signature?.text).toBe('bob010120261200');
    expect(() => signed(below)).toThrow(/is signed already, with bob010120261200/);
  });

  it.each([
    ['has several lines', DRAFT.replace('<pending>', '<pending>\n  or later'), /several lines/],
    ['is nowhere, and neither is the Metadata', '# A packet\n\nWords.\n', /no place/],
    ['stands in a code block', DRAFT.replace(/- USER_SIGNATURE.*\n/, '').replace('## Metadata', '## Meta'), /no place/],
  ])('is refused where USER_SIGNATURE %s', (_, text, says) => {
    expect(() => signed(text)).toThrow(says);
  });

  it('changes nothing but the signature, whatever the packet says', () => {
    const lines = DRAFT.split('\n');
    const odd = fc.constantFrom(
      '',
      '---',
      '```',
      '> quote',
      '## Validation',
      '- USER_SIGNATURE: TBD',
      'STATUS: Done',
      '  * x',
      '<!--',
    );
    const edit = fc.tuple(fc.nat(lines.length), odd);
    let count = 0;
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
        const mixed = edits.reduce((all, [at, line]) => all.toSpliced(at, 0, line), lines).join('\n');
        const before = read(mixed);
        let result: ReturnType<typeof signPacket>;
        try {
          result = signPacket(before, SIGNATURE, law);
        } catch (error) {
          if (error instanceof UndecidedError) return;
          throw error;
        }
        count++;
        expect(result.packet.signature).toEqual(SIGNATURE);
        const others = (text: string) =>
          read(text).fields.flatMap(({ name, value }) => (name === 'USER_SIGNATURE' ? [] : [[name, value.text]]));
        expect(others(result.text)).toEqual(others(mixed));
        const field = fieldOf(before, 'USER_SIGNATURE');
        const added = field ? SIGNATURE.text : `\n- USER_SIGNATURE: ${SIGNATURE.text}`;
        expect(result.text.replace(added, '')).toBe(mixed.replace(field?.value.text ?? '', ''));
      }),
      { numRuns: 200 },
    );
    expect(count).toBeGreaterThan(50);
  });
});

describe('what is shown of a packet', () => {
  it('is what the user approves', () => {
    expect(contractLines(read(DRAFT))).toMatchInlineSnapshot(`
      [
        "  What:         Print the jobs with \`runlet list\`, the newest first.",
        "  Why:          Without it the only way to see what is queued is to read jobs.json.",
        "  Requirement:  2.1",
        "  May touch:    app/main.ts",
        "                tests/list.test.ts (new)",
        "  Leaves alone: Filters and colours",
        "                The format of jobs.json",
        "  Risk tier:    MEDIUM",
        "  Done means:   \`runlet list\` prints one line for each job: name, state and time since it changed",
        "                The job that changed last is printed first",
        "                \`runlet list\` prints nothing and exits with 0 when there is no job",
        "                npm test passes with at least 3 new tests in tests/list.test.ts",
        "  Needs:        none",
      ]
    `);
  });
});
