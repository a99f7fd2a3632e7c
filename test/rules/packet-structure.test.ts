import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const said = async (edit: Edit) => saidBy(await judgeChange({ steps: [{ edits: { new: edit } }] }), 'packet-structure');

describe('packet-structure', () => {
  it('takes the canonical packet', async () => {
    expect(await said((text) => text)).toEqual([]);
  });

  it.each<[string, Edit, string]>([
    ['no REQUESTOR', replace('- REQUESTOR: alice\n', ''), 'missing'],
    ['no task board', replace('- **Task Board**: docs/TASK_BOARD.md\n', ''), 'missing'],
    [
      'an empty What',
      replace('- **What**: Print the jobs with `runlet list`, the newest first.', '- **What**:'),
      'empty',
    ],
    ['a date that is none', replace('DATE: 2026-01-05T11:20:00Z', 'DATE: yesterday'), 'malformed'],
    ['a tier that is none', replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: SOME'), 'malformed'],
    ['a STATUS that is none', replace('STATUS: Ready-for-Dev', 'STATUS: soon'), 'unknown-status'],
    ['an empty STATUS', replace('STATUS: Ready-for-Dev', 'STATUS:'), 'empty'],
    ['no STATUS', replace('- STATUS: Ready-for-Dev\n', ''), 'missing'],
    [
      'a test plan of comments',
      (text) => text.replace(/npm test -- tests\/list\.test\.ts\n {2}npm run lint\n {2}just ai-review/, '# npm test'),
      'empty',
    ],
  ])('refuses %s', async (_, edit, message) => {
    expect((await said(edit)).some((text) => text === `error ${message}`)).toBe(true);
  });

  it.each<[string, Edit, readonly string[]]>([
    ['is none', replace('STATUS: Draft', 'STATUS: soon'), ['error unknown-status']],
    ['is empty', replace('STATUS: Draft', 'STATUS:'), ['error empty']],
    ['is missing', replace('- STATUS: Draft\n', ''), ['error missing']],
  ])('says once that STATUS %s', async (_, edit, expected) => {
    const report = await judgeChange({ steps: [{ edits: { draft: edit } }] });
    expect(saidBy(report, 'packet-structure')).toEqual(expected);
  });

  it('points at the section in which a missing field belongs', async () => {
    const edit = replace('- **DONE_MEANS**:', '- **DONE_MEANS_OF_OLD**:');
    const [diagnostic] = ofRule(await judgeChange({ steps: [{ edits: { new: edit } }] }), 'packet-structure');
    expect(diagnostic).toMatchObject({ messageId: 'missing', line: 23 });
    expect(diagnostic?.message).toContain('DONE_MEANS of WP-1-New-20260105 is missing');
  });

  it('warns on a Draft', async () => {
    const report = await judgeChange({ steps: [{ edits: { draft: replace('- REQUESTOR: alice\n', '') } }] });
    expect(saidBy(report, 'packet-structure')).toEqual(['warning missing']);
  });

  it('inherits what an edited packet already lacked, and nothing when it advances', async () => {
    const base = { signed: replace('- REQUESTOR: alice\n', '') };
    const report = (edit: Edit) => judgeChange({ base, steps: [{ edits: { signed: edit } }] });
    const edited = await report((text) => `${text}\n## Evidence\n- done\n`);
    expect(saidBy(edited, 'packet-structure')).toEqual(['inherited missing']);
    const advanced = await report(replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress'));
    expect(saidBy(advanced, 'packet-structure')).toEqual(['error missing']);
  });
});
