import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const V2 = 'docs/spec/Master_Spec_v01.01.md';

const pointed = replace('docs/spec/Master_Spec_v01.00.md', V2);
const SPEC = `# Master Spec v01.01

## 1 Jobs

### 1.1 Job storage [CX-JOB-001]

It MUST.

### 1.2 Job cancellation [CX-JOB-002]

It MUST.

### 1.3 Job retry

It SHOULD.

## 2 Interface

### 2.1 Job list

It MUST.
`;

const become = (edit: (text: string) => string): Record<string, Edit> => ({ [V2]: () => edit(SPEC), pointer: pointed });
const judged = (edits: Record<string, Edit>, base: Record<string, Edit> = {}, whole = false) =>
  judgeChange({ base, whole, steps: [{ edits }] });
const taken = (text: string) =>
  text.replace('### 1.3 Job retry', '### 1.3 Job priorities\n\nIt MUST.\n\n### 1.4 Job retry');

describe('spec-regression', () => {
  it.each<[string, Record<string, Edit>, string[]]>([
    ['a new version that keeps what is anchored', become((text) => text), []],
    ['a number that means something else', become(taken), ['error other-subject']],
    ['a section that is gone', become((text) => text.replace('### 1.3 Job retry', '')), ['error section-vanished']],
    ['a section that nobody is anchored to', become((text) => text.replace('### 2.1 Job list', '')), []],
    [
      'an edit of the spec in force',
      { spec: replace('### 1.3 Job retry', '### 1.3 Job priorities') },
      ['error other-subject'],
    ],
    ['a version that is not in force yet', { [V2]: () => taken(SPEC) }, []],
    ['a pointer that leads nowhere', { pointer: pointed }, []],
    [
      'a mention of a number outside of the anchor',
      { ...become(taken), draft: replace('- SPEC_ANCHOR: 1.3', '- SPEC_ANCHOR: 1.1\n- Notes: 1.3') },
      [],
    ],
    ['nothing', {}, []],
  ])('%s', async (_, edits, expected) => {
    expect(saidBy(await judged(edits), 'spec-regression')).toEqual(expected);
  });

  it('points at the anchor and shows what became of it', async () => {
    const [finding] = ofRule(await judged(become(taken)), 'spec-regression');
    expect(finding).toMatchObject({ path: 'docs/task_packets/WP-1-Retry-Job-20260102.md', line: 10, column: 16 });
    expect(finding?.related).toMatchObject([{ path: V2, line: 13 }]);
    expect(finding?.help).toContain('`1.3 Job retry` is now `1.4`');
  });

  it('shows where a section is that lost its number', async () => {
    const renumbered = become((text) => text.replace('### 1.3 Job retry', '### 1.5 Job retry'));
    expect(ofRule(await judged(renumbered), 'spec-regression')).toMatchObject([
      { messageId: 'section-vanished', related: [{ path: V2, line: 13, note: 'where it is now' }] },
    ]);
  });

  it('compares nothing where there was no Master Spec, or is none', async () => {
    const spec = 'docs/spec/Master_Spec_v01.00.md';
    expect(saidBy(await judged(become(taken), { [spec]: () => null }), 'spec-regression')).toEqual([]);
    expect(saidBy(await judged({ [spec]: () => null }), 'spec-regression')).toEqual([]);
  });

  it('concerns packets that the change does not touch', async () => {
    const report = await judged(become((text) => text.replace('### 1.2 Job cancellation [CX-JOB-002]', '')));
    expect(ofRule(report, 'spec-regression').map(({ path }) => path)).toEqual([
      'docs/task_packets/WP-1-Cancel-Job-20260101.md',
      'docs/task_packets/WP-1-Cancel-Job-20260101.md',
    ]);
  });

  it('finds with --all what the version in force lost against the one before', async () => {
    const report = await judged({}, become(taken), true);
    expect(saidBy(report, 'spec-regression')).toEqual(['error other-subject']);
    expect(
      saidBy(
        await judged(
          {},
          become((text) => text),
          true,
        ),
        'spec-regression',
      ),
    ).toEqual([]);
    expect(saidBy(await judged({}, {}, true), 'spec-regression')).toEqual([]);
  });

  it('does not say of a change what was there before it', async () => {
    expect(saidBy(await judged({ 'src/jobs.ts': (text) => `${text}\n` }, become(taken)), 'spec-regression')).toEqual(
      [],
    );
  });
});
