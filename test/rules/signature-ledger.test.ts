import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const said = async (change: Parameters<typeof judgeChange>[0]) => saidBy(await judgeChange(change), 'signature-ledger');
const ROW = '| alice010120261200 |';
const OTHER = `sha256:${'0a'.repeat(32)}`;
const row = (signature: string, packet: string, lock = OTHER, purpose = 'Approves it') =>
  `| ${signature} | ${signature.replace(/\d+/, '')} | 2026-01-02 12:00 | ${purpose} | ${packet} | ${lock} |\n`;
/** What a base that keeps its ledger by hand has in it: nothing is recorded for it. */
const byHand: Edit = append('\nKept by hand.\n');
const sign: Edit = (text) =>
  text.replace('- STATUS: Draft', '- STATUS: Ready-for-Dev').replace('<pending>', 'bob040120261200');
const same: Edit = (text) => text;

describe('a signature in use', () => {
  it('holds a packet that the change brings to the row that the change brings', async () => {
    const ledger = append(row('alice050120261200', 'WP-1-New-20260105'));
    expect(await said({ steps: [{ edits: { new: (text) => text, ledger } }] })).toEqual(['error other-digest']);
  });

  it('is recorded where it is signed', async () => {
    expect(await said({ steps: [{ edits: { draft: sign } }] })).toEqual([]);
    expect(await said({ steps: [{ edits: { draft: sign, ledger: byHand } }] })).toEqual(['error unrecorded']);
    expect(await said({ steps: [{ edits: { new: same, ledger: () => null } }] })).toEqual([
      'error ledger-removed',
      'error unrecorded',
    ]);
  });

  it('is not called one of no packet where the packet is only too large to be read', async () => {
    const limits = { packetBytes: 20_000 };
    const ledger = append(row('alice050120261200', 'WP-1-New-20260105'));
    const large: Edit = (text) => `${text}\n${'more '.repeat(5_000)}`;
    const report = await judgeChange({ config: { limits }, steps: [{ edits: { new: large, ledger } }] });
    expect(saidBy(report, 'signature-ledger')).toEqual([]);
    expect(report.undecided.map(({ subject }) => subject)).toContain('docs/task_packets/WP-1-New-20260105.md');
    expect(report.verdict).not.toBe('pass');
  });

  it('may come with the first ledger of a repository', async () => {
    const base = { ledger: () => null, signed: () => null };
    expect(await said({ base, steps: [{ edits: { new: same } }] })).toEqual(['error unrecorded']);
    const first = await judgeChange({ base, steps: [{ edits: { new: same } }] });
    const [help] = ofRule(first, 'signature-ledger').map((diagnostic) => diagnostic.help.split('\n')[1] ?? '');
    const ledger: Edit = () =>
      `| Signature | Used By | Date/Time | Purpose | Packet | Lock |\n|---|---|---|---|---|---|\n${help}\n`;
    expect(await said({ base, steps: [{ edits: { new: same, ledger } }] })).toEqual([]);
  });

  it('that base never recorded is inherited until its packet advances', async () => {
    const base = { ledger: (text: string) => text.replace(/\| alice.*\n/, '') };
    const claim = replace('- ROLE: Orchestrator\n', '- ROLE: Orchestrator\n- CODER_MODEL: some-model\n');
    expect(await said({ base, steps: [{ edits: { signed: claim } }] })).toEqual(['inherited unrecorded']);
    const advance = replace('- STATUS: Ready-for-Dev', '- STATUS: In-Progress');
    expect(await said({ base, steps: [{ edits: { signed: advance } }] })).toEqual(['error unrecorded']);
    expect(await said({ base, steps: [], whole: true })).toEqual(['error unrecorded']);
  });

  it.each<[string, string]>([
    ['prose', '\nThe signature bob040120261200 is for WP-1-Retry-Job-20260102.\n'],
    ['a fence', `\n\`\`\`\n${row('bob040120261200', 'WP-1-Retry-Job-20260102')}\`\`\`\n`],
    ['a comment', `\n<!--\n${row('bob040120261200', 'WP-1-Retry-Job-20260102')}-->\n`],
  ])('is not recorded by a mention in %s', async (_, text) => {
    expect(await said({ steps: [{ edits: { draft: sign, ledger: append(text) } }] })).toEqual(['error unrecorded']);
  });

  it('is recorded for its packet, by the exact id, and for its text', async () => {
    const record = (packet: string, lock?: string) => ({
      steps: [{ edits: { draft: sign, ledger: append(row('bob040120261200', packet, lock)) } }],
    });
    expect(await said(record('WP-1-Retry-Job'))).toEqual(['error for-another']);
    expect(await said(record('WP-1-Retry-Job-20260102'))).toEqual(['error other-digest']);
    expect(await said(record('WP-1-Retry-Job-20260102', ''))).toEqual(['error no-digest']);
    expect(await said(record(''))).toEqual(['error names-no-packet', 'error other-digest']);
  });

  it('keeps its digest while open fields change', async () => {
    const advance = replace('- STATUS: Ready-for-Dev', '- STATUS: In-Progress');
    const report = append('\n---\n\n## VALIDATION REPORT - WP-1-Cancel-Job-20260101\nVerdict: PASS\n');
    expect(await said({ steps: [{ edits: { signed: advance } }, { edits: { signed: report } }] })).toEqual([]);
  });

  it('leaves what the change edits to signature-lock, which says what differs', async () => {
    const report = await judgeChange({
      steps: [{ edits: { signed: replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW') } }],
    });
    expect(saidBy(report, 'signature-lock')).toEqual(['error field-changed']);
    expect(saidBy(report, 'signature-ledger')).toEqual([]);
    const drifted = { signed: replace('**RISK_TIER**: MEDIUM', '**RISK_TIER**: LOW'), ledger: byHand };
    expect(await said({ base: drifted, steps: [], whole: true })).toEqual(['error other-digest']);
  });

  it('points at the signature, and at the row', async () => {
    const report = await judgeChange({
      steps: [{ edits: { draft: sign, ledger: append(row('bob040120261200', 'WP-1-Retry-Job-20260102')) } }],
    });
    expect(ofRule(report, 'signature-ledger')).toMatchObject([
      {
        path: 'docs/task_packets/WP-1-Retry-Job-20260102.md',
        line: 11,
        column: 19,
        related: [{ path: 'docs/SIGNATURE_AUDIT.md', line: 8 }],
      },
    ]);
  });
});

describe('a row that is INVALID', () => {
  it('may be added for a signature that nobody uses', async () => {
    const edits = { ledger: append(row('bob020120261200', '', '', 'INVALID: lost')) };
    expect(await said({ steps: [{ edits }] })).toEqual([]);
  });

  it('speaks against a packet that is not touched, at the row', async () => {
    const edits = { ledger: append(row('alice010120261200', '', '', 'INVALID: lost')) };
    const report = await judgeChange({ steps: [{ edits }] });
    expect(saidBy(report, 'signature-ledger')).toEqual(['error invalid']);
    expect(ofRule(report, 'signature-ledger')).toMatchObject([{ path: 'docs/SIGNATURE_AUDIT.md', line: 8 }]);
  });

  it('is inherited where base had it, whatever else is recorded', async () => {
    const base = { ledger: append(row('alice010120261200', '', '', 'INVALID: lost')) };
    const claim = replace('- ROLE: Orchestrator\n', '- ROLE: Orchestrator\n- CODER_MODEL: some-model\n');
    expect(await said({ base, steps: [{ edits: { signed: claim } }] })).toEqual(['inherited invalid']);
    const again = append(row('bob020120261200', '', '', 'INVALID: lost'));
    expect(await said({ base, steps: [{ edits: { ledger: again } }] })).toEqual([]);
    expect(await said({ base, steps: [], whole: true })).toEqual(['error invalid']);
  });
});

describe('the rows of the base', () => {
  const three = {
    ledger: append(row('bob020120261200', 'WP-1-B-20260102') + row('eve030120261200', 'WP-1-C-20260103')),
  };
  const line = (signature: string) => new RegExp(`\\| ${signature} .*\\n`);
  const drop =
    (signature: string): Edit =>
    (text) =>
      text.replace(line(signature), '');
  const toTop =
    (signature: string): Edit =>
    (text) => {
      const [found = ''] = line(signature).exec(text) ?? [];
      return text.replace(found, '').replace(ROW, `${found}${ROW}`);
    };

  it.each<[string, Edit, readonly string[]]>([
    [
      'stay with rows between them',
      (text) => text.replace('| bob', `${row('dan040120261200', '', '', 'INVALID: lost')}| bob`),
      [],
    ],
    [
      'stay with a row above them',
      (text) => text.replace(ROW, `${row('dan040120261200', '', '', 'INVALID: lost')}${ROW}`),
      [],
    ],
    ['stay when the columns are drawn wider', (text) => text.replaceAll(' | bob', '   | bob'), []],
    ['stay with a text around them', (text) => `${text.replace('# Signature Audit', '# Signatures')}\nMore.\n`, []],
    ['are removed', drop('bob020120261200'), ['error row-removed']],
    [
      'are both removed',
      (text) => drop('eve030120261200')(drop('bob020120261200')(text) ?? ''),
      ['error row-removed', 'error row-removed'],
    ],
    ['are moved', toTop('bob020120261200'), ['error row-moved']],
    ['are edited', replace('| bob | 2026-01-02 12:00 |', '| eve | 2026-01-02 12:00 |'), ['error row-edited']],
    [
      'are hidden in a comment',
      (text) => text.replace(line('bob020120261200'), '\n<!--\n$&-->\n'),
      ['error row-removed'],
    ],
    [
      'lose their digests with the name of the column',
      replace('| Lock |', '| Sum |'),
      ['error row-edited', 'error row-edited', 'error row-edited'],
    ],
    ['are in a link', () => null, ['error ledger-removed']],
  ])('%s', async (_, edit, expected) => {
    expect(await said({ base: three, steps: [{ edits: { ledger: edit } }] })).toEqual(expected);
  });

  it('get a column Lock, and keep what they say', async () => {
    const old = {
      ledger: () => '| Signature | Packet |\n|---|---|\n| alice010120261200 | WP-1-Cancel-Job-20260101 |\n',
    };
    const column: Edit = (text) =>
      text.replace('| Packet |', '| Packet | Lock |').replace('|---|---|', '|---|---|---|');
    expect(await said({ base: old, steps: [{ edits: { ledger: column } }] })).toEqual([]);
    const filled: Edit = (text) => (column(text) ?? '').replace('20260101 |', `20260101 | ${OTHER} |`);
    expect(await said({ base: old, steps: [{ edits: { ledger: filled } }] })).toContain('error row-edited');
  });

  it('are held to in every commit', async () => {
    const back: Edit = (text) => text.replace(/(\| eve)/, `${row('bob020120261200', 'WP-1-B-20260102')}$1`);
    const report = await judgeChange({
      base: three,
      steps: [{ edits: { ledger: drop('bob020120261200') } }, { edits: { ledger: back } }],
    });
    expect(saidBy(report, 'signature-ledger')).toEqual(['error row-removed']);
    expect(ofRule(report, 'signature-ledger')[0]?.commit).toMatch(/1$/);
  });

  it('say nothing of two trees that are the same', async () => {
    expect(await said({ base: three, steps: [{ edits: {} }] })).toEqual([]);
  });
});

describe('a row of a signature that no packet has', () => {
  it.each<[string, string]>([
    ['a packet that has another signature', 'WP-1-Cancel-Job-20260101'],
    ['a packet that is not signed', 'WP-1-Retry-Job-20260102'],
    ['a packet that does not exist', 'WP-1-Other-20260102'],
  ])('is a finding where it names %s', async (_, packet) => {
    const edits = { ledger: append(row('bob020120261200', packet)) };
    expect(await said({ steps: [{ edits }] })).toEqual(['error signature-of-no-packet']);
  });

  it('is history where base had it', async () => {
    const base = { ledger: append(row('bob020120261200', 'WP-1-Cancel-Job-20260101')) };
    expect(await said({ base, steps: [{ edits: { board: append('\n') } }] })).toEqual([]);
  });
});

describe('a second use', () => {
  it('is a row more for the same signature, and no INVALID one', async () => {
    const again = append(row('alice010120261200', 'WP-1-Cancel-Job-20260101'));
    expect(await said({ steps: [{ edits: { ledger: again } }] })).toContain('error used-twice');
    const base = { ledger: append(row('bob020120261200', 'WP-1-B-1') + row('bob020120261200', 'WP-1-C-1')) };
    expect(await said({ base, steps: [{ edits: { ledger: append('\nMore.\n') } }] })).toEqual(['inherited used-twice']);
  });
});
