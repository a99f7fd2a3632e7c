import { expect, it } from 'vitest';
import { readPacketText } from '../../engine/documents/packet-text.js';
import { titleTable } from '../../engine/documents/section-titles.js';
import { unclosedHtml } from '../../engine/documents/unclosed-html.js';
import { divide } from '../../engine/documents/zones.js';

const titles = titleTable([]);

/** The numbers of the lines that leave an element open above the contract, from 1. */
function unclosedIn(text: string): number[] {
  const work = { steps: 0 };
  const packet = readPacketText(text, titles, work);
  return [...unclosedHtml(packet, divide(packet, titles, work), work)].map((index) => index + 1).sort((a, b) => a - b);
}

/** The same for lines of a record with the contract below it; the first of them is line 1. */
const inRecord = (...lines: string[]): number[] =>
  unclosedIn(['# T', '## Skeleton', ...lines, '## Scope', '- What: a', ''].join('\n')).map((line) => line - 2);

const HOLDING =
  'address article aside b big blockquote center code del details dialog dir div dl em fieldset figure font footer form ' +
  'h1 h2 h3 h4 h5 h6 header i iframe kbd main menu nav noembed noframes noscript object ol picture plaintext pre q s ' +
  'samp script section select small span strike strong style sub summary sup svg table template textarea title tt u ul ' +
  'var video xmp';

it('finds every element that changes how the text behind it shows', () => {
  const names = HOLDING.split(' ');
  const open = names.filter((name) => inRecord(`a <${name}>`).length === 1);
  const closed = names.filter((name) => inRecord(`a <${name}>`, `b </${name}>`).length === 0);
  expect([open, closed]).toEqual([names, names]);
});

it.each([
  'a <br> <img> <hr> <line> <x1>',
  'a < b > c, a <3 b, <détails>',
  'a <detailsdetails>',
  'a <b.c> <b-c> <b:c>',
  'a </b>',
  'a <> </> <',
  'a `<b>` `</i> <i>`',
  'a <b></b>',
  'a <B></b >',
  'a <b/>x</b/>',
])('takes nothing for open in %j', (line) => {
  expect(inRecord(line)).toEqual([]);
});

it.each([
  [['a <b'], [1]],
  [['a <b>'], [1]],
  [['a <b/>'], [1]],
  [['a <b\thidden>'], [1]],
  [['a <DeTaIlS open>'], [1]],
  [
    ['<h1', '', 'a <h2>'],
    [1, 3],
  ],
  [['a <b>', 'a <i>', '', 'a </b>'], [2]],
  [['a <b>', 'a <b>', '', 'a </b>'], [1]],
  [['a <b>', 'a </i>'], [1]],
  [['a <b>', 'a <i>', 'a </i></i>'], [1]],
  [['a </b> <b>'], [1]],
  [['a <i>', 'a <b>', 'a </b>'], [1]],
  [['```', '<b>', '```', 'a <i>'], [4]],
  [['', '    <b>', '', 'a <i>'], [4]],
  [
    ['a ``<b>``', 'a \\`<i>`', 'a `<u>`'],
    [1, 2],
  ],
  [[`a \`${'x'.repeat(297)}<b>\``, `a \`${'x'.repeat(298)}<i>\``], [2]],
  [['a <`x`b>', 'a <b`x`>'], [2]],
])('of the lines %j finds %j', (lines, expected) => {
  expect(inRecord(...lines)).toEqual(expected);
});

it('looks at what stands above lines of the contract, and at nothing else', () => {
  expect(unclosedIn('# T\n## Scope\n- What: <b>\n## Skeleton\na\n## Quality Gate\nb\n')).toEqual([]);
  expect(unclosedIn('# T\n## Scope\n- What: a\n## Skeleton\n<b>\n')).toEqual([]);
  expect(unclosedIn('# T\n## Skeleton\na <b>\n## Scope\na </b>\n## Hygiene\na <i>\n## Quality Gate\nb\n')).toEqual([
    3, 7,
  ]);
  expect(unclosedIn('# T\n## Skeleton\na <b>\n## Evidence\n</b>\n## Scope\na\n')).toEqual([]);
});

it('follows a hundred elements at once, the outermost', () => {
  const lines = (count: number): string[] => Array.from({ length: count }, () => 'a <b>');
  expect(inRecord(...lines(100))).toHaveLength(100);
  expect(inRecord(...lines(101))).toHaveLength(100);
  expect(inRecord(...lines(101), 'a </b>')).toHaveLength(99);
});

it('counts the lines that it looks into', () => {
  const work = { steps: 0 };
  const packet = readPacketText('# T\n## Skeleton\nab\na <b\n```\n<b>\n```\n', titles, work);
  const zones = divide(packet, titles, work);
  const before = work.steps;
  unclosedHtml(packet, zones, work);
  expect(work.steps - before).toBe('a <b'.length);
});
