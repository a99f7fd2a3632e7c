import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, type FieldName } from '../../engine/model/packet.js';
import type { Report } from '../../engine/report.js';
import { judgeEdit, linesOf, lockDiagnostics, SIGNED } from './signed-packet.js';

type Edit = (packet: string) => string;

/** An edit by name; `before` prepares what stands there before it. */
interface Case {
  readonly name: string;
  readonly before?: Edit;
  readonly edit: Edit;
}

const RECORDS = [
  'Skeleton',
  'Bootstrap Output',
  'Implementation',
  'Hygiene',
  'Validation',
  'Evidence',
  'Status / Handoff',
  'Notes on Status',
];

const CLAIMS = ['CODER_MODEL', 'CODER_REASONING_STRENGTH', 'Assigned To', 'Claimed', 'Branch', 'Last Updated'];

const REPORT =
  '\n---\n\n## VALIDATION REPORT - WP-1-Export-20260101\n\nVerdict: PASS\n\n### Scope\n- IN_SCOPE_PATHS: as signed\n';

/** Replaces what stands there exactly once. */
function replace(from: string | RegExp, to: string): Edit {
  return (packet) => {
    const times = typeof from === 'string' ? packet.split(from).length - 1 : (packet.match(from) ?? []).length;
    if (times !== 1) throw new Error(`${from} stands ${times} times in the packet, expected once`);
    return packet.replace(from, () => to);
  };
}

const append =
  (text: string): Edit =>
  (packet) =>
    packet + text;

const untouched: Edit = (packet) => packet;

/** Edits a packet line by line. */
function editLines(edit: (lines: string[]) => void): Edit {
  return (packet) => {
    const lines = packet.split('\n');
    edit(lines);
    return lines.join('\n');
  };
}

function claim(name: string): Case[] {
  const line = new RegExp(`^- ${name}: .*\n`, 'm');
  const value = name === 'Last Updated' ? '2026-01-03' : 'something else';
  return [
    { name: `${name} changed`, edit: replace(line, `- ${name}: ${value}\n`) },
    { name: `${name} removed`, edit: replace(line, '') },
    {
      name: `${name} added`,
      before: replace(line, ''),
      edit: replace('\n\n## Scope', `\n- ${name}: ${value}\n\n## Scope`),
    },
  ];
}

function record(title: string): Case[] {
  const empty = append(`\n## ${title}\n`);
  return [
    { name: `## ${title} added`, edit: append(`\n## ${title}\n- exportAll() is there\n`) },
    { name: `## ${title} filled`, before: empty, edit: append('- exportAll() is there\n\n### Details\nIt works.\n') },
    {
      name: `## ${title} edited`,
      before: append(`\n## ${title}\n- not yet\n\n### Details\nNone.\n`),
      edit: replace('- not yet\n', '- done\n'),
    },
    {
      name: `## ${title} removed`,
      before: append(`\n## ${title}\n- not yet\n`),
      edit: replace(`\n## ${title}\n- not yet\n`, ''),
    },
  ];
}

const ALLOWED: readonly Case[] = [
  { name: 'STATUS takes a step', edit: replace('- STATUS: Ready-for-Dev', '- STATUS: In-Progress') },
  {
    name: 'STATUS is spelled canonically',
    before: replace('- STATUS: Ready-for-Dev', '- STATUS: READY FOR DEV'),
    edit: replace('- STATUS: READY FOR DEV', '- STATUS: Ready-for-Dev'),
  },
  ...CLAIMS.flatMap(claim),
  ...RECORDS.flatMap(record),
  { name: 'a report behind a separator', edit: append(REPORT) },
  { name: 'a second report', before: append(REPORT), edit: append(REPORT) },
  { name: 'a report that grows', before: append(REPORT), edit: append('\nAddendum: seen again.\n') },
  { name: 'an audit report', edit: append('\n## AUDIT REPORT\n\nNothing found.\n') },
  { name: 'a waiver', before: append('\n## Waivers\n- W-1\n'), edit: append('- W-2\n') },
  { name: 'a section of claims', edit: replace('## Scope\n', '## Claim\n- Coder: coder-7\n- Branch: b\n\n## Scope\n') },
  {
    name: 'a claim of its own kind',
    edit: replace(/^- STATUS: .*\n/m, '- STATUS: In-Progress\n- Started: 2026-01-02\n'),
  },
  { name: 'a blank line below a heading', edit: replace('## Scope\n', '## Scope\n\n') },
  {
    name: 'a report above the scope',
    edit: replace('## Scope\n', '## VALIDATION REPORT\nVerdict: FAIL\n\n## Scope\n'),
  },
  { name: 'CRLF', edit: (packet) => packet.replaceAll('\n', '\r\n') },
  {
    name: 'LF again',
    before: (packet) => packet.replaceAll('\n', '\r\n'),
    edit: (packet) => packet.replaceAll('\r\n', '\n'),
  },
  { name: 'a byte order mark', edit: (packet) => `\ufeff${packet}` },
  { name: 'no byte order mark', before: (packet) => `\ufeff${packet}`, edit: (packet) => packet.slice(1) },
  { name: 'no final newline', edit: (packet) => packet.trimEnd() },
  { name: 'a final newline', before: (packet) => packet.trimEnd(), edit: append('\n') },
  { name: 'blanks at line ends', edit: (packet) => packet.replaceAll('\n', ' \t\n') },
  {
    name: 'no blanks at line ends',
    before: (packet) => packet.replaceAll('\n', '  \n'),
    edit: (packet) => packet.replaceAll('  \n', '\n'),
  },
];

/** Whose hand a report is in is not for the lock to say: the commit that is judged here is no Validator's. */
const ABOUT_WHO: ReadonlySet<string> = new Set(['task-state-owner']);

function blockingRules(report: Report): string[] {
  const blocking = report.diagnostics.filter(({ severity, standing }) => severity === 'error' && standing === 'active');
  return blocking.map(({ rule }) => rule).filter((rule) => !ABOUT_WHO.has(rule));
}

describe('edits of a signed packet that pass', () => {
  it.each(ALLOWED.map((each) => [each.name, each] as const))('%s', async (_, { before = untouched, edit }) => {
    const signed = before(SIGNED);
    const edited = edit(signed);
    expect(edited).not.toBe(signed);
    const report = await judgeEdit(signed, edited);
    expect(lockDiagnostics(report)).toEqual([]);
    expect(blockingRules(report)).toEqual([]);
    expect(report.counts.packets.changed).toBe(1);
  });

  it('Windows-1252 repaired to UTF-8', async () => {
    const bytes = Buffer.from(SIGNED.replace('–', '\x96'), 'latin1');
    const report = await judgeEdit(bytes, SIGNED);
    expect(lockDiagnostics(report)).toEqual([]);
    expect(report.verdict).toBe('pass');
  });

  it('mojibake repaired', async () => {
    const report = await judgeEdit(SIGNED.replace('–', 'â€“').replace('§', 'Â§'), SIGNED);
    expect(lockDiagnostics(report)).toEqual([]);
    expect(report.verdict).toBe('pass');
  });

  it('a report that is rewritten, with a warning', async () => {
    const reported = SIGNED + REPORT;
    const report = await judgeEdit(reported, reported.replace('Verdict: PASS', 'Verdict: FAIL'));
    expect(lockDiagnostics(report).map(({ messageId, severity }) => `${severity} ${messageId}`)).toEqual([
      'warning record-rewritten',
    ]);
    expect(report.verdict).toBe('pass');
  });
});

/** A value as a message shows it. */
function shown(line: string): string {
  return line.trim().replaceAll('`', "'");
}

/** What one edit of a field has to say: blocked, in a sentence that names the field and what its text was and is. */
async function expectBlocked(
  before: string,
  after: string,
  field: FieldName,
  values: readonly string[],
): Promise<void> {
  expect(after).not.toBe(before);
  const report = await judgeEdit(before, after);
  const said = lockDiagnostics(report).map(({ message }) => message);
  expect(report.verdict).toBe('block');
  expect(said).toHaveLength(1);
  for (const part of [field, 'WP-1-Export-20260101', ...values]) expect(said[0]).toContain(part);
}

/** The value behind a line's label, or the line below one. */
function shownValue(line: string): string {
  return shown(line.replace(/^- (?:\*\*)?[\w ]+(?:\*\*)?: ?/, ''));
}

describe.each(FIELD_NAMES)('the field %s of a signed packet', (name) => {
  const { first, end, telling } = linesOf(SIGNED, name);
  const lines = SIGNED.split('\n');
  const value = shownValue(lines[telling] ?? '');
  const removed = editLines((all) => all.splice(first, end - first))(SIGNED);

  it('is there for the test to edit', () => {
    expect(value).not.toBe('');
    expect(end).toBeGreaterThan(first);
  });

  // The value of STATUS is open: locked is that the line is there, and where.
  if (name !== 'STATUS') {
    it('is blocked when it is changed', async () => {
      const next = name === 'USER_SIGNATURE' ? 'alice050120261200' : 'Another value';
      const changed = editLines((all) => {
        all[telling] = (all[telling] ?? '').replace(/(?<=: |\* |^ {2}(?=[a-z])).*$/, next);
      })(SIGNED);
      await expectBlocked(SIGNED, changed, name, [value, next]);
    });
  }

  it('is blocked when it is removed', () => expectBlocked(SIGNED, removed, name, [value, '(nothing)']));

  if (name !== 'USER_SIGNATURE') {
    it('is blocked when it is added', () => expectBlocked(removed, SIGNED, name, [value, '(nothing)']));
  }

  it('is blocked when it is moved', async () => {
    const text = lines.slice(first, end).join('\n');
    // The last field goes to the top, all others to the end.
    const moved = name === 'Dependencies' ? `${text}\n${removed}` : `${removed}${text}\n`;
    const report = await judgeEdit(SIGNED, moved);
    expect(lockDiagnostics(report).length).toBeGreaterThan(0);
    expect(report.verdict).toBe('block');
  });
});

const OTHER_BLOCKED: readonly Case[] = [
  { name: 'prose between the fields', edit: replace('## Quality Gate\n', '## Quality Gate\nNobody has to test.\n') },
  { name: 'a section that is no record', edit: append('\n## Extra Scope\n- src/**\n') },
  { name: 'a heading in other words', edit: replace('## Quality Gate\n', '## Quality\n') },
  { name: 'the title', edit: replace(/^# Task Packet: .*$/m, '# Task Packet: another') },
  {
    name: 'two entries of the scope exchanged',
    edit: replace(
      'PATHS**:\n  * src/export.ts\n  * tests/export.test.ts\n',
      'PATHS**:\n  * tests/export.test.ts\n  * src/export.ts\n',
    ),
  },
  {
    name: 'an entry of the scope indented',
    edit: replace('  * tests/export.test.ts\n- **OUT', '    * tests/export.test.ts\n- **OUT'),
  },
  { name: 'the dress of a field', edit: replace('- **RISK_TIER**: MEDIUM', '- **RISK_TIER:** MEDIUM') },
  { name: 'a record title around locked fields', edit: replace('## Quality Gate\n', '## Implementation\n') },
  { name: 'a report heading above locked fields', edit: replace('## Quality Gate\n', '## VALIDATION REPORT\n') },
  { name: 'everything', edit: () => '# Task Packet\n' },
  { name: 'the whole text', edit: () => '' },
  { name: 'a letter for a look-alike', edit: replace('every note to', 'every n\u043ete to') },
  {
    name: 'a remark behind the name of STATUS',
    edit: replace('- STATUS: Ready-for-Dev', '- STATUS (IN_SCOPE_PATHS is src/** and app/** as agreed): Ready-for-Dev'),
  },
  {
    name: 'a sentence of the foot that goes on',
    edit: append('\n**IMPORTANT: This packet is locked, but IN_SCOPE_PATHS now also holds src/****\n'),
  },
  {
    name: 'a signature repeated with a remark',
    edit: append('\n**User Signature Locked (src/**):** alice010120261200\n'),
  },
  { name: 'a last-updated line that says more', edit: append('\nUpdated: IN_SCOPE_PATHS now also holds src/**\n') },
  {
    name: 'a claim that names a locked field',
    edit: replace(/^- CODER_MODEL: .*$/m, '- CODER_MODEL: small, IN_SCOPE_PATHS holds src/ too'),
  },
  { name: 'a claim with a pattern', edit: replace(/^- Branch: .*$/m, '- Branch: src/**') },
  { name: 'a nested report', edit: replace('## Quality Gate\n', '### Audit report\nsrc/ too\n\n## Quality Gate\n') },
  { name: 'a report line', edit: replace('## Quality Gate\n', 'AUDIT REPORT\nsrc/ too\n\n## Quality Gate\n') },
  { name: 'a record that folds the rest', edit: replace('## Scope\n', '## Evidence\n<details>\n\n## Scope\n') },
  { name: 'an invisible character', edit: replace('PATHS**:\n  * src/', 'PATHS**:\n  * src/\u200b') },
];

describe('other edits of a signed packet that are blocked', () => {
  it.each(OTHER_BLOCKED.map((each) => [each.name, each] as const))('%s', async (_, { edit }) => {
    const report = await judgeEdit(SIGNED, edit(SIGNED));
    expect(lockDiagnostics(report).map(({ standing, severity }) => `${standing} ${severity}`)).toContain(
      'active error',
    );
    expect(report.verdict).toBe('block');
  });
});
