import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { check } from '../../engine/check.js';
import { EXIT_CODES, type Report } from '../../engine/report.js';
import { jsonReport } from '../../engine/reporters/json.js';
import { PLAIN } from '../../engine/reporters/palette.js';
import { textReport } from '../../engine/reporters/text.js';
import { defineRule, type Finding, type Rule } from '../../engine/rule.js';
import { memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { exampleTree } from '../support/example-repository.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const isReport = new Ajv2020({ strict: true }).compile(schema);
const AT = { path: 'docs/TASK_BOARD.md', line: 1, column: 1 };

/** A rule in the place of one that the law knows. */
function faulty(check: () => Iterable<unknown>, messages: Rule['messages'] = {}): Rule {
  const words = { seen: () => ({ message: 'it is seen', help: 'Look away.' }), ...messages };
  return defineRule({
    id: 'no-placeholder',
    clauses: ['CX-573'],
    blocksWhen: 'it is broken',
    why: 'It is broken.',
    reads: [],
    completeness: false,
    waivable: true,
    messages: words,
    repository: () => check() as Iterable<Finding<typeof words>>,
  });
}

function judgedBy(rule: Rule): Promise<Report> {
  const tree = new Map(
    [...exampleTree()].map(([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }]),
  );
  const source = memorySource({ base: tree, commits: [], result: tree, now: 1_767_657_600, whole: true });
  const all = rules.map((each) => (each.id === rule.id ? rule : each));
  return check(source, { rules: all, door: 'cli', toolVersion: '0.0.0' });
}

function* yielding(...findings: readonly unknown[]): Iterable<unknown> {
  yield* findings;
}

const bomb = (): object =>
  Object.defineProperty({}, 'message', {
    get() {
      throw new Error('tick');
    },
  });
const circular: { self?: unknown } = {};
circular.self = circular;
const told = (said: unknown): Rule['messages'] => ({ seen: () => said as { message: string; help: string } });

const FAULTS: readonly (readonly [what: string, rule: () => Rule, reason: RegExp])[] = [
  [
    'throws an error',
    () =>
      faulty(() => {
        throw new Error('no such thing');
      }),
    /^no such thing$/,
  ],
  [
    'throws an error without a word',
    () =>
      faulty(() => {
        throw Object.assign(new Error('x'), { message: '' });
      }),
    /^broke down/,
  ],
  [
    'throws a text',
    () =>
      faulty(() => {
        throw 'text';
      }),
    /^text$/,
  ],
  [
    'throws nothing',
    () =>
      faulty(() => {
        throw undefined;
      }),
    /^undefined$/,
  ],
  [
    'throws what has no text',
    () =>
      faulty(() => {
        throw Object.create(null);
      }),
    /^broke down/,
  ],
  [
    'throws an error whose words throw',
    () =>
      faulty(() => {
        throw Object.defineProperty(new Error('x'), 'message', {
          get: () => {
            throw new Error('tick');
          },
        });
      }),
    /^broke down/,
  ],
  [
    'throws an error whose words are a number',
    () =>
      faulty(() => {
        throw Object.assign(new Error('x'), { message: 5 });
      }),
    /^broke down/,
  ],
  [
    'throws after a finding',
    () =>
      faulty(function* () {
        yield { message: 'seen', data: {}, at: AT };
        throw new Error('later');
      }),
    /^later$/,
  ],
  [
    'throws when it is closed',
    () =>
      faulty(() => ({
        [Symbol.iterator]: () => ({
          next: () => {
            throw new Error('next');
          },
        }),
      })),
    /^next$/,
  ],
  ['yields what is not iterable', () => faulty(() => 5 as unknown as Iterable<unknown>), /iterable/],
  ['yields nothing at all', () => faulty(() => yielding(undefined, null)), /no known message/],
  ['yields a text', () => faulty(() => yielding('seen')), /no known message/],
  ['yields a finding without a message', () => faulty(() => yielding({ data: {}, at: AT })), /no known message/],
  [
    'yields a message that it does not have',
    () => faulty(() => yielding({ message: 'other', data: {}, at: AT })),
    /no known message/,
  ],
  [
    'yields a message that every object has',
    () => faulty(() => yielding({ message: 'constructor', data: {}, at: AT })),
    /no known message/,
  ],
  ['yields a bomb', () => faulty(() => yielding(bomb())), /tick/],
  ['yields a finding of nowhere', () => faulty(() => yielding({ message: 'seen', data: {} })), /without a place/],
  [
    'yields a finding without a path',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: { line: 1, column: 1 } })),
    /without a place/,
  ],
  [
    'yields a line that is none',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: { ...AT, line: Number.NaN } })),
    /without a place/,
  ],
  [
    'yields another place that is none',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: AT, related: [{ at: {}, note: 'x' }] })),
    /without a place/,
  ],
  [
    'yields data that go round in a circle',
    () => faulty(() => yielding({ message: 'seen', data: circular, at: AT })),
    /circular/,
  ],
  [
    'yields data that cannot be counted',
    () => faulty(() => yielding({ message: 'seen', data: { big: 1n }, at: AT })),
    /BigInt/,
  ],
  [
    'has words that throw',
    () =>
      faulty(() => yielding({ message: 'seen', data: {}, at: AT }), {
        seen: () => {
          throw new Error('no words');
        },
      }),
    /^no words$/,
  ],
  [
    'has no words',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: AT }), told(undefined)),
    /not all there/,
  ],
  [
    'has words that are no text',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: AT }), told({ message: 5, help: {} })),
    /not all there/,
  ],
  [
    'has an empty word',
    () => faulty(() => yielding({ message: 'seen', data: {}, at: AT }), told({ message: 'x', help: '' })),
    /not all there/,
  ],
  [
    'yields a million findings',
    () =>
      faulty(function* () {
        for (let at = 1; at <= 1_000_000; at++) yield { message: 'seen', data: { at }, at: { ...AT, line: at } };
      }),
    /more than/,
  ],
];

const rows: string[] = [];
it.each(FAULTS)('a rule that %s has crashed, and nothing else', async (what, rule, reason) => {
  const report = await judgedBy(rule());
  const crashed = report.outcomes.filter(({ outcome }) => outcome === 'crashed');
  expect(crashed).toEqual([expect.objectContaining({ rule: 'no-placeholder', reason: expect.stringMatching(reason) })]);
  expect(report.outcomes.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(10);
  expect(EXIT_CODES[report.verdict]).toBe(2);
  expect(isReport(JSON.parse(jsonReport(report))), JSON.stringify(isReport.errors)).toBe(true);
  const text = textReport(report, PLAIN);
  expect(text).toContain('handshake-check could not decide: rule no-placeholder');
  expect(text).not.toMatch(/\n\s+at /);
  // What Node itself says is another text in another version of it.
  const said = /iterable|circular|BigInt/.test(String(reason)) ? '(what Node says)' : crashed[0]?.reason;
  rows.push(`| ${what} | 2 | ${said} |`);
});

it('that keeps to the rules is judged as ever', async () => {
  const report = await judgedBy(faulty(() => yielding({ message: 'seen', data: {}, at: AT })));
  // Base has it too.
  expect(report.diagnostics).toContainEqual(expect.objectContaining({ rule: 'no-placeholder', messageId: 'seen' }));
  expect(report.outcomes.filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
});

it('has all of its answers in a table', async () => {
  const head =
    '# What is said of a rule that breaks down\n\n| it | exit code | rule no-placeholder broke down |\n| --- | --- | --- |';
  await expect(`${head}\n${rows.join('\n')}\n`).toMatchFileSnapshot('answers/faulty-rules.md');
});
