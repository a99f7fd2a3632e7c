import { expect, it } from 'vitest';
import type { Span } from '../../engine/model/location.js';
import { placeWithin } from '../../engine/model/text-place.js';

const TEXT = 'ab\r\n- X: one\r\n  two three\r\nend\n';
const start = TEXT.indexOf('one');
const SPAN: Span = { start, end: TEXT.indexOf(' three'), line: 2, column: 6, endLine: 3, endColumn: 6 };

it.each([
  ['on the first line', 0, 3, [2, 6, 2, 9]],
  ['on a later line', 7, 3, [3, 3, 3, 6]],
  ['over the line end', 1, 9, [2, 7, 3, 6]],
  ['no further than the span', 7, 90, [3, 3, 3, 6]],
])('places a part %s', (_, offset, length, [line, column, endLine, endColumn]) => {
  expect(placeWithin('p.md', TEXT, SPAN, offset, length)).toEqual({ path: 'p.md', line, column, endLine, endColumn });
});
