import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalJson, terminalLine, terminalLines } from '../../engine/reporters/escape.js';

describe('one line for a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b[2J\u001b[31mred', '\\u{1b}[2J\\u{1b}[31mred'],
    ['a C1 control sequence introducer', '\u009b31m', '\\u{9b}31m'],
    ['a line break in a path (N01)', 'src/a.ts\ndocs/x.md', 'src/a.ts\\ndocs/x.md'],
    ['a carriage return that would overwrite the line', 'error\rpass', 'error\\u{d}pass'],
    ['a right-to-left override (N08)', 'docs/\u202edm.ts', 'docs/\\u{202e}dm.ts'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a letter that is not drawn', 'a\u3164b', 'a\\u{3164}b'],
    ['a byte of a path that is not UTF-8 (N05)', 'src/\udcff.ts', 'src/\\xff.ts'],
    ['a workflow command at the start (G03)', '::add-mask::e', '\\u{3a}:add-mask::e'],
    ['a workflow command behind blanks', ' \t::error::x', ' \\t::error::x'],
    ['the older workflow command, anywhere', 'x ##[add-mask]e', 'x ##\\u{5b}add-mask]e'],
  ])('shows %s', (_, text, shown) => {
    expect(terminalLine(text)).toBe(shown);
  });

  it('leaves ordinary text of any script as it is', () => {
    const text = 'Größe § 2.3 — 日本語 עברית 🔴 a::b #[x] C:\\path';
    expect(terminalLine(text)).toBe(text);
  });

  it('never holds anything that a terminal or a runner acts on, whatever is put in', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('::', '##', '[', ' ', '\n', '\r', '\u001b', '\u202e', '\u0085', 'a', '\ud800', '\u00a0'),
    });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), (text) => {
        const line = terminalLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line.includes('##[')).toBe(false);
        expect(terminalLine(line)).toBe(line);
      }),
    );
  });
});

describe('several lines for a terminal', () => {
  it('keep their breaks and indentation, and each is escaped', () => {
    expect(terminalLines('Write:\n  * src/a.ts\n::stop-commands::x\u0007')).toEqual([
      'Write:',
      '  * src/a.ts',
      '\\u{3a}:stop-commands::x\\u{7}',
    ]);
  });
});

describe('JSON for a terminal', () => {
  it('gives a reader the very same values, without anything a terminal or a runner acts on', () => {
    const unit = fc.oneof(
      fc.constantFrom('##[', '::', '\n', '\u2028', '\u202e', '\u009b', '\udcff', '\u{e0001}', '"', '\\'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(unit), (values) => {
        const json = terminalJson(JSON.stringify({ values }, null, 2));
        expect(JSON.parse(json)).toEqual({ values });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u);
      }),
    );
  });
});
