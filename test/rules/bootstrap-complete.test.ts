import { describe, expect, it } from 'vitest';
import { isRiskRow, namedFiles } from '../../engine/model/bootstrap.js';
import { type Edit, judgeChange, ofRule, replace, saidBy } from '../support/judge-change.js';

const RULE = 'bootstrap-complete';
const ARCHITECTURE = '  * docs/ARCHITECTURE.md\n';
const TASK_FILES = '  * app/main.ts\n  * src/jobs.ts\n  * tests/\n  * scripts/build.sh\n';

const judge = (edit: Edit, config?: unknown) =>
  judgeChange({ ...(config === undefined ? {} : { config }), steps: [{ edits: { new: edit } }] });

/** The new packet with these lines as the block of a field. */
const field =
  (name: string, ...lines: readonly string[]): Edit =>
  (text) =>
    text.replace(
      new RegExp(`(- \\*\\*${name}\\*\\*:\\n)(?: {2}.*\\n)+`),
      (_, label: string) => label + lines.map((line) => `  ${line}\n`).join(''),
    );

describe('namedFiles', () => {
  it.each<[string, readonly string[]]>([
    ['docs/SPEC_CURRENT.md (Master Spec v02.91 §2.6.6)', ['docs/SPEC_CURRENT.md']],
    ['`src/jobs.ts` and `tests/`', ['src/jobs.ts', 'tests/']],
    ['[Architecture](docs/ARCHITECTURE.md#layers)', ['docs/ARCHITECTURE.md']],
    ['src/**/*.rs', ['src/**/*.rs']],
    ['src/jobs.ts:12', ['src/jobs.ts']],
    ['src/jobs', ['src/jobs']],
    ['Makefile', ['Makefile']],
    ['**docs/START_HERE.md**: read it', ['docs/START_HERE.md']],
    ['Handshake Codex v0.8.md', ['Handshake_Codex_v0.8.md']],
    ['Some files', []],
    ['everything and/or nothing, e.g. jobs, v1.2', []],
  ])('%s', (text, files) => {
    expect(namedFiles({ text })).toEqual(files);
  });
});

describe('isRiskRow', () => {
  it.each([
    '"Database migration fails" -> Storage layer',
    'IPC breaks → bridge',
    'IPC breaks => bridge',
    '"a -> b" -> c',
    ' "A long name" | job list ',
    '"API call fails -> check the network"',
  ])('%s is one', (text) => {
    expect(isRiskRow({ text })).toBe(true);
  });

  it.each([
    'Database migration fails',
    '"Database migration fails" ->',
    '-> Storage layer',
    '"fails" -> ???',
    '"fails" -> TBD',
    'IPC breaks: bridge',
    'one cell |',
  ])('%s is none', (text) => {
    expect(isRiskRow({ text })).toBe(false);
  });
});

describe(RULE, () => {
  it.each<[string, Edit, readonly string[]]>([
    ['no ARCHITECTURE.md', replace(ARCHITECTURE, ''), ['error standing-document-missing']],
    ['no spec pointer', replace('  * docs/SPEC_CURRENT.md\n', ''), ['error standing-document-missing']],
    ['no file of the task', replace(TASK_FILES, ''), ['error no-task-file']],
    [
      'a protocol as the only file',
      replace(TASK_FILES, '  * .claude/CODER_PROTOCOL.md\n  * Handshake Codex v0.8.md\n'),
      ['error no-task-file'],
    ],
    ['no terms', field('SEARCH_TERMS', '* none'), ['error says-nothing']],
    ['no commands', field('RUN_COMMANDS', '* n/a'), ['error says-nothing']],
    ['no risks', field('RISK_MAP', '* None.'), ['error says-nothing']],
    [
      'a risk that hits nothing',
      replace('"The clock was set back" -> job list', 'The clock was set back'),
      ['error not-a-risk'],
    ],
    ['two risks', replace('  * "The clock was set back" -> job list\n', ''), ['warning count-advised']],
    ['four terms', replace('  * "JobState"\n', ''), ['warning count-advised']],
    ['few files', replace('  * src/jobs.ts\n', ''), ['warning count-advised']],
    [
      'many files',
      replace(TASK_FILES, TASK_FILES + [1, 2, 3, 4, 5, 6].map((n) => `  * src/${n}.ts\n`).join('')),
      ['warning count-advised'],
    ],
  ])('%s', async (_, edit, said) => {
    expect(saidBy(await judge(edit), RULE)).toEqual(said);
  });

  it.each<[string, string, string]>([
    ['SEARCH_TERMS', '* none', '* "create_job"'],
    ['RUN_COMMANDS', '* none', 'npm test'],
    ['RISK_MAP', '* none', '* "Database migration fails" -> Storage layer'],
  ])('shows what %s may say', async (name, lines, shown) => {
    const [diagnostic] = ofRule(await judge(field(name, lines)), RULE);
    expect(diagnostic?.help).toBe(`Name what the Coder starts from: ${shown}`);
  });

  it.each<[string, number, readonly string[]]>([
    ['RISK_MAP', 3, []],
    ['RISK_MAP', 8, []],
    ['RISK_MAP', 9, ['warning count-advised']],
    ['SEARCH_TERMS', 20, []],
    ['SEARCH_TERMS', 21, ['warning count-advised']],
  ])('%s may have %d entries: %j', async (name, count, said) => {
    const entries = Array.from({ length: count }, (_, n) =>
      name === 'RISK_MAP' ? `* "${n} fails" -> jobs` : `* "job_${n}"`,
    );
    expect(saidBy(await judge(field(name, ...entries)), RULE)).toEqual(said);
  });

  it('counts an entry that names no file', async () => {
    const files = TASK_FILES.replace('app/main.ts', 'the tests of the scheduler');
    expect(saidBy(await judge(replace(TASK_FILES, files)), RULE)).toEqual([]);
  });

  it('inherits what is wrong with each field apart', async () => {
    const judged = (now: Edit) =>
      judgeChange({ base: { signed: field('SEARCH_TERMS', '* none') }, steps: [{ edits: { signed: now } }] });
    expect(saidBy(await judged(field('SEARCH_TERMS', '* nothing')), RULE)).toEqual(['inherited says-nothing']);
    const terms = ['a', 'b', 'c', 'd', 'e'].map((word) => `* "${word}"`);
    const other = (text: string) => field('RUN_COMMANDS', 'none')(field('SEARCH_TERMS', ...terms)(text) ?? '');
    expect(saidBy(await judged(other), RULE)).toEqual(['error says-nothing']);
    const fewer = (text: string) => field('RISK_MAP', '* "a" -> b')(field('SEARCH_TERMS', ...terms)(text) ?? '');
    const base = { signed: field('SEARCH_TERMS', '* "a"') };
    expect(saidBy(await judgeChange({ base, steps: [{ edits: { signed: fewer } }] }), RULE)).toEqual([
      'warning count-advised',
    ]);
  });

  it('points at the value, and at the row', async () => {
    const missing = await judge(replace(ARCHITECTURE, ''));
    expect(ofRule(missing, RULE)[0]).toMatchObject({ line: 43, column: 3 });
    const row = await judge(replace('"The clock was set back" -> job list', 'The clock was set back'));
    expect(ofRule(row, RULE)[0]).toMatchObject({ line: 65, column: 5 });
  });

  it.each<[string, Edit]>([
    ['names in capitals of another case', replace('docs/ARCHITECTURE.md', '`./docs/architecture.md` (read it)')],
    ['a chain of consequences', replace('"A long name breaks the line" -> job list', '"x" -> y -> z')],
    ['prose in the notes', (text) => `${text}\nRISK_MAP: The clock was set back\n`],
    ['a comment', (text) => `${text}\n<!-- SEARCH_TERMS: none -->\n`],
    ['a fence', (text) => `${text}\n\`\`\`\n- **SEARCH_TERMS**: none\n\`\`\`\n`],
  ])('does not mind %s', async (_, edit) => {
    expect(saidBy(await judge(edit), RULE)).toEqual([]);
  });

  it.each<[string, Edit, readonly string[]]>([
    ['an empty RISK_MAP', field('RISK_MAP'), []],
    ['an empty SEARCH_TERMS', field('SEARCH_TERMS'), []],
    ['an empty FILES_TO_OPEN', field('FILES_TO_OPEN'), []],
    ['no RISK_MAP', (text) => field('RISK_MAP')(text)?.replace('- **RISK_MAP**:\n', '') ?? null, []],
    ['no FILES_TO_OPEN', (text) => field('FILES_TO_OPEN')(text)?.replace('- **FILES_TO_OPEN**:\n', '') ?? null, []],
    ['a placeholder', field('RISK_MAP', '* TBD'), ['warning count-advised']],
    ['a bracketed placeholder', field('RISK_MAP', '* [to be found]'), ['warning count-advised']],
  ])('leaves %s to the rule that says so', async (_, edit, said) => {
    const report = await judge(edit);
    expect(saidBy(report, RULE)).toEqual(said);
    expect(report.verdict).toBe('block');
  });

  it('takes the standing documents from the configuration', async () => {
    const config = { rules: { [RULE]: { standingDocuments: ['docs/GUIDE.md'] } } };
    const report = await judge(replace(ARCHITECTURE, ''), config);
    expect(ofRule(report, RULE).map(({ message }) => message)).toEqual([
      'FILES_TO_OPEN of WP-1-New-20260105 has no `docs/GUIDE.md`, expected the standing documents that orient every Coder',
    ]);
    const pointer = { paths: { specPointer: 'docs/SPEC.md' }, rules: { [RULE]: { standingDocuments: [] } } };
    expect(ofRule(await judge((text) => text, pointer), RULE).map(({ message }) => message)).toEqual([
      'FILES_TO_OPEN of WP-1-New-20260105 has no `docs/SPEC.md`, expected the standing documents that orient every Coder',
    ]);
  });

  it('warns on a Draft, inherits what base had, and says nothing of what stays', async () => {
    const draft = await judgeChange({ steps: [{ edits: { draft: replace(ARCHITECTURE, '') } }] });
    expect(saidBy(draft, RULE)).toEqual(['warning standing-document-missing']);
    const base = { signed: replace(ARCHITECTURE, '') };
    const edited = await judgeChange({ base, steps: [{ edits: { signed: (text) => `${text}\n## Evidence\n- x\n` } }] });
    expect(saidBy(edited, RULE)).toEqual(['inherited standing-document-missing']);
    expect(saidBy(await judgeChange({ base, steps: [{ edits: {} }] }), RULE)).toEqual([]);
  });
});
