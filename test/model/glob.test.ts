import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../engine/model/glob.js';

describe('matchesGlob', () => {
  it.each([
    ['src/a.ts', 'src/a.ts', true],
    ['src/a.ts', 'src/a.tsx', false],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/b/a.ts', false],
    ['src/**', 'src/b/a.ts', true],
    ['src/**', 'src2/a.ts', false],
    ['**/*Master_Spec*.md', 'docs/spec/My_Master_Spec_v1.md', true],
    ['**/*Master_Spec*.md', 'Master_Spec.md', true],
    ['**/*Master_Spec*.md', 'docs/Master_Spec.md.bak', false],
    ['a/**/b/**/c', 'a/x/b/y/z/c', true],
    ['a/**/b/**/c', 'a/x/y/z/c', false],
    ['{a,b}', 'a', false],
    ['[ab]', 'a', false],
  ])('%s against %s is %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });

  it('agrees with a regular expression for the same language', () => {
    const segment = fc.stringMatching(/^[ab*]{1,4}$/).filter((text) => !text.includes('**'));
    const pattern = fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 5 });
    const path = fc.array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(pattern, path, (patternSegments, pathSegments) => {
        // Each path segment is written `x/`, so that `**` is `(?:[^/]+/)*`.
        const source = patternSegments
          .map((each) => (each === '**' ? '(?:[^/]+/)*' : `${each.replaceAll('*', '[^/]*')}/`))
          .join('');
        const expected = new RegExp(`^${source}$`).test(`${pathSegments.join('/')}/`);
        expect(matchesGlob(patternSegments.join('/'), pathSegments.join('/'))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers at once for a pattern made to explode (threat X10)', () => {
    expect(matchesGlob(`${'*a'.repeat(14)}b`, 'a'.repeat(60))).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(30)}b`, `${'a/'.repeat(60)}a`)).toBe(false);
  });
});
