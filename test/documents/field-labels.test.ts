import { describe, expect, it } from 'vitest';
import { isBullet } from '../../engine/documents/field-definitions.js';
import { readHeadingLabel, readLineLabel } from '../../engine/documents/field-label.js';
import { fieldNamed, foldName } from '../../engine/documents/field-names.js';
import { read } from './reading.js';

/** `name|value dress` of a line, or null. */
function labelIn(text: string): string | null {
  const label = readLineLabel(text);
  return label && `${label.name}|${text.slice(label.valueStart, label.valueEnd)}|${label.dress}`;
}

it.each([
  ['a: b', 'a|b|plain'],
  ['  a: b', 'a|b|plain'],
  ['\ta:b', 'a|b|plain'],
  ['- a: b', 'a|b|bullet'],
  ['-   a: b', 'a|b|bullet'],
  ['12. a: b', 'a|b|bullet'],
  ['-a: b', null],
  ['A Z-a_z 0-9: b', 'A Z-a_z 0-9|b|plain'],
  ['zZ: b', 'zZ|b|plain'],
  ['0: b', '0|b|plain'],
  ['9: b', '9|b|plain'],
  ['{a: b', null],
  ['a{: b', null],
  ['a[: b', null],
  ['a@: b', null],
  ['a`: b', null],
  ['a/: b', null],
  ['a;: b', null],
  ['_a: b', null],
  ['a_: b', null],
  ['a -: b', null],
  ['a : b', 'a|b|plain'],
  ['a', null],
  ['a:', 'a||plain'],
  ['a:  ', 'a||plain'],
  ['a:: b', null],
  ['a://b', null],
  ['a:/b', 'a|/b|plain'],
  ['**a**: b', 'a|b|bold'],
  ['- **a**: b', 'a|b|bold-bullet'],
  ['**a** : b', 'a|b|bold'],
  ['**a**', null],
  ['**a** b', null],
  ['**a', null],
  ['**a* : b', null],
  ['**a b: c', 'a b|c|bold-colon'],
  ['**a:** b', 'a|b|bold-colon'],
  ['- **a:** b', 'a|b|bold-bullet-colon'],
  ['**a:** b**', 'a|b**|bold-colon'],
  ['**a: b**', 'a|b|bold-colon'],
  ['**a: b ** ', 'a|b|bold-colon'],
  ['**a: **', 'a||bold-colon'],
  ['**a:**', 'a||bold-colon'],
  ['**a:*', 'a|*|bold-colon'],
  ['**a: ***', 'a|*|bold-colon'],
  ['**: b', null],
  ['****: b', null],
  ['a (x): b', 'a|b|plain'],
  ['a (x) [y](z): b', 'a|b|plain'],
  ['a (x) (y) (z) (w): b', null],
  ['a (x] : b', null],
  ['a (x: b', null],
  ['a [x): b', null],
  ['a {x}: b', null],
  ['a (): b', 'a|b|plain'],
  ['**a (x)**: b', 'a|b|bold'],
  ['**a** (x): b', 'a|b|bold'],
  ['**a (x):** b', 'a|b|bold-colon'],
])('the label of %j is %j', (text, expected) => {
  expect(labelIn(text)).toBe(expected);
});

it('has a name of sixty characters and tails of a hundred and twenty', () => {
  const named = (length: number): string => `${'a'.repeat(length)}: b`;
  expect([61, 62].map((length) => labelIn(named(length))?.indexOf('|') ?? null)).toEqual([61, null]);
  const tailed = (length: number): string => `a (${'x'.repeat(length - 2)}): b`;
  expect([120, 121].map((length) => labelIn(tailed(length)))).toEqual(['a|b|plain', null]);
});

it.each([
  ['RISK_TIER', 'RISK_TIER||heading'],
  ['risk tier', 'risk tier||heading'],
  ['RISK_TIER ', 'RISK_TIER||heading'],
  ['RISK_TIER:', 'RISK_TIER||heading'],
  ['RISK_TIER: LOW', 'RISK_TIER|LOW|heading-inline'],
  ['RISK_TIER (a): LOW', 'RISK_TIER|LOW|heading-inline'],
  ['RISK_TIER (a)', 'RISK_TIER||heading'],
  ['RISK_TIER (a) b', null],
  ['RISK_TIER LOW', null],
  ['RISK_TIER**', 'RISK_TIER||heading'],
  ['**RISK_TIER**', 'RISK_TIER||heading'],
  ['**RISK_TIER** ', 'RISK_TIER||heading'],
  ['**RISK_TIER** (a) \t', 'RISK_TIER||heading'],
  ['**RISK_TIER** a', null],
  ['**RISK_TIER*', null],
  ['**RISK_TIER: LOW**', 'RISK_TIER|LOW|heading-inline'],
  ['**RISK_TIER:** LOW', 'RISK_TIER|LOW|heading-inline'],
  ['**RISK_TIER**: LOW', 'RISK_TIER|LOW|heading-inline'],
  ['RISK_TIER\u00a0', null],
  ['Nothing: x', null],
  ['', null],
])('the title %j is the field %j', (title, expected) => {
  const label = readHeadingLabel(title);
  expect(label && `${label.name}|${title.slice(label.valueStart, label.valueEnd)}|${label.dress}`).toBe(expected);
});

describe('the names of fields', () => {
  it('have these aliases', () => {
    const aliases = 'requester¦user signature locked¦spec anchors¦in scope¦out of scope paths¦latest logger¦adr';
    const others = 'open question¦dependency¦assumption¦ In__Scope- ¦ADR';
    expect([aliases, others].flatMap((names) => names.split('¦').map(fieldNamed))).toEqual([
      ...['REQUESTOR', 'USER_SIGNATURE', 'SPEC_ANCHOR', 'IN_SCOPE_PATHS', 'OUT_OF_SCOPE', 'Logger', 'ADRs'],
      ...['Open Questions', 'Dependencies', 'Assumptions', 'IN_SCOPE_PATHS', 'ADRs'],
    ]);
  });

  it('fold to words with one blank between them', () => {
    expect(['A_ -b', ' a ', '-', 'a\tb', '~', 'é', ''].map(foldName)).toEqual(['a b', 'a', '', '', '~', '', '']);
  });
});

describe('what is nested in the value of a field', () => {
  const fields = (...lines: readonly string[]): string[] =>
    read(['# T', '## Scope', ...lines, ''].join('\n')).fields.map(({ label }) => label);
  const open = ['- DONE_MEANS:', '  * a'];

  it.each([
    [['  * Why: b'], []],
    [['a', '  * Why: b'], []],
    [['', '  * Why: b'], []],
    [['', '```', '```', '  * Why: b'], []],
    [['> q', '', '  * Why: b'], []],
    [['', '***', '', ' * Why: b'], ['Why']],
    [['', 'a', '---', ' * Why: b'], ['Why']],
    [['### More', ' * Why: b'], ['Why']],
    [['- a', '  * Why: b'], ['Why']],
    [['* a', '  * Why: b'], ['Why']],
    [['  * a', '  * Why: b'], []],
    [['Why: b'], []],
    [['- Why: b'], ['Why']],
    [['  - WHY: b'], ['WHY']],
  ])('ends before %j, or does not', (lines, found) => {
    expect(fields(...open, ...lines)).toEqual(['DONE_MEANS', ...found]);
  });

  it('ends left of its field, and beside it only where the field is an item', () => {
    expect(fields(' - DONE_MEANS:', '   * a', '', 'b', '', '  * Why: c')).toEqual(['DONE_MEANS', 'Why']);
    expect(fields('DONE_MEANS:', '', 'b', '', '  * Why: c')).toEqual(['DONE_MEANS']);
    expect(fields('**DONE_MEANS**:', '', 'b', '', '  * Why: c')).toEqual(['DONE_MEANS']);
    for (const field of ['- DONE_MEANS:', '- **DONE_MEANS**:', '- **DONE_MEANS:**']) {
      expect(fields(field, '', 'b', '', '  * Why: c')).toEqual(['DONE_MEANS', 'Why']);
    }
  });

  it('is an item in these dresses', () => {
    const dresses = ['bullet', 'bold-bullet', 'bold-bullet-colon', 'bold', 'bold-colon', 'plain', 'heading'] as const;
    expect(dresses.filter(isBullet)).toEqual(['bullet', 'bold-bullet', 'bold-bullet-colon']);
  });

  it('is no open line, which is passed over', () => {
    const text = '# T\n## Metadata\n- CODER: b\n- DATE: c\n';
    expect(read(text, { openFields: ['date'] }).fields.map(({ name }) => name)).toEqual(['DATE']);
    expect(read(text).fields.map(({ name }) => name)).toEqual(['DATE']);
  });
});
