import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UndecidedError } from '../../engine/model/undecided.js';
import { edited, inScope, LIMITS, PLAIN, plainProblems, SIGNED, told, withSignature } from './plain-reading.js';

/** What the reader could not decide; fails the test when it came to an answer. */
function undecided(source: string, limits = LIMITS): UndecidedError {
  try {
    plainProblems(source, { limits });
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    throw error;
  }
  throw new Error('the packet was read');
}

describe('limits before anything is parsed (threats X01 to X05)', () => {
  it.each([
    ['X01', `${PLAIN}${'- '.repeat(8192)}a`, /characters on line 76/],
    [
      'X01 on short lines',
      `${PLAIN}${`${'- '.repeat(100)}a\n`.repeat(80)}`,
      /100 list and quote marks at the start of line 76/,
    ],
    [
      'X01 line by line',
      PLAIN + Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 2)}- a\n`).join(''),
      /indented by 66 columns/,
    ],
    ['X02', `${PLAIN}${'>'.repeat(16_384)}a`, /characters on line 76/],
    ['X02 on a short line', `${PLAIN}${'>'.repeat(17)}a`, /17 list and quote marks at the start of line 76/],
    ['X03', `${PLAIN}${'a\n=\n'.repeat(16_384)}`, /401 headings up to line \d+/],
    ['X04', `${PLAIN}${'*a_ '.repeat(16_384)}\n`, /characters on line 76/],
    ['X04 on short lines', `${PLAIN}${`${'*a_ '.repeat(100)}\n`.repeat(160)}`, /a paragraph with \d+ marks/],
    [
      'X04 in lines that only look like items',
      `${PLAIN}\na\n${`      * ${'*a_ '.repeat(100)}\n`.repeat(20)}`,
      /a paragraph with \d+ marks/,
    ],
    ['X04 in many paragraphs', `${PLAIN}${`${'[a]'.repeat(300)}\n\n`.repeat(40)}`, /marks of emphasis, code and links/],
    ['X05', `${PLAIN}${'> '.repeat(200)}${'a\n'.repeat(32_768)}`, /200 list and quote marks at the start of line 76/],
    ['many items', `${PLAIN}${'- a\n  - b\n'.repeat(1000)}`, /list and quote marks up to line \d+/],
    ['many lines', `${PLAIN}${'word\n'.repeat(5000)}`, /5001 lines in its contract zone/],
    ['many bytes', `${PLAIN}${`${'ä'.repeat(3000)}\n\n`.repeat(50)}`, /a contract zone of \d+ bytes/],
  ])('%s', (_, source, reason) => {
    const { subject, reason: said, help } = undecided(source);
    expect(subject).toBe('docs/task_packets/WP-1-New-20260105.md');
    expect(said).toMatch(reason);
    expect(help).toMatch(/^Shorten the packet/);
  });

  it('takes the configured limits and names the setting', () => {
    const { reason, help } = undecided(PLAIN, { ...LIMITS, lineLength: 80 });
    expect(reason).toMatch(/^has \d+ characters on line \d+, more than the 80/);
    expect(help).toContain('limits.lineLength');
  });

  it('does not count what stands below the first report', () => {
    expect(told(`${PLAIN}\n## VALIDATION REPORT\n${'- '.repeat(100)}a\n${'word\n'.repeat(6000)}`)).toEqual([]);
  });
});

describe('for every text', () => {
  const pieces = fc.constantFrom(
    ...[
      '- ',
      '* ',
      '  ',
      '> ',
      '#',
      '## Scope',
      SIGNED,
      '**',
      '`',
      '```',
      '~~~',
      '\n',
      '\n\n',
      '<!--',
      '-->',
      '<b>',
      '[',
      ']: ',
      '(',
      ')',
    ],
    ...[
      '|',
      '---',
      '===',
      '\\',
      '&#95;',
      '\u200b',
      '\u202e',
      '\r',
      '\r\n',
      '\t',
      '\0',
      '\ud800',
      '\u0415',
      'RISK_TIER',
      ': ',
      '$$',
      '1. ',
    ],
  );
  const soup = fc
    .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('throws nothing but UndecidedError, and every problem lies in the text', () => {
    const line = fc.integer({ min: 0, max: PLAIN.split('\n').length - 1 });
    fc.assert(
      fc.property(soup, line, fc.boolean(), (text, at, alone) => {
        const lines = PLAIN.split('\n');
        const source = alone ? text : [...lines.slice(0, at), text, ...lines.slice(at)].join('\n');
        const bytes = new TextEncoder().encode(source);
        const decoded = new TextDecoder().decode(bytes);
        for (const { span } of problemsOrNone(source)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(decoded.length);
          expect(span.line).toBeGreaterThanOrEqual(1);
          expect(span.column).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stays plain when the words of a prose value change', () => {
    const words = fc.array(fc.stringMatching(/^[A-Za-z0-9,.;()"'äöü§/-]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.constantFrom('What', 'item', 'path'), (parts, where) => {
        const text = `So ${parts.join(' ')}`;
        const path = `src/${parts.join('').replace(/[^A-Za-z0-9/-]/g, '')}.ts`;
        const source =
          where === 'What'
            ? edited('Print the jobs with `runlet list`, the newest first.', text)
            : where === 'path'
              ? inScope(`  * ${path}`)
              : edited('  * The job that changed last is printed first', `  * ${text}`);
        expect(told(source)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('never takes a signature line for plain once one of its characters is replaced by a look-alike', () => {
    const twins: Readonly<Record<string, string>> = {
      U: 'Ս',
      S: 'Ѕ',
      E: 'Е',
      R: 'Ꭱ',
      _: '＿',
      I: 'І',
      G: 'Ԍ',
      N: 'Ν',
      A: 'А',
      T: 'Т',
      ':': '：',
    };
    const places = [...SIGNED.slice(0, SIGNED.indexOf(':') + 1)].flatMap((char, index) => (twins[char] ? [index] : []));
    fc.assert(
      fc.property(fc.subarray(places, { minLength: 1 }), (chosen) => {
        const line = [...SIGNED].map((char, index) => (chosen.includes(index) ? twins[char] : char)).join('');
        expect(told(withSignature(line))).toContain('11 lookalike USER_SIGNATURE');
      }),
      { numRuns: 100 },
    );
  });
});

function problemsOrNone(source: string): ReturnType<typeof plainProblems> {
  try {
    return plainProblems(source);
  } catch (error) {
    expect(error).toBeInstanceOf(UndecidedError);
    return [];
  }
}
