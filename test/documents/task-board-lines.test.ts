import { describe, expect, it } from 'vitest';
import { readTaskBoard } from '../../engine/documents/task-board.js';

const read = (text: string) => readTaskBoard('docs/TASK_BOARD.md', text);
const below = (line: string): string => `# Board\n\n## In Progress\n\n${line}\n`;
/** `id text [marker] form first-last`, one for each entry. */
const entries = (text: string): string[] =>
  read(text).entries.map(({ id, text: words, marker, form, at, lastLine }) =>
    [id, JSON.stringify(words), marker ?? '-', form, `${at.line}-${lastLine}`].join(' '),
  );
const strays = (text: string): string[] => read(text).strays.map(({ kind, at }) => `${kind} ${at.line}:${at.column}`);
const chain = (text: string): string[] => read(text).chain.map(({ id, needs, at }) => `${id} ${needs} ${at.line}`);

describe('the sections of a board', () => {
  it('end before the next heading of any level, however it is written', () => {
    const text = '# Board\n\n## Draft\n\nDone\n----\n\n- **[WP-1-A]** - a\n\n### Phase 1\n\n## Blocked\n\n';
    expect(read(text).columns).toEqual([
      { column: 'Draft', heading: 'Draft', line: 3, lastOwnLine: 4 },
      { column: 'Done', heading: 'Done', line: 5, lastOwnLine: 9 },
      { column: 'Blocked', heading: 'Blocked', line: 12, lastOwnLine: 14 },
    ]);
    expect(read('## Notes\n\n# Board\n').columns).toEqual([]);
  });

  it('end with the heading above them', () => {
    const text = '## Done\n\n### Phase 1\n\n## Notes\n\n- **[WP-1-A]** - a\n\n# More\n\n- **[WP-1-B]** - b\n';
    expect(read(text).entries).toEqual([]);
    expect(read(text).strays).toMatchObject([
      { kind: 'no-column', heading: 'Notes', ids: ['WP-1-A'] },
      { kind: 'no-column', heading: 'More', ids: ['WP-1-B'] },
    ]);
  });

  it.each([
    'Dependencies',
    'Dependency',
    'Dependency Chain',
    'Dependency graph',
    'DEPENDENCY-ORDER',
    'Dependency map',
    'Work dependencies',
    'Packet Dependencies',
  ])('may be about dependencies: %s', (title) => {
    expect(chain(`## ${title}\n\nWP-1-A -> WP-1-B\n\n### Phase 1\n\nWP-1-C -> WP-1-D\n`)).toEqual([
      'WP-1-A WP-1-B 3',
      'WP-1-C WP-1-D 7',
    ]);
    expect(chain(`## In ${title}\n\nWP-1-A -> WP-1-B\n`)).toEqual([]);
  });

  it('tell of what could not be placed in the order of the lines', () => {
    expect(strays(`# Board\n\n- **[WP-1-A]** - a\n\n## Done\n\n- wp-1-b\n`)).toEqual([
      'no-column 3:1',
      'unreadable 7:1',
    ]);
  });
});

describe('an entry', () => {
  it.each([
    ['- **[WP-1-A]** - a\nlazy', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n\nno part', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n   \nno part', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n> a quote', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n---\nmore', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n***\nmore', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n_ _ _\nmore', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n| a row |', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n- b\n  c', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n12) b\n  c', ['WP-1-A "a" - canonical 5-5']],
    ['- **[WP-1-A]** - a\n-b', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n1.b', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n#b', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n``b', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n--', ['WP-1-A "a" - canonical 5-6']],
    ['- **[WP-1-A]** - a\n\tdeep\n\n\tdeeper', ['WP-1-A "a" - canonical 5-8']],
    ['-\t**[WP-1-A]** - a\n  lazy\n\n  out\n', ['WP-1-A "a" - canonical 5-6']],
    ['-\t**[WP-1-A]** - a\n\n    in\n', ['WP-1-A "a" - canonical 5-7']],
    ['- **[WP-1-A]** - a\n  ```\n  - **[WP-1-B]** - b\n  ```\n  c', ['WP-1-A "a" - canonical 5-9']],
    ['- **[WP-1-A]** - a\n  <!-- x -->', ['WP-1-A "a" - canonical 5-6']],
    ['| WP-1-A | a |\nlazy', ['WP-1-A "a" - table-row 5-5']],
    ['   - **[WP-1-A]** - a', ['WP-1-A "a" - loose 5-5']],
    ['-     **[WP-1-A]** - a', []],
    ['-    **[WP-1-A]** - a', ['WP-1-A "a" - canonical 5-5']],
    ['1234567890. **[WP-1-A]** - a', []],
    ['12. **[WP-1-A]** - a', ['WP-1-A "a" - loose 5-5']],
    ['- [X]  **[WP-1-A]** - a', ['WP-1-A "a" - loose 5-5']],
    ['- [-] **[WP-1-A]** - a', []],
  ])('reaches as far as its item: %j', (lines, expected) => {
    expect(entries(below(lines))).toEqual(expected);
  });

  it.each([
    ['**[WP-1-A]**  --  a', '"a" - canonical'],
    ['**[WP-1-A]** -', '"" - canonical'],
    ['**[WP-1-A]** ---', '"" - canonical'],
    ['**[WP-1-A]** -a', '"-a" - canonical'],
    ['**[WP-1-A]** ; a', '"a" - canonical'],
    ['**[WP-1-A]** | a - b', '"a - b" - canonical'],
    ['**[WP-1-A]** a [x] b', '"a [x] b" - canonical'],
    ['**[WP-1-A]** a [x] [y]  ', '"a [x]" y canonical'],
    [`**[WP-1-A]** a [${'x'.repeat(60)}]`, `"a" ${'x'.repeat(60)} canonical`],
    [`**[WP-1-A]** a [${'x'.repeat(61)}]`, `"a [${'x'.repeat(61)}]" - canonical`],
    ['**[WP-1-A]** a []', '"a []" - canonical'],
    ['**[WP-1-A]** a]', '"a]" - canonical'],
    ['**[WP-1-A.md]** a', '"a" - loose'],
    ['**[WP-1-A]* a', '"a" - loose'],
    ['*[WP-1-A]** a', '"a" - loose'],
    ['**[WP-1-A.]** a', '"a" - loose'],
    ['__WP-1-A__ a', '"a" - loose'],
    ['[WP-1-A](a b) c', '"(a b) c" - loose'],
    ['WP-1-A', '"" - loose'],
    ['WP-1-A [x]', '"" x loose'],
    ['WP-1-A | a', '"a" - loose'],
    ['WP-1-A   –   a', '"a" - loose'],
    ['WP-1-A -- a', '"a" - loose'],
    ['WP-1-A / a', '"a" - loose'],
    ['WP-1-A (a)', '"(a)" - loose'],
  ])('has its text and its marker: %s', (text, expected) => {
    expect(entries(below(`- ${text}`))).toEqual([`WP-1-A ${expected} 5-5`]);
  });

  it.each([
    'WP-1-A -a',
    'WP-1-A is next: a',
    'WP-1-Aé',
    'WP-1-A a: b',
    'x WP-1-A',
    'wp_1_a',
    'WP--1',
    '**[WP-1-A]**x',
    '**[a-b]** c',
    '`wp-1-a`',
    '[wp 1 a]',
    'wp1',
  ])('is not: %s', (text) => {
    expect(entries(below(`- ${text}`)).filter((entry) => !entry.startsWith('WP-1-Aé'))).toEqual([]);
  });

  it.each([
    ['wp_1_a', 1],
    ['WP--1', 1],
    ['**[a-b]** c', 1],
    ['`wp-1-a`', 1],
    ['wp1', 1],
    ['wp 1', 1],
    ['wp  1', 0],
    ['wpa', 0],
    ['a wp-1', 0],
    ['**[ab]** c', 0],
    ['see **[a-b]** c', 0],
    ['**[a-b] c', 0],
  ])('that could be meant is said: %s', (text, count) => {
    expect(strays(below(`- ${text}`))).toHaveLength(count);
  });

  it('within another one counts for nobody, unless it stands in code', () => {
    expect(strays(below('- a\n  - **[WP-1-A]** - b\n  * **[WP-1-B]** - c\n  - WP-1-C'))).toEqual([
      'unreadable 6:3',
      'unreadable 7:3',
    ]);
    expect(strays(below('- a\n  ~~~\n  - **[WP-1-A]** - b\n  ~~~\n  - **[WP-1-B]** - b'))).toEqual(['unreadable 9:3']);
    expect(strays(below('-\ta\n    - **[WP-1-A]** - b'))).toEqual(['unreadable 6:5']);
    expect(strays('# Rules\n\n- a\n  - **[WP-1-A]** - b\n')).toEqual([]);
    expect(strays(below('- a\n  ```\n\n- b\n  - **[WP-1-B]** - b'))).toEqual(['unreadable 9:3']);
  });

  it('may be a row, if its first cell is an id and nothing else', () => {
    expect(entries(below('| WP-1-A | a \\| b |  | c |'))).toEqual(['WP-1-A "a | b - c" - table-row 5-5']);
    expect(entries(below('  | **[WP-1-A]** | a'))).toEqual(['WP-1-A "a" - table-row 5-5']);
    expect(entries(below('| WP-1-A  || a [x] |'))).toEqual(['WP-1-A "a" x table-row 5-5']);
    expect(entries(below('| WP-1-A: b | a |\n| | WP-1-B |\nWP-1-C | a |'))).toEqual([]);
    expect(entries('# Board\n\n| WP-1-A | a |\n')).toEqual([]);
  });

  it('stands where its first character stands', () => {
    expect(read(below('   - **[WP-1-A]** - a')).entries[0]?.at).toMatchObject({ line: 5, column: 4, endColumn: 22 });
  });
});

describe('dependencies', () => {
  it.each([
    ['needs WP-1-B and WP-1-C', ['WP-1-A WP-1-B 5', 'WP-1-A WP-1-C 5']],
    ['needs WP-1-B + WP-1-C - WP-1-D', ['WP-1-A WP-1-B 5', 'WP-1-A WP-1-C 5', 'WP-1-A WP-1-D 5']],
    ['requires: WP-1-B:', ['WP-1-A WP-1-B 5']],
    ['requires   `WP-1-B`;  (WP-1-C)', ['WP-1-A WP-1-B 5', 'WP-1-A WP-1-C 5']],
    ['REQUIRES WP-1-B.md.', ['WP-1-A WP-1-B 5']],
    ['needs WP- and WP-1-B', []],
    ['unneeds WP-1-B', []],
    ['depends on the other WP-1-B', []],
    ['needs xWP-1-B', []],
  ])('of an entry: %s', (text, expected) => {
    expect(chain(below(`- **[WP-1-A]** - ${text}`))).toEqual(expected);
  });

  it.each([
    ['WP-1-A and WP-1-B => WP-1-C', ['WP-1-A WP-1-C 3', 'WP-1-B WP-1-C 3']],
    ['- [ ] WP-1-A -> WP-1-B', ['WP-1-A WP-1-B 3']],
    ['  WP-1-A needs WP-1-B', ['WP-1-A WP-1-B 3']],
    ['alice needs WP-1-B', []],
    ['WP-1-A ->', []],
    ['    WP-1-A -> WP-1-B', []],
  ])('in a section of their own: %s', (line, expected) => {
    expect(chain(`## Dependencies\n\n${line}\n`)).toEqual(expected);
  });

  it('are no entries', () => {
    const text = '## Done\n\n### Dependencies\n\n- **[WP-1-A]** - needs WP-1-B\n';
    expect([entries(text), chain(text)]).toEqual([[], ['WP-1-A WP-1-B 5']]);
  });

  it('in the code of an entry are none', () => {
    expect(chain(below('- **[WP-1-A]** - a\n  ```\n  needs WP-1-B\n  ```\n  needs WP-1-C'))).toEqual([
      'WP-1-A WP-1-C 9',
    ]);
  });
});

describe('a phase', () => {
  const closed = (line: string) =>
    read(`# Board\n\n${line}\n`).closedPhases.map(({ phase, text }) => `${phase}: ${text}`);

  it.each([
    ['## Phase #2 - CLOSED', '2: ## Phase #2 - CLOSED'],
    ['## phase  :  2 closed', '2: ## phase  :  2 closed'],
    ['Phase 2.\n--------', null],
    ['Phase 2: CLOSED\n--------', '2: Phase 2: CLOSED'],
    ['  **Phase 12 closed!**  ', '12: **Phase 12 closed!**'],
    ['Phase 2 closed.', '2: Phase 2 closed.'],
    ['The phase 2 closed.', null],
    ['Phase 2 closed it.', null],
    ['Phase 2 is closed.', null],
    ['Phase-2-closed', '2: Phase-2-closed'],
    [`Phase 2 closed${'!'.repeat(106)}`, `2: Phase 2 closed${'!'.repeat(106)}`],
    [`Phase 2 closed${'!'.repeat(107)}`, null],
    ['## Closed', null],
    ['## Phase 2 should be closed', null],
    ['## Phase 2 closed?', null],
    ["## Phase 2 isn't closed", null],
  ])('%j', (line, expected) => {
    expect(closed(line)).toEqual(expected === null ? [] : [expected]);
  });
});
