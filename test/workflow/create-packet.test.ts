import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPlainPacket } from '../../engine/documents/plain-packet.js';
import { readTextFile } from '../../engine/documents/text-file.js';
import { createPacket } from '../../workflow/packet/create-packet.js';
import type { PacketSaid } from '../../workflow/packet/said-options.js';
import { law, PATH, read, refusal, SETTING, textOf } from './new-packets.js';

/** What everything that can be said comes to in `examples/new-packet.md`. */
const COMPLETE: PacketSaid = {
  requestor: ['alice'],
  agent: ['orchestrator-1'],
  anchor: ['2.1'],
  what: ['Print the jobs with `runlet list`, the newest first.'],
  why: ['Without it the only way to see what is queued is to read jobs.json.'],
  scope: ['app/main.ts', 'tests/list.test.ts (new)'],
  'out-of-scope': ['Filters and colours', 'The format of jobs.json'],
  tier: ['MEDIUM'],
  test: ['npm test -- tests/list.test.ts', 'npm run lint', 'just ai-review'],
  done: [
    '`runlet list` prints one line for each job: name, state and time since it changed',
    'The job that changed last is printed first',
    '`runlet list` prints nothing and exits with 0 when there is no job',
    'npm test passes with at least 3 new tests in tests/list.test.ts',
  ],
  open: ['docs/spec/Master_Spec_v01.00.md', 'app/main.ts', 'src/jobs.ts', 'tests/', 'scripts/build.sh'],
  search: ['JobState', 'process.argv', 'changedAt', 'console.log', 'unknown command'],
  run: ['npm ci', 'npm test'],
  risk: [
    '"A long name breaks the line" -> job list',
    '"The list is read while it is written" -> job storage',
    '"The clock was set back" -> job list',
  ],
  assumption: ['none'],
  question: ['none'],
  depends: ['none'],
};

describe('a new packet', () => {
  it('is the canonical packet when everything is said', () => {
    const example = readFileSync(fileURLToPath(new URL('../../examples/new-packet.md', import.meta.url)), 'utf8');
    expect(textOf(COMPLETE)).toBe(
      example.replace('STATUS: Ready-for-Dev', 'STATUS: Draft').replace('alice050120261200', '<pending>'),
    );
  });

  it('is the template when nothing is said, and plain', () => {
    const text = textOf({});
    expect(text).toMatchInlineSnapshot(`
      "# Task Packet: WP-1-New-20260105

      ## Metadata
      - TASK_ID: WP-1-New-20260105
      - DATE: 2026-01-05T11:20:00Z
      - REQUESTOR: {user or source}
      - AGENT_ID: {your agent ID}
      - ROLE: Orchestrator
      - STATUS: Draft
      - SPEC_ANCHOR: {section or id of the Master Spec Main Body}
      - USER_SIGNATURE: <pending>

      ## Scope
      - **What**: {1-2 sentence description}
      - **Why**: {Business/technical rationale}
      - **IN_SCOPE_PATHS**:
        * {specific file or directory}
        * {another specific path}
      - **OUT_OF_SCOPE**:
        * {what NOT to change}
        * {deferred work}

      ## Quality Gate
      - **RISK_TIER**: {LOW, MEDIUM or HIGH}
        - LOW: Docs-only, no behavior change
        - MEDIUM: Code change, one module, no migrations
        - HIGH: Cross-module, migrations, IPC, security
      - **TEST_PLAN**:
        \`\`\`bash
        {specific commands coder MUST run}
        just ai-review  # If MEDIUM/HIGH
        \`\`\`
      - **DONE_MEANS**:
        * {Specific criterion 1}
        * {Specific criterion 2}
        * All tests pass
        * Validation clean
      - **ROLLBACK_HINT**:
        \`\`\`bash
        git revert <commit-sha>
        \`\`\`

      ## Bootstrap (Coder Work Plan)
      - **FILES_TO_OPEN**:
        * docs/START_HERE.md
        * docs/SPEC_CURRENT.md
        * docs/ARCHITECTURE.md
        * {5-10 implementation-specific files}
      - **SEARCH_TERMS**:
        * "{key symbol/function}"
        * "{error message}"
        * "{feature name}"
        * "{5-20 grep targets}"
      - **RUN_COMMANDS**:
        \`\`\`bash
        {specific commands that start what is worked on}
        \`\`\`
      - **RISK_MAP**:
        * {3-8 failure modes, each as "failure" -> affected subsystem}

      ## Authority
      - **SPEC_CURRENT**: docs/SPEC_CURRENT.md
      - **Codex**: docs/ORCHESTRATOR_PROTOCOL.md
      - **Task Board**: docs/TASK_BOARD.md

      ## Notes
      - **Assumptions**: {If any - mark as ASSUMPTION}
      - **Open Questions**: {If any - must resolve before coding}
      - **Dependencies**: {Other work this depends on}
      "
    `);
    const packet = read(text);
    expect(readPlainPacket(packet, readTextFile(PATH, Buffer.from(text)), law.limits)).toEqual([]);
    expect(packet.status).toEqual({ kind: 'canonical', status: 'Draft' });
    expect(packet.signature).toBeNull();
  });

  it('asks for the codex where the repository has none', () => {
    const { edit } = createPacket(PATH, { ...SETTING, codex: null }, {}, law);
    expect(Buffer.from(edit.after).toString()).toContain('- **Codex**: {the codex in force}\n');
  });

  it.each<[what: string, said: PacketSaid, line: string]>([
    ['a pattern', { scope: ['src/**/*.rs'] }, '  * `src/**/*.rs`'],
    ['a name that Markdown would make bold', { scope: ['src/__init__.py'] }, '  * `src/__init__.py`'],
    ['a name with underscores', { scope: ['src/my_file.rs'] }, '  * src/my_file.rs'],
    ['a path with blanks that is still to be made', { scope: ['docs/a b.md (new)'] }, '  * `docs/a b.md` (new)'],
    ['a term with quotes', { search: ['say "hi"'] }, '  * `say "hi"`'],
    ['a term with marks', { search: ['Vec<T>'] }, '  * `Vec<T>`'],
    ['a term with back-ticks', { search: ['`x`'] }, '  * "`x`"'],
    ['a path that is left alone', { 'out-of-scope': ['src/*.ts'] }, '  * `src/*.ts`'],
    ['dependencies', { depends: ['WP-1-A-v1', 'WP-1-B-v1'] }, '- **Dependencies**: WP-1-A-v1, WP-1-B-v1'],
    ['one question', { question: ['Which colour?'] }, '- **Open Questions**: Which colour?'],
    ['two questions', { question: ['Which colour?', 'Why; and when?'] }, '  * Why; and when?'],
    ['a standing document', { open: ['docs/START_HERE.md', 'src/a.ts'] }, '  * src/a.ts'],
  ])('has %s as it is written', (_, said, line) => {
    const lines = textOf(said).split('\n');
    expect(lines.filter((each) => each === line)).toHaveLength(1);
    expect(new Set(lines.filter((each) => each.startsWith('  * docs/START')))).toHaveLength(1);
  });
});

describe('a value is refused', () => {
  it.each<[what: string, said: PacketSaid, says: RegExp]>([
    ['that is empty', { what: [''] }, /^--what "" is empty/],
    ['with a line break', { what: ['x\n- **RISK_TIER**: LOW'] }, /^--what "x\\n.*line break/],
    ['with another line separator', { why: ['x\u2028## Scope'] }, /--why .*line break/],
    ['with a carriage return', { done: ['a\rb'] }, /--done .*line break/],
    ['that is far too long', { what: ['x'.repeat(1001)] }, /--what "x+…" has 1001 characters, expected at most 1000/],
    ['that says nothing', { 'out-of-scope': ['``'] }, /says nothing, expected words/],
    ['that is an option', { what: ['--why'] }, /looks like an option/],
    ['that is a placeholder', { what: ['TBD'] }, /is a placeholder/],
    ['that is the template', { scope: ['{specific file or directory}'] }, /is a placeholder/],
    ['that is a command of the template', { test: ['run {specific x}'] }, /from the template/],
    ['that is a field', { done: ['RISK_TIER: LOW'] }, /--done "RISK_TIER: LOW" would be read as a field/],
    ['that is a field in bold', { done: ['**USER_SIGNATURE**: bob010120261200'] }, /--done .*read as a field/],
    ['that is a field in a code block', { run: ['IN_SCOPE_PATHS: src'] }, /--run .*read as a field/],
    ['that is a disguised field', { done: ['R\u0406SK_TIER: LOW'] }, /--done .*read as a field/],
    ['that is a heading', { done: ['# Scope'] }, /--done "# Scope" would/],
    ['that is a quote', { done: ['> said somebody'] }, /--done .*would/],
    ['that is a check box', { done: ['[x] done already'] }, /--done .*would/],
    ['that is a list in a list', { done: ['- a point'] }, /--done .*would/],
    ['that is a numbered list', { done: ['1. a point'] }, /--done .*would/],
    ['that opens a code block', { done: ['```bash'] }, /--done .*would/],
    ['that closes a code block', { test: ['```'] }, /--test "```" begins with the mark of a code block/],
    ['that is a comment of the shell', { test: ['# npm test'] }, /is a comment/],
    ['that is a comment of HTML', { what: ['a <!-- b'] }, /--what .*would/],
    ['that is HTML', { what: ['<details>'] }, /--what .*(?:would|placeholder)/],
    ['that nobody sees', { what: ['a\u200bb'] }, /--what .*nobody sees/],
    ['that turns round', { what: ['a \u202egnorw'] }, /--what .*nobody sees/],
    ['that is the whole repository', { scope: ['.'] }, /--scope "\." is the whole repository/],
    ['that leads out', { scope: ['../x'] }, /leads out of the repository/],
    ['that is absolute', { scope: ['/etc/passwd'] }, /leads out of the repository/],
    ['that has other signs', { scope: ['src/{a,b}.ts'] }, /signs without a meaning/],
    ['that is two paths', { scope: ['src/a.ts, src/b.ts'] }, /is several paths/],
    ['that is words for a path', { scope: ['the job system'] }, /is words, expected a path/],
    ['with back-ticks as a path', { scope: ['`src/a.ts`'] }, /back-ticks/],
    ['that is no tier', { tier: ['low'] }, /expected one of LOW, MEDIUM, HIGH/],
    ['that is no risk', { risk: ['it breaks'] }, /"failure" -> subsystem/],
    ['that is no packet', { depends: ['the other one'] }, /is no packet id/],
    ['that is given twice', { scope: ['src/a.ts', 'src/a.ts'] }, /is given twice/],
    ['that says none and more', { depends: ['none', 'WP-1-A-v1'] }, /stands beside other values/],
    ['of an emphasised anchor', { anchor: ['**2.1**'] }, /--anchor .*would/],
    ['with quotes and back-ticks to search', { search: ['"`'] }, /both quotes and back-ticks/],
  ])('%s', (_, said, says) => {
    const error = refusal(said);
    expect(error?.message).toMatch(says);
    expect(error?.help).not.toBe('');
  });
});
