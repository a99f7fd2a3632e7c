import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import { LIMITS, PLAIN, plainProblems } from '../documents/plain-reading.js';
import { growthOf, LINEAR, worksOf } from '../support/counted-work.js';
import { expectLinear } from './growth-of-shapes.js';
import { MARKDOWN, VALUES } from './shapes.js';

const processor = unified().use(remarkParse).freeze();
const inPacket = (text: string): string => `# Task Packet: WP-1-New-20260105\n\n- STATUS: x\n\n${text}`;

/** A line of brackets alone is looked at again for each of its first 200 marks (plain/lookalikes.ts), which is more than stand here. */
const STRICT = [...MARKDOWN, ...VALUES].filter(({ name }) => name !== '"[" repeated');

// CommonMark's own reader is not linear; what it may be given is bounded, and the last test holds what that costs.
it('strict reading adds twice the work to that of the CommonMark reader for twice the text', () => {
  expect.hasAssertions();
  const strictly = (text: string): unknown => plainProblems(inPacket(text));
  expectLinear(strictly, 160, STRICT, (text) => processor.parse(inPacket(text)));
});

it('refusing to read strictly takes twice the work for twice the text', () => {
  expect.hasAssertions();
  const limits = { ...LIMITS, contractBytes: 1 };
  const refused = (text: string): unknown => plainProblems(inPacket(text), { limits });
  expect(() => refused('more')).toThrow('a contract zone of');
  expectLinear(refused, 360, [...MARKDOWN, ...VALUES]);
});

it('strict reading takes twice the work for twice the record', () => {
  const build = (times: number): string =>
    `${PLAIN}\n## Validation\n${'- some words, and more: \u200b\n'.repeat(times)}`;
  expect(growthOf((source: string) => plainProblems(source), build, 200)).toBeLessThan(LINEAR);
});

// Measured: emphasis takes 103 times the work for an ordinary packet, at half of the marks that a contract zone may have; the others at most 27 times.
it.each([
  ['emphasis', `${'*a_ '.repeat(480)}\n\n`.replace(/(.{400})/g, '$1\n').repeat(10)],
  ['setext headings', 'a\n=\n'.repeat(190)],
  ['nested items', '- a\n  - b\n'.repeat(900)],
  ['items that are items', '- -\n'.repeat(900)],
  ['links', `${'[a](b '.repeat(300)}\n\n`.repeat(15)],
])('strict reading takes a bounded multiple of the work for an ordinary packet below every limit: %s', (_, text) => {
  plainProblems(PLAIN);
  const [ordinary = 0, hostile = 0] = worksOf([PLAIN, `${PLAIN}\n${text}`].map((each) => () => plainProblems(each)));
  expect(ordinary).toBeGreaterThan(0);
  expect(hostile / ordinary).toBeLessThan(150);
});
