import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline, sectionRanges } from '../../engine/documents/outline.js';
import { readByScan } from './outline-readings.js';
import { readByRemark } from './remark-readings.js';

/** Fragments, with `¦` between them: one per line would fill the file. */
const oneOf = (...fragments: readonly string[]) => fc.constantFrom(...fragments.join('¦').split('¦'));

const marker = oneOf(
  '- ¦* ¦+ ¦-¦1. ¦2) ¦10. ¦1.¦1)¦0123456789. ¦123456789. ¦> ¦>¦- - ¦> > ',
  '-\t¦>\t¦-   ¦-     ¦ ¦  ¦   ¦    ¦\t¦ \t',
);

const fragment = oneOf(
  'foo¦bar baz¦x  ¦x\\¦`a¦*x*¦_a_¦&#35; x¦\0¦\f¦\u2028# x¦\u00a0# x',
  '¦¦¦¦  ¦\t¦===¦=¦=== ¦====\t¦---¦--¦-¦--- x¦***¦* * *¦- - -¦_ _ _',
  '# a¦## b ##¦### c #d #¦# #¦#¦#a¦####### x¦## \\#¦\\# x¦# a\t#\t¦#\tb¦2. a¦+¦*',
  '```¦````¦``` js¦``` a`b¦```a¦~~~¦~~~ a`~',
  '<div>¦</div>¦<div/>¦<div/¦<!--¦-->¦<!-- x -->¦<!-->¦<?php¦?>¦<?>¦<!DOC¦<!a>¦>¦<![CDATA[¦]]>¦]]]>',
  '<script>¦</script>¦<pre>¦<pre/>¦<style¦<textarea x¦</textarea>¦<b>¦</b >',
  '<a href="x" b=c=d>¦<a b = \'c\' />¦<a "¦<x y=">¦<a',
  '[a]: b¦[a]:¦[a]:b¦[a]: b "t"¦[a]: b x¦[b]: /u \'x\'¦[a]: <b c>¦[a]: (b(c)¦[\\]]: x¦[]: x¦[ ]: x',
  '[a¦b]: c¦\'t\'¦"t¦t"¦(t¦t)',
);

const line = fc
  .tuple(fc.array(marker, { maxLength: 3 }), fragment, fc.option(fragment, { freq: 12, nil: '' }))
  .map(([markers, text, more]) => markers.join('') + text + more);

const lineEnding = fc.oneof({ weight: 6, arbitrary: fc.constant('\n') }, fc.constantFrom('\r\n', '\r'));

const markdown = fc
  .tuple(fc.constantFrom('', '', '', '', '\ufeff'), fc.array(fc.tuple(line, lineEnding), { maxLength: 12 }), line)
  .map(([mark, lines, last]) => mark + lines.map((parts) => parts.join('')).join('') + last);

/** Short words of the grammar glued without regard to lines: what a generator of lines would not think of. */
const glued = fc
  .array(oneOf('foo\n¦===\n¦---\n¦\n¦# a\n¦<b>\n¦```\n¦[a]: b\n¦"t\n¦- ¦> ¦2. ¦    ¦\t¦=¦-'), { maxLength: 16 })
  .map((words) => words.join(''));

describe('outline and remark', () => {
  it('give the same headings for texts made of what is hard in Markdown', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, glued), (text) => {
        expect(readByScan(text)).toEqual(readByRemark(text));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ['a heading that starts with its definitions', '[a]: b\nfoo\n==='],
    ['definitions without text under an underline', '[a]: b\n===\n==='],
    ['a title that runs into an underline', "[a]: b\n'title\n===\nfoo'"],
    ['a number that interrupts indented code, over a blank line', '    code\n\n2. foo\n---'],
    ['a second marker behind one that interrupts', 'para\n1. 2. foo\n\n---\n- -\n# a'],
    ['a tag on a lazy line', '> foo\n<b>\n# x\n\n# y'],
    ['a tag on a lazy last line', '> foo\n<b>'],
    ['indented code on a lazy line', '> ```\n    a\n    b\n2. c\n---'],
    ['brackets in front of the end of CDATA', '<![CDATA[\n]]]>\n# a\n]]>\n# b'],
    ['a quote that ends its definition in a container', '> [a]: b\n> ===\nfoo\n---'],
    ['tabs in a label in an item', `-\t[${'a\t'.repeat(250)}]: b\n\t===\nfoo\n---`],
    ['a label of 999 characters', `[${'a'.repeat(999)}]: b\n===\n`],
    ['a label of 1000 characters', `[${'a'.repeat(1000)}]: b\n===\n`],
    ['an item that starts blank and ends at content', '-\n\n  # a\n-\n  # b\n'],
    ['front matter', '---\nTASK_ID: x\n---\n# a'],
    ['a byte order mark', '\ufeff# a\n'],
  ])('agree on %s', (_, text) => {
    expect(readByScan(text)).toEqual(readByRemark(text));
  });
});

describe('outline', () => {
  it('tells closed from open blocks and counts lines', () => {
    const { fences, htmlBlocks, lines } = outline('```\n# a\n```\n<!-- x\n-->\n<div>\n\n- ~~~\n\n~~~\n# b\r\n');
    expect(fences).toEqual([
      { startLine: 1, endLine: 3, closed: true },
      { startLine: 10, endLine: 11, closed: false },
    ]);
    expect(htmlBlocks).toEqual([
      { startLine: 4, endLine: 5, closed: true },
      { startLine: 6, endLine: 6, closed: true },
    ]);
    expect(lines).toBe(11);
    expect(outline('').lines).toBe(0);
    expect(outline('<!-- a\n# b').htmlBlocks).toEqual([{ startLine: 1, endLine: 2, closed: false }]);
  });

  it('says when containers are nested deeper than its limit, and not before', () => {
    expect(outline(`${'> '.repeat(100)}# a`)).toMatchObject({ overflow: false, deepest: 100, nestedHeadings: 1 });
    expect(outline(`${'> '.repeat(101)}# a`)).toMatchObject({ overflow: true, deepest: 100, nestedHeadings: 0 });
    expect(outline('- > a\n', { depth: 1 })).toMatchObject({ overflow: true, deepest: 1 });
    expect(outline('- *a*\n', { depth: 1 })).toMatchObject({ overflow: false, deepest: 1 });
  });

  it('ends a section before the next heading of the same or a lower depth', () => {
    const scanned = outline('# a\n## b\ntext\n### c\n## d\n\nE\n===\n###### f\n\n');
    const ends = sectionRanges(scanned).map(({ heading, lastLine }) => [heading.text, heading.line, lastLine]);
    expect(ends).toEqual([
      ['a', 1, 6],
      ['b', 2, 4],
      ['c', 4, 4],
      ['d', 5, 6],
      ['E', 7, 10],
      ['f', 9, 10],
    ]);
    expect(sectionRanges(outline('text'))).toEqual([]);
  });
});
