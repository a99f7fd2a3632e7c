import { expect, it } from 'vitest';
import { nativeHeadings } from '../../engine/documents/native-numbers.js';

/** Which of the headings, `number@depth` each, are native: `-` stands for one that is not. */
function native(text: string): string {
  const all = text.split(' ');
  const headings = all.map((heading) => {
    const [number = '', depth] = heading.split('@');
    return { number: number === '' ? null : number, depth: Number(depth) };
  });
  const are = nativeHeadings(headings);
  return all.map((heading, at) => (are[at] ? heading : '-')).join(' ');
}

it.each([
  ['1@1 1.1@2 2@1 2.1@2 2.1.1@3', '1@1 1.1@2 2@1 2.1@2 2.1.1@3'],
  ['1@2 1.1@3 @2 2@2 2.1@3', '1@2 1.1@3 - 2@2 2.1@3'],
  ['1.1@1 1.2@1 2@1', '1.1@1 1.2@1 2@1'],
])('numbers fit the depth of most, whatever it is: %s', (text, expected) => {
  expect(native(text)).toBe(expected);
});

it.each([
  ['more of one kind win', '1.1@3 1.2@2 1.3@2', '- 1.2@2 1.3@2'],
  ['of as many the nearer', '1.1@3 1.2@2', '- 1.2@2'],
  ['of as many the nearer, above too', '1.1@1 1.2@2', '- 1.2@2'],
  ['chapters do not count beside sections', '1@2 2@2 3@2 1.1@2', '- - - 1.1@2'],
  ['chapters count by themselves', '1@2 2@2 3@1', '1@2 2@2 -'],
  ['the deepest level says nothing', '1.1.1@6 1.1.2@6 1.1.3@6 1.1@2', '- - - 1.1@2'],
  ['and holds all that is deeper', '1.1@2 1.1.1.1.1.1.1@6', '1.1@2 1.1.1.1.1.1.1@6'],
])('where depths differ, %s', (_, text, expected) => {
  expect(native(text)).toBe(expected);
});

it.each([
  ['in the middle', '1@1 1.1@2 1.2@2 1@1 1.1@2 2@1 2.1@2', '1@1 1.1@2 1.2@2 - - 2@1 2.1@2'],
  ['of one section', '1@1 1.1@2 2.1@2 1.2@2 1.3@2', '1@1 1.1@2 - 1.2@2 1.3@2'],
  ['in front', '5.1@2 1@1 1.1@2 2@1 2.1@2', '- 1@1 1.1@2 2@1 2.1@2'],
  ['of the same weight, of which the first stays', '1@1 1@1', '1@1 -'],
  ['of a later chapter, lighter than what follows', '4@1 1@1 2@1 3@1 5@1', '- 1@1 2@1 3@1 5@1'],
  ['of the same weight behind it', '3@1 4@1 1@1 2@1', '3@1 4@1 - -'],
])('a document that is embedded falls out: %s', (_, text, expected) => {
  expect(native(text)).toBe(expected);
});

it('chapters rise as numbers do, with gaps', () => {
  const rising = '1@1 2@1 3@1 4@1 5@1 7@1 9@1 10@1 11@1';
  expect(native(rising)).toBe(rising);
  expect(native('')).toBe('-');
});
