import { expect, it } from 'vitest';
import { ownWords } from '../../engine/documents/inline-text.js';

/** What stands for each character of code and of quoted words. */
const C = '\u0001';

it.each([
  ['', ''],
  ['a b', 'a b'],
  ['`a` b', `${C}${C}${C} b`],
  ['a `b` `c` d', `a ${C.repeat(3)} ${C.repeat(3)} d`],
  ['``a`b`` c', `${C.repeat(7)} c`],
  ['``a` b', '``a` b'],
  ['`a`` b` c', `${C.repeat(7)} c`],
  ['``` ` `` `a` ```', C.repeat(16)],
  ['`a', '`a'],
  ['``', '``'],
  ['a <!-- b --> c', 'a            c'],
  ['<!---->a<!-- b -->c', '       a          c'],
  ['<!-->a', '<!-->a'],
  ['<!--->a-->b', '          b'],
  ['a <!-- b', 'a <!-- b'],
  ['--> a <!-- b --> c <!--', '--> a            c <!--'],
  ['`<!--` a -->', `${C.repeat(6)} a -->`],
  ['<!-- `a` --> b', '             b'],
  ['a "b c" d', `a ${C.repeat(5)} d`],
  ['("b") — “c”', `(${C.repeat(3)}) — ${C.repeat(3)}`],
  ['5" b "c', '5" b "c'],
  ['a"b"', 'a"b"'],
  ['"a"b', '"a"b'],
  ['""', '""'],
  ['"a" "b"', `${C.repeat(3)} ${C.repeat(3)}`],
  [`"${'a'.repeat(400)}"`, C.repeat(402)],
  [`"${'a'.repeat(401)}"`, `"${'a'.repeat(401)}"`],
  [`“${'a'.repeat(401)}”`, `“${'a'.repeat(401)}”`],
])('leaves of text %# what speaks for itself', (text, words) => {
  expect(ownWords(text)).toBe(words);
  expect(ownWords(text)).toHaveLength(text.length);
});
