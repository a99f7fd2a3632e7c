import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'task-board-format';
const judged = (board: Edit, base?: Edit) =>
  judgeChange({ ...(base ? { base: { board: base } } : {}), steps: [{ edits: { board } }] });
const below = (column: string, text: string): Edit => replace(`## ${column}\n`, `## ${column}\n\n${text}\n`);

describe(RULE, () => {
  it.each([
    ['In Progress', '- **[WP_1-Foo]** - x', 'error unreadable', 13],
    ['In Progress', '- wp-1-foo: x', 'error unreadable', 13],
    ['Blocked', '- WP-1-Foo waits', 'error unreadable', 15],
    ['Done', '- note\n  - **[WP-1-Foo]** - x', 'error unreadable', 18],
    ['Done', '- WP-1-Foo: x', 'warning loose', 17],
    ['Done', '* **[WP-1-Foo]** - x', 'warning loose', 17],
    ['Done', '- **[WP-1-Foo]** - x [IN_PROGRESS]', 'error marker-contradicts', 17],
    ['Done', '- **[WP-1-Foo]** - [SUPERSEDED]', 'error marker-contradicts', 17],
    ['Superseded', '- **[WP-1-Foo]** - [VALIDATED]', 'error marker-contradicts', 19],
    ['Cancelled', '### Phase 1: CLOSED', 'error phase-closure', 21],
    ['Cancelled', '**Phase 1 closed**', 'error phase-closure', 21],
  ])('below %s, "%s" is %s', async (column, text, said, line) => {
    const report = await judged(below(column, text));
    expect(saidBy(report, RULE)).toEqual([said]);
    expect(ofRule(report, RULE)[0]).toMatchObject({ path: 'docs/TASK_BOARD.md', line });
  });

  it.each([
    ['Done', '- **[WP-1-Foo]** - x [VALIDATED]'],
    ['Done', '- **[WP-1-Foo]** - x [DONE]'],
    ['Done', '- **[WP-1-Foo]** - x [FAIL]'],
    ['Done', '- **[WP-1-Foo]** - x [urgent]'],
    ['In Progress', '(None)'],
    ['In Progress', '- nothing but WP-1-Foo'],
    ['In Progress', '```\n- **[WP_1]** - x [DONE]\n```'],
    ['In Progress', '<!--\n- wp-1: x\n## Phase 1 closed\n-->'],
    ['In Progress', '> - **[WP_1-Foo]** - x'],
    ['In Progress', 'Phase 1 cannot be closed before WP-1-Foo is VALIDATED.'],
    ['Cancelled', '## Phase 1: CLOSED'],
    ['Cancelled', '## Notes\n\n- WP-1-Foo: prose'],
    ['Cancelled', '## Dependencies\n\n- **[WP-1-Foo]** needs **[WP-1-Bar]**'],
  ])('below %s, "%s" is fine', async (column, text) => {
    expect(saidBy(await judged(below(column, text)), RULE)).toEqual([]);
  });

  it('says it of entries above the first column', async () => {
    const report = await judged((text) => `- **[WP-1-Foo]** - x\n\n${text}`);
    expect(saidBy(report, RULE)).toEqual(['error no-column']);
    expect(ofRule(report, RULE)[0]?.message).toMatch(/^The top of the board is no column and holds `WP-1-Foo`, /);
  });

  it.each([
    ['- WP-1-Foo: x', '- **[WP-1-Foo]** - x'],
    ['- WP-1-Foo: x [DONE]', '- **[WP-1-Foo]** - x [DONE]'],
    ['- WP-1-Foo [DONE]', '- **[WP-1-Foo]** - [DONE]'],
  ])('shows how %s is written', async (text, canonical) => {
    expect(ofRule(await judged(below('Done', text)), RULE).map(({ help }) => help)).toEqual([`Write: ${canonical}`]);
  });

  it('takes another heading for another finding', async () => {
    const odd = below('Done', '## Doing\n\n- **[WP-1-Bar]** - x');
    expect(saidBy(await judged(replace('## Doing', '## Going'), odd), RULE)).toEqual(['error no-column']);
  });

  it('takes spellings of states from the configuration of the base', async () => {
    const change = {
      steps: [{ edits: { board: below('Done', '- **[WP-1-Foo]** - x [going on]') } }],
    };
    expect(saidBy(await judgeChange(change), RULE)).toEqual([]);
    const config = { status: { aliases: { 'going on': 'In-Progress' } } };
    expect(saidBy(await judgeChange({ ...change, config }), RULE)).toEqual(['error marker-contradicts']);
  });

  it('says nothing where the board does not change, and inherits what it had', async () => {
    const odd = below('Done', '- WP-1-Foo waits\n\n## Doing\n\n- **[WP-1-Bar]** - x');
    const untouched = await judgeChange({ base: { board: odd }, steps: [{ edits: { 'README.md': () => 'x\n' } }] });
    expect(saidBy(untouched, RULE)).toEqual([]);
    const pointer = (text: string): string => `${text}\n`;
    expect(saidBy(await judgeChange({ base: { board: odd }, steps: [{ edits: { pointer } }] }), RULE)).toEqual([]);
    const other = await judged(below('Draft', 'prose'), odd);
    expect(saidBy(other, RULE)).toEqual(['inherited unreadable', 'inherited no-column']);
    const more = await judged(replace('- **[WP-1-Bar]**', '- **[WP-1-Baz]** - y\n- **[WP-1-Bar]**'), odd);
    expect(saidBy(more, RULE)).toEqual(['inherited unreadable', 'inherited no-column']);
  });

  it('reads the whole board for --all', async () => {
    const base = { board: below('Done', '- WP-1-Foo waits') };
    const report = await judgeChange({ base, steps: [], whole: true });
    expect(saidBy(report, RULE)).toEqual(['error unreadable']);
  });
});
