import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, replace, type Step, saidBy } from '../support/judge-change.js';

const one = async (edit: Edit, base = {}) => judgeChange({ base, steps: [{ edits: { signed: edit } }] });
const said = async (edit: Edit, base = {}) => saidBy(await one(edit, base), 'signature-lock');

const REPORT = '\n---\n\n## VALIDATION REPORT - WP-1-Cancel-Job-20260101\nVerdict: FAIL\n';

describe('signature-lock', () => {
  it.each<[string, Edit]>([
    ['a STATUS', replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress')],
    ['the dress of STATUS', replace('- STATUS: Ready-for-Dev', '- **Status:** In-Progress')],
    ['a claim', replace('- ROLE: Orchestrator\n', '- ROLE: Orchestrator\n- CODER_MODEL: some-model\n')],
    ['a report', append(REPORT)],
    ['a record section', append('\n## Implementation\n- cancel() waits for the process\n')],
    ['evidence', append('\n## EVIDENCE_MAPPING\n- MUST end -> src/jobs.ts:12\n')],
    ['CRLF line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['blanks at line ends', (text) => text.replaceAll('\n', '  \n')],
    ['no final newline', (text) => text.trimEnd()],
  ])('lets %s pass', async (_, edit) => {
    expect(await said(edit)).toEqual([]);
  });

  it('lets a repair of mojibake pass', async () => {
    const base = { signed: replace('Today a job', 'Today – see § 1.2 – a job') };
    const broken = { signed: replace('Today a job', 'Today â€“ see Â§ 1.2 â€“ a job') };
    const report = await judgeChange({
      base: broken,
      steps: [{ edits: { signed: replace('â€“ see Â§ 1.2 â€“', '– see § 1.2 –') } }],
    });
    expect(base).not.toEqual(broken);
    expect(saidBy(report, 'signature-lock')).toEqual([]);
  });

  it.each<[string, Edit, string]>([
    [
      'a wider scope',
      replace('  * tests/jobs.test.ts\n- **OUT', '  * tests/jobs.test.ts\n  * app/main.ts\n- **OUT'),
      'field-changed',
    ],
    ['another tier', replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW'), 'field-changed'],
    ['a removed field', replace('- REQUESTOR: alice\n', ''), 'field-changed'],
    ['an added field', replace('- **Codex**', '- **Logger**: none\n- **Codex**'), 'field-changed'],
    ['another signature', replace('alice010120261200', 'alice020120261200'), 'signature-changed'],
    ['no signature', replace('- USER_SIGNATURE: alice010120261200\n', ''), 'signature-changed'],
    ['text in a contract section', replace('## Scope\n', '## Scope\nEverything may change.\n'), 'text-changed'],
    ['a new section', append('\n## Extra Scope\n- app/main.ts\n'), 'text-changed'],
    ['a second STATUS line', replace('## Notes', '- STATUS: Done\n\n## Notes'), 'field-changed'],
    ['text below STATUS', replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress\n  * src/**'), 'field-changed'],
    ['an indented line in prose', replace('- **Assumptions**', '  - **Assumptions**'), 'field-changed'],
  ])('blocks %s', async (_, edit, message) => {
    expect(await said(edit)).toContain(`error ${message}`);
  });

  it('says where the text stands that is changed', async () => {
    const changed = async (edit: Edit) => ofRule(await one(edit), 'signature-lock')[0]?.message;
    expect(await changed((text) => `Everything may change.\n\n${text}`)).toMatch(
      /^The locked text of the head of the signed packet /,
    );
    expect(await changed(replace('## Scope\n', '## Scope\nEverything may change.\n'))).toMatch(
      /^The locked text of section `Scope` of the signed packet /,
    );
    expect(await changed(() => null)).toMatch(
      /^The signed packet WP-1-Cancel-Job-20260101 is removed, expected it at /,
    );
  });

  it('says how to mend the commit that broke the lock, and no other', async () => {
    const broken = { edits: { signed: replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW') } };
    const other = { edits: { 'README.md': () => 'x\n' } };
    const helped = async (steps: Step[]) => ofRule(await judgeChange({ steps }), 'signature-lock')[0]?.help;
    expect(await helped([other, broken])).toContain('git commit --amend');
    expect(await helped([other, broken])).not.toContain('git rebase');
    expect(await helped([broken, other])).toContain('git rebase');
  });

  it('blames no commit for what is not committed', async () => {
    const uncommitted = { signed: replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW') };
    const [diagnostic] = ofRule(await judgeChange({ steps: [], uncommitted }), 'signature-lock');
    expect(diagnostic).not.toHaveProperty('commit');
    expect(diagnostic?.help).toMatch(
      /^Restore these lines as they were signed \(git show HEAD:\S+ has them\)\. To change /,
    );
    const removed = await judgeChange({ steps: [], uncommitted: { signed: () => null } });
    expect(ofRule(removed, 'signature-lock')[0]?.help).toMatch(/^Put it back: git checkout HEAD -- \S+\. /);
  });

  it('shows the value of a STATUS line that is removed or added, although the value itself is open', async () => {
    const line = '- STATUS: Ready-for-Dev\n';
    const [removed] = ofRule(await one(replace(line, '')), 'signature-lock');
    expect(removed?.message).toMatch(/^STATUS of the signed packet .* is \(nothing\), .*: `STATUS: Ready-for-Dev`$/);
    const [added] = ofRule(
      await one((text) => text.replace('- ROLE:', `${line}- ROLE:`), { signed: replace(line, '') }),
      'signature-lock',
    );
    expect(added?.message).toMatch(/^STATUS of the signed packet .* is `STATUS: Ready-for-Dev`, .*: \(nothing\)$/);
  });

  it('shows the field, the old and the new value at the new line', async () => {
    const report = await one(replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW'));
    const [diagnostic] = ofRule(report, 'signature-lock');
    expect(diagnostic?.message).toContain('RISK_TIER of the signed packet WP-1-Cancel-Job-20260101');
    expect(diagnostic?.message).toContain('LOW');
    expect(diagnostic?.message).toContain('MEDIUM');
    expect(diagnostic?.line).toBe(24);
    expect(report.verdict).toBe('block');
  });

  it('says so where only a blank line differs, which nobody would see in the texts', async () => {
    const report = await one(replace('has a packet of its own\n', 'has a packet of its own\n\n'));
    expect(ofRule(report, 'signature-lock')[0]?.message).toMatch(
      /^OUT_OF_SCOPE of the signed packet \S+ has a blank line more or less, expected the lines as alice\d+ signed them$/,
    );
  });

  it('sees a strip, an edit and a second signing in three commits', async () => {
    const report = await judgeChange({
      steps: [
        { edits: { signed: replace('- USER_SIGNATURE: alice010120261200\n', '') } },
        { edits: { signed: replace('MEDIUM', 'LOW') } },
        { edits: { signed: replace('- SPEC_ANCHOR', '- USER_SIGNATURE: alice010120261200\n- SPEC_ANCHOR') } },
      ],
    });
    expect(ofRule(report, 'signature-lock').some(({ commit }) => commit?.endsWith('1'))).toBe(true);
    expect(report.verdict).toBe('block');
  });

  it('sees a packet that is removed and comes back with other text', async () => {
    const signed = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';
    let kept = '';
    const report = await judgeChange({
      steps: [
        {
          edits: {
            [signed]: (text) => {
              kept = text;
              return null;
            },
          },
        },
        { edits: { [signed]: () => kept.replace('MEDIUM', 'LOW') } },
      ],
    });
    expect(saidBy(report, 'signature-lock')).toContain('error packet-removed');
  });

  it('locks a packet from the commit that signs it', async () => {
    const sign = replace('USER_SIGNATURE: <pending>', 'USER_SIGNATURE: alice040120261200');
    const report = await judgeChange({
      steps: [{ edits: { draft: sign } }, { edits: { draft: replace('MEDIUM', 'LOW') } }],
    });
    expect(saidBy(report, 'signature-lock')).toContain('error field-changed');
  });

  it('lets the text come back that the ledger of the base records', async () => {
    const widen = replace('  * tests/jobs.test.ts\n- **OUT', '  * tests/jobs.test.ts\n  * app/main.ts\n- **OUT');
    const narrow = replace('  * app/main.ts\n- **OUT', '- **OUT');
    // A base that writes its ledger itself keeps the digest of what was signed: its packet has drifted from it.
    const drifted = { signed: widen, ledger: append('\nKept by hand.\n') };
    const restored = await judgeChange({ base: drifted, steps: [{ edits: { signed: narrow } }] });
    expect(saidBy(restored, 'signature-lock')).toEqual([]);
    expect(saidBy(restored, 'signature-ledger')).toEqual([]);
    const onward = replace('  * app/main.ts\n- **OUT', '  * app/\n- **OUT');
    const edited = await judgeChange({ base: drifted, steps: [{ edits: { signed: onward } }] });
    expect(saidBy(edited, 'signature-lock')).toEqual(['error field-changed']);
    expect(saidBy(edited, 'signature-ledger')).toEqual(['error other-digest']);
  });

  it('does not let a packet become what the ledger of the base records for another signature', async () => {
    const signAgain = (text: string): string =>
      text
        .replace('alice010120261200', 'bob010120261300')
        .replace('  * tests/jobs.test.ts\n- **OUT', '  * tests/jobs.test.ts\n  * app/main.ts\n- **OUT');
    // The digest of the widened text, as the message of a ledger that lacks it says it.
    const first = await judgeChange({
      base: { ledger: append('\nKept by hand.\n') },
      steps: [{ edits: { signed: signAgain, ledger: append('\nMore.\n') } }],
    });
    const [unrecorded] = ofRule(first, 'signature-ledger');
    const row = unrecorded?.help.split('\n')[1] ?? '';
    expect(row).toMatch(/^\| bob010120261300 .* WP-1-Cancel-Job-20260101 \| sha256:/);
    const recorded: Edit = (text) => `${text.replace(/\n*$/, '\n')}${row}\n`;
    const announced = await judgeChange({ steps: [{ edits: { ledger: recorded } }] });
    expect(saidBy(announced, 'signature-ledger')).toEqual(['error signature-of-no-packet']);
    const report = await judgeChange({ base: { ledger: recorded }, steps: [{ edits: { signed: signAgain } }] });
    expect(saidBy(report, 'signature-lock')).toEqual(['error signature-changed', 'error field-changed']);
  });

  it('does not let a text come back whose signature the ledger of the base marks INVALID', async () => {
    const widen = replace('  * tests/jobs.test.ts\n- **OUT', '  * tests/jobs.test.ts\n  * app/main.ts\n- **OUT');
    const narrow = replace('  * app/main.ts\n- **OUT', '- **OUT');
    const marked = append('| alice010120261200 | alice | 2026-01-02 12:00 | INVALID | WP-1-Cancel-Job-20260101 | |\n');
    const report = await judgeChange({
      base: { signed: widen, ledger: marked },
      steps: [{ edits: { signed: narrow } }],
    });
    expect(saidBy(report, 'signature-lock')).toEqual(['error field-changed']);
  });

  it('warns when a report is rewritten', async () => {
    expect(await said(replace('Verdict: FAIL', 'Verdict: PASS'), { signed: append(REPORT) })).toEqual([
      'warning record-rewritten',
    ]);
    expect(await said(append('More.\n'), { signed: append(REPORT) })).toEqual([]);
  });

  it('leaves an unsigned packet alone', async () => {
    const report = await judgeChange({ steps: [{ edits: { draft: replace('MEDIUM', 'HIGH') } }] });
    expect(saidBy(report, 'signature-lock')).toEqual([]);
  });
});
