import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../../engine/documents/task-board.js';
import { sentenceOf } from '../../../workflow/migrate/change.js';
import { migrateBoard } from '../../../workflow/migrate/migrate-board.js';

const PATH = 'docs/TASK_BOARD.md';
const migrated = (text: string) => {
  const { bytes, changes, left } = migrateBoard(PATH, Buffer.from(text));
  return { text: Buffer.from(bytes).toString(), changes, left };
};

describe('the task board', () => {
  it.each([
    ['* **[WP-1-A]** - text', '- **[WP-1-A]** - text'],
    ['- WP-1-A: text', '- **[WP-1-A]** - text'],
    ['- [ ] **[WP-1-A]** - text', '- **[WP-1-A]** - text'],
    ['1. `WP-1-A` / FAIL: tests [READY FOR DEV]', '- **[WP-1-A]** - FAIL: tests [READY FOR DEV]'],
    [' - [WP-1-A](task_packets/WP-1-A.md): text', '- **[WP-1-A]** - text'],
    ['- **WP-1-A** [VALIDATED]', '- **[WP-1-A]** - [VALIDATED]'],
    ['- **[WP-1-A]** / FAIL', '- **[WP-1-A]** / FAIL'],
  ])('has the entry %s as %s', (before, after) => {
    expect(migrated(`## Done\n\n${before}\n  more of it\n`).text).toBe(`## Done\n\n${after}\n  more of it\n`);
  });

  it.each([
    ['## IN PROGRESS', '## In Progress'],
    ['## Ready', '## Ready for Dev'],
    ['Done\n----', '## Done'],
    ['### completed', '### Done'],
    ['## Done (12)', '## Done (12)'],
    ['## Notes', '## Notes'],
  ])('has the column %s as %s', (before, after) => {
    expect(migrated(`${before}\n\n- **[WP-1-A]** - x\n`).text).toBe(`${after}\n\n- **[WP-1-A]** - x\n`);
  });

  it('explains each change, and says what is left', () => {
    const { changes, left } = migrated(
      '## DONE\r\n* WP-1-A\r\n- WP1 b\r\n\r\n| WP | Title |\r\n|---|---|\r\n| WP-1-C | tea |\r\n\r\n## Ideas\r\n- **[WP-1-D]**\r\n',
    );
    expect(changes.map((change) => sentenceOf(PATH, change))).toEqual([
      'docs/TASK_BOARD.md:1: `## DONE` is now `## Done`, because a column has one name (task-board-format)',
      'docs/TASK_BOARD.md:2: `* WP-1-A` is now `- **[WP-1-A]**`, because an entry of the board has one form (task-board-format)',
    ]);
    expect(left).toEqual([
      { line: 3, text: "`WP1 b` cannot be read as an entry: write the packet's id" },
      { line: 7, text: 'the entry of WP-1-C is a row of a table: write `- **[WP-1-C]** - text`' },
      { line: 10, text: '`Ideas` is no column and holds `WP-1-D`: move them' },
    ]);
  });

  it('keeps a link that leads elsewhere', () => {
    const text = '## Done\n- [WP-1-A](https://example.org/a): x\n';
    expect(migrated(text).text).toBe(text);
  });

  const line = fc.oneof(
    fc.constantFrom(
      '## DONE',
      '## In progress',
      '## Ready for Dev',
      'Done\n---',
      '## Dependencies',
      '',
      'prose',
      '```',
      '- note',
    ),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '+ ', '1. ', ' - ', '- [x] ', '  - ', '| '),
        fc.constantFrom('WP-1-A', '**[WP-1-B]**', '`WP-1-C`', '[WP-1-D](d.md)', '**WP-1-E**', 'wp-1-f'),
        fc.constantFrom('', ': text', ' - text [DONE]', ' needs WP-1-A', ' / x', ' | y |', ' <!--'),
      )
      .map((parts) => parts.join('')),
  );

  it('says the same afterwards, and migrates to itself', () => {
    const said = (text: string): unknown => {
      const { columns, entries, strays, chain } = readTaskBoard(PATH, text);
      return [
        columns.map(({ column }) => column),
        entries.map(({ id, column, text: words, marker }) => [id, column, words, marker]),
        strays.map((stray) => (stray.kind === 'no-column' ? stray.ids : stray.text)),
        chain.map(({ id, needs }) => [id, needs]),
      ];
    };
    const details = fc.check(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const before = lines.join('\n');
        const { text } = migrated(before);
        expect(said(text), before).toEqual(said(before));
        expect(migrated(text).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
    expect(details.errorInstance).toBeNull();
  });
});
