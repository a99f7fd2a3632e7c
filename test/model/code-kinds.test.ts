import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE, COMMENT, codeKinds, STRING } from '../../engine/model/code-kinds.js';
import { CODE_LANGUAGES, type CodeLanguage } from '../../engine/model/code-language.js';
import { CodeLines, LINE_PARTS } from '../../engine/model/code-lines.js';

/** A text with `s` in the place of every character of a string and `/` in that of every character of a comment. */
function drawn(text: string, language: CodeLanguage): string {
  const kinds = codeKinds(text, language);
  return [...text]
    .map((char, at) => (char === '\n' || kinds[at] === CODE ? char : kinds[at] === STRING ? 's' : '/'))
    .join('');
}

describe('codeKinds', () => {
  it.each<[CodeLanguage, string, string]>([
    ['rust', 'a // b', 'a ////'],
    ['rust', 'a /* b */ c', 'a /////// c'],
    ['rust', 'a /* b /* c */ d */ e', 'a ///////////////// e'],
    ['rust', 'a /* b', 'a ////'],
    ['rust', 'x("a // b") // c', 'x("ssssss") ////'],
    ['rust', 'x("a\\"b", y)', 'x("ssss", y)'],
    ['rust', 'x("a\nb") c', 'x("s\ns") c'],
    ['rust', 'r#"a "b" // c"# d', 'r#"ssssssssss"# d'],
    ['rust', 'br"a\\" d', 'br"ss" d'],
    ['rust', 'r#type // c', 'r#type ////'],
    ['rust', "for<'a> &'a str // c", "for<'a> &'a str ////"],
    ['rust', `c == '"' // c`, `c == 's' ////`],
    ['rust', `c == '\\'' // c`, `c == 'ss' ////`],
    ['rust', `'\\u{1f600}' // c`, `'sssssssss' ////`],
    ['typescript', "x('a // b') // c", "x('ssssss') ////"],
    ['typescript', "x('a\\'b', 1)", "x('ssss', 1)"],
    ['typescript', "it's\nx // c", "it's\nx ////"],
    ['typescript', '`a @{b} c` // d', '`ss@{b}ss` ////'],
    ['typescript', '`a @{b({ c: `d @{e}` })} f`', '`ss@{b({ c: `ss@{e}` })}ss`'],
    ['typescript', '`a', '`s'],
    ['typescript', 'a = /b\\/"c/ // d', 'a = /sssss/ ////'],
    ['typescript', 'a = /[/"]/ // d', 'a = /ssss/ ////'],
    ['typescript', 'return /"/ // d', 'return /s/ ////'],
    ['typescript', 'a / b / c // d', 'a / b / c ////'],
    ['typescript', '(a) / "b" / c', '(a) / "s" / c'],
    ['typescript', '</a> // d', '</a> ////'],
    ['javascript', '{/* a */}', '{///////}'],
    ['javascript', 'x /* a\nb */ c', 'x ////\n//// c'],
    ['python', 'a # b', 'a ///'],
    ['python', 'x("a # b") # c', 'x("sssss") ///'],
    ['python', '"""a\n# b " c""" # d', '"""s\nsssssss""" ///'],
    ['python', "'''a'''b", "'''s'''b"],
    ['python', "x('a\n# b", "x('s\n///"],
    ['python', '"""a', '"""s'],
  ])('%s: %j', (language, text, expected) => {
    // `@{` is what begins code in a template string.
    expect(drawn(text.replaceAll('@', '$'), language)).toBe(expected.replaceAll('@', '$'));
  });

  it('never fails and gives every character one kind', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '"',
        "'",
        '`',
        '/',
        '*',
        '\\',
        '\n',
        '#',
        'r',
        'b',
        '${',
        '}',
        '{',
        '(',
        '[',
        ']',
        'a',
        ' ',
        '😀',
      ),
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom(...CODE_LANGUAGES), (parts, language) => {
        const text = parts.join('');
        const kinds = codeKinds(text, language);
        expect(kinds).toHaveLength(text.length);
        expect([...kinds].every((kind) => kind === CODE || kind === STRING || kind === COMMENT)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('CodeLines', () => {
  const lines = new CodeLines('let a = "b"; // c\r\n\nlast', 'rust');

  it.each([
    ['code', 'let a = " ";     '],
    ['code-and-strings', 'let a = "b";     '],
    ['strings', '         b       '],
    ['comments', '             // c'],
  ] as const)('shows %s and keeps the columns', (part, expected) => {
    expect(LINE_PARTS).toContain(part);
    expect(lines.part(1, part)).toBe(expected);
  });

  it('has lines without their ends, and none behind the last', () => {
    expect([1, 2, 3, 4].map((line) => lines.line(line))).toEqual(['let a = "b"; // c', '', 'last', '']);
  });

  it.each<[string, string, readonly number[]]>([
    ['a module', 'a\n#[cfg(test)]\nmod tests {\n  fn b() {}\n}\nc', [2, 3, 4, 5]],
    ['a function', '#[test]\nfn a() {\n}\nb', [1, 2, 3]],
    ['an asynchronous test', '#[tokio::test(flavor = "x")]\nasync fn a() {\n}\nb', [1, 2, 3]],
    ['a condition with others', '#[cfg(any(test, feature = "x"))]\nfn a() {}\nb', [1, 2]],
    ['a module elsewhere', '#[cfg(test)]\nmod tests;\nfn a() {}', [1, 2]],
    ['a signature with a semicolon', '#[test]\nfn a(b: [u8; 2]) {\n}\nc', [1, 2, 3]],
    ['braces in a string', '#[test]\nfn a() { "}" ;\n}\nb', [1, 2, 3]],
    ['the file', '#![cfg(test)]\nfn a() {}\n', [1, 2, 3]],
    ['what is not in tests', '#[cfg(not(test))]\nfn a() {}', []],
    ['a feature of that name', '#[cfg(feature = "test")]\nfn a() {}', []],
    ['a comment', '// #[test]\nfn a() {}', []],
    ['an attribute that nothing closes', '#[test\nfn a() {}', []],
    ['a test that nothing closes', '#[test]\nfn a() {', [1, 2]],
  ])('knows tests beside the code: %s', (_, text, expected) => {
    const file = new CodeLines(text, 'rust');
    const all = text.split('\n').map((_line, at) => at + 1);
    expect(all.filter((line) => file.isTest(line))).toEqual(expected);
  });

  it('knows none in other languages', () => {
    expect(new CodeLines('#[test]\nx {}', 'python').isTest(1)).toBe(false);
  });
});
