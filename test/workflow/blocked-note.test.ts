import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { hasEscalationNote } from '../../engine/model/stalled.js';
import { blockedNote, isNote } from '../../workflow/board/blocked-note.js';

const PATH = 'docs/TASK_BOARD.md';

function noted(text: string, because: string | null): string {
  const result = blockedNote(PATH, text, 'WP-1-A', because);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.text;
}

/** The note as `stalled-work` sees it, in a packet that says nothing itself. */
function isExplained(text: string): boolean {
  const [entry] = readTaskBoard(PATH, text).entries;
  return hasEscalationNote({ text: '', sections: [] } as never, entry ?? null);
}

function needs(text: string): string[] {
  return readTaskBoard(PATH, text).chain.map((note) => `${note.id} ${note.needs}`);
}

describe('a note on the board', () => {
  it.each([
    ['- **[WP-1-A]**', '- **[WP-1-A]** - blocked because x'],
    ['- **[WP-1-A]** - Alpha', '- **[WP-1-A]** - Alpha; blocked because x'],
    ['- **[WP-1-A]** - Alpha [urgent]', '- **[WP-1-A]** - Alpha; blocked because x [urgent]'],
    ['- **[WP-1-A]** - blocked because of y', '- **[WP-1-A]** - blocked because x'],
    ['- WP-1-A: Alpha; blocked because y [urgent]', '- WP-1-A: Alpha; blocked because x [urgent]'],
  ])('behind %j', (line, expected) => {
    const text = `## Blocked\r\n\r\n${line}\r\n  more\r\n`;
    const after = noted(text, 'x');
    expect(after).toBe(text.replace(line, expected));
    expect(isExplained(after)).toBe(true);
    expect(noted(after, 'x')).toBe(after);
    expect(isExplained(noted(after, null))).toBe(false);
  });

  it('comes off again, and the line is what it was, whatever it says', () => {
    const word = fc.constantFrom(
      'alice',
      'asked',
      'needs WP-2-B',
      '(#3)',
      'is',
      'not',
      'done',
      '- x',
      '**b**',
      ':',
      'ß',
    );
    const because = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const line = fc.constantFrom(
      '- **[WP-1-A]**',
      '- **[WP-1-A]** - Alpha; beta',
      '- **[WP-1-A]** - Alpha; needs WP-1-Z',
      '- WP-1-A: Alpha [urgent]',
    );
    fc.assert(
      fc.property(line, because, (entry, reason) => {
        const text = `## Blocked\n\n${entry}\n- **[WP-1-B]**\n`;
        expect(isNote(reason)).toBe(true);
        const result = blockedNote(PATH, text, 'WP-1-A', reason);
        if (result.kind === 'refused') return;
        expect(isExplained(result.text)).toBe(true);
        expect(needs(result.text)).toEqual(expect.arrayContaining(needs(text)));
        expect(noted(result.text, null)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('is left alone where another hand wrote it', () => {
    const text = '## Blocked\n\n- **[WP-1-A]** - waiting for alice\n';
    expect(noted(text, null)).toBe(text);
  });

  it('is refused where the entry has no place for it, or there is none', () => {
    const table = '## Blocked\n\n| P | W |\n|---|---|\n| WP-1-A | a |\n';
    expect(blockedNote(PATH, table, 'WP-1-A', 'x')).toMatchObject({
      reason: expect.stringContaining('row of a table'),
    });
    expect(blockedNote(PATH, '## Blocked\n', 'WP-1-A', 'x')).toMatchObject({ kind: 'refused' });
    expect(blockedNote(PATH, table, 'WP-1-A', null)).toEqual({ kind: 'rewritten', text: table, acts: [] });
  });
});

it.each(['', '  ', 'a\nb', 'a;b', 'a [b]', 'a|b', '<!-- a', 'a `b`', 'a\\b', 'a\u202eb', 'a\u2028b', 'x'.repeat(301)])(
  '%j is no note',
  (text) => {
    expect(isNote(text)).toBe(false);
  },
);
