import { describe, expect, it } from 'vitest';
import { type Edit, judgeChange, replace, saidBy } from '../support/judge-change.js';

const ADOPTION = 'a'.repeat(40);
const V2 = 'docs/spec/Master_Spec_v01.01.md';
const CODE = 'src/cancel.ts';

const finished: Edit = replace('- STATUS: Ready-for-Dev', '- STATUS: Done');
/** A version in force in which the section of the draft is another. */
const moved: Record<string, Edit> = {
  [V2]: () =>
    '# Master Spec v01.01\n\n## 1 Jobs\n\n### 1.2 Job cancellation [CX-JOB-002]\n\nText.\n\n### 1.3 Other\n\nText.\n',
  pointer: replace('Master_Spec_v01.00.md', 'Master_Spec_v01.01.md'),
};

/** Holds everything against the law where the commit of adoption had other files. */
const whole = (base: Record<string, Edit>, adoption: Record<string, Edit>) =>
  judgeChange({
    base,
    config: { since: ADOPTION },
    whole: true,
    ancestors: { [ADOPTION]: adoption },
    steps: [{ edits: {} }],
  });

describe('what the commit of adoption had', () => {
  it('is inherited: a packet without evidence, and one that came later is not', async () => {
    expect(saidBy(await whole({ signed: finished }, {}), 'requirement-evidence')).toEqual(
      Array(3).fill('inherited no-evidence'),
    );
    const before = { signed: replace('- STATUS: Done', '- STATUS: In-Progress') };
    expect(saidBy(await whole({ signed: finished }, before), 'requirement-evidence')).toEqual(
      Array(3).fill('error no-evidence'),
    );
  });

  it('is inherited: evidence that was not there', async () => {
    const rows = ['a02864ef', '54ac9418', '7bd8ace8'].map((hash) => `- 1.2#${hash} -> ${CODE}:9\n`).join('');
    const base = { signed: (text: string) => `${finished(text)}\n## EVIDENCE_MAPPING\n${rows}`, [CODE]: () => 'one\n' };
    expect(saidBy(await whole(base, {}), 'requirement-evidence')).toEqual(Array(3).fill('inherited line-not-there'));
    const longer = { [CODE]: () => 'one\n'.repeat(9) };
    expect(saidBy(await whole(base, longer), 'requirement-evidence')).toEqual(Array(3).fill('warning line-not-there'));
  });

  it('is inherited: a number that means something else than in the version before', async () => {
    expect(saidBy(await whole(moved, {}), 'spec-regression')).toEqual(['inherited other-subject']);
    const before = { [V2]: () => null, pointer: replace('Master_Spec_v01.01.md', 'Master_Spec_v01.00.md') };
    expect(saidBy(await whole(moved, before), 'spec-regression')).toEqual(['error other-subject']);
  });

  it('is inherited: a protocol that was not there', async () => {
    const base: Record<string, Edit> = { 'docs/CODER_PROTOCOL.md': () => null };
    expect(saidBy(await whole(base, {}), 'governance-files')).toEqual(['inherited missing']);
    const before = { 'docs/CODER_PROTOCOL.md': () => '# Coder\n' };
    expect(saidBy(await whole(base, before), 'governance-files')).toEqual(['error missing']);
  });
});

describe('files that are read for two purposes', () => {
  it('are read as evidence, although they are too large to be judged line by line', async () => {
    const code = 'const line = 1;\n'.repeat(500);
    const row = '- 1.2#a02864ef -> src/cancel.ts:1000\n';
    const report = await judgeChange({
      base: { signed: replace('- STATUS: Ready-for-Dev', '- STATUS: In-Progress') },
      config: { limits: { codeBytes: 1024 } },
      steps: [
        {
          edits: {
            signed: (text) => `${replace('- STATUS: In-Progress', '- STATUS: Done')(text)}\n## EVIDENCE\n${row}`,
            [CODE]: () => code,
          },
        },
      ],
    });
    expect(saidBy(report, 'requirement-evidence')).toContain('error line-not-there');
  });
});
