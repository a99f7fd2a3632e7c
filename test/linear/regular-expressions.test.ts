import { isSafe } from 'redos-detector';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesIn } from '../house/source-files.js';
import { BUILT, REASONED } from './reasoned-expressions.js';

interface Found {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

const sources = filesIn(['api', 'engine', 'rules', 'cli', 'hooks', 'actions'], '.ts').map(({ path, text }) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true),
);
const literals = sources.flatMap(literalsOf);

it('every regular expression is linear', () => {
  expect(literals.length).toBeGreaterThan(300);
  const unexplained = literals.filter((each) => !isBounded(each.pattern) && !isReasoned(each) && !isLinear(each));
  expect(unexplained.map(({ file, pattern }) => `${file}: ${pattern}`)).toEqual([]);
}, 60_000);

it('every expression that is put together from parts is one that was looked at', () => {
  const built = sources.flatMap((source) => constructionsOf(source).map((made) => `${source.fileName}: ${made}`));
  expect(built.sort()).toEqual(BUILT.map(([file, made]) => `${file}: ${made}`).sort());
});

it('every exception is still about an expression', () => {
  const stale = REASONED.filter(
    ([file, whole]) => !literals.some((each) => each.file === file && each.pattern === whole),
  );
  expect(stale).toEqual([]);
});

it.each([
  ['a{1,80}[*+]\\*', true],
  ['(?:ab?)?', true],
  ['a*', false],
  ['[ab]+', false],
  ['(?:a|b){2,}', false],
])('%s is bounded: %s', (pattern, bounded) => {
  expect(isBounded(pattern)).toBe(bounded);
});

it('the detector knows an expression that is not linear', () => {
  expect(isLinear({ file: '', pattern: '\\s+$', flags: '' })).toBe(false);
  expect(isLinear({ file: '', pattern: '^a+$', flags: '' })).toBe(true);
});

/** Whether no part is repeated without an end: then each try looks at so many characters at most, and there are as many tries as characters. */
function isBounded(pattern: string): boolean {
  const shape = pattern.replace(/\\./gsu, 'x').replace(/\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d+,\}/.test(shape);
}

function isReasoned({ file, pattern }: Found): boolean {
  return REASONED.some(([where, whole]) => file === where && pattern === whole);
}

function isLinear({ pattern, flags }: Found): boolean {
  // The detector knows either of the two flags; letters that fold together do not change how often it tries.
  const known = flags.includes('u') ? flags.replace('i', '') : flags;
  return isSafe(new RegExp(pattern, known), { maxScore: 200, maxSteps: 10_000, timeout: 5000 }).safe;
}

function literalsOf(source: ts.SourceFile): Found[] {
  return nodesOf(source)
    .filter(ts.isRegularExpressionLiteral)
    .map(({ text }) => {
      const end = text.lastIndexOf('/');
      return { file: source.fileName, pattern: text.slice(1, end), flags: text.slice(end + 1) };
    });
}

/** `new RegExp(…)` and `RegExp(…)`, on one line. */
function constructionsOf(source: ts.SourceFile): string[] {
  return nodesOf(source)
    .filter((node) => (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp')
    .map((node) => node.getText().replace(/\s+/g, ' '));
}

function nodesOf(node: ts.Node): ts.Node[] {
  const inner: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    inner.push(...nodesOf(child));
  });
  return [node, ...inner];
}
