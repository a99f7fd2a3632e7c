import { describe, expect, it } from 'vitest';
import { append, type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'concrete-scope';
const FIRST = '- **IN_SCOPE_PATHS**:\n  * app/main.ts\n';
const scope = (...entries: string[]): Edit =>
  replace(FIRST, `- **IN_SCOPE_PATHS**:\n${entries.map((entry) => `  * ${entry}\n`).join('')}`);
const draft =
  (edit: Edit): Edit =>
  (text) =>
    edit(text)
      ?.replace('STATUS: Ready-for-Dev', 'STATUS: Draft')
      .replace(/USER_SIGNATURE: .*/, 'USER_SIGNATURE: <pending>') ?? null;
const introduce = (edit: Edit) => judgeChange({ steps: [{ edits: { new: edit } }] });

describe(RULE, () => {
  it.each([
    ['the job system', 'no-path'],
    ['backend', 'no-path'],
    ['None', 'no-path'],
    ['All `.ts` files below `src/`', 'no-path'],
    ['`**`', 'everything'],
    ['/', 'everything'],
    ['.', 'everything'],
    ['../**', 'outside-repository'],
    ['/src/jobs.ts', 'outside-repository'],
    ['!src/jobs.ts', 'unknown-signs'],
    ['src/{jobs,main}.ts', 'unknown-signs'],
    ['src/Jobs.ts', 'matches-nothing'],
    ['src/*.rs', 'matches-nothing'],
    ['`backend`', 'matches-nothing'],
    ['Filters', 'no-path'],
  ])('%s is blocked in a new packet', async (entry, message) => {
    expect(saidBy(await introduce(scope(entry)), RULE)).toEqual([`error ${message}`]);
  });

  it.each(['src', 'src/', 'src/jobs.ts', 'src/**', '**/*.ts', 'app/main.ts (New file)', 'lib/ (new)', 'lib (new)'])(
    '%s passes',
    async (entry) => {
      expect(saidBy(await introduce(scope(entry)), RULE)).toEqual([]);
    },
  );

  it.each([
    ['!src/jobs.ts', 'Write plain paths: src/jobs.ts, src/jobs/ or src/**/*.ts.'],
    ['src/{jobs,main}.ts', 'Write: "  * src/jobs.ts", "  * src/main.ts"'],
    ['src/gone/nowhere.xyz', 'If the work makes it, write: "  * src/gone/nowhere.xyz (new)".'],
  ])('%s: says what to write instead', async (entry, help) => {
    expect(ofRule(await introduce(scope(entry)), RULE).map((each) => each.help)).toEqual([help]);
  });

  it('does not hold prose against what is out of scope', async () => {
    const report = await introduce((text) =>
      (scope('the job system')(text) ?? '').replace('  * Filters and colours', '  * app/'),
    );
    expect(saidBy(report, RULE)).toEqual(['error no-path']);
  });

  it('lets what is only read stand in a folder that is out of scope', async () => {
    const report = await introduce((text) =>
      (scope('app/main.ts (read-only)', 'src/jobs.ts')(text) ?? '').replace('  * Filters and colours', '  * app/'),
    );
    expect(saidBy(report, RULE)).toEqual([]);
  });

  it('asks whether a path is there where a packet is introduced or signed, and nowhere else', async () => {
    const gone = replace('IN_SCOPE_PATHS**:\n', 'IN_SCOPE_PATHS**:\n  * src/gone.ts\n');
    expect(saidBy(await judgeChange({ steps: [{ edits: { draft: gone } }] }), RULE)).toEqual([]);
    const base = { draft: gone };
    expect(saidBy(await judgeChange({ base, steps: [{ edits: { draft: () => null } }] }), RULE)).toEqual([]);
  });

  it('only warns of a draft', async () => {
    const report = await introduce(draft(scope('the job system', 'src/gone.ts')));
    expect(saidBy(report, RULE)).toEqual(['warning no-path', 'warning matches-nothing']);
  });

  it('blocks when the draft is signed', async () => {
    const report = await judgeChange({
      base: { draft: replace('IN_SCOPE_PATHS**:\n', 'IN_SCOPE_PATHS**:\n  * backend\n  * src/gone.ts\n') },
      steps: [
        {
          edits: {
            draft: (text) =>
              text
                .replace('STATUS: Draft', 'STATUS: Ready-for-Dev')
                .replace('USER_SIGNATURE: <pending>', 'USER_SIGNATURE: alice050120261300'),
          },
        },
      ],
    });
    expect(saidBy(report, RULE)).toEqual(['error no-path', 'error matches-nothing']);
  });

  it('points at the entry, and at what puts it out', async () => {
    const report = await introduce((text) =>
      (scope('app/main.ts')(text) ?? '').replace('  * Filters and colours', '  * app/'),
    );
    const [diagnostic] = ofRule(report, RULE);
    expect(diagnostic).toMatchObject({ messageId: 'in-both', line: 17, column: 5 });
    expect(diagnostic?.related).toMatchObject([{ line: 20, note: 'what puts it out' }]);
  });

  it.each([
    ['in prose', replace('  * Filters and colours', '  * Everything in app/main.ts')],
    ['of a part of the file', replace('  * Filters and colours', '  * app/main.ts: the colours')],
    ['in a fence', replace('## Notes', '```text\nOUT_OF_SCOPE: app/main.ts\nIN_SCOPE_PATHS: backend\n```\n\n## Notes')],
    ['in a record section', (text: string) => `${text}\n## Implementation\n\nIN_SCOPE_PATHS: the job system\n`],
  ])('a mention %s is no entry', async (_, edit) => {
    expect(saidBy(await introduce(edit), RULE)).toEqual([]);
  });

  it('says nothing of a packet that is only edited in its open parts', async () => {
    const report = await judgeChange({
      base: { signed: replace('IN_SCOPE_PATHS**:\n', 'IN_SCOPE_PATHS**:\n  * the job system\n') },
      steps: [{ edits: { signed: append('\n## Implementation\n\nBegun.\n') } }],
    });
    expect(saidBy(report, RULE)).toEqual(['inherited no-path']);
  });

  it.each([
    ['Done', []],
    ['VALIDATED', []],
    ['In-Progress', ['error no-path']],
    ['something else', ['error no-path']],
  ])('asks whether a bare word is still there until the work is done: %s', async (status, said) => {
    const base = {
      signed: (text: string) =>
        text.replace('  * src/jobs.ts\n', '  * backend\n').replace('STATUS: Ready-for-Dev', `STATUS: ${status}`),
    };
    expect(saidBy(await judgeChange({ base, steps: [], whole: true }), RULE)).toEqual(said);
  });

  it('asks it of a packet without a STATUS', async () => {
    const base = {
      signed: (text: string) =>
        text.replace('  * src/jobs.ts\n', '  * backend\n').replace('- STATUS: Ready-for-Dev\n', ''),
    };
    expect(saidBy(await judgeChange({ base, steps: [], whole: true }), RULE)).toEqual(['error no-path']);
  });

  it('says nothing of the same tree twice', async () => {
    expect(saidBy(await judgeChange({ steps: [{ edits: {} }] }), RULE)).toEqual([]);
  });
});
