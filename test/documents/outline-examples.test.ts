import { expect, it } from 'vitest';
import { readByScan } from './outline-readings.js';
import { headingsOf } from './remark-readings.js';

/** Examples with `¦` between them: one per line would fill the file. */
const examples = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split('¦'));

/** What HTML starts as a block, and what is only text: one line each. */
const TAGS = examples(
  '<pre>¦<PRE>¦<style>¦<textarea>¦<script¦<pre x¦<pre\t¦<prex>¦<pre-x>¦<pre/>¦</pre>¦<pre>x</pre>¦<pre></style>',
  '<pre></STYLE> x¦<pre></textarea>¦<pre></pr>¦<pre></pre >¦<pre><pre>¦<pre>/script>¦<pre></¦<pre></script',
  '<style></pre¦<textarea></textareas>¦<script>< /script>¦<pre></div>¦<pre>-->¦<pre>?>¦<pre>]]>',
  '<pre></blockquotes>¦<script>"</script>"¦<pre></scriptpre>¦<!--¦<!-¦<!->¦<!-->¦<!--->¦<!---->¦<!-- x -- >',
  '<!-- x --> y¦<!-x-->¦<!-- -> x¦<!-- ->-¦<!--x->¦<!-- a>b¦<!-- >¦<!--x-y>¦<!---x>¦<!--- x¦<!--x?>¦<!-- --->',
  '<!-- -x>¦<?¦<?>¦<??>¦<?x¦<?x?>¦<?x>¦<? > ?¦<? x?y>¦<?x-->¦<?php ?> x¦<?x>?>¦<!a¦<!A>¦<!z x¦<!¦<!>¦<!1>',
  '<!doctype html>¦<!x>y¦<!a-->¦<![¦<!a\t>¦<![CDATA[¦<![CDATA[]]>¦<![CDATA[x]]>¦<![CDATA[x]>¦<![CDATA[]>]>',
  '<![CDATA[x]]¦<![CDATA[x>¦<![CDATA[x]]]]>¦<![CDATA[x] ]>¦<![CDATA[x]] >¦<![CDATA¦<![cdata[¦<![CDATAx',
  '<![CDATA[>¦<![CDATA[[]]>¦<![CDATA[]] ]]>¦<![CDATA[-->¦<!C]]>¦<![CDATA[a]]b>¦<![CDATA[a]]b]]>¦<address¦<aside',
  '<basefont¦<blockquote¦<body¦<center¦<dd¦<dl¦<dt¦<fieldset¦<footer¦<frameset¦<h1¦<h6¦<hr¦<iframe¦<legend¦<li',
  '</link¦</main¦</menuitem¦</noframes¦</optgroup¦</p¦</param¦</search¦</section¦</summary¦</td¦</tfoot¦</th',
  '</tr¦</track¦</ul¦<div¦</div¦<DIV¦<div>¦<div/>¦<div/¦<div/x>¦<div /¦<div/ >¦<div\tx¦<div x¦<divx¦<h7',
  '<div>x</div>¦<div>-->¦<div-¦<div?¦<div"¦<div\u00a0x¦<div\f¦< div¦<-div¦<1¦<¦</¦</>¦<blockquotes',
  '<blockquotes>¦</blockquote>x¦</ div>¦</1>¦<//div>¦<div//>¦<p"¦<td:>¦<a>¦</a>¦<a/>¦<a />¦<a/ >¦<a//>¦<a/',
  '</a/>¦</a >¦</a\t>¦</a x>¦<a> ¦<a>\t¦<a> x¦</a>x¦<a1>¦<a-b>¦<a_b>¦<a.b>¦<a:b>¦<é>¦<a é>¦<@>¦<[>¦<`>¦<{>¦<Z>',
  '<z>¦<A>¦<Ł>¦<a b>¦<a  b>¦<a b c>¦<a b/>¦<a b />¦<a b/c>¦<a _b>¦<a :b>¦<a 1>¦<a .b>¦<a -b>¦<a b1>',
  '<a b.c-d:e_f9>¦<a b$>¦<a b9>¦<a b0>¦<a b/0>¦<a b;>¦<a b@>¦<a b[>¦<a b`>¦<a b{>¦<a [>¦<a @>¦<a b=c>¦<a b =c>',
  '<a b= c>¦<a b\t=\tc>¦<a b=>¦<a b= >¦<a b==c>¦<a b=c=d>¦<a b=c =d>¦<a b= =c>¦<a b="c">¦<a b="">¦<a b=\'c\'>',
  '<a b="\'">¦<a b=\'"\'>¦<a b="c>¦<a b="c"d>¦<a b="c"/>¦<a b="c" />¦<a b="c"¦<a b="c" d>¦<a b="c"\td=e>',
  '<a b=\'c"d\'>¦<a b=c"d>¦<a b=c\'d>¦<a b=c`d>¦<a b=c<d>¦<a b=c/d>¦<a b=/>¦<a b=`>¦<a b=<>¦<a b="<">¦<a b=">">',
  '<a b=">" c¦<a b="c"=d>¦<a b=c/>¦<a b=c />¦<a b=c¦<a b=$%>¦<a b="c" "d">¦<a b=c >¦<a b=c d=e>¦<a b=c\td="e">',
  '<a\tb>¦<a¦<a ¦<a b¦<a b ¦<a b=¦<a b=c d¦<a "b">¦<a =b>¦<a\u00a0b>¦<a b="c" d=e>¦</script>¦<abcdefghijklmno>',
  "</abcdefghijklmno>¦<pre/x>¦<a b=\"c¦<a b='c' '>¦<a\0>",
);

/** A label holds 999 characters; a tab counts as its columns. */
const LONG_LABELS = [
  ...[
    `[${'a'.repeat(998)}\\]]: b`,
    `[${'a'.repeat(997)}\\]]: b`,
    `[${'a'.repeat(998)}\n]: b`,
    `[${'a'.repeat(999)}\n]: b`,
  ],
  ...[`[${'a'.repeat(995)}\t]: b`, `[${'a'.repeat(996)}\t]: b`, `[${'a'.repeat(999)}\n\n]: b`],
  ...[`[${'a\t'.repeat(249)}abc]: b`, `[${'a\t'.repeat(249)}ab]: b`, `[x\n${'a'.repeat(998)}]: b`],
  ...[`[x\n${'a'.repeat(999)}]: b`, `[x\n  ${'\t'.repeat(250)}]: b`, `[a\n${'\ta'.repeat(199)}${'b'.repeat(6)}]: c`],
];

/** Definitions: what is above an underline, which is no heading if nothing else is above it. */
const DEFINITIONS = [
  ...LONG_LABELS,
  ...examples(
    '[a]: b¦[a] : b¦[a]b¦[a]¦[a¦[¦[]: b¦[ ]: b¦[\t]: b¦[\n]: b¦[a\nb]: c¦[ a ]: b¦[a[]: b¦[[a]: b¦[a]]: b',
    '[\\]]: b¦[\\[]: b¦[a\\]: b¦[\\\\]: b¦[\\\\]]: b¦[\\a]: b¦[\\\n]: b¦[a\\¦[\0]: b¦[\u00a0]: b¦[*a*]: b¦[a]:',
    '[a]: ¦[a]:b¦[a]:\nb¦[a]:\n  b¦[a]:\t\nb¦[a]: b c¦[a]: )¦[a]: (¦[a]: ()¦[a]: (b¦[a]: b)¦[a]: b(c)d¦[a]: ((b))',
    '[a]: ((b)¦[a]: (b))¦[a]: b\\(¦[a]: b\\)¦[a]: \\¦[a]: \\(b)¦[a]: b\\\\(¦[a]: b\\\\¦[a]: b\\x(¦[a]: \\)',
    '[a]: b\u0001¦[a]: \u0001¦[a]: b\u007f¦[a]: \u007f¦[a]: b\0¦[a]: \0¦[a]: b\u001f¦[a]: b!¦[a]: b<c¦[a]: é',
    '[a]: b\u0080¦[a]: <b>¦[a]: <>¦[a]: <b¦[a]: <b c>¦[a]: <b<c>¦[a]: <b>c¦[a]: <b> c¦[a]: <b\nc>¦[a]: <b\\>',
    '[a]: <b\\>>¦[a]: <\\<>¦[a]: <\\\\>¦[a]: <\\\\>>¦[a]: <\\b>¦[a]: <b\\¦[a]: <b\\\n>¦[a]: <(>¦[a]: <b>"t"',
    '[a]: <b> "t"¦[a]: <b>\n"t"¦[a]: (b)c)¦[a]: b "t"¦[a]: b \'t\'¦[a]: b (t)¦[a]: b "t¦[a]: b t"¦[a]: b (t',
    '[a]: b ((t))¦[a]: b (t) x¦[a]: b "t" x¦[a]: b "t"x¦[a]: b"t"¦[a]: b  "t"  ¦[a]: b\t"t"\t¦[a]: b\n"t"',
    '[a]: b\n  "t"¦[a]: b\n"t¦[a]: b\n"t" x¦[a]: b\n\'t\'¦[a]: b\n(t)¦[a]: b\n(t) x¦[a]: b "t\nu"¦[a]: b\n"t\nu"',
    '[a]: b "t\nu" x¦[a]: b\n"t\nu" x¦[a]: b\n"t\nu¦[a]: b "\\""¦[a]: b "\\"¦[a]: b "\\\\"¦[a]: b "\\\\""',
    "[a]: b '\\''¦[a]: b '\\'¦[a]: b (\\))¦[a]: b (\\()¦[a]: b (\\¦[a]: b \"\\x\"¦[a]: b \"'\"¦[a]: b '\"'",
    '[a]: b (")¦[a]: b ""¦[a]: b ()¦[a]: b *¦[a]: b\n*t*¦[a]: b \n x¦[a]: b "t"\n¦[a]: b\n"t"\nx¦[a]: b "t"\n"u"',
    '[a]: b\n\'t\n\'\nx¦[a]: b\n"\\\n"¦[a]: b\n[c]: d¦[a]: b\n[c]: d e¦[a]: b\nx¦[a]: b\n  x¦[a]: b\n\tx',
    '[a]: b\n[c]¦[a]: b\n[c]: d\nx¦[a]: b\n[c]:¦[a]: b\n[c]:\nx y¦[a]: b "t"\n[c]: d¦[a]: b "t"\n  [c]: d',
    '[a]: b\n    [c]: d¦[a]: b\n[c]: d "t\n¦[a]: b \n[c]: d \nx¦x\n[a]: b¦  [a]: b\n   [c]: d¦[a]: b\n[c]: <d',
    '[a]: b\n"t" [c]: d¦[a]: b\n[c¦[a]: b [c]: d¦[a]: b\\¦[a]: b\n\\¦[a]: b\n> x¦[a]: b\n- x',
  ),
];

/** Lines whose blanks and markers decide, and what may stand open before another. */
const STARTS = examples(
  '# a¦ # a¦   # a¦    # a¦\t# a¦#a¦#¦# ¦#\ta¦###### a¦####### a¦#######¦# a #¦# a#¦# a \\#¦# # #¦#  #',
  '# a  ##  ¦# a ## b¦# \t a\t¦## ##¦### ###b¦\ufeff# a¦\\# a¦# a \t#\t¦#\f¦#\u00a0a¦# a\0¦    ¦\t¦```¦~~~¦``',
  '~~¦``` x¦~~~ x¦``` `¦~~~ `¦~~~ ~¦`````¦ ```¦   ```¦    ```¦``` ¦```\t¦```x¦~~~~¦```~¦``~¦~~`¦---¦***¦___¦--',
  '**¦__¦- - -¦* * *¦_ _ _¦--- x¦***x¦- - - x¦ ---¦   ***¦    ***¦-\t-\t-¦-*-¦- * -¦+++¦----- ¦___ \t¦===¦=¦ =',
  '   ===¦    ===¦=== ¦=== x¦= =¦-¦ -¦   ---¦    ---¦- ¦--\t¦--=¦=-¦>===¦>---¦===\t¦- a¦* a¦+ a¦-a¦-\ta¦-  a',
  '-    a¦-     a¦-\t\ta¦ - a¦   - a¦    - a¦- # a¦-   # a¦-     # a¦* ¦+¦+ # a¦*a¦1. a¦1) a¦1.a¦1.¦1. ¦0. a',
  '2. a¦9) a¦01. a¦10. a¦123456789. a¦1234567890. a¦1: a¦1¦1.\ta¦  1.  # a¦1.     # a¦-1. a¦:. a¦/. a¦> a¦>a¦>',
  '> ¦>> a¦> > a¦ > a¦   > a¦    > a¦> # a¦>\t# a¦>    # a¦>     # a¦> - # a¦- > # a¦> ---¦> ```¦> <b>¦> [a]: b',
  '- ```¦- <pre>¦1. ***¦- - # a¦- 1. # a¦>\t\t# a¦- \t# a',
);

/** What comes after one of them. */
const NEXT = examples('# b¦    # b¦===¦---¦> # b¦- # b¦2. # b¦```¦    ```¦-¦  b\n---', '');

/** Hundreds of small texts in one test: a name for each would be the text itself. */
function disagreements(texts: Iterable<string>): string[] {
  return [...texts].filter((text) => JSON.stringify(readByScan(text)) !== headingsOf(text));
}

it.each([
  ['at the top', ''],
  ['below a paragraph', 'p\n'],
  ['in a list', '- p\n\n  '],
  ['on a lazy line', '> p\n'],
])('agrees with remark on HTML %s', (_, before) => {
  expect(disagreements(TAGS.map((tag) => `${before}${tag}\n# y\n\n# z\n`))).toEqual([]);
});

it('agrees with remark on where HTML ends', () => {
  const openings = ['<pre>', '<!--', '<?x', '<!x', '<![CDATA[', '<div>', '<a>'];
  const ends = ['</pre>', 'x</style>y', '-->', '--', '->', '?>', '>', ']]>', ']>', '?', '', ' ', '> -->', '--\n>'];
  const texts = openings.flatMap((opening) => ends.map((end) => `${opening}\nx\n${end}\n# y\n\n# z\n`));
  expect(disagreements([...texts, ...TAGS, ...TAGS.map((tag) => `${tag}\n`)])).toEqual([]);
});

it.each([
  ['at the top', ''],
  ['with blanks before them', '  '],
  ['in a quote', '> '],
  ['in a list', '-  '],
])('agrees with remark on definitions %s', (_, before) => {
  const indent = before.replace('-', ' ');
  const inside = (text: string): string => before + `${text}\n===\nx\n---`.replaceAll('\n', `\n${indent}`);
  expect(disagreements(DEFINITIONS.map((text) => `${inside(text)}\n\n# z\n`))).toEqual([]);
});

it('agrees with remark on definitions at the end of a text, and on lines of one behind the quote that holds it', () => {
  const lazy = DEFINITIONS.map((text) => `> ${text}\nx\n===\n---\n\n# z`);
  expect(disagreements([...DEFINITIONS, ...DEFINITIONS.map((text) => `${text}\n===`), ...lazy])).toEqual([]);
});

it.each(NEXT)('agrees with remark on what stands before %j', (next) => {
  const texts = STARTS.flatMap((start) => [`${start}\n${next}\n# y\n\n# z\n`, `p\n${start}\n${next}\n\n# z`]);
  expect(disagreements(texts)).toEqual([]);
});
