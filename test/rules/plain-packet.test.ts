import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const SIGNED = '- USER_SIGNATURE: alice050120261200';
const unchanged: Edit = (text) => text;

const introduce = (edit: Edit) => judgeChange({ steps: [{ edits: { new: edit } }] });
const edit = (more: string, base: Readonly<Record<string, Edit>> = {}) =>
  judgeChange({ base, steps: [{ edits: { signed: append(more) } }] });

describe('plain-packet', () => {
  it('has nothing to say about a canonical packet, and has examined it', async () => {
    const report = await introduce(unchanged);
    expect(saidBy(report, 'plain-packet')).toEqual([]);
    expect(report.outcomes).toContainEqual(
      expect.objectContaining({ rule: 'plain-packet', outcome: 'passed', examined: 1 }),
    );
  });

  it.each([
    ['encoding', replace(SIGNED, `${SIGNED}\u200b`)],
    ['front-matter', (text: string) => `Preamble.\n\n${text}`],
    ['block', replace('- **Dependencies**: none', '- **Dependencies**: none\n\n> quoted')],
    ['heading', replace('## Scope', '## **Scope**')],
    ['section-missing', replace('## Authority\n', '')],
    ['section-repeated', append('\n## Authority\n')],
    ['dress', replace('- STATUS:', '- **Status:**')],
    ['repeated-field', replace(SIGNED, `${SIGNED}\n${SIGNED}`)],
    ['lookalike', replace(SIGNED, `${SIGNED}\n- [x] RISK_TIER: HIGH`)],
    ['rich-value', replace('MEDIUM', '**MEDIUM**')],
    ['second-reading', append('\n## Validation\n- RISK_TIER: LOW\n')],
  ])('%s blocks a packet that the change introduces', async (message, edits) => {
    expect(saidBy(await introduce(edits), 'plain-packet')).toContain(`error ${message}`);
  });

  it('wants one title', async () => {
    const [diagnostic] = ofRule(await introduce(append('\n# Another title\n')), 'plain-packet');
    expect(diagnostic?.message).toContain('expected one heading with a single hash, the title');
  });

  it('shows each second reading with what the contract says', async () => {
    const more = '\n## Validation\n- RISK_TIER: LOW\n- TASK_ID: WP-9-Other-20260105\n';
    const found = ofRule(await introduce(append(more)), 'plain-packet').filter(
      ({ messageId }) => messageId === 'second-reading',
    );
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^RISK_TIER .* is `LOW`, expected what the contract says: `MEDIUM`$/),
      expect.stringMatching(
        /^TASK_ID .* is `WP-9-Other-20260105`, expected what the contract says: `WP-1-New-20260105`$/,
      ),
    ]);
  });

  it('has nothing to say of packets that the change removes', async () => {
    const report = await judgeChange({ steps: [{ edits: { signed: () => null, draft: () => null } }] });
    expect(saidBy(report, 'plain-packet')).toEqual([]);
  });

  it('takes one byte order mark before the text, as governed-text does', async () => {
    for (const rule of ['plain-packet', 'governed-text']) {
      expect(saidBy(await introduce((text) => `\ufeff${text}`), rule)).toEqual([]);
    }
  });

  it.each<[string, Edit]>([
    ['a second one', (text) => `\ufeff\ufeff${text}`],
    ['one behind a line end', (text) => `\n\ufeff${text}`],
    ['one in a value', replace(SIGNED, `${SIGNED}\ufeff`)],
    ['one before a heading', replace('## Scope', '\ufeff## Scope')],
  ])('refuses a byte order mark elsewhere: %s', async (_, edits) => {
    const report = await introduce(edits);
    expect(saidBy(report, 'plain-packet')).toContain('error encoding');
    expect(saidBy(report, 'governed-text')).toEqual(['error zero-width']);
  });

  it('says in one line what to write, and shows the form', async () => {
    const [diagnostic] = ofRule(
      await introduce(replace('- USER_SIGNATURE:', '- US\u0415R_SIGNATURE:')),
      'plain-packet',
    );
    expect(diagnostic).toMatchObject({ path: 'docs/task_packets/WP-1-New-20260105.md', line: 11, column: 1 });
    expect(diagnostic?.message).toBe(
      '`- US\\u{415}R_SIGNATURE: alice050120261200` in WP-1-New-20260105 looks like USER_SIGNATURE and is no field, ' +
        'expected the form `- USER_SIGNATURE: alice010120261200`',
    );
    expect(diagnostic?.help).toContain('\n- USER_SIGNATURE: alice010120261200\n');
  });

  it('asks for the id of the packet itself', async () => {
    const [diagnostic] = ofRule(await introduce(replace('- TASK_ID:', '- Task-Id:')), 'plain-packet');
    expect(diagnostic?.help).toContain('- TASK_ID: WP-1-New-20260105');
  });

  it('holds a draft that is signed to the form, whatever base had', async () => {
    const sign = replace('- USER_SIGNATURE: <pending>', '- USER_SIGNATURE: alice050120261300');
    const report = await judgeChange({
      base: { draft: replace('- **Why**:', '- **Why:**') },
      steps: [{ edits: { draft: sign } }],
    });
    expect(saidBy(report, 'plain-packet')).toEqual(['error dress']);
  });

  it('leaves an edited draft and an untouched packet alone', async () => {
    const report = await judgeChange({
      base: { draft: replace('- **Why**:', '**Why:**'), signed: replace('- **Why**:', '**Why:**') },
      steps: [{ edits: { draft: replace('at most three times', 'at most four times') } }],
    });
    expect(saidBy(report, 'plain-packet')).toEqual([]);
  });

  it('leaves a packet above a limit to the engine, which could not decide', async () => {
    const report = await introduce(append(`${'- '.repeat(100)}a\n`));
    expect(saidBy(report, 'plain-packet')).toEqual([]);
    expect(report.undecided).toEqual([
      expect.objectContaining({
        subject: 'docs/task_packets/WP-1-New-20260105.md',
        reason: expect.stringContaining('100 list and quote marks'),
      }),
    ]);
    expect(report.verdict).not.toBe('pass');
  });
});

describe('plain-packet, second readings that an edit brings', () => {
  it.each([
    ['a tier', '\n## Validation\n- RISK_TIER: LOW\n'],
    ['a scope', '\n## Implementation\n- **IN_SCOPE_PATHS**:\n  * src/**\n'],
    ['a narrower scope', '\n## Implementation\nIN_SCOPE_PATHS: src/jobs.ts\n'],
    ['a signature in a report', '\n## VALIDATION REPORT\nUSER_SIGNATURE: bob020120261200\n'],
    ['another task', '\n## VALIDATION REPORT\n- TASK_ID: WP-1-Other-20260101\n'],
    ['another anchor', '\n## Validation\n- SPEC_ANCHOR: 1.3\n'],
    ['weaker criteria', '\n## Validation\n- **DONE_MEANS**:\n  * it compiles\n'],
    ['a tier in a table', '\n## Validation\n| Field | Value |\n| --- | --- |\n| RISK_TIER | LOW |\n'],
    ['a scope in a table', '\n## Validation\n| **IN_SCOPE_PATHS** | `src/**` |\n'],
    ['a tier in a quote', '\n## Validation\n> RISK_TIER: LOW\n'],
    ['a signature in a quoted list', '\n## VALIDATION REPORT\n> - **USER_SIGNATURE**: bob020120261200\n'],
  ])('%s is a finding', async (_, more) => {
    expect(saidBy(await edit(more), 'plain-packet')).toEqual(['error second-reading']);
  });

  it.each([
    ['the same tier', '\n## Validation\n- RISK_TIER: MEDIUM\n'],
    [
      'the same scope, with remarks',
      '\n## Validation\n- IN_SCOPE_PATHS:\n  * `tests/jobs.test.ts` (new)\n  * src/jobs.ts\n',
    ],
    [
      'a table of fields that were looked at',
      '\n## Validation\n| TASK_ID | RISK_TIER |\n| --- | --- |\n| IN_SCOPE_PATHS | present |\n',
    ],
    [
      'the same values in a table',
      '\n## Validation\n| RISK_TIER | MEDIUM | kept |\n| USER_SIGNATURE | alice010120261200 |\n',
    ],
    ['part of the scope in a quote', '\n## Validation\n> RISK_TIER: MEDIUM\n> the rest is as it was\n'],
    ['a mention', '\n## Validation\n- IN_SCOPE_PATHS: all changes are inside it\n'],
    ['a ticked line', '\n## Validation\n- [x] DONE_MEANS: all four met\n'],
    ['evidence for criteria', '\n## Validation\n- DONE_MEANS:\n  * cancel() kills the process: src/jobs.ts:12\n'],
    ['part of the anchor', '\n## Validation\n- SPEC_ANCHOR: CX-JOB-002\n'],
    ['a placeholder for a signature', '\n## VALIDATION REPORT\nUser Signature Locked: <pending>\n'],
    ['another field', '\n## Validation\n- VALIDATOR_RISK_TIER: HIGH\n'],
    ['a state', '\n## Validation\n- STATUS: Done\n'],
  ])('%s is none', async (_, more) => {
    expect(saidBy(await edit(more), 'plain-packet')).toEqual([]);
  });

  it('is not said again of what base had', async () => {
    const second = '\n## Validation\n- RISK_TIER: LOW\n';
    expect(saidBy(await edit('- all tests pass\n', { signed: append(second) }), 'plain-packet')).toEqual([]);
  });

  it('shows both values', async () => {
    const [diagnostic] = ofRule(await edit('\n## Validation\n- RISK_TIER: LOW\n'), 'plain-packet');
    expect(diagnostic?.message).toBe(
      'RISK_TIER in a record section or report of WP-1-Cancel-Job-20260101 is `LOW`, expected what the contract says: `MEDIUM`',
    );
  });
});
