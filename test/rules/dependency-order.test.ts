import { describe, expect, it } from 'vitest';
import { type Edit, type JudgedChange, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'dependency-order';
const SIGNED = 'WP-1-Cancel-Job-20260101';
const NEW = 'WP-1-New-20260105';
const needs = (text: string): Edit => replace('- **Dependencies**: none', `- **Dependencies**: ${text}`);
const onBoard = (text: string): Edit =>
  replace('## Ready for Dev\n', `## Ready for Dev\n\n- **[${NEW}]** - Print the jobs${text}\n`);
const judged = (edits: Readonly<Record<string, Edit>>, more: Partial<JudgedChange> = {}) =>
  judgeChange({ steps: [{ edits }], ...more });

describe(RULE, () => {
  it.each([
    ['an id that the board knows', SIGNED, `; needs ${SIGNED}`],
    ['a file name', `docs/task_packets/${SIGNED}.md`, `; needs ${SIGNED}`],
    ['an id with a reason', `${SIGNED} (its storage)`, `, depends on ${SIGNED}`],
    ['nothing', 'none', ''],
    ['prose', 'the work on storage', ''],
  ])('lets %s pass', async (_, text, note) => {
    const edits = text === 'none' ? { new: (packet: string) => packet } : { new: needs(text) };
    expect(saidBy(await judged({ ...edits, board: onBoard(note) }), RULE)).toEqual([]);
  });

  it('says where an unknown id stands, and which was meant', async () => {
    const report = await judged({
      new: needs('WP-1-Cancel-Jobs-20260101'),
      board: onBoard('; needs WP-1-Cancel-Jobs-20260101'),
    });
    expect(saidBy(report, RULE)).toEqual(['error unknown']);
    expect(ofRule(report, RULE)[0]).toMatchObject({
      path: `docs/task_packets/${NEW}.md`,
      line: 75,
      help: `Did you mean ${SIGNED}?`,
    });
  });

  it('says what to do where no other id is like it', async () => {
    const report = await judged({ new: needs('WP-9-Zebra-20300101'), board: onBoard('; needs WP-9-Zebra-20300101') });
    expect(ofRule(report, RULE).map(({ help }) => help)).toEqual([
      'Create that packet first, or take it out of Dependencies.',
    ]);
  });

  it('shows the line that the board lacks, with all of it', async () => {
    const report = await judged({ new: needs(`${SIGNED}, WP-1-Retry-Job-20260102`), board: onBoard('') });
    expect(ofRule(report, RULE).map(({ help }) => help)).toEqual([
      `Add to the entry of ${NEW} on the board: needs ${SIGNED}, WP-1-Retry-Job-20260102`,
    ]);
  });

  it('knows nothing from a board that is not there', async () => {
    const report = await judged({ new: needs(SIGNED) }, { base: { board: () => null } });
    expect(saidBy(report, RULE)).toEqual(['error undocumented']);
  });

  it('takes another unknown id for another finding', async () => {
    const base = { draft: replace(`- **Dependencies**: ${SIGNED}`, '- **Dependencies**: WP-9-Zebra-20300101') };
    const other = replace('WP-9-Zebra-20300101', 'WP-9-Okapi-20300101');
    const said = saidBy(await judged({ draft: other }, { base }), RULE);
    expect(said).toEqual(['warning unknown', 'warning undocumented']);
  });

  it('takes no beginning of an id for the id', async () => {
    const report = await judged({ new: needs('WP-1-Cancel-Job'), board: onBoard('; needs WP-1-Cancel-Job') });
    expect(saidBy(report, RULE)).toEqual(['error unknown']);
  });

  it.each([
    ['nothing', ''],
    ['the id without the need', `, after ${SIGNED}`],
    ['another packet', '; needs WP-1-Retry-Job-20260102'],
  ])('does not take %s on the board for the chain', async (_, note) => {
    expect(saidBy(await judged({ new: needs(SIGNED), board: onBoard(note) }), RULE)).toEqual(['error undocumented']);
  });

  describe('sees what a change does to packets that it does not touch', () => {
    const DRAFT = 'WP-1-Retry-Job-20260102';
    const base = {
      signed: needs(DRAFT),
      draft: replace(`**Dependencies**: ${SIGNED}`, '**Dependencies**: none'),
      board: (text: string) =>
        text.replace(`; needs ${SIGNED}`, '').replace('running jobs', `running jobs; needs ${DRAFT}`),
    };
    const offBoard = replace(`- **[${DRAFT}]** - Start failed jobs again\n`, '');

    it('what they need is taken away', async () => {
      const report = await judged({ draft: () => null, board: offBoard }, { base });
      expect(saidBy(report, RULE)).toEqual(['error unknown']);
      expect(report.verdict).toBe('block');
    });

    it('the board no longer says what they need', async () => {
      const report = await judged({ board: replace(`; needs ${DRAFT}`, '') }, { base });
      expect(saidBy(report, RULE)).toEqual(['error undocumented']);
    });

    it('and inherits what base had', async () => {
      const without = { ...base, board: (text: string) => text };
      const report = await judged({ board: replace('failed jobs', 'jobs that failed') }, { base: without });
      expect(report.diagnostics.filter(({ standing }) => standing === 'active')).toEqual([]);
    });
  });
  it('is merciful to a draft', async () => {
    const draft: Edit = (text) =>
      text
        .replace('STATUS: Ready-for-Dev', 'STATUS: Draft')
        .replace('alice050120261200', '<pending>')
        .replace('- **Dependencies**: none', '- **Dependencies**: WP-9-Nothing-20260101');
    expect(saidBy(await judged({ new: draft }), RULE)).toEqual(['warning unknown', 'warning undocumented']);
  });

  it('follows a cycle through packets that the change does not touch', async () => {
    const base = { signed: needs('WP-1-Retry-Job-20260102') };
    const report = await judged({ draft: replace('Start', 'Begin') }, { base });
    const standing = ofRule(report, RULE).map(({ messageId, standing }) => `${standing} ${messageId}`);
    expect(standing).toContain('inherited cycle');
  });

  it('leaves a cycle that a packet only leads to with those who are in it', async () => {
    // Which the draft waits for already.
    const base = { signed: needs('WP-1-Retry-Job-20260102') };
    const report = await judged({ new: needs(SIGNED), board: onBoard(`; needs ${SIGNED}`) }, { base });
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('sees a packet that waits for itself', async () => {
    const report = await judged({ new: needs(NEW), board: onBoard(`; needs ${NEW}`) });
    expect(saidBy(report, RULE)).toContain('error cycle');
  });

  it.each([
    ['Draft', 'In-Progress', ['error started-early']],
    ['Ready-for-Dev', 'In-Progress', ['error started-early']],
    ['Ready-for-Dev', 'Blocked', []],
    ['In-Progress', 'Done', ['error started-early']],
    ['Done', 'VALIDATED', ['error started-early']],
    ['Ready-for-Dev', 'something else', []],
  ])('a packet with an open blocker that goes from %s to %s gives %j', async (from, to, said) => {
    const base = { draft: replace('STATUS: Draft', `STATUS: ${from}`) };
    expect(saidBy(await judged({ draft: replace(`STATUS: ${from}`, `STATUS: ${to}`) }, { base }), RULE)).toEqual(said);
  });

  it('says it of the step alone, and not again', async () => {
    const base = { draft: replace('STATUS: Draft', 'STATUS: In-Progress') };
    expect(saidBy(await judged({ draft: (text) => `${text}\n## Notes\n` }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judged({ draft: () => null }, { base }), RULE)).toEqual([]);
    expect(saidBy(await judged({ draft: replace('- STATUS: In-Progress\n', '') }, { base }), RULE)).toEqual([]);
  });

  it('names each blocker with where it stands', async () => {
    const base = { new: (text: string) => text, draft: replace('STATUS: Draft', 'STATUS: Ready-for-Dev') };
    const also = (text: string) =>
      text
        .replace(`- **Dependencies**: ${SIGNED}`, `- **Dependencies**: ${SIGNED}, ${NEW}`)
        .replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress');
    const early = ofRule(await judged({ draft: also }, { base }), RULE).filter(
      ({ messageId }) => messageId === 'started-early',
    );
    expect(early.map(({ message }) => message)).toEqual([
      expect.stringContaining(`${SIGNED}, which is Ready-for-Dev; ${NEW}, which is Ready-for-Dev`),
    ]);
  });

  it.each([
    ['superseded without a successor', 'Superseded', '', true],
    ['superseded by a packet that is open', 'Superseded', ' - by WP-1-New-20260105', true],
    ['cancelled in passing', 'Cancelled', '', true],
    ['cancelled by alice, undated', 'Cancelled', ' - alice', true],
    ['cancelled with a signature', 'Cancelled', ' - alice060120260900', false],
  ])('a blocker that is %s is open: %s', async (_, column, text, isOpen) => {
    const board = replace(`## ${column}\n`, `## ${column}\n\n- **[${SIGNED}]**${text}\n`);
    const base = {
      board: replace('- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n', ''),
      draft: replace('STATUS: Draft', 'STATUS: Ready-for-Dev'),
    };
    const report = await judged({ board, draft: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') }, { base });
    expect(saidBy(report, RULE).includes('error started-early')).toBe(isOpen);
  });

  it('says nothing of a change that touches no packet', async () => {
    expect(saidBy(await judged({ 'README.md': () => 'WP-1-A-1 needs WP-1-B-2\n' }), RULE)).toEqual([]);
  });
});
