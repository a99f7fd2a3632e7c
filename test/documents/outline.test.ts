import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { Heading as HeadingNode, Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/documents/decode.js';
import { type Outline, outline, sectionRanges } from '../../engine/documents/outline.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const remark = unified().use(remarkParse);

/** What both readers must say of a text. Columns and styles too: they cost nothing to compare. */
type Reading = Pick<Outline, 'headings' | 'nestedHeadings'> & {
  readonly fences: readonly (readonly [startLine: number, endLine: number])[];
  readonly htmlBlocks: readonly (readonly [startLine: number, endLine: number])[];
};

function readByScan(text: string): Reading {
  const { headings, nestedHeadings, fences, htmlBlocks, overflow } = outline(text);
  expect(overflow).toBe(false);
  return {
    headings,
    nestedHeadings,
    fences: fences.map(({ startLine, endLine }) => [startLine, endLine]),
    htmlBlocks: htmlBlocks.map(({ startLine, endLine }) => [startLine, endLine]),
  };
}

function readByRemark(text: string): Reading {
  // remark's offsets do not count a byte order mark.
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const { children } = remark.parse(text);
  const isFence = (node: Nodes) => node.type === 'code' && '`~'.includes(source.charAt(span(node).from));
  const headings = children.filter((node) => node.type === 'heading');
  return {
    headings: headings.map((node) => headingOf(node, source)),
    nestedHeadings: countHeadings(children) - headings.length,
    fences: children.filter(isFence).map(linesOf),
    htmlBlocks: children.filter((node) => node.type === 'html').map(linesOf),
  };
}

function headingOf(node: HeadingNode, source: string): Outline['headings'][number] {
  const { line, endLine, column, from } = span(node);
  const [first, last] = [node.children.at(0), node.children.at(-1)];
  const text = first && last ? source.slice(span(first).from, span(last).to) : '';
  const isAtx = line === endLine && source.charAt(from) === '#';
  return { depth: node.depth, text, line, endLine, column, style: isAtx ? 'atx' : 'setext' };
}

/** Where a block that the text ends without its own end is left open, remark puts its end behind the last line. */
function linesOf(node: Nodes): [number, number] {
  const { line, endLine, endColumn } = span(node);
  return [line, endColumn === 1 && endLine > line ? endLine - 1 : endLine];
}

function span(node: Nodes) {
  if (node.position === undefined) throw new Error(`remark gave a ${node.type} without a position`);
  const { start, end } = node.position;
  const [from, to] = [start.offset ?? 0, end.offset ?? 0];
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column, from, to };
}

function countHeadings(nodes: readonly Nodes[]): number {
  let count = 0;
  for (const node of nodes)
    count += (node.type === 'heading' ? 1 : 0) + ('children' in node ? countHeadings(node.children) : 0);
  return count;
}

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

/** Markdown files below a folder, links not followed. */
function markdownFiles(folder: string, isWanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('outline on files', () => {
  it('agrees with remark on the field samples', ({ skip }) => {
    const field = join(root, '../shared/field');
    if (!existsSync(field)) {
      console.warn('outline was not compared on the field samples: ../shared/field is absent');
      skip('no field samples');
    }
    const files = markdownFiles(field, (name) => name.endsWith('.md'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { text } = decode(readFileSync(file));
      expect(readByScan(text), relative(field, file)).toEqual(readByRemark(text));
    }
  });

  it('agrees with remark on the read-me files of installed packages', ({ skip }) => {
    const all = markdownFiles(join(root, 'node_modules'), (name) => name.toLowerCase() === 'readme.md');
    if (all.length === 0) {
      console.warn('outline was not compared on read-me files: no package has one');
      skip('no read-me files');
    }
    const files = all.filter((_, index) => index % Math.ceil(all.length / 150) === 0);
    for (const file of files) {
      const { text } = decode(readFileSync(file));
      expect(readByScan(text), dirname(relative(root, file))).toEqual(readByRemark(text));
    }
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

describe('the work of outline', () => {
  /** Texts built to make a reader go over the same characters again and again. */
  const families: [string, (size: number) => string][] = [
    ['bullets on one line', (size) => '- '.repeat(size / 2)],
    ['bullets on one line that end as text', (size) => `${'- '.repeat(size / 2)}x`],
    ['quotes on one line', (size) => '>'.repeat(size)],
    ['deep lists over blank lines', (size) => `${'- '.repeat(size / 4)}x\n${'\n'.repeat(size / 2)}`],
    ['deep quotes with lazy lines', (size) => `${'> '.repeat(size / 4)}x\n${'y\n'.repeat(size / 4)}`],
    ['lists and quotes by turns', (size) => '> - 1. '.repeat(size / 7)],
    ['deep lists over lines of blanks', (size) => `${'- '.repeat(100)}x\n${`${' '.repeat(512)}\n`.repeat(size / 513)}`],
    ['setext headings', (size) => 'a\n=\n'.repeat(size / 4)],
    ['definitions', (size) => '[a]: b\n'.repeat(size / 7).concat('===')],
    ['definitions without titles that could have one', (size) => `${"[a]: b\n'".repeat(size / 8)}\n===`],
    ['a title that never ends', (size) => `${'[a]: b (\n'.repeat(size / 9)}===`],
    ['labels that never end', (size) => '[a\n==\n'.repeat(size / 6)],
    ['a label of many lines', (size) => `[${'a\n'.repeat(size / 2)}===`],
    ['a destination of parentheses', (size) => `[a]: ${'('.repeat(size)}\n===`],
    ['underlines under definitions', (size) => '[a]: b\n=\n'.repeat(size / 9)],
    ['fences that never close', (size) => '```\n~~~~\n'.repeat(size / 9)],
    ['fences in items', (size) => '- ```\n'.repeat(size / 6)],
    ['comments in items', (size) => '- <!-- --\n'.repeat(size / 10)],
    ['tags that never end', (size) => '<a b="\n'.repeat(size / 7)],
    ['a tag of many attributes', (size) => `<a${' b'.repeat(size / 2)}`],
    ['almost thematic breaks', (size) => `x\n${'* '.repeat(size / 2)}x`],
    ['closing hashes', (size) => `# a${' #'.repeat(size / 2)}x`],
    ['tabs', (size) => '-\t'.repeat(size / 2)],
    ['lone CR', (size) => 'a\r'.repeat(size / 2)],
  ];

  it.each(families)('doubles when the text doubles: %s', (_, build) => {
    for (let size = 1 << 16; size <= 1 << 19; size *= 2) {
      const [single, double] = [outline(build(size)).work, outline(build(size * 2)).work];
      expect(double).toBeLessThanOrEqual(2.2 * single + 1000);
    }
  });

  it('is counted: no text is read in fewer steps than it has characters', () => {
    for (const [name, build] of families) expect(outline(build(4096)).work, name).toBeGreaterThanOrEqual(4000);
  });
});
