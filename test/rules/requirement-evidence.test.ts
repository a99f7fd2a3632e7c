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

  it.each([
    ['the packet itself', 'docs/task_packets/WP-1-Cancel-Job-20260101.md:1', 1],
    ['another packet', 'docs/task_packets/WP-1-Retry-Job-20260102.md:1', 1],
    ['the MUST that it is to meet', 'docs/spec/Master_Spec_v01.00.md:18', 1],
    ['the pointer', 'docs/SPEC_CURRENT.md:1', 1],
    ['the board', 'docs/TASK_BOARD.md:1', 1],
    ['the ledger', 'docs/SIGNATURE_AUDIT.md:1', 1],
    ['another document', 'docs/cancel.md:1 sha256:', 0],
  ])('takes no record for evidence: %s', async (_, place, count) => {
    const [, ...others] = await fingerprinted();
    const base = { 'docs/cancel.md': () => 'How a job is cancelled.\n' };
    const report = await finish(table([`1.2#a02864ef -> ${place}`, ...others]), {}, base);
    const errors = ofRule(report, 'requirement-evidence').filter(({ severity }) => severity === 'error');
    expect(errors.map(({ messageId }) => messageId)).toEqual(Array(count).fill('governed-record'));
  });

  describe('of text that has moved', () => {
    const help = async (text: string) => {
      const [first = '', ...others] = await fingerprinted();
      const report = await finish(table([first, ...others]), { [CODE]: () => text });
      return ofRule(report, 'requirement-evidence').map((each) => each.help);
    };

    it('says where it stands now', async () => {
      const said = await help(`// new\n${TEXT}`);
      const moved = /^The recorded text stands now at (src\/cancel\.ts:\d)\. .*write: \1 sha256:[0-9a-f]{12}$/;
      expect(said.map((each) => moved.exec(each)?.[1] ?? null).sort()).toEqual([null, `${CODE}:2`, `${CODE}:3`]);
    });

    it.each([
      ['stands nowhere', 'changed\nexport const b = 2;\n\nexport const c = 3;\n'],
      [
        'stands twice',
        'changed\nexport const b = 2;\n\nexport const c = 3;\nexport const a = 1;\nexport const a = 1;\n',
      ],
    ])('asks to look where it %s', async (_, text) => {
      expect(await help(text)).toEqual([expect.stringMatching(/^See whether .*, write: src\/cancel\.ts:1 sha256:/)]);
    });
  });

  it('says what to do where no file is like the one that is named', async () => {
    const [, ...others] = await fingerprinted();
    const report = await finish(table(['1.2#a02864ef -> zebra/okapi.xyz:1', ...others]));
    expect(ofRule(report, 'requirement-evidence').map(({ help }) => help)).toEqual([
      'Name the file that meets the requirement, or record that the work is still to be done.',
    ]);
  });

  it.each(['EVIDENCE_MAPPING', 'Evidence Mapping', 'EVIDENCE', 'Evidence'])(
    'points at the section %s, where the evidence belongs',
    async (title) => {
      const [, ...others] = await fingerprinted();
      expect(ofRule(await finish(table(others, title)), 'requirement-evidence')).toMatchObject([
        { messageId: 'no-evidence', line: 77 },
      ]);
      expect(ofRule(await finish(), 'requirement-evidence')[0]).toMatchObject({ line: 3 });
    },
  );

  it('takes another place for another finding', async () => {
    const [, ...others] = await fingerprinted();
    const at = (line: number): Edit => table([`1.2#a02864ef -> ${CODE}:${line}`, ...others]);
    const base = { [CODE]: () => TEXT, signed: both(status('Ready-for-Dev', 'Done'), at(1)) };
    const moved = replace(`-> ${CODE}:1\n`, `-> ${CODE}:2\n`);
    const report = await judgeChange({ base, steps: [{ edits: { signed: moved } }] });
    expect(saidBy(report, 'requirement-evidence')).toEqual(['warning no-fingerprint']);
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
