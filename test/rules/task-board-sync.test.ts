import { describe, expect, it } from 'vitest';
import { type Edit, type JudgedChange, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'task-board-sync';
const ENTRY = '- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n';
const status = (to: string): Edit => replace('STATUS: Ready-for-Dev', `STATUS: ${to}`);
const onBoard = (column: string, entry = ENTRY): Edit => {
  const add = replace(`## ${column}\n`, `## ${column}\n\n${entry}`);
  return (text) => add(text.replace(ENTRY, '')) ?? text;
};
const also = (column: string, entry: string): Edit => replace(`## ${column}\n`, `## ${column}\n\n${entry}\n`);
const judged = (edits: Readonly<Record<string, Edit>>, more: Partial<JudgedChange> = {}) =>
  judgeChange({ steps: [{ edits }], ...more });

describe(RULE, () => {
  it.each([
    ['Draft', 'Draft'],
    ['In-Progress', 'In Progress'],
    ['IN PROGRESS', 'In Progress'],
    ['Blocked', 'Blocked'],
    ['Done', 'Done'],
    ['VALIDATED', 'Done'],
    ['Done', 'Superseded'],
    ['In-Progress', 'Cancelled'],
    ['who knows', 'Blocked'],
  ])('%s stands below %s', async (state, column) => {
    expect(saidBy(await judged({ signed: status(state), board: onBoard(column) }), RULE)).toEqual([]);
  });

  it('does not call missing a board that is only too large to be read', async () => {
    const limits = { packetBytes: 20_000 };
    const report = await judged({ board: (text) => `${text}\n${'more '.repeat(5_000)}` }, { config: { limits } });
    expect(saidBy(report, RULE)).toEqual([]);
    expect(report.undecided.map(({ subject }) => subject)).toContain('docs/TASK_BOARD.md');
    expect(report.verdict).not.toBe('pass');
    expect(saidBy(await judged({ board: () => null }), RULE)).toEqual(['error no-board']);
  });

  it.each([
    ['Draft', 'Ready for Dev', 'Draft'],
    ['In-Progress', 'Done', 'In Progress'],
    ['Done', 'Blocked', 'Done'],
    ['VALIDATED', 'In Progress', 'Done'],
    ['Blocked', 'Draft', 'Blocked'],
  ])('%s does not stand below %s', async (state, column, expected) => {
    const report = await judged({ signed: status(state), board: onBoard(column) });
    expect(saidBy(report, RULE)).toEqual(['error wrong-column']);
    const [diagnostic] = ofRule(report, RULE);
    expect(diagnostic?.path).toBe('docs/TASK_BOARD.md');
    expect(diagnostic?.help).toContain(`move the entry to "## ${expected}"`);
    expect(diagnostic?.related).toMatchObject([{ path: 'docs/task_packets/WP-1-Cancel-Job-20260101.md', line: 9 }]);
  });

  it('sees one that moved alone, whichever it is', async () => {
    expect(saidBy(await judged({ signed: status('In-Progress') }), RULE)).toEqual(['error wrong-column']);
    expect(saidBy(await judged({ board: onBoard('Done') }), RULE)).toEqual(['error wrong-column']);
  });

  it('sees a packet that is not on the board, at its STATUS', async () => {
    const gone = await judged({ board: (text) => text.replace(ENTRY, '') });
    expect(saidBy(gone, RULE)).toEqual(['error not-on-board']);
    const [diagnostic] = ofRule(await judged({ new: (text) => text }), RULE);
    expect(diagnostic).toMatchObject({
      messageId: 'not-on-board',
      path: 'docs/task_packets/WP-1-New-20260105.md',
      line: 9,
    });
  });

  it.each([
    ['a comment', `<!--\n${ENTRY}-->`],
    ['a fence', `\`\`\`\n${ENTRY}\`\`\``],
    ['struck text', `- ~~${ENTRY.slice(2).trim()}~~`],
    ['a quote', `> ${ENTRY.trim()}`],
    ['prose', 'Ready: WP-1-Cancel-Job-20260101.'],
    ['a longer id', '- **[WP-1-Cancel-Job-20260101-v2]** - x'],
    ['the beginning of the id', '- **[WP-1-Cancel-Job]** - x'],
  ])('does not take %s for the entry (threats M31, B06)', async (_, text) => {
    const report = await judged({ board: (board) => board.replace(ENTRY, `${text}\n`) });
    expect(saidBy(report, RULE)).toContain('error not-on-board');
  });

  it('sees an entry without a packet, and names the packet that was meant', async () => {
    const report = await judged({ board: also('Done', '- **[wp-1]**\n- **[WP-1-cancel-job-20260101]** - x') });
    expect(saidBy(report, RULE)).toEqual(['error no-packet']);
    expect(ofRule(report, RULE)[0]?.help).toContain('Did you mean WP-1-Cancel-Job-20260101?');
  });

  it('says what to do with an entry that is like no packet', async () => {
    const report = await judged({ board: also('Done', '- **[WP-7-Zebra-20300101]** - x') });
    expect(ofRule(report, RULE).map(({ help }) => help)).toEqual([
      'Create the packet, or take the entry off the board.',
    ]);
  });

  it('does not know the column of a STATUS that is none', async () => {
    const report = await judged({ new: replace('STATUS: Ready-for-Dev', 'STATUS: who knows') });
    expect(ofRule(report, RULE).map(({ message }) => message)).toEqual([
      'WP-1-New-20260105 is not on the task board, expected an entry in the column of its STATUS',
    ]);
  });

  it('wants a board where there are packets, and says so where something of both changes', async () => {
    const base = { board: () => null };
    expect(saidBy(await judged({ 'README.md': () => 'x\n' }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judged({ new: (text) => text }, { base }), RULE)).toEqual(['inherited no-board']);
    expect(saidBy(await judgeChange({ base, steps: [], whole: true }), RULE)).toEqual(['error no-board']);
    const bare = { ...base, signed: () => null, draft: () => null };
    expect(saidBy(await judgeChange({ base: bare, steps: [], whole: true }), RULE)).toEqual([]);
  });

  it('sees a packet that stands on the board twice', async () => {
    const twice = async (column: string) => ofRule(await judged({ board: also(column, ENTRY.trim()) }), RULE);
    expect(await twice('Ready for Dev')).toMatchObject([{ messageId: 'listed-twice' }]);
    expect(await twice('Done')).toMatchObject([{ messageId: 'listed-twice', line: 17, related: [{ line: 9 }] }]);
    // The one that only the board can have counts: the packet is locked and cannot say it.
    expect(await twice('Superseded')).toMatchObject([{ messageId: 'listed-twice', line: 9, related: [{ line: 19 }] }]);
  });

  it('lets a deleted packet take its entry along, and not without it', async () => {
    const draft = replace(
      '- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101\n',
      '',
    );
    expect(saidBy(await judged({ draft: () => null, board: draft }), RULE)).toEqual([]);
    expect(saidBy(await judged({ draft: () => null }), RULE)).toEqual(['error no-packet']);
  });

  it('inherits what base had, and blocks what a change adds to it', async () => {
    const base = { board: onBoard('Done') };
    expect(saidBy(await judged({ 'README.md': () => 'x\n' }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judged({ board: also('Draft', 'prose') }, { base }), RULE)).toEqual([]);
    const draft = await judged({ draft: replace('STATUS: Draft', 'STATUS: Ready-for-Dev') }, { base });
    expect(saidBy(draft, RULE)).toEqual(['error wrong-column']);
    const touched = await judged({ signed: (text) => `${text}\n` }, { base });
    expect(saidBy(touched, RULE)).toEqual(['inherited wrong-column']);
    expect(saidBy(await judged({ signed: status('In-Progress') }, { base }), RULE)).toEqual(['error wrong-column']);
    expect(saidBy(await judgeChange({ base, steps: [], whole: true }), RULE)).toEqual(['error wrong-column']);
  });

  it('compares the packets that somebody asks for, whether or not they changed', async () => {
    const base = { board: onBoard('Done') };
    const options = { onlyPackets: ['WP-1-Cancel-Job-20260101'] };
    expect(saidBy(await judged({ 'README.md': () => 'x\n' }, { base, options }), RULE)).toEqual([
      'inherited wrong-column',
    ]);
  });

  it('takes the place of the board and the spellings from the configuration of the base', async () => {
    const config = { paths: { board: 'BOARD.md' }, status: { aliases: { 'going on': 'In-Progress' } } };
    const base = { 'BOARD.md': () => `## In Progress\n\n${ENTRY}- **[WP-1-Retry-Job-20260102]**\n` };
    const report = await judged({ signed: status('going on') }, { base, config });
    expect(saidBy(report, RULE)).toEqual([]);
    expect(saidBy(await judged({ 'BOARD.md': () => null }, { base, config }), RULE)).toEqual(['error no-board']);
  });

  it('says nothing of identical trees', async () => {
    expect(saidBy(await judgeChange({ steps: [{ edits: {} }] }), RULE)).toEqual([]);
    expect(saidBy(await judgeChange({ steps: [], whole: true }), RULE)).toEqual([]);
  });
});
