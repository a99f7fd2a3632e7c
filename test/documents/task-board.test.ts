import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';
import { growthOf } from '../support/counted-work.js';

const read = (text: string) => readTaskBoard('docs/TASK_BOARD.md', text);
/** `column id text [marker] form`, one for each entry. */
const entries = (text: string): string[] =>
  read(text).entries.map(
    ({ column, id, text: words, marker, form }) => `${column} | ${id} | ${words} | ${marker ?? '-'} | ${form}`,
  );
const below = (line: string): string => `# Board\n\n## In Progress\n\n${line}\n`;

describe('columns', () => {
  it.each([
    ['## In Progress', 'In Progress'],
    ['## IN PROGRESS', 'In Progress'],
    ['### In-Progress 🚧', 'In Progress'],
    ['## In Progress (3)', 'In Progress'],
    ['## in progress:', 'In Progress'],
    ['In Progress\n-----------', 'In Progress'],
    ['## Superseded (Archive)', 'Superseded'],
    ['## Ready for Dev', 'Ready for Dev'],
    ['## Ready-for-Dev', 'Ready for Dev'],
    ['## Draft', 'Draft'],
    ['## BLOCKED', 'Blocked'],
    ['## Done [VALIDATED]', 'Done'],
    ['## Canceled', 'Cancelled'],
  ])('%s names one', (heading, column) => {
    expect(read(`${heading}\n\n- **[WP-1-Foo]** - x\n`).entries.map((entry) => entry.column)).toEqual([column]);
  });

  it.each(['## Doing', '## In Progress of thought', '## Not Done', '## Rules', '# Task Board'])(
    '%s names none',
    (heading) => {
      const board = read(`${heading}\n\n- **[WP-1-Foo]** - x\n- **[WP-1-Bar]** - x\n`);
      expect(board.entries).toEqual([]);
      expect(board.strays).toMatchObject([
        {
          kind: 'no-column',
          heading: heading.replace(/^#+ /, ''),
          ids: ['WP-1-Foo', 'WP-1-Bar'],
          at: { line: 3, column: 1 },
        },
      ]);
    },
  );

  it('go on below headings of a deeper level', () => {
    const text = '## Done\n\n### Phase 1\n\n- **[WP-1-A]** - a\n\n### Blocked\n\n- **[WP-1-B]** - b\n\n## Notes\n\nx\n';
    expect(read(text).entries.map(({ id, column }) => [id, column])).toEqual([
      ['WP-1-A', 'Done'],
      ['WP-1-B', 'Blocked'],
    ]);
  });

  it('stand above nothing where there is no heading', () => {
    expect(read('- **[WP-1-A]** - a\n').strays).toMatchObject([{ kind: 'no-column', heading: null, ids: ['WP-1-A'] }]);
  });
});

describe('entries', () => {
  it.each([
    ['- **[WP-1-Foo]** - Does it', 'WP-1-Foo | Does it | - | canonical'],
    ['- **[WP-1-Foo]**', 'WP-1-Foo |  | - | canonical'],
    ['- **[WP-1-Foo]** - Does it [IN_PROGRESS]', 'WP-1-Foo | Does it | IN_PROGRESS | canonical'],
    ['- **[WP-1-Foo]** - [VALIDATED]', 'WP-1-Foo |  | VALIDATED | canonical'],
    ['- **[WP-1-Foo-v2.1]** - x', 'WP-1-Foo-v2.1 | x | - | canonical'],
    ['- **[WP-1-Foo]** / FAIL: x. [READY FOR DEV]', 'WP-1-Foo | FAIL: x. | READY FOR DEV | canonical'],
    ['- **[WP-1-Foo]** – x', 'WP-1-Foo | x | - | canonical'],
    ['- **WP-1-Foo** - x', 'WP-1-Foo | x | - | loose'],
    ['- **WP-1-Foo**: x', 'WP-1-Foo | x | - | loose'],
    ['- `WP-1-Foo` x', 'WP-1-Foo | x | - | loose'],
    ['- WP-1-Foo: x', 'WP-1-Foo | x | - | loose'],
    ['- WP-1-Foo - x', 'WP-1-Foo | x | - | loose'],
    ['- WP-1-Foo', 'WP-1-Foo |  | - | loose'],
    ['* [WP-1-Foo](task_packets/WP-1-Foo.md) x', 'WP-1-Foo | x | - | loose'],
    ['+ [WP-1-Foo.md](task_packets/WP-1-Foo.md)', 'WP-1-Foo |  | - | loose'],
    ['1. **[WP-1-Foo]** - x', 'WP-1-Foo | x | - | loose'],
    ['- [ ] **[WP-1-Foo]** - x', 'WP-1-Foo | x | - | loose'],
    ['- [x] WP-1-Foo: x', 'WP-1-Foo | x | - | loose'],
    ['  - **[WP-1-Foo]** - x', 'WP-1-Foo | x | - | loose'],
    ['| Packet | What |\n|---|---|\n| [WP-1-Foo](x.md) | Does it |', 'WP-1-Foo | Does it | - | table-row'],
  ])('%s', (line, expected) => {
    expect(entries(below(line))).toEqual([`In Progress | ${expected}`]);
    expect(read(below(line)).strays).toEqual([]);
  });

  it.each([
    ['prose', '(None)'],
    ['prose with an id', 'Waiting for WP-1-Foo.'],
    ['an item with an id in it', '- Waiting for WP-1-Foo'],
    ['a fence', '```\n- **[WP-1-Foo]** - x\n```'],
    ['a comment', '<!--\n- **[WP-1-Foo]** - x\n-->'],
    ['a line of HTML', '<div>\n- **[WP-1-Foo]** - x\n</div>'],
    ['what is struck through', '- ~~**[WP-1-Foo]** - x~~'],
    ['a quote', '> - **[WP-1-Foo]** - x'],
    ['indented code', '    - **[WP-1-Foo]** - x'],
    ['a fence inside an item', '- for example:\n  ```\n  - **[WP-1-Foo]** - x\n  ```'],
    ['a comment in an item', '- <!-- **[WP-1-Foo]** -->'],
    ['an empty checkbox', '- [ ] talk to alice'],
    ['a link', '- [notes](notes.md)'],
    ['a table without ids', '| a | b |\n|---|---|\n| x | WP-1-Foo |'],
  ])('are none in %s', (_, text) => {
    const board = read(below(text));
    expect(board.entries).toEqual([]);
    expect(board.strays).toEqual([]);
  });

  it.each([
    '- **[WP_1-Foo]** - x',
    '- **[wp-1-foo]** - x',
    '- **[WP-{ID}]** - x',
    '- **[W\u0420-1-Foo]** - x',
    '- wp-1-foo: x',
    '- WP 1 Foo',
    '- WP-1-Foo waits for the spec',
    "- WP-1-Foo's tests are flaky",
    '- a list:\n  - **[WP-1-Foo]** - x',
  ])('that cannot be read are said: %s', (line) => {
    const board = read(below(line));
    expect(board.entries).toEqual([]);
    expect(board.strays).toMatchObject([{ kind: 'unreadable', column: 'In Progress' }]);
  });

  it('take along what is written below them', () => {
    const text = below('- **[WP-1-A]** - a\n  more\n  - detail\n\n  a paragraph\n- **[WP-1-B]** - b\nlazy\n\nprose');
    expect(read(text).entries.map(({ id, at, lastLine }) => [id, at.line, lastLine])).toEqual([
      ['WP-1-A', 5, 9],
      ['WP-1-B', 10, 11],
    ]);
  });

  it('have a place', () => {
    expect(read(below('- **[WP-1-A]** - a  ').replaceAll('\n', '\r\n')).entries[0]?.at).toEqual({
      path: 'docs/TASK_BOARD.md',
      line: 5,
      column: 1,
      endLine: 5,
      endColumn: 19,
    });
  });
});

describe('closed phases', () => {
  it.each([
    ['## Phase 1: CLOSED', '1', true],
    ['## Phase 1.5: CLOSED', '1.5', true],
    ['### Phase 1: CLOSED', '1', false],
    ['## Phase 1: Closed', '1', false],
    ['## PHASE 1 - CLOSED ✅', '1', false],
    ['## Phase 1 (closed 2026-01-04)', '1', false],
    ['**Phase 2: CLOSED**', '2', false],
    ['- Phase 2: closed.', '2', false],
  ])('%s', (line, phase, canonical) => {
    expect(read(`# Board\n\n${line}\n`).closedPhases).toMatchObject([{ phase, canonical, at: { line: 3 } }]);
  });

  it.each([
    '## Phase 1: EXHAUSTIVE AUDIT',
    '## Phase 1 closure gate',
    '## Phase 1 is not closed',
    '| **No Phase Closes** | Until all are VALIDATED |',
    'Phase 1 cannot be closed until every item is validated.',
    'Alice asked whether phase 1 was closed by somebody last week.',
    '```\n## Phase 1: CLOSED\n```',
    '<!-- ## Phase 1: CLOSED -->',
  ])('%s closes nothing', (line) => {
    expect(read(`# Board\n\n${line}\n`).closedPhases).toEqual([]);
  });
});

describe('the dependency chain', () => {
  const chain = (text: string): string[] => read(text).chain.map(({ id, needs, at }) => `${id} ${needs} ${at.line}`);

  it.each([
    ['- **[WP-1-A]** - a, needs WP-1-B, WP-1-C', ['WP-1-A WP-1-B 5', 'WP-1-A WP-1-C 5']],
    ['- **[WP-1-A]** - a (depends on **[WP-1-B]** and `WP-1-C`)', ['WP-1-A WP-1-B 5', 'WP-1-A WP-1-C 5']],
    ['- **[WP-1-A]** - a\n  Blocked by: WP-1-B.', ['WP-1-A WP-1-B 6']],
    ['- **[WP-1-A]** - needs WP-1-B, which WP-1-C replaced', ['WP-1-A WP-1-B 5']],
    ['- **[WP-1-A]** - needs more time than WP-1-B', []],
    ['- **[WP-1-A]** - by WP-1-B', []],
  ])('in an entry: %s', (line, expected) => {
    expect(chain(below(line))).toEqual(expected);
  });

  it.each([
    ['- WP-1-A needs WP-1-B, WP-1-C', ['WP-1-A WP-1-B 3', 'WP-1-A WP-1-C 3']],
    ['- **[WP-1-A]** depends on **[WP-1-B]**', ['WP-1-A WP-1-B 3']],
    ['WP-1-A -> WP-1-B -> WP-1-C', ['WP-1-A WP-1-B 3', 'WP-1-B WP-1-C 3']],
    ['* WP-1-A → WP-1-B, WP-1-C', ['WP-1-A WP-1-B 3', 'WP-1-A WP-1-C 3']],
    ['- WP-1-A needs WP-1-B\n- WP-1-A needs WP-1-B', ['WP-1-A WP-1-B 3']],
    ['- WP-1-A and WP-1-B are independent', []],
    ['```mermaid\nWP-1-A --> WP-1-B\n```', []],
  ])('in its section: %s', (text, expected) => {
    expect(chain(`## Dependencies\n\n${text}\n`)).toEqual(expected);
    expect(read(`## Dependencies\n\n${text}\n`).strays).toEqual([]);
  });
});

it('is read whatever it holds, in linear time', () => {
  const word = fc.constantFrom(
    ...['- ', '* ', '**[WP-1-A]**', 'WP-1-A', '\n', '\n\n', '## Done', '## Blocked\n', '|', '```', '<!--', '-->', '  '],
    ...[
      'needs ',
      '->',
      ',',
      '[VALIDATED]',
      '(None)',
      '~~',
      '\t',
      '\r\n',
      '> ',
      '## Phase 1: CLOSED\n',
      '1. ',
      '[',
      ']',
    ],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join('');
      const lines = text.split(/\r\n|\r|\n/).length;
      const board = read(text);
      for (const { at, lastLine } of board.entries) {
        expect(at.line).toBeGreaterThan(0);
        expect(lastLine).toBeGreaterThanOrEqual(at.line);
        expect(lastLine).toBeLessThanOrEqual(lines);
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['entries', '- **[WP-1-A]** - needs WP-1-B, WP-1-C [x]\n'],
  ['separators', '- **[WP-1-A]** - needs ,;&()- - - -\n'],
  ['blanks', '- **[WP-1-A]** -            \n'],
  ['one long line of brackets', '[*_`'],
  ['one long line of ids', 'WP-1-A -> '],
  ['headings', '## Done\n'],
  ['deeper items', '  - **[WP-1-A]**\n'],
  ['rows', '| WP-1-A | x |\n'],
])('reads %s in linear time', (_, piece) => {
  const text = (size: number): string => `## Dependencies\n\n## Done\n\n- **[WP-1-A]** - ${piece.repeat(size)}`;
  expect(growthOf(read, text, 300)).toBeLessThan(2.3);
});

const FIELD = fileURLToPath(new URL('../../../shared/field', import.meta.url));
const hasField = existsSync(FIELD);
if (!hasField) console.warn('task-board: the field samples are not beside the project, so no real board is read here');

describe.runIf(hasField)('real boards', () => {
  it.each(hasField ? readdirSync(FIELD) : [])('of %s are read whole', (date) => {
    const text = readFileSync(join(FIELD, date, 'docs/TASK_BOARD.md'), 'utf8');
    const board = read(text);
    const listed = text.split('\n').filter((line) => /^- \*\*\[WP-(?!ID)/.test(line));
    expect(board.entries).toHaveLength(listed.length);
    expect(board.strays).toEqual([]);
    expect(board.closedPhases).toEqual([]);
  });
});
