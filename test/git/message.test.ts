import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanMessage, subjectOf } from '../../engine/git/message.js';
import { newRepository } from './temporary-repository.js';

const repository = newRepository();

/** What matters to git's cleaning: comments, blank lines, blanks of several kinds at line ends. */
const line = fc.oneof(
  fc.constantFrom('', ' ', '\t', '# note', '#note', ' # no note', ';', 'text', 'text # more', 'Role: Coder'),
  fc
    .tuple(
      fc.constantFrom('text', 'Role: Coder', '#', ''),
      fc.constantFrom(' ', '\t', '\r', '\v', '\f', '\u00a0', '\u2028', '\ufeff', '\u0085'),
    )
    .map((parts) => parts.join('')),
);
const message = fc
  .tuple(fc.array(line, { maxLength: 10 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => lines.join('\n') + end);

describe('cleaning a message', () => {
  it('gives what `git stripspace --strip-comments` gives', () => {
    const property = fc.property(message, (raw) => {
      expect(cleanMessage(raw, '#')).toBe(String(repository.bytes(['stripspace', '--strip-comments'], raw)));
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('drops comments that begin with another character', () => {
    const args = ['-c', 'core.commentChar=;', 'stripspace', '--strip-comments'];
    const raw = '; note\n# kept\n\n\nRole: Coder ; kept\n;\n';
    expect(cleanMessage(raw, ';')).toBe(String(repository.bytes(args, raw)));
    expect(cleanMessage(raw, ';')).toBe('# kept\n\nRole: Coder ; kept\n');
  });

  it('drops everything below the scissors of `git commit --verbose`', () => {
    const scissors = '# ------------------------ >8 ------------------------';
    expect(cleanMessage(`subject\n\nRole: Coder\n${scissors}\ndiff\nRole: Orchestrator\n`, '#')).toBe(
      'subject\n\nRole: Coder\n',
    );
    expect(cleanMessage(`subject\n ${scissors}\nkept\n`, '#')).toContain('kept');
  });
});

describe('the subject', () => {
  it.each([
    ['', ''],
    ['\n\n', ''],
    ['one', 'one'],
    ['\n\none \n\ntwo\n', 'one'],
    ['one\ntwo\n', 'one'],
  ])('of %j is %j', (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });
});
