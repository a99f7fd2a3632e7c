import { expect, it } from 'vitest';
import { growthOf, worksOf } from '../support/counted-work.js';

const text = (size: number): string => 'ab '.repeat(size);

it.each<[string, (input: string) => unknown]>([
  ['a loop', (input) => [...input].map((char) => char.charCodeAt(0))],
  ['a search that starts where the last one ended', (input) => input.matchAll(/a(?=b)/g).next()],
  ['a split', (input) => input.split(/ /)],
])('%s is linear', (_, work) => {
  expect(growthOf(work, text, 400)).toBeLessThan(2.1);
});

it.each<[string, (input: string) => unknown]>([
  ['a loop in a loop', (input) => [...input].map(() => [...input].map((char) => char.charCodeAt(0)))],
  ['a search of the whole text in a loop', (input) => [...input].map(() => input.indexOf('x'))],
  ['a look backwards in a loop', (input) => [...input].map((_, index) => input.lastIndexOf('x', index))],
  ['a match against the rest in a loop', (input) => [...input].map((_, index) => /x/.test(input.slice(index)))],
  [
    'a list that is searched in a loop',
    (input) => [...input].map((char, index, all) => all.includes(`${char}${index}`)),
  ],
  [
    'a list that is shifted in a loop',
    (input) => {
      for (const all = [...input]; all.length > 0; ) all.shift();
    },
  ],
])('%s is quadratic', (_, work) => {
  expect(growthOf(work, text, 400)).toBeGreaterThan(3);
});

it('counts the same every time', () => {
  const work = (): unknown =>
    text(100)
      .split(/ /)
      .map((word) => word.indexOf('b'));
  work();
  expect(new Set(worksOf([work, work, work, work, work])).size).toBe(1);
});
