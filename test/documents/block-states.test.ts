import { expect, it } from 'vitest';
import { blockStates, type LineState, markerLength, UNDERLINE } from '../../engine/documents/block-states.js';
import { splitLines } from '../../engine/documents/packet-lines.js';
import { readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { kindsOf } from './remark-readings.js';

const titles = titleTable([]);

/** Examples with `¦` between them: one per line would fill the file. */
const examples = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split('¦'));

/**
 * What may stand open, one line each or more. Where the two readers are known to differ is left out: HTML that hides nothing (it is read
 * for fields), a comment that opens in the middle of a line, what stands in a quote, and what stands five blanks or more behind a marker.
 */
const OPENINGS = examples(
  'p¦- a¦-   a¦-    a¦1. a¦10) a¦123456789. a¦1234567890. a¦- - a¦- 1. a¦  - a¦> q¦>¦> # h¦> - a',
  '>    code¦```¦````¦~~~¦``` x¦``` `¦~~~ `¦``¦   ```¦- ```¦-  ~~~¦1. ````¦- a\n  ```¦    code',
  '\tcode¦- a\n\n      code¦- a\n\n  b¦- a\n\n¦<!--¦<!-- x -->¦<?x¦<!D¦<![CDATA[¦<pre>¦<style¦- <!--',
  '- <!-- x -->¦---¦- ---¦- * * *¦***¦_ _ _¦- a\n---¦- a\n  ---¦# h¦+ a\n+ b¦* a\n- b¦- a\n  - b\n    - c¦-\ta',
  ' -\ta¦- a\np¦> q\np',
  '',
);

/** What comes behind it. */
const BEHIND = examples(
  'p¦  p¦    p¦\tp¦      p¦  \tp¦- b¦  - b¦    - b¦1. b¦1) b¦+ b¦> b¦  > b¦    > b¦>¦# h¦  # h¦```¦````',
  '~~~¦  ```¦   ```¦    ```¦     ```¦``` x¦```  ¦- ```¦``¦---¦***¦- - -¦  ***¦    ***¦* * x¦_ _¦--- x¦-- -¦**',
  '<!-- y -->¦<!--¦-->¦  -->¦?>¦>¦]]>¦<pre>¦    <!-- y¦<!¦\n¦\np¦\n  p¦\n    p¦\n      p¦\n- b¦\n  - b¦\n  ```',
  '\n    - b¦\n\tp¦ \n p',
  '-¦- ¦  -¦1.¦2.¦2. b¦0. b¦10. b¦01. b¦  2. b¦  2) b¦   1. b¦    2. b',
);

/** The lines of a text of which remark says something else. */
function disagreements(text: string): string[] {
  const expected = kindsOf(text);
  return readPacketText(text, titles, { steps: 0 }).lines.flatMap((line) => {
    if (line.text.trim() === '') return [];
    const kind = line.kind === 'fence' ? 'code' : line.kind;
    const shown = kind === 'code' || kind === 'quote' || kind === 'hidden' ? kind : 'shown';
    const wanted = expected.get(line.line) ?? 'shown';
    return shown === wanted ? [] : [`${JSON.stringify(text)}: ${line.line} is ${shown}, expected ${wanted}`];
  });
}

/**
 * Behind indented code remark lets no list begin with another number than 1 or without text, as behind a paragraph; CommonMark asks that
 * of paragraphs alone.
 */
const isOddOfRemark = (opening: string, behind: string): boolean =>
  /^(?: {4}|\t)code$/.test(opening) && /^(?:(?!1[.)])\d+[.)]|[-*+] *$)/.test(behind);

it.each(BEHIND)('agrees with remark on what stands before %j', (behind) => {
  const openings = OPENINGS.filter((opening) => !isOddOfRemark(opening, behind));
  const texts = openings.flatMap((opening) => [`${opening}\n${behind}\n`, `${opening}\n${behind}\n  x\n\n    y\n`]);
  expect(texts.flatMap(disagreements)).toEqual([]);
});

/** What a scan says of each line where the outline found these headings. */
function states(text: string, headings: Readonly<Record<number, number>> = {}): LineState[] {
  const found = new Map(Object.entries(headings).map(([index, depth]) => [Number(index), depth]));
  return blockStates(splitLines(text, { steps: 0 }), found, { steps: 0 });
}

const kinds = (text: string, headings: Readonly<Record<number, number>> = {}): string =>
  states(text, headings)
    .map(({ kind, continues }) => kind + (continues ? '+' : ''))
    .join(' ');

it.each([
  ['    code\n2. b\n\n    y', 'code text blank text'],
  ['p\n2. b\n1. b\n- c\n2. b\n1.      c\n> q\n2. b', 'text text+ text text text text quote text'],
  ['p\n-      c\n-\n- \np\n-', 'text text text text text text+'],
  ['p\np\n  p\n    p\n\np', 'text text+ text+ text+ blank text'],
  ['> q\nq\n    q\n\np', 'quote quote+ quote+ blank text'],
  ['> # h\np\n> `a\np\n> ~\np\n> <b\np\n>\np', 'quote text quote text quote text quote text quote text'],
  ['p\n> q\np\n- a\np\n```\n```\np', 'text quote quote+ text text+ fence fence text'],
  ['p\n---\np\n<!-- -->\np\n- \np\n- - -\np', 'text rule text hidden text text+ text+ rule text'],
  ['p\n`ash\nx\n`\np\n`\bash\t\nx\n `\t\np', 'text fence code fence text fence code fence text'],
  ['`ash x\n`\n`bash\n`\n`ash\n`', 'text text+ text+ text+ fence fence'],
  ['- `ash\n# x\n`\np', 'fence code fence text'],
  ['`ash\n<!--\n\n```\n`\np', 'fence code code code fence text'],
])('of %j tells %s', (text, expected) => {
  expect(kinds(text)).toBe(expected);
});

it('lets a heading end whatever is open, but a shell comment', () => {
  expect(kinds('```\n# a\nb', { 1: 1 })).toBe('fence heading text');
  expect(kinds('<!--\n# a\nb', { 1: 1 })).toBe('hidden heading text');
  expect(kinds('- a\n# b\n    c', { 1: 1 })).toBe('text heading code');
  expect(kinds('a\n# b\n    c', { 1: 1 })).toBe('text heading code');
  expect(kinds('- a\n\nb\n---\n    c', { 2: UNDERLINE, 3: 0 })).toBe('text blank underline heading code');
  expect(kinds('`ash\n# a\n`', { 1: 1 })).toBe('fence code fence');
  expect(kinds('`ash\n## a\n`', { 1: 2 })).toBe('text heading text');
  expect(kinds('`ash\n### a\n`', { 1: 3 })).toBe('text heading text');
});

it('counts columns, a tab up to the next of four', () => {
  const indents = states('a\n a\n\ta\n \ta\n    \ta\n  \n').map(({ indent }) => indent);
  expect(indents).toEqual([0, 1, 4, 4, 8, 2]);
});

it('follows a hundred items that are open, and takes deeper ones for text', () => {
  const nested = (count: number): string => `${'- '.repeat(count)}a\n\n${' '.repeat(2 * count)}b`;
  expect([kinds(nested(100)), kinds(nested(101)), kinds(nested(103))]).toEqual([
    'text blank text',
    'text blank text',
    'text blank code',
  ]);
});

it('knows the markers of lists', () => {
  const all = ['- a', '* a', '+ a', '-', '-\ta', '1. a', '1) a', '0.', '123456789. a', '9)\ta'];
  expect(all.map((text) => markerLength(text, 0))).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 10, 2]);
  const none = [
    '',
    'a',
    '-a',
    '--',
    '1',
    '1 a',
    '1.a',
    '1234567890. a',
    '. a',
    ') a',
    '1- a',
    '1: a',
    '/. a',
    ':. a',
    '~ a',
  ];
  expect(none.map((text) => markerLength(text, 0))).toEqual(none.map(() => 0));
  expect([markerLength('a - b', 2), markerLength('a 1. b', 2), markerLength('12. b', 1)]).toEqual([1, 2, 2]);
});
