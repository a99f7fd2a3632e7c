import { describe, expect, it } from 'vitest';
import { judgeChange, ofRule, saidBy } from '../support/judge-change.js';

const RULE = 'no-placeholder-code';
const MESSAGE = 'x\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101';

interface Case {
  readonly base?: Readonly<Record<string, string>>;
  readonly options?: unknown;
  readonly config?: unknown;
}

const texts = (files: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, () => text]));

const judge = (files: Readonly<Record<string, string | null>>, { base = {}, options, config }: Case = {}) =>
  judgeChange({
    base: texts(base),
    config: config ?? (options === undefined ? {} : { rules: { [RULE]: options } }),
    steps: [{ edits: texts(files), message: MESSAGE }],
  });

/** The patterns that are found, with their lines, in a text at a path. */
async function found(text: string, path: string): Promise<string[]> {
  const report = await judge({ [path]: text });
  return ofRule(report, RULE).map(({ line, message }) => `${line} ${/ with (.*?), expected/.exec(message)?.[1]}`);
}

const rust = (text: string) => found(text, 'src/a.rs');
const script = (text: string) => found(text, 'src/a.ts');
const python = (text: string) => found(text, 'src/a.py');

describe('what is found', () => {
  it.each([
    'todo!()',
    'todo!("later")',
    'unimplemented!();',
    'let a = b.unwrap();',
    'b\n    .unwrap()',
    'b.map(Option::unwrap)',
    '// TODO: later',
    '/* TODO(alice) */',
    '// fixme: later',
    '// not implemented yet',
    '/// Placeholder.',
    'panic!("not implemented")',
    'fn a() -> serde_json::Value {',
    'use serde_json::{json, Value};',
  ])('in Rust: %j', async (text) => {
    expect(await rust(text)).toHaveLength(1);
  });

  it.each([
    'let a = b.unwrap_or(0);',
    'let a = b.unwrap_or_default();',
    'let todo = todos.len();',
    'let a = "todo!() and b.unwrap()";',
    'let a = r#"unimplemented!() " "#;',
    '// `unwrap()` ends the program',
    '// TODO(WP-1-Retry-Job-20260102): pause',
    '// TODO #12: pause',
    '// TODO: see https://example.com/12',
    '// FIXME ABC-12',
    '// the placeholder of the input is grey',
    'let a = "TODO";',
    'panic!("the queue is gone");',
    'use serde_json::json;',
    '#[cfg(test)]\nmod tests {\n    fn a() { b.unwrap() }\n}',
  ])('not in Rust: %j', async (text) => {
    expect(await rust(text)).toEqual([]);
  });

  it.each([
    'const a: any = 1;',
    'f(a as any);',
    'let a: any[] = [];',
    'type A = Record<string, any>;',
    'type A = Promise<any>;',
    'type A = any;',
    'type A = string | any;',
    "throw new Error('Not implemented');",
    'throw new TypeError("TODO");',
    'throw "not yet implemented";',
    'function cancel(id: string): void {}',
    'export async function list() { }',
    '// TODO tidy',
    'const a = 1; // TODO',
    'const a = <p>{/* TODO */}</p>;',
    '// implement me',
  ])('in TypeScript: %j', async (text) => {
    expect(await script(text)).toHaveLength(1);
  });

  it.each([
    "const any = 'any';",
    'const a: anything = 1;',
    'if (any(list)) {}',
    "const a = ': any';",
    '// as any would switch the compiler off',
    "throw new Error('The job is not supported');",
    'function noop() {}',
    'list.forEach(() => {});',
    'class A {}',
    'const a = `TODO as any`;',
    'const a = /todo: any/;',
    "const TODO = 'TODO';",
    '// The list of TODO-12 is printed',
    'const stub = placeholder;',
  ])('not in TypeScript: %j', async (text) => {
    expect(await script(text)).toEqual([]);
  });

  it('knows that JavaScript has no types', async () => {
    expect(await found('const a = { b: any };', 'src/a.js')).toEqual([]);
    expect(await found("throw new Error('not implemented');", 'src/a.mjs')).toHaveLength(1);
  });

  it.each([
    'raise NotImplementedError',
    '    raise NotImplementedError("later")',
    'def cancel(job): pass',
    'async def cancel(job: str) -> None: pass',
    'a: dict[str, Any] = {}',
    'def a(b: Any) -> int:',
    'def a() -> typing.Any:',
    'a = 1  # TODO',
    '# stub',
  ])('in Python: %j', async (text) => {
    expect(await python(text)).toHaveLength(1);
  });

  it.each([
    'from typing import Any',
    'except KeyError: pass',
    'class Missing(Exception): pass',
    'a = "raise NotImplementedError"',
    '"""\nTODO\nraise NotImplementedError\n"""',
    'a = 1  # TODO(#12)',
    'a = any(b)',
  ])('not in Python: %j', async (text) => {
    expect(await python(text)).toEqual([]);
  });

  it('says each pattern once for a file, at its first line, with the others beside it', async () => {
    const report = await judge({ 'src/a.rs': 'a.unwrap();\nb\nc.unwrap();\ntodo!()\n' });
    const diagnostics = ofRule(report, RULE);
    expect(diagnostics.map(({ line }) => line).sort()).toEqual([1, 4]);
    const unwrap = diagnostics.find(({ line }) => line === 1);
    expect(unwrap?.message).toContain('src/a.rs has the new line `a.unwrap();` and 1 more with `unwrap()`');
    expect(unwrap?.related.map(({ line }) => line)).toEqual([3]);
    expect(report.verdict).toBe('block');
  });

  it('lists ten of the others', async () => {
    const [diagnostic] = ofRule(await judge({ 'src/a.rs': 'a.unwrap();\n'.repeat(12) }), RULE);
    expect(diagnostic?.related.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});

describe('what is added', () => {
  const base = { 'src/a.rs': 'fn a() {\n    b.unwrap();\n}\n' };

  it.each<[string, Readonly<Record<string, string | null>>, number]>([
    ['nothing', {}, 0],
    ['another line of the file', { 'src/a.rs': 'fn a() {\n    b.unwrap();\n    c();\n}\n' }, 0],
    ['other indentation', { 'src/a.rs': 'fn a() {\n  {\n      b.unwrap();\n  }\n}\n' }, 0],
    ['a rename', { 'src/a.rs': null, 'src/b.rs': 'fn a() {\n    b.unwrap();\n}\n' }, 0],
    ['a copy', { 'src/b.rs': 'fn a() {\n    b.unwrap();\n}\n' }, 1],
    ['once more in the file', { 'src/a.rs': 'fn a() {\n    b.unwrap();\n    b.unwrap();\n}\n' }, 1],
    ['the line changed', { 'src/a.rs': 'fn a() {\n    c.unwrap();\n}\n' }, 1],
  ])('%s', async (_, files, count) => {
    expect(ofRule(await judge(files, { base }), RULE)).toHaveLength(count);
  });

  it('is the sum of the commits', async () => {
    const report = await judgeChange({
      steps: [
        { edits: texts({ 'src/a.rs': 'todo!()' }), message: MESSAGE },
        { edits: texts({ 'src/a.rs': 'done()' }), message: MESSAGE },
      ],
    });
    expect(saidBy(report, RULE)).toEqual([]);
  });
});

describe('where it is looked for', () => {
  it.each([
    ['app/a.rs', 1],
    ['scripts/a.py', 1],
    ['lib/a.rs', 0],
    ['src/a.go', 0],
    ['src/a.md', 0],
    ['tests/a.rs', 0],
    ['src/a.test.ts', 0],
    ['src/deep/__tests__/a.ts', 0],
    ['src/generated/a.ts', 0],
    ['src/a.min.js', 0],
  ])('%s: %d', async (path, count) => {
    expect(ofRule(await judge({ [path]: '// TODO' }), RULE)).toHaveLength(path.endsWith('.py') ? 0 : count);
    expect(ofRule(await judge({ [path]: '# TODO' }), RULE)).toHaveLength(path.endsWith('.py') ? count : 0);
  });

  it('is a matter of the configuration', async () => {
    const inTests = { options: { inTests: true } };
    expect(ofRule(await judge({ 'tests/a.rs': 'todo!()' }, inTests), RULE)).toHaveLength(1);
    expect(ofRule(await judge({ 'src/a.rs': '#[test]\nfn a() { todo!() }' }, inTests), RULE)).toHaveLength(1);
    expect(ofRule(await judge({ 'src/a.rs': 'todo!()' }, { options: { skipPaths: ['src/a.rs'] } }), RULE)).toEqual([]);
    const code = { config: { paths: { code: ['lib/'] } } };
    expect(ofRule(await judge({ 'lib/a.rs': 'todo!()' }, code), RULE)).toHaveLength(1);
    expect(ofRule(await judge({ 'src/a.rs': 'todo!()' }, code), RULE)).toEqual([]);
  });
});

describe('the patterns', () => {
  const own = {
    id: 'no-console',
    languages: ['typescript'],
    pattern: String.raw`\bconsole\.`,
    unless: String.raw`console\.error`,
    found: 'a print',
    expected: 'the log',
  };

  it('can be more', async () => {
    const report = await judge(
      { 'src/a.ts': 'console.error(1);\nconsole.log(1);\nconst a: any = 1; // console.log' },
      { options: { patterns: [own] } },
    );
    expect(ofRule(report, RULE).map(({ message }) => message)).toEqual([
      'src/a.ts has the new line `console.log(1);` with a print, expected the log',
      'src/a.ts has the new line `const a: any = 1; // console.log` with `any`, which switches the compiler off, expected a type of its own for the data, or `unknown` that is narrowed',
    ]);
    expect(ofRule(report, RULE)[0]?.help).toBe('Write what is missing, or take the line out of the change.');
  });

  it('can be fewer', async () => {
    const files = { 'src/a.ts': 'console.log(1);\nconst a: any = 1;' };
    expect(ofRule(await judge(files, { options: { leaveOut: ['any-type'] } }), RULE)).toEqual([]);
  });

  it.each([
    ['comments', '// console.log', 1],
    ['comments', 'console.log()', 0],
    ['strings', "a('console.log')", 1],
    ['strings', 'console.log()', 0],
    ['code-and-strings', "a('console.log')", 1],
    ['code-and-strings', '// console.log', 0],
  ])('are held against %s: %j', async (part, text, count) => {
    const report = await judge({ 'src/a.ts': text }, { options: { patterns: [{ ...own, in: part }] } });
    expect(ofRule(report, RULE)).toHaveLength(count);
  });

  it('do not hang', async () => {
    const evil = { ...own, pattern: '(?:a*)*b|(?:x+x+)+y|(?:[ax]*x[ax]{60}){5}q', unless: '(a|a)*c' };
    const report = await judge(
      { 'src/a.ts': `${'a'.repeat(4900)}\n${'x'.repeat(4900)}` },
      { options: { patterns: [evil] } },
    );
    expect(saidBy(report, RULE)).toEqual([]);
    expect(report.verdict).not.toBe('inconclusive');
  });
});

describe('what is too large', () => {
  it('is a line: the others are judged', async () => {
    const report = await judge({ 'src/a.ts': `const a = '${'x'.repeat(6000)}';\nconst b: any = 1;` });
    expect(saidBy(report, RULE).sort()).toEqual(['error placeholder-line', 'warning line-too-long']);
  });

  it('is a file: a warning says so, also where it was too large before', async () => {
    const large = `// TODO\n${'const a = 1;\n'.repeat(100)}`;
    const config = { limits: { codeBytes: 1024 } };
    expect(saidBy(await judge({ 'src/a.ts': large }, { config }), RULE)).toEqual(['warning file-too-large']);
    const cut = await judge({ 'src/a.ts': '// TODO' }, { config, base: { 'src/a.ts': large } });
    expect(saidBy(cut, RULE)).toEqual(['warning file-too-large']);
    expect(cut.undecided).toEqual([]);
  });

  it('is nothing that was there before and stays', async () => {
    const base = { 'src/a.ts': `const a = '${'x'.repeat(6000)}';\n` };
    expect(saidBy(await judge({ 'src/a.ts': `${base['src/a.ts']}const b = 1;\n` }, { base }), RULE)).toEqual([]);
  });
});
