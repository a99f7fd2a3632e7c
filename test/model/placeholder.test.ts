import { describe, expect, it } from 'vitest';
import { isPlaceholder, templateToken } from '../../engine/model/placeholder.js';

describe('isPlaceholder', () => {
  it.each(['{phrase}', '<pending>', 'TBD', 'todo:', '…', '....', '??', '"TBD"', '`{ID}`', 'To be defined'])(
    'takes %s for one in every field',
    (text) => {
      expect(isPlaceholder(text, 'Why')).toBe(true);
      expect(isPlaceholder(text, 'SPEC_ANCHOR')).toBe(true);
    },
  );

  it.each(['', ' ', '""', '?', 'none', '[x]', '[CX-001]', '{a} and {b}', 'the TBD list', 'a < b > c'])(
    'does not take %j for one',
    (text) => {
      expect(isPlaceholder(text, 'Why')).toBe(false);
    },
  );

  it('takes a phrase in square brackets for one, unless the field cites in them', () => {
    for (const text of ['[fill this in]', '[ADD v02.84]', '[Storage trait]']) {
      expect(isPlaceholder(text, 'What')).toBe(true);
      expect(isPlaceholder(text, 'SPEC_ANCHOR')).toBe(false);
    }
  });
});

describe('templateToken', () => {
  it.each([
    ['just post-work WP-{ID}', '{ID}'],
    ['echo {5-10 files to open} {name}', '{5-10 files to open}'],
    [`cargo test -- Vec<T> <commit-sha> {a,b} $\{HOME}`, null],
  ])('%s: %s', (code, token) => {
    expect(templateToken(code)).toBe(token);
  });
});
