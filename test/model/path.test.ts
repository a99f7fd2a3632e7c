import { describe, expect, it } from 'vitest';
import { baseName, folderOf, foldPath, isInside, printable } from '../../engine/model/path.js';
import { matchesAny } from '../../engine/model/path-set.js';

describe('paths', () => {
  it('splits at the last slash', () => {
    expect([baseName('a/b/c.md'), folderOf('a/b/c.md')]).toEqual(['c.md', 'a/b']);
    expect([baseName('c.md'), folderOf('c.md')]).toEqual(['c.md', '']);
  });

  it.each([
    ['src', 'src/a.ts', true],
    ['src/', 'src/a.ts', true],
    ['src', 'src2/a.ts', false],
    ['src', 'src', false],
  ])('isInside(%s, %s) is %s', (folder, path, expected) => {
    expect(isInside(folder, path)).toBe(expected);
  });

  it('folds what some file systems hold for the same name', () => {
    expect(foldPath('docs/WP-1-FOO.md')).toBe(foldPath('docs/wp-1-foo.md'));
    expect(foldPath('docs/WP-1-Foo.md ')).toBe(foldPath('docs/WP-1-Foo.md.'));
    expect(foldPath('docs/e\u0301')).toBe(foldPath('docs/\u00e9'));
    expect(foldPath('docs/a.md')).not.toBe(foldPath('docs/b.md'));
  });

  it('shows what would not be seen', () => {
    expect(printable('a\nb')).toBe('a\\nb');
    expect(printable('x\u202ey')).toBe('x\\u{202e}y');
    expect(printable('\udcff.ts')).toBe('\\xff.ts');
    expect(printable('Über 日本')).toBe('Über 日本');
  });
});

describe('matchesAny', () => {
  const code = ['src/', 'app/', 'Makefile', 'lib/**/*.rs'];
  it.each([
    ['src/a.ts', true],
    ['SRC/a.ts', true],
    ['src', true],
    ['src2/a.ts', false],
    ['Makefile', true],
    ['makefile', true],
    ['docs/Makefile', false],
    ['lib/x/y.rs', true],
    ['lib/y.py', false],
  ])('%s is %s', (path, expected) => {
    expect(matchesAny(code, path)).toBe(expected);
  });
});
