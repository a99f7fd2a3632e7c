import { expect, it } from 'vitest';
import { addedLines } from '../../engine/model/added-lines.js';
import { isRiskRow, namedFiles } from '../../engine/model/bootstrap.js';
import { codeKinds } from '../../engine/model/code-kinds.js';
import { CodeLines } from '../../engine/model/code-lines.js';
import { measureOf } from '../../engine/model/measurable.js';
import { runsOneOf } from '../../engine/model/risk-tier.js';
import { expectLinear } from './growth-of-shapes.js';
import type { Shape } from './shapes.js';

const DOLLAR = '$';

/** What a scanner of code could trip over, again and again. */
const CODE: readonly Shape[] = [
  'a b ',
  'let a = "b";\n',
  '"',
  "'",
  '`',
  `${DOLLAR}{`,
  `\`${DOLLAR}{`,
  '/*',
  '*/',
  '//',
  '=/[',
  '(/',
  '\\',
  '#[test]',
  '#[test]\nfn a() {',
  '#[',
  'r#',
  'r"',
  '"""',
  '{',
  '}\n',
  "'a ",
  '\n',
].map((unit) => ({ name: JSON.stringify(unit), unit: unit.length, make: (size: number) => unit.repeat(size) }));

/** What a reader of one entry of a packet could trip over. */
const ENTRIES: readonly Shape[] = [
  'a ',
  'a/',
  'a.b',
  'a_b ',
  'A-1-',
  '`',
  '"a ',
  '->',
  '- > ',
  '|',
  '(a.md',
  'A b.md ',
  '*',
  '#a',
  ': ',
  'works ',
  'no 1',
  '<!-',
  '\n',
].map((unit) => ({ name: JSON.stringify(unit), unit: unit.length, make: (size: number) => unit.repeat(size) }));

it.each(['rust', 'typescript', 'python'] as const)(
  'the kinds of %s take twice the work for twice the text',
  (language) => {
    expect.hasAssertions();
    expectLinear((text) => codeKinds(text, language), 880, CODE);
  },
);

it('tests beside the code take twice the work for twice the text', () => {
  expect.hasAssertions();
  expectLinear((text) => new CodeLines(text, 'rust').isTest(1), 880, CODE);
});

it('added lines take twice the work for twice the text', () => {
  expect.hasAssertions();
  const lines = CODE.map((shape) => ({
    ...shape,
    unit: shape.unit + 3,
    make: (size: number) => Array.from({ length: size }, (_, at) => `${shape.make(1)}${at % 7}`).join('\n'),
  }));
  expectLinear((text) => addedLines([{ path: 'a', before: `${text}x`, after: `x${text}` }]), 880, lines);
});

it.each<[string, (text: string) => unknown]>([
  ['a criterion', (text) => measureOf({ text, code: false })],
  ['an entry of FILES_TO_OPEN', (text) => namedFiles({ text })],
  ['a row of RISK_MAP', (text) => isRiskRow({ text })],
  ['a line of TEST_PLAN', (text) => runsOneOf({ text }, ['ai-review'])],
])('%s takes twice the work for twice the text', (_, read) => {
  expect.hasAssertions();
  expectLinear(read, 880, ENTRIES);
});
