import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTrailers } from '../../cli/message/message-trailers.js';

const ROLE = ['Role: Coder'];
const edited = { comment: '#' };
const notEdited = { comment: null };

describe('trailers that are missing', () => {
  it('get a paragraph of their own below the text', () => {
    expect(withTrailers('Subject\n\nBody\n', [...ROLE, 'Work-Packet: WP-1-Jobs'], notEdited)).toBe(
      'Subject\n\nBody\n\nRole: Coder\nWork-Packet: WP-1-Jobs\n',
    );
  });

  it('join the trailers that are there', () => {
    expect(withTrailers('Subject\n\nSigned-off-by: A <a@b>\n', ROLE, notEdited)).toBe(
      'Subject\n\nSigned-off-by: A <a@b>\nRole: Coder\n',
    );
  });

  it('do not join a subject or a text that only begins like a trailer', () => {
    expect(withTrailers('fix: a thing\n', ROLE, notEdited)).toBe('fix: a thing\n\nRole: Coder\n');
    expect(withTrailers('Subject\n\nNote: this is\nprose\n', ROLE, notEdited)).toBe(
      'Subject\n\nNote: this is\nprose\n\nRole: Coder\n',
    );
  });

  it('do not join a block that a strict reader does not take for one', () => {
    const block = 'Note: folded\n  on\n(cherry picked from commit 0123)\n';
    expect(withTrailers(`Subject\n\n${block}`, ROLE, notEdited)).toBe(`Subject\n\n${block}\nRole: Coder\n`);
  });

  it('stand above the comments of an editor, which stay', () => {
    expect(withTrailers('Subject\n\n# Please enter\n# Changes:\n#\ta.ts\n', ROLE, edited)).toBe(
      'Subject\n\nRole: Coder\n\n# Please enter\n# Changes:\n#\ta.ts\n',
    );
    expect(withTrailers('Subject\n# Please enter\n', ROLE, edited)).toBe('Subject\n\nRole: Coder\n\n# Please enter\n');
  });

  it('stand above the scissors line, and what is below it stays', () => {
    const cut =
      '# ------------------------ >8 ------------------------\n# Do not modify\ndiff --git a b\n+Role: Validator\n';
    expect(withTrailers(`Subject\n\n# hint\n${cut}`, ROLE, edited)).toBe(`Subject\n\nRole: Coder\n\n# hint\n${cut}`);
  });

  it('respect another comment character, and comments among trailers', () => {
    expect(withTrailers('Subject\n\n# kept\n; hint\n', ROLE, { comment: ';' })).toBe(
      'Subject\n\n# kept\n\nRole: Coder\n\n; hint\n',
    );
    expect(withTrailers('Subject\n\nA: b\n# hint\nC: d\n', ROLE, edited)).toBe(
      'Subject\n\nA: b\n# hint\nC: d\nRole: Coder\n',
    );
  });

  it('stand below lines that begin like comments where no editor was opened: git keeps those', () => {
    expect(withTrailers('Subject\n\n#1 is fixed\n', ROLE, notEdited)).toBe('Subject\n\n#1 is fixed\n\nRole: Coder\n');
  });

  it('take the line ends of the message, and give it the last one it lacks', () => {
    expect(withTrailers('Subject\r\n\r\nBody\r\n', ROLE, notEdited)).toBe('Subject\r\n\r\nBody\r\n\r\nRole: Coder\r\n');
    expect(withTrailers('Subject', ROLE, notEdited)).toBe('Subject\n\nRole: Coder\n');
  });

  it('do not turn an empty message, which git refuses, into one with text', () => {
    for (const empty of [
      '',
      '\n\n',
      '# only hints\n',
      '\n# hint\n# ------------------------ >8 ------------------------\ndiff\n',
    ]) {
      expect(withTrailers(empty, ROLE, edited)).toBeNull();
    }
  });

  it('are all that is added: without them and blank lines the message is what it was', () => {
    const line = fc.constantFrom(
      'Subject',
      '',
      '# hint',
      'A: b',
      '  folded',
      '# ------------------------ >8 ------------------------',
      'prose',
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, editor) => {
        const message = `${lines.join('\n')}\n`;
        const done = withTrailers(message, ROLE, editor ? edited : notEdited);
        if (done === null) return;
        const rest = (text: string): string[] =>
          text.split('\n').filter((each) => each !== '' && each !== 'Role: Coder');
        expect(rest(done)).toEqual(rest(message));
        expect(done.split('\n').filter((each) => each === 'Role: Coder')).toHaveLength(1);
      }),
    );
  });
});
