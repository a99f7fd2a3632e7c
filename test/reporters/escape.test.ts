import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandMessage,
  commandProperty,
  mermaidLabel,
  pathUri,
  sarifText,
  terminalJson,
  terminalLine,
  terminalLines,
} from '../../engine/reporters/escape.js';
import { hostileText } from './hostile-text.js';

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

describe('a workflow command', () => {
  /** What a runner makes of a line: the command up to the second `::`, its properties, and its decoded message. */
  const runner = (line: string): { properties: Record<string, string>; message: string } | null => {
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)$/s.exec(line) ?? [];
    const decoded = (text: string): string =>
      text
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    const pairs = properties.split(',').map((pair) => pair.split('='));
    return {
      properties: Object.fromEntries(pairs.map(([name, ...value]) => [name, decoded(value.join('='))])),
      message: decoded(message),
    };
  };

  it('stays the one command that it is, with the texts that were put in, whatever they are', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (path, message) => {
        const line = `::error file=${commandProperty(path)},line=1::${commandMessage(message)}`;
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u);
        expect(runner(line)).toEqual({
          properties: { file: terminalLine(path), line: '1' },
          message: terminalLines(message).join('\n'),
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('writes nothing into the log of the runner that it would act on once more (G03)', () => {
    expect(commandMessage('a\n::stop-commands::x\n##[error]%0A')).toBe(
      'a%0A\\u{3a}:stop-commands::x%0A##\\u{5b}error]%250A',
    );
  });
});

describe('a text of a SARIF log', () => {
  it('is no link and no placeholder, whatever is put in', () => {
    expect(sarifText('[x](javascript:y) {0} \u202e')).toBe('[x] (javascript:y) { 0 } \\u{202e}');
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sarifText(text)).not.toMatch(/\]\(|\{\d+\}/);
      }),
    );
  });
});

describe('a Mermaid label', () => {
  it('leaves an id as it is', () => {
    expect(mermaidLabel('WP-1-Cancel-Job-20260101')).toBe('WP-1-Cancel-Job-20260101');
  });

  it('has no mark that Mermaid or Markdown knows, whatever is put in', () => {
    expect(mermaidLabel('a"] click')).toBe('a#34;#93; click');
    fc.assert(
      fc.property(hostileText, (text) => {
        const label = mermaidLabel(text);
        expect(label).toMatch(/^(?:[\p{L}\p{M}\p{N} .-]|#\d+;)*$/u);
        expect(label).not.toMatch(/^[^\p{L}#]/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a path as a URI', () => {
  it.each([
    ['docs/a b.md', 'docs/a%20b.md'],
    ['docs/(x):#?%.md', 'docs/%28x%29%3A%23%3F%25.md'],
    ['docs/Größe.md', 'docs/Gr%C3%B6%C3%9Fe.md'],
    ['src/\udcff.ts', 'src/%FF.ts'],
    ['src/🔴', 'src/%F0%9F%94%B4'],
  ])('%j is %s', (path, uri) => {
    expect(pathUri(path)).toBe(uri);
  });

  it('is made of harmless characters, whatever is put in', () => {
    fc.assert(
      fc.property(hostileText, (path) => {
        expect(pathUri(path)).toMatch(/^[A-Za-z0-9\-._~/%]*$/);
      }),
    );
  });
});
