import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const CODE = 'src/cancel.ts';
const TEXT = 'export const a = 1;\nexport const b = 2;\n\nexport const c = 3;\n';
/** The requirements of section 1.2, to which the packet is anchored, with rows that meet them. */
const ROWS = [
  `1.2#a02864ef -> ${CODE}:1 sha256:`,
  `1.2#54ac9418 -> ${CODE}:2 sha256:`,
  `1.2#7bd8ace8 -> ${CODE}:4 sha256:`,
];

const status = (from: string, to: string): Edit => replace(`- STATUS: ${from}`, `- STATUS: ${to}`);
const both =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce<string>((now, edit) => edit(now) ?? '', text);
const table =
  (rows: readonly string[], title = 'EVIDENCE_MAPPING'): Edit =>
  (text) =>
    `${text}\n## ${title}\n${rows.map((row) => `- ${row}`).join('\n')}\n`;

/** The fingerprints that the rule offers for rows without one, put behind them. */
async function fingerprinted(): Promise<string[]> {
  const bare = ROWS.map((row) => row.replace(' sha256:', ''));
  const findings = ofRule(await finish(table(bare)), 'requirement-evidence');
  return findings.map(({ help }, index) => `${ROWS[index]}${/sha256:([0-9a-f]{12})$/.exec(help)?.[1]}`);
}

/** A change that brings the packet from In-Progress to Done, with an edit of its own. */
const finish = (edit: Edit = (text) => text, more: Record<string, Edit> = {}, base: Record<string, Edit> = {}) =>
  judgeChange({
    base: { [CODE]: () => TEXT, signed: status('Ready-for-Dev', 'In-Progress'), ...base },
    steps: [{ edits: { signed: both(status('In-Progress', 'Done'), edit), ...more } }],
  });
const said = async (...change: Parameters<typeof finish>) => saidBy(await finish(...change), 'requirement-evidence');

describe('requirement-evidence, when a packet becomes Done', () => {
  it('wants evidence for every requirement of the anchored section, and for no other', async () => {
    const findings = ofRule(await finish(), 'requirement-evidence');
    expect(findings.map(({ messageId, severity }) => `${severity} ${messageId}`)).toEqual(
      Array(3).fill('error no-evidence'),
    );
    expect(findings[0]?.related).toMatchObject([{ path: 'docs/spec/Master_Spec_v01.00.md', line: 18 }]);
    expect(findings.map(({ help }) => /1\.2#[0-9a-f]{8}/.exec(help)?.[0])).toEqual(ROWS.map((row) => row.slice(0, 12)));
  });

  it('is content with evidence that bears its fingerprints, and offers them', async () => {
    expect(await said(table(await fingerprinted()))).toEqual([]);
    expect(await said(table(ROWS.map((row) => row.replace(' sha256:', ''))))).toEqual(
      Array(3).fill('warning no-fingerprint'),
    );
  });

  it.each<[string, string, string]>([
    ['a file that is not there', 'src/gone.ts:1', 'error file-not-there'],
    ['a folder', 'src/:1', 'error file-not-there'],
    ['a path out of the repository', '../src/cancel.ts:1', 'error file-not-there'],
    ['an absolute path', '/src/cancel.ts:1', 'error file-not-there'],
    ['a line behind the end', `${CODE}:5`, 'error line-not-there'],
    ['line 0', `${CODE}:0`, 'error line-not-there'],
    ['lines backwards', `${CODE}:2-1`, 'error line-not-there'],
    ['a blank line', `${CODE}:3`, 'error line-blank'],
    ['another fingerprint', `${CODE}:1 sha256:000000000000`, 'warning drifted'],
  ])('holds a row against the tree: %s', async (_, cited, expected) => {
    const [, ...others] = await fingerprinted();
    const report = await finish(table([`1.2#a02864ef -> ${cited}`, ...others]));
    expect(saidBy(report, 'requirement-evidence')).toEqual([expected]);
    const packet = ofRule(report, 'requirement-evidence')[0];
    expect(packet).toMatchObject({ path: 'docs/task_packets/WP-1-Cancel-Job-20260101.md', line: 78 });
  });

  it('wants the file in the result, not in the base', async () => {
    const [, ...others] = await fingerprinted();
    const edit = table([`1.2#a02864ef -> src/cancel.ts:1`, ...others]);
    const gone = { [CODE]: () => null };
    expect(await said(edit, gone)).toEqual(Array(3).fill('error file-not-there'));
  });

  it.each<[string, Edit]>([
    ['prose', (text) => `${text}\n## Implementation\n1.2#a02864ef is met by ${CODE}:1.\n`],
    ['a fence', (text) => `${text}\n## EVIDENCE_MAPPING\n\`\`\`\n${ROWS.join('\n')}\n\`\`\`\n`],
    ['a comment', (text) => `${text}\n## EVIDENCE_MAPPING\n<!--\n${ROWS.join('\n')}\n-->\n`],
    ['an id without a place', table(['1.2#a02864ef -> done', '1.2#54ac9418', '1.2#7bd8ace8 -> src/cancel.ts'])],
  ])('takes no mention for evidence: %s', async (_, edit) => {
    expect(await said(edit)).toEqual(Array(3).fill('error no-evidence'));
  });

  it('judges by the spec of the base', async () => {
    const soft = { spec: (text: string) => text.replaceAll('MUST', 'may') };
    expect(await said((text) => text, soft)).toEqual(Array(3).fill('error no-evidence'));
    expect(await said((text) => text, {}, soft)).toEqual([]);
  });

  it('leaves the run undecided where evidence is too large to be read', async () => {
    const report = await judgeChange({
      base: { [CODE]: () => 'x\n'.repeat(9000), signed: status('Ready-for-Dev', 'In-Progress') },
      config: { limits: { packetBytes: 16_000 } },
      steps: [{ edits: { signed: both(status('In-Progress', 'Done'), table(ROWS)) } }],
    });
    expect(report.undecided.map(({ subject }) => subject)).toContain(CODE);
  });
});

describe('requirement-evidence, at other times', () => {
  const base = { [CODE]: () => TEXT };

  it.each([
    ['Ready-for-Dev', 'In-Progress', 0],
    ['In-Progress', 'Blocked', 0],
    ['Done', 'In-Progress', 0],
    ['In-Progress', 'Done', 3],
    ['Done', 'VALIDATED', 3],
    ['Done', 'Done (VALIDATED)', 3],
  ])('%s to %s asks %i times', async (from, to, count) => {
    const report = await judgeChange({
      base: { ...base, signed: status('Ready-for-Dev', from) },
      steps: [{ edits: { signed: status(from, to) } }],
    });
    expect(saidBy(report, 'requirement-evidence')).toEqual(Array(count).fill('error no-evidence'));
  });

  it('turns no history red: an edit of a packet that was finished before inherits', async () => {
    const report = await judgeChange({
      base: { ...base, signed: status('Ready-for-Dev', 'Done') },
      steps: [{ edits: { signed: (text) => `${text}\n## Evidence\nThe tests ran.\n` } }],
    });
    expect(saidBy(report, 'requirement-evidence')).toEqual(Array(3).fill('inherited no-evidence'));
  });

  it('blocks an edit that takes evidence away', async () => {
    const rows = await fingerprinted();
    const report = await judgeChange({
      base: { ...base, signed: both(status('Ready-for-Dev', 'Done'), table(rows)) },
      steps: [{ edits: { signed: (text) => text.replace(`- ${rows[0]}\n`, '') } }],
    });
    expect(saidBy(report, 'requirement-evidence')).toEqual(['error no-evidence']);
  });

  it('warns with --all of what has drifted since', async () => {
    const rows = await fingerprinted();
    const whole = (edits: Record<string, Edit>) =>
      judgeChange({
        base: { ...base, signed: both(status('Ready-for-Dev', 'Done'), table(rows)), ...edits },
        whole: true,
        steps: [{ edits: {} }],
      });
    expect(saidBy(await whole({}), 'requirement-evidence')).toEqual([]);
    expect(saidBy(await whole({ [CODE]: () => TEXT.replace('b = 2', 'b = 3') }), 'requirement-evidence')).toEqual([
      'warning drifted',
    ]);
    expect(saidBy(await whole({ [CODE]: () => 'export {};\n' }), 'requirement-evidence')).toEqual([
      'warning drifted',
      'warning line-not-there',
      'warning line-not-there',
    ]);
    expect(saidBy(await whole({ [CODE]: () => null }), 'requirement-evidence')).toEqual(
      Array(3).fill('warning file-not-there'),
    );
  });

  it('is silent where nothing changes', async () => {
    const report = await judgeChange({ base: { signed: status('Ready-for-Dev', 'Done') }, steps: [{ edits: {} }] });
    expect(saidBy(report, 'requirement-evidence')).toEqual([]);
  });
});
