import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  markdownBlock,
  markdownCell,
  markdownCode,
  markdownLink,
  markdownText,
} from '../../engine/reporters/markdown-text.js';
import { hostileText } from './hostile-text.js';
import { actedOn, nodesOf, parsed } from './markdown-tree.js';

const typesOf = (markdown: string): string[] => nodesOf(parsed(markdown)).map(({ type }) => type);

describe('a sentence', () => {
  it.each([
    ['evidence in back-ticks', 'is `src/b.ts`, expected `src/a.ts`', 'is `src/b.ts`, expected `src/a.ts`'],
    ['a name with underscores', 'IN_SCOPE_PATHS of WP-1-A-v2 is', '`IN_SCOPE_PATHS` of WP-1-A-v2 is'],
    ['a tag (G06)', 'a <img src=//e/x> b', 'a `<img` `src=//e/x>` b'],
    ['a mention (G06)', 'ask @org/team, please', 'ask `@org/team`, please'],
    ['a link', '[x](javascript:y)', '`[x](javascript:y`)'],
    ['a reference to an issue or a commit', 'see #12, GH-7 and deadbeef.', 'see `#12`, `GH-7` and `deadbeef`.'],
    ['a plain number', 'has 50000000 bytes', 'has 50000000 bytes'],
    ['a host', 'at www.evil.test now', 'at `www.evil.test` now'],
    ['a mark that would start a block', '1. one', '`1.` one'],
    ['a line break', 'a\n# b', '`a\\n#` b'],
    ['a back-tick without a partner', 'a`b', '``a`b``'],
    ['other scripts', 'Größe 日本 🔴 — § 3', 'Größe 日本 🔴 — § 3'],
    ['a character that turns the text around (N08)', 'a \u202eb', 'a `\\u{202e}b`'],
  ])('shows %s', (_, text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  it('is one paragraph of text and code, whatever is put in, and nothing in it is acted on', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = markdownText(text);
        expect(new Set(['root', 'paragraph', 'text', 'inlineCode', ...typesOf(markdown)]).size).toBe(4);
        expect(parsed(markdown).children.length).toBeLessThan(2);
        expect(actedOn(parsed(markdown))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('code', () => {
  it.each([
    ['a`b', '``a`b``'],
    ['``', '``` `` ```'],
    ['$x$', '` $x$ `'],
    [' ', '(nothing)'],
    ['a|b', '`a|b`'],
  ])('%j', (text, markdown) => {
    expect(markdownCode(text)).toBe(markdown);
  });

  it('is taken literally, whatever is put in', () => {
    const visible = hostileText.filter(
      (text) => text.trim() !== '' && !/[\p{C}\p{Z}\u2800\u115f\u1160\u3164\uffa0]/u.test(text),
    );
    fc.assert(
      fc.property(visible, (text) => {
        expect(
          nodesOf(parsed(`x ${markdownCode(text)} y`)).map((node) => ('value' in node ? node.value : null)),
        ).toEqual([null, null, 'x ', text, ' y']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a cell of a table', () => {
  it('holds no mark that ends it, whatever is put in', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(markdownCell(text)).not.toMatch(/[|\n\r]/);
        expect(actedOn(parsed(`x ${markdownCell(text)}`))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a block to copy', () => {
  it('is one block of code in its place, whatever is put in', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (lines) => {
        const block = markdownBlock(lines).map((line) => `  ${line}`.trimEnd());
        const markdown = ['- before', '', ...block, '- after'].join('\n');
        const [list, ...others] = parsed(markdown).children;
        expect(others).toEqual([]);
        expect(list && nodesOf(list).filter(({ type }) => type === 'listItem')).toHaveLength(2);
        expect(typesOf(markdown).filter((type) => type === 'code')).toHaveLength(1);
        expect(typesOf(markdown)).not.toContain('html');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a link', () => {
  it.each([
    ['https://forge.test/o/r/blob/abc/docs/a%20b.md?plain=1#L3', true],
    ['http://localhost:3000/o/r', true],
    ['javascript:alert(1)', false],
    ['https://forge.test/a b', false],
    ['https://forge.test/a)b', false],
    ['https://forge.test/"x', false],
    [null, false],
  ])('to %s is made: %s', (target, isMade) => {
    expect(markdownLink('line 3', target)).toBe(isMade ? `[line 3](${target})` : 'line 3');
  });
});
