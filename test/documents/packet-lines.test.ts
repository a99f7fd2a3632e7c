import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockStates } from '../../engine/documents/block-states.js';
import { type PacketLine, spanBetween, splitGlued, splitLines } from '../../engine/documents/packet-lines.js';
import { readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { kindsByRemark } from './remark-readings.js';

const work = { steps: 0 };
const lines = (text: string): PacketLine[] => splitLines(text, work);
const pieces = fc.constantFrom('a', '- b', '\n', '\r\n', '\r', '', '\\n\\n## EVIDENCE', '\\n', '# c', '\uFEFF', '  ');
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

describe('logical lines', () => {
  it('end at LF, CRLF and lone CR', () => {
    expect(lines('a\nb\r\nc\rd').map(({ text, ending }) => [text, ending])).toEqual([
      ['a', 'lf'],
      ['b', 'crlf'],
      ['c', 'cr'],
      ['d', 'none'],
    ]);
  });

  it('do not begin behind the last line end', () => {
    expect(lines('a\n').length).toBe(1);
    expect(lines('a\n\n').length).toBe(2);
    expect(lines('')).toEqual([]);
  });

  it('leave a byte order mark out', () => {
    expect(lines('\uFEFFa\n')[0]).toMatchObject({ text: 'a', start: 1, column: 1 });
  });

  it('are slices of the source', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const line of lines(text)) expect(text.slice(line.start, line.end)).toBe(line.text);
      }),
    );
  });
});

describe('a heading that is glued behind a literal \\n', () => {
  const isTitle = (title: string): boolean => title === 'EVIDENCE' || title === 'SKELETON';
  const split = (text: string) => splitGlued(lines(text)[0] as PacketLine, isTitle, work);

  it('is a line of its own at its true place', () => {
    const [first, second] = split('- Task Board: b.md\\n\\n## EVIDENCE\n');
    expect(first?.line.text).toBe('- Task Board: b.md');
    expect(second).toMatchObject({
      heading: { depth: 2, title: 'EVIDENCE' },
      line: { start: 22, line: 1, column: 23 },
    });
    expect(second?.line.ending).toBe('lf');
  });

  it('may come more than once', () => {
    const parts = split('a\\n## SKELETON\\n\\n## EVIDENCE');
    expect(parts.map(({ line }) => line.text)).toEqual(['a', '## SKELETON', '## EVIDENCE']);
  });

  it('is none when its title is nobody’s', () => {
    expect(split('- the tool prints \\n\\n## Result').map(({ line }) => line.text)).toHaveLength(1);
    expect(split('- a\\n##EVIDENCE')).toHaveLength(1);
    expect(split('- a\\n\\n\\n')).toHaveLength(1);
  });

  it('keeps every part a slice of the source', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const line of lines(text)) {
          for (const { line: part } of splitGlued(line, isTitle, work)) {
            expect(text.slice(part.start, part.end)).toBe(part.text);
            expect(part.column).toBe(part.start - line.start + 1);
          }
        }
      }),
    );
  });
});

it('a span tells lines and columns from 1, and offsets from 0', () => {
  const [first, second] = lines('ab\r\ncd') as [PacketLine, PacketLine];
  expect(spanBetween(first, 1, second, 1)).toEqual({ start: 1, end: 5, line: 1, column: 2, endLine: 2, endColumn: 2 });
});

describe('what a line is', () => {
  const kinds = (text: string): string[] =>
    readPacketText(text, titleTable([]), work).lines.map(({ kind, text: line }) => `${kind}|${line}`);

  it.each([
    ['a fence of back-ticks', '```bash\n- STATUS: a\n```\nb', ['fence', 'code', 'fence', 'text']],
    ['a fence of tildes', '~~~\n```\n~~~', ['fence', 'code', 'fence']],
    ['a longer fence around a shorter one', '````\n```\n````', ['fence', 'code', 'fence']],
    ['a fence that nothing closes', '```\na\n\nb', ['fence', 'code', 'code', 'code']],
    ['a fence in an item ends with the item', '- a\n  ```\n  x\n  `\n- b', ['text', 'fence', 'code', 'code', 'text']],
    ['a fence behind a bullet', '- ```\n  x\n  ```\n- b', ['fence', 'code', 'fence', 'text']],
    ['no fence: a back-tick in its information', '``` a`b\nc', ['text', 'text']],
    ['a fence that a shell mangled', '`\bash\njust test\n`\na', ['fence', 'code', 'fence', 'text']],
    ['the same without its backspace', '`ash\n# a\n`\n# b', ['fence', 'code', 'fence', 'heading']],
    ['no mangled fence: nothing closes it', '`ash\na', ['text', 'text']],
    ['no mangled fence: a section begins in between', '`ash\n## a\n`', ['text', 'heading', 'text']],
    ['a comment', '<!--\na\n\nb -->\nc', ['hidden', 'hidden', 'hidden', 'hidden', 'text']],
    ['a comment in one line', '<!-- a -->\nb', ['hidden', 'text']],
    ['the shortest comment', '<!-->\nb', ['hidden', 'text']],
    ['a comment in the middle of a line hides nothing', 'a <!--\nb', ['text', 'text']],
    ['a style element', '<style>\na\n\n</style>\nb', ['hidden', 'hidden', 'hidden', 'hidden', 'text']],
    ['details hide nothing', '<details>\na', ['text', 'text']],
    ['a quote and its lazy line', '> a\nb\n\nc', ['quote', 'quote', 'blank', 'text']],
    ['indented code', 'a\n\n    b', ['text', 'blank', 'code']],
    ['no code: a paragraph goes on', 'a\n    b', ['text', 'text']],
    ['no code: an item goes on', '- a\n\n    b', ['text', 'blank', 'text']],
    ['separators', 'a\n\n---\n***\n_ _ _', ['text', 'blank', 'rule', 'rule', 'rule']],
    ['a line of bullets is an item', '- - - a', ['text']],
    ['an underline that makes a section', 'Scope\n---', ['heading', 'heading']],
    ['an underline that was meant as a separator', 'Signed: a\n---\nb', ['text', 'underline', 'text']],
  ])('%s', (_, text, expected) => {
    expect(kinds(text).map((line) => line.split('|')[0])).toEqual(expected);
  });

  it('is told of every line of any text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const source = lines(text);
        expect(blockStates(source, new Map(), work)).toHaveLength(source.length);
      }),
    );
  });
});

describe('code, quotes and hidden lines are those of CommonMark', () => {
  const fragments = [
    ...['- a', '  b', '```', '  ```', '~~~', '', '> q', '1. x', '   c', '# h', '    code', '<!--', 'x -->', '- - n'],
    ...['      deep', '---', '* s', '- ```', 'text', '  - sub', '    - sub2', '    ```', '\t- t', '+ p'],
  ];

  it('in texts of these lines', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 8 }), (source) => {
        const text = `${source.join('\n')}\n`;
        const expected = kindsByRemark(text);
        for (const line of readPacketText(text, titleTable([]), work).lines) {
          if (line.text.trim() === '') continue;
          const kind = line.kind === 'fence' ? 'code' : line.kind;
          const isShown = kind !== 'code' && kind !== 'quote' && kind !== 'hidden';
          expect(`${line.line} ${isShown ? 'shown' : kind}`).toBe(`${line.line} ${expected.get(line.line) ?? 'shown'}`);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
