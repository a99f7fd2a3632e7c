import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../engine/documents/decode.js';
import { lockDigest } from '../../engine/documents/lock-text.js';
import { locked, PACKET, read } from './reading.js';

/** Read in each test, so that mutation testing can tell which one reads what. */
const lockedPacket = (): string => locked(PACKET);
const LINES = PACKET.split('\n');

/** The packet with one line replaced. */
function edit(from: string, to: string, text = PACKET): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

describe('the locked text', () => {
  it('is the contract zone, line by line, with where it came from', () => {
    const { lock } = read(PACKET);
    expect(lock[0]).toEqual({
      text: '# Task Packet: WP-1-Tea-20260101',
      line: 1,
      field: null,
      section: 'Task Packet: WP-1-Tea-20260101',
    });
    expect(lock.find(({ field }) => field === 'IN_SCOPE_PATHS')).toEqual({
      text: '- **IN_SCOPE_PATHS**:',
      line: 16,
      field: 'IN_SCOPE_PATHS',
      section: 'Scope',
    });
    expect(lock.filter(({ field }) => field === 'IN_SCOPE_PATHS').map(({ line }) => line)).toEqual([16, 17, 18]);
    expect(lock.at(-1)).toMatchObject({ text: '- **Dependencies**: none', field: 'Dependencies', section: 'Notes' });
  });

  it('keeps blank lines inside code and inside sections', () => {
    expect(lockedPacket()).toContain('npm test -- tests/kettle.test.ts\n\n  npm run lint');
    expect(locked(edit('- **Why**', '\n- **Why**'))).not.toBe(lockedPacket());
  });

  it('has the digest that the ledger holds', () => {
    const hash = createHash('sha256').update(`handshake-lock-v1\n${lockedPacket()}`).digest('hex');
    expect(read(PACKET).lockDigest).toBe(`sha256:${hash}`);
    expect(lockDigest(read(PACKET))).toBe(`sha256:${hash}`);
  });

  it('is nothing for nothing', () => {
    expect(read('').lock).toEqual([]);
    expect(read('').lockDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('folds', () => {
  it.each([
    ['CRLF', PACKET.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${PACKET}`],
    ['blanks at line ends', PACKET.replaceAll('\n', ' \t\n')],
    ['the final newline', PACKET.trimEnd()],
    ['more newlines at the end', `${PACKET}\n\n\n`],
    ['UTF-8 that was read as Windows-1252 and saved again', edit('§3', 'Â§3')],
    ['blank lines before a heading', PACKET.replaceAll('\n## ', '\n\n\n## ')],
    ['no blank line before a heading', PACKET.replaceAll('\n\n## ', '\n## ')],
    ['separators before a section', PACKET.replaceAll('\n\n## ', '\n\n---\n\n## ')],
  ])('%s', (_, text) => {
    expect(text).not.toBe(PACKET);
    expect(locked(text)).toBe(lockedPacket());
  });

  it('the byte encoding of single lines', () => {
    const utf8 = Buffer.from(PACKET, 'utf8');
    const mixed = Buffer.from(utf8.toString('latin1').replace('\u00c2\u00a7', '\u00a7'), 'latin1');
    expect(mixed.length).toBe(utf8.length - 1);
    expect(locked(decode(mixed).text)).toBe(lockedPacket());
  });

  it.each([
    ['lone CR', PACKET.replaceAll('\n', '\r')],
    ['one lone CR', edit('LOW\n', 'LOW\r')],
    ['another sign for the same', edit('§3', '??3')],
    ['emphasis', edit('- **What**:', '- What:')],
    ['bullets', edit('  * src/cup.ts', '  - src/cup.ts')],
    ['indentation', edit('  * src/cup.ts', '   * src/cup.ts')],
    ['a no-break space at the end', edit('LOW\n', 'LOW\u00a0\n')],
    ['a separator inside a section', edit('- **OUT_OF_SCOPE**', '\n---\n\n- **OUT_OF_SCOPE**')],
    ['an underline right below the text', PACKET.replace(/none\n$/, 'none\n\nSigned.\n---\n')],
  ])('nothing else: %s', (_, text) => {
    expect(locked(text)).not.toBe(lockedPacket());
  });
});

describe('STATUS', () => {
  it.each(['Done', 'In-Progress (src/** too)', '', '**Done**', 'In-Progress \\', '`Draft`', 'a <!--', '```'])(
    'is open in its value: %j',
    (value) => {
      expect(locked(edit('- STATUS: Ready-for-Dev', `- STATUS: ${value}`))).toBe(lockedPacket());
      expect(read(edit('- STATUS: Ready-for-Dev', `- STATUS: ${value}`)).fields.map(({ name }) => name)).toEqual(
        read(PACKET).fields.map(({ name }) => name),
      );
    },
  );

  it.each(['- **Status:** Done', '**STATUS**: Done', 'STATUS: Done'])('is open in its dress: %s', (line) => {
    expect(locked(edit('- STATUS: Ready-for-Dev', line))).toBe(lockedPacket());
  });

  it.each([
    ['gone', edit('- STATUS: Ready-for-Dev\n', '')],
    ['a second one', edit('- **Why**', '- STATUS: Done\n- **Why**')],
    ['below another', edit('- STATUS: Ready-for-Dev', '- STATUS: Ready-for-Dev\n- STATUS: Done')],
    ['nested lines', edit('- STATUS: Ready-for-Dev', '- STATUS: Ready-for-Dev\n  * src/**')],
    ['lazy lines', edit('- STATUS: Ready-for-Dev', '- STATUS: Ready-for-Dev\nand src/**')],
    ['moved', edit('  * src/cup.ts', '  * src/cup.ts\n- STATUS: Done', edit('- STATUS: Ready-for-Dev\n', ''))],
    ['a heading', edit('- STATUS: Ready-for-Dev', '## STATUS: Done')],
  ])('is locked in everything else: %s', (_, text) => {
    expect(locked(text)).not.toBe(lockedPacket());
  });
});

describe('claim lines', () => {
  const metadata = (line: string): string => edit('- ROLE: Orchestrator', `- ROLE: Orchestrator\n${line}`);

  it.each([
    '- CODER: bob',
    '- **CODER_MODEL:** model-2 (tool)',
    '- CODER_REASONING_STRENGTH: <unclaimed> (LOW | HIGH)',
    '- WP_VALIDATOR_OF_RECORD: <unassigned>',
    '- CLAIMED_BY: bob',
    '- EXECUTION_OWNER: CODER_A',
    '- MAIN_CONTAINMENT_STATUS: MERGE_PENDING',
    '- MERGED_MAIN_COMMIT: 0123456789abcdef',
    '- CURRENT_MAIN_COMPATIBILITY_BASELINE_SHA: NONE',
    '- CURRENT_WP_STATUS: READY_FOR_DEV',
    '- PACKET_WIDENING_DECISION: NOT_REQUIRED',
    '- ASSIGNEE:',
    '* Worktree: ../tea',
    'BRANCH: feat/tea',
    '- LAST_UPDATED: 2026-01-02',
    '**Last Updated:** 2026-01-02',
  ])('are no part of it: %s', (line) => {
    expect(locked(metadata(line))).toBe(lockedPacket());
    expect(read(metadata(line)).fields.map(({ value }) => value.text)).toEqual(
      read(PACKET).fields.map(({ value }) => value.text),
    );
  });

  it.each([
    '- ROLE_MODEL: x',
    '- DATA_MODEL: x',
    '- VALIDATOR_RISK_TIER: LOW',
    '- PACKET_SCOPE_DECISION: NOT_REQUIRED',
    '- MERGE_AUTHORITY: bob',
    '- ORCHESTRATOR: bob',
    '  - CODER: bob',
    '- CODER: bob\n  - src/**',
    '## CODER: bob',
    '- [x] CODER: bob',
    '    - CODER: bob',
  ])('are nothing else: %s', (line) => {
    expect(locked(metadata(line))).not.toBe(lockedPacket());
  });

  it('open nothing outside the Metadata, where their names may begin an item', () => {
    expect(locked(edit('  * src/cup.ts', '  * src/cup.ts\n- OWNER: src/**'))).not.toBe(lockedPacket());
    expect(locked(edit('- **OUT_OF_SCOPE**', '- MODEL: x\n- **OUT_OF_SCOPE**'))).not.toBe(lockedPacket());
  });

  it('may be a foot with the date of the last change', () => {
    const foot = `${PACKET}\n---\n\n**Last Updated:** 2026-01-02\n`;
    expect(locked(foot)).toBe(lockedPacket());
    const signed = `${PACKET}\n**Signed**\n\n**Last Updated:** 2026-01-02\n\nEnd.\n`;
    expect(locked(signed)).toBe(locked(edit('\n**Last Updated:** 2026-01-02\n', '', signed)));
  });

  it('may be added by the configuration, but not under the name of a field', () => {
    const openFields = ['Kettle-Owner', 'In Scope', 'USER SIGNATURE lockedPacket()'];
    const lockOf = (text: string): string[] => read(text, { openFields }).lock.map(({ text: line }) => line);
    expect(lockOf(metadata('- KETTLE_OWNER: bob'))).toEqual(lockOf(PACKET));
    expect(lockOf(metadata('- In scope: src/**'))).not.toEqual(lockOf(PACKET));
  });
});

describe('records and reports', () => {
  const record = '## SKELETON\n- fn pour()\n\n### Types\n- **IN_SCOPE_PATHS**:\n  * src/**\n';
  const report = '## VALIDATION REPORT - WP-1-Tea\nVerdict: PASS\n';

  it.each([
    ['a record at the end', `${PACKET}\n${record}`],
    ['a record behind a separator', `${PACKET}\n---\n\n${record}`],
    ['a record between sections', edit('## Authority', `${record}\n## Authority`)],
    ['a record with separators around it', edit('## Authority', `---\n\n${record}\n---\n\n## Authority`)],
    ['a report', `${PACKET}\n${report}`],
    ['a report without a blank line', `${PACKET}${report}`],
    ['a report behind its own separator', `${PACKET}\n---\n\n${report}`],
    ['a report behind a separator that touches the list', `${PACKET}---\n${report}`],
    ['two reports, with a foot', `${PACKET}\n${report}\n**Last Updated:** 2026-01-02\n\n---\n\n${report}`],
    ['a report with a foot before it', `${PACKET}\n---\n\n**User Signature Locked:** alice010120260900\n\n${report}`],
    ['a record and a report', `${PACKET}\n${record}\n${report}`],
    ['waivers', edit('## Quality Gate', '## WAIVERS GRANTED\n- W1: bob may pour\n\n## Quality Gate')],
    ['user context', edit('## Scope', '## User Context\nTea.\n\n## Scope')],
    ['a report above the contract', edit('## Scope', '## AUDIT REPORT\nVerdict: PASS\n\n## Scope')],
  ])('leave it as it is: %s', (_, text) => {
    expect(locked(text)).toBe(lockedPacket());
    expect(read(text).lockDigest).toBe(read(PACKET).lockDigest);
  });

  it.each([
    ['a record of the first level that takes sections in', edit('## Authority', '# SKELETON\n## Authority')],
    ['a record inside a section', edit('- **OUT_OF_SCOPE**', '## SKELETON\n- **OUT_OF_SCOPE**')],
    [
      'a report without a heading inside a section',
      edit('- **OUT_OF_SCOPE**', '\nVALIDATION REPORT - x\n\n- **OUT_OF_SCOPE**'),
    ],
    ['a report inside a section', edit('- **OUT_OF_SCOPE**', '### AUDIT REPORT\n- **OUT_OF_SCOPE**')],
    ['a section renamed to a record', edit('## Quality Gate', '## Validation')],
    ['a section that nobody knows', `${PACKET}\n## Remarks\n- src/** too\n`],
    ['a foot with another signature', `${PACKET}\n**User Signature Locked:** bob010120260900\n`],
    [
      'a glued record in the middle',
      edit('- **REQUESTOR', '- x', edit('- REQUESTOR: alice', '- **REQUESTOR**: alice\\n\\n## SKELETON')),
    ],
  ])('change it when they reach into it: %s', (_, text) => {
    expect(locked(text)).not.toBe(lockedPacket());
  });

  it('are open below a heading that is glued to a line, but the line is locked with what is glued to it', () => {
    const glued = `${PACKET.trimEnd()}\\n\\n## EVIDENCE_MAPPING\n`;
    expect(locked(glued)).toBe(`${lockedPacket()}\\n\\n## EVIDENCE_MAPPING`);
    expect(locked(`${glued}- a -> b\n`)).toBe(locked(glued));
    expect(locked(edit('- STATUS: Ready-for-Dev', '- STATUS: Done\\n## EVIDENCE'))).not.toBe(lockedPacket());
    expect(locked(edit('\n\n## Scope', '\\n\\n## Scope'))).not.toBe(lockedPacket());
  });
});

describe('for any packet', () => {
  const lockedLines = () => read(PACKET).lock.map(({ line }) => line - 1);
  const status = LINES.findIndex((line) => line.startsWith('- STATUS'));

  it('every edit of a locked line changes it', () => {
    const before = lockedPacket();
    const edits: readonly ((line: string) => string[])[] = [
      (line) => [`${line}x`],
      (line) => [`x${line}`],
      (line) => [` ${line}`],
      (line) => [line.replace(/[a-z]/, (letter) => letter.toUpperCase())],
    ];
    const moves: readonly ((line: string) => string[])[] = [() => [], (line) => [line, line]];
    fc.assert(
      fc.property(fc.constantFrom(...lockedLines()), fc.constantFrom(...edits, ...moves), (index, change) => {
        const line = LINES[index] ?? '';
        fc.pre(moves.includes(change) || (index !== status && change(line)[0] !== line && line !== ''));
        const text = LINES.toSpliced(index, 1, ...change(line)).join('\n');
        expect(locked(text)).not.toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('every line that is put in changes it', () => {
    const before = lockedPacket();
    const added = [
      '  * src/extra.ts',
      'note',
      '- STATUS: Done',
      '<!--',
      '```',
      '## Extra',
      '> a',
      '- **What**: b',
      '`ash',
      'CODER',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...lockedLines().slice(1)), fc.constantFrom(...added), (index, line) => {
        expect(locked(LINES.toSpliced(index, 0, line).join('\n'))).not.toBe(before);
      }),
      { numRuns: 1000 },
    );
  });

  it('no mixture of what folds changes it', () => {
    const before = lockedPacket();
    const folds: readonly ((text: string) => string)[] = [
      (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
      (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`),
      (text) => text.replaceAll(/(?<=[a-z])(?=\r?\n)/g, '  '),
      (text) => text.trimEnd(),
      (text) => text.replace('§', 'Â§'),
      (text) => text.replace(/STATUS: .*/, 'STATUS: Blocked'),
      (text) => text.replace(/(- DATE)/, '- CODER: bob\n$1'),
      (text) => text.replace(/(## Scope)/, '## SKELETON\n- a\n\n$1'),
      (text) => `${text}\n\n---\n\n## VALIDATION REPORT - x\n- **What**: c\n`,
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...folds]), (chosen) => {
        expect(locked(chosen.reduce((text, fold) => fold(text), PACKET))).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});

describe('append-only parts', () => {
  const parts = (text: string): [string, number, string][] =>
    read(text).appendOnly.map(({ title, line, text: body }) => [title, line, body]);

  it('are waivers and the like one by one, and the reports as one', () => {
    const text =
      '# T\n## User Context\nTea.\n\n## Scope\n## WAIVERS\n- W1\n\n## AUDIT REPORT\na\n\n---\n\n## AUDIT REPORT\nb\n';
    expect(parts(text)).toEqual([
      ['User Context', 2, '## User Context\nTea.'],
      ['WAIVERS', 6, '## WAIVERS\n- W1'],
      ['AUDIT REPORT', 9, '## AUDIT REPORT\na\n## AUDIT REPORT\nb'],
    ]);
  });

  it('leave out records among the reports, and dates', () => {
    const text = '# T\n## AUDIT REPORT\na\n\n**Last Updated:** 2026-01-02\n\n# SKELETON\n- b\n\n## AUDIT REPORT\nc\n';
    expect(parts(text)).toEqual([['AUDIT REPORT', 2, '## AUDIT REPORT\na\n## AUDIT REPORT\nc']]);
  });

  it('grow when their first entry replaces what says that there is none', () => {
    const empty = '# T\n## WAIVERS\n- (Record waivers here.)\n- NONE\n\n## Notes\n';
    const filled = '# T\n## WAIVERS\n- W1: a\n\n## Notes\n';
    expect(parts(filled)[0]?.[2].startsWith(parts(empty)[0]?.[2] ?? 'x')).toBe(true);
    expect(parts(empty)).toEqual([['WAIVERS', 2, '## WAIVERS']]);
  });

  it('grow when a report is appended, whatever separates it', () => {
    const one = `${PACKET}\n## VALIDATION REPORT - a\nVerdict: FAIL\n`;
    const two = `${one}\n\n---\n\n## VALIDATION REPORT - b\nVerdict: PASS\n`;
    expect(parts(two)[0]?.[2].startsWith(`${parts(one)[0]?.[2]}\n`)).toBe(true);
  });
});
