import { describe, expect, it } from 'vitest';
import { outline } from '../../engine/documents/outline.js';

describe('the work of outline', () => {
  /** Texts built to make a reader go over the same characters again and again. */
  const families: [string, (size: number) => string][] = [
    ['bullets on one line', (size) => '- '.repeat(size / 2)],
    ['bullets on one line that end as text', (size) => `${'- '.repeat(size / 2)}x`],
    ['quotes on one line', (size) => '>'.repeat(size)],
    ['deep lists over blank lines', (size) => `${'- '.repeat(size / 4)}x\n${'\n'.repeat(size / 2)}`],
    ['deep quotes with lazy lines', (size) => `${'> '.repeat(size / 4)}x\n${'y\n'.repeat(size / 4)}`],
    ['lists and quotes by turns', (size) => '> - 1. '.repeat(size / 7)],
    ['deep lists over lines of blanks', (size) => `${'- '.repeat(100)}x\n${`${' '.repeat(512)}\n`.repeat(size / 513)}`],
    ['setext headings', (size) => 'a\n=\n'.repeat(size / 4)],
    ['definitions', (size) => '[a]: b\n'.repeat(size / 7).concat('===')],
    ['definitions without titles that could have one', (size) => `${"[a]: b\n'".repeat(size / 8)}\n===`],
    ['a title that never ends', (size) => `${'[a]: b (\n'.repeat(size / 9)}===`],
    ['labels that never end', (size) => '[a\n==\n'.repeat(size / 6)],
    ['a label of many lines', (size) => `[${'a\n'.repeat(size / 2)}===`],
    ['a destination of parentheses', (size) => `[a]: ${'('.repeat(size)}\n===`],
    ['underlines under definitions', (size) => '[a]: b\n=\n'.repeat(size / 9)],
    ['fences that never close', (size) => '```\n~~~~\n'.repeat(size / 9)],
    ['fences in items', (size) => '- ```\n'.repeat(size / 6)],
    ['comments in items', (size) => '- <!-- --\n'.repeat(size / 10)],
    ['tags that never end', (size) => '<a b="\n'.repeat(size / 7)],
    ['a tag of many attributes', (size) => `<a${' b'.repeat(size / 2)}`],
    ['almost thematic breaks', (size) => `x\n${'* '.repeat(size / 2)}x`],
    ['closing hashes', (size) => `# a${' #'.repeat(size / 2)}x`],
    ['tabs', (size) => '-\t'.repeat(size / 2)],
    ['lone CR', (size) => 'a\r'.repeat(size / 2)],
  ];

  it.each(families)('doubles when the text doubles: %s', (_, build) => {
    for (let size = 1 << 16; size <= 1 << 19; size *= 2) {
      const [single, double] = [outline(build(size)).work, outline(build(size * 2)).work];
      expect(double).toBeLessThanOrEqual(2.2 * single + 1000);
    }
  });

  it('is counted: no text is read in fewer steps than it has characters', () => {
    for (const [name, build] of families) expect(outline(build(4096)).work, name).toBeGreaterThanOrEqual(4000);
  });
});
