import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedLines, type FilePair } from '../../engine/model/added-lines.js';

const pair = (before: string | null, after: string | null, path = 'a.rs'): FilePair => ({ path, before, after });
const added = (...files: readonly FilePair[]) =>
  addedLines(files).map(({ path, line, text }) => `${path}:${line} ${text}`);

describe('addedLines', () => {
  it.each<[string, string | null, string | null, readonly string[]]>([
    ['a new file', null, 'x\n\ny\n', ['a.rs:1 x', 'a.rs:3 y']],
    ['a deleted file', 'x\n', null, []],
    ['the same', 'x\ny', 'x\ny', []],
    ['a line more', 'x\n', 'x\ny\n', ['a.rs:2 y']],
    ['a changed line', 'x\ny\n', 'x\nz\n', ['a.rs:2 z']],
    ['lines that changed places', 'x\ny\nz', 'z\ny\nx', []],
    ['other indentation', 'x', '\t  x  ', []],
    ['other line ends', 'x\ny\n', 'x\r\ny\r\n', []],
    ['one more of the same', 'x\n', 'x\nx\nx\n', ['a.rs:2 x', 'a.rs:3 x']],
    ['one fewer of the same', 'x\nx\n', 'x\n', []],
  ])('%s', (_, before, after, expected) => {
    expect(added(pair(before, after))).toEqual(expected);
  });

  it('does not count what moved to another file', () => {
    expect(added(pair('x\ny', null, 'a.rs'), pair(null, 'x\nz', 'b.rs'))).toEqual(['b.rs:2 z']);
    expect(added(pair(null, 'x', 'a.rs'), pair('x', null, 'b.rs'))).toEqual([]);
  });

  it('counts what is copied', () => {
    expect(added(pair('x', 'x', 'a.rs'), pair(null, 'x', 'b.rs'))).toEqual(['b.rs:1 x']);
  });

  it('adds as many of a line as there are more of it', () => {
    const files = fc.array(
      fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c', '')), fc.array(fc.constantFrom('a', 'b', 'c', ''))),
    );
    fc.assert(
      fc.property(files, (pairs) => {
        const all = addedLines(
          pairs.map(([before, after], at) => pair(before.join('\n'), after.join('\n'), `${at}.rs`)),
        );
        const count = (side: 0 | 1, text: string) =>
          pairs.flatMap((each) => each[side]).filter((line) => line === text).length;
        for (const text of ['a', 'b', 'c']) {
          const more = Math.max(0, count(1, text) - count(0, text));
          expect(all.filter((line) => line.text === text)).toHaveLength(more);
        }
        expect(all.filter((line) => line.text === '')).toEqual([]);
      }),
    );
  });
});
