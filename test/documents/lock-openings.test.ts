import { describe, expect, it } from 'vitest';
import { locked, PACKET, read } from './reading.js';

/** Read in each test, so that mutation testing can tell which one reads what. */
const lockedPacket = (): string => locked(PACKET);

/** The packet with one text replaced. */
function edit(from: string, to: string, text = PACKET): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

const metadata = (line: string): string => edit('- ROLE: Orchestrator', `- ROLE: Orchestrator\n${line}`);

describe('the name of STATUS', () => {
  it.each(['- STATUS [CX-585]: Done', '- **STATUS** [CX-585]: Done', '**STATUS [CX-585B]:** Done', 'STATUS: Done'])(
    'folds with its dress and a clause code: %s',
    (line) => {
      expect(locked(edit('- STATUS: Ready-for-Dev', line))).toBe(lockedPacket());
    },
  );

  it.each([
    '- STATUS (IN_SCOPE_PATHS is src/** and app/** as agreed): Ready-for-Dev',
    '- **STATUS** (src/** too): Ready-for-Dev',
    '- STATUS [src/** too]: Ready-for-Dev',
    '- STATUS [CX-585] [CX-586]: Ready-for-Dev',
    '- STATUS [CX-585 src/**]: Ready-for-Dev',
    '- **STATUS**: Ready-for-Dev\n- STATUS (src/**): Done',
  ])('is locked with any other tail: %s', (line) => {
    expect(locked(edit('- STATUS: Ready-for-Dev', line))).not.toBe(lockedPacket());
  });

  it('is no name with more tails than anybody writes', () => {
    const tails = (count: number): string => `- ROLE${' (a)'.repeat(count)}: Coder`;
    const names = (text: string): string[] => read(text).fields.map(({ name }) => name);
    expect(names(`# T\n${tails(3)}\n`)).toEqual(['ROLE']);
    expect(names(`# T\n${tails(4)}\n`)).toEqual([]);
  });
});

describe('the sentences of a foot', () => {
  it.each([
    'IMPORTANT: This packet is locked. No edits allowed.',
    '**IMPORTANT: This packet is locked. No edits allowed.**',
    '**If changes needed: Create NEW packet (WP-{ID}-variant), do NOT edit this one.**',
    '**If changes are needed: Create a NEW packet (WP-1-Tea-v2), do NOT edit this one.**',
  ])('are no part of the lock at a seam: %s', (line) => {
    expect(locked(`${PACKET}\n${line}\n\n## AUDIT REPORT\nPASS\n`)).toBe(lockedPacket());
  });

  it.each([
    'IMPORTANT: This packet is locked, but IN_SCOPE_PATHS now also holds src/**',
    '**IMPORTANT: This packet is locked. No edits allowed.** But src/** is.',
    'IMPORTANT: This packet is locked (src/**)',
    'If changes needed: Create NEW packet (or edit src/**), do NOT edit this one.',
    'If changes needed: Create NEW packet, or edit this one.',
  ])('are locked with any word behind them: %s', (line) => {
    expect(locked(`${PACKET}\n${line}\n\n## AUDIT REPORT\nPASS\n`)).not.toBe(lockedPacket());
  });

  it.each([
    '**User Signature Locked (scope now src/**):** alice010120260900',
    '**User Signature Locked** [src/**]: alice010120260900',
    '**User Signature Locked:** alice010120260900 (src/** too)',
  ])('repeat a signature only without a remark: %s', (line) => {
    expect(locked(`${PACKET}\n${line}\n\n## AUDIT REPORT\nPASS\n`)).not.toBe(lockedPacket());
  });
});

describe('a last-updated line', () => {
  const foot = (line: string): string => locked(`${PACKET}\n---\n\n${line}\n`);

  it.each([
    '**Last Updated:** 2026-01-02',
    'Updated: 2026-01-02T10:00:00Z',
    '**Last Updated**: 2026-01-02 10:00 UTC, bob',
    'Last Updated: 2026-01-02 by coder-7',
    'Last Updated: 2026-01-02 (bob)',
    'Last Updated: bob, 2026-01-02',
    'Updated:',
  ])('is open: %s', (line) => {
    expect(foot(line)).toBe(lockedPacket());
  });

  it.each([
    'Updated: IN_SCOPE_PATHS now also holds src/**',
    'Updated: 2026-01-02 src/** too',
    'Updated: 2026-01-02 RISK_TIER',
    'Updated: 2026-01-02 <details>',
    'Updated (src/** too): 2026-01-02',
    'Updated: 2026-01-02 (all of it is in scope)',
    '**Updated: 2026-01-02** src',
  ])('is locked when it says more than when and who: %s', (line) => {
    expect(foot(line)).not.toBe(lockedPacket());
  });

  it('is locked where it goes on with an item or a paragraph', () => {
    const line = 'Updated: 2026-01-02';
    expect(locked(edit('  * src/cup.ts', `  * src/cup.ts\n${line}`))).not.toBe(lockedPacket());
    expect(locked(edit('  * src/cup.ts', `  * src/cup.ts\n  ${line}`))).not.toBe(lockedPacket());
    expect(foot(`Signed.\n${line}`)).not.toBe(foot('Signed.'));
    expect(locked(metadata('- LAST_UPDATED: src/** is in scope'))).not.toBe(lockedPacket());
  });
});

describe('a claim line', () => {
  it.each([
    '- CODER_MODEL: <unclaimed> (assigned: Coder-B)',
    '- CODER_MODEL: GPT-5.2 (Codex CLI)',
    '- CODER: **bob** <bob@tea.example>',
    '- CODER_MODEL: `vendor/model-2`',
    '- WORKTREE: ../tea/',
    '- PACKET_WIDENING_EVIDENCE: none',
    '- Started: 2026-01-02',
    '- Claimed by: <coder name>',
  ])('is open: %s', (line) => {
    expect(locked(metadata(line))).toBe(lockedPacket());
  });

  it.each([
    '- CODER: bob, and IN_SCOPE_PATHS holds src/ too',
    '- CODER: bob (Risk Tier LOW)',
    '- CODER: bob, done-means waived',
    '- CODER_MODEL: OUT_OF_SCOPE is empty',
    '- CODER_MODEL: SPEC ANCHOR 9',
    '- CODER_MODEL: user_signature bob010120260900',
    '- CODER: bob <details>',
    '- CODER: bob <!-- src',
    '- CODER: bob </ul>',
    '- WORKTREE: src/**',
    '- BRANCH: src/*.ts',
    '- CODER (src/** too): bob',
    '- CODER: ` bob',
  ])('is locked when it says something about the contract: %s', (line) => {
    expect(locked(metadata(line))).not.toBe(lockedPacket());
  });

  it.each([
    '## Claim\n- Coder: bob\n- Branch: feat/tea\n\n',
    '## Claims\n\n- Coder: bob\n\n---\n\n',
    '## Assignment\n**Assigned To:** bob\n',
    '## Ownership\n',
  ])('may have a section of its own: %j', (section) => {
    expect(locked(edit('## Scope', `${section}## Scope`))).toBe(lockedPacket());
    expect(locked(`${PACKET}\n${section}`)).toBe(lockedPacket());
  });

  it.each([
    '## Claim\n- Coder: bob\n- Scope: src/**\n\n',
    '## Claim\n- Coder: bob\n### More\n- Coder: eve\n\n',
    '## Claim\n- Coder: bob\n  src/** too\n\n',
    '## Claim (src/** too)\n- Coder: bob\n\n',
    '### Claim\n- Coder: bob\n\n',
  ])('has none that holds anything else: %j', (section) => {
    expect(locked(edit('## Quality Gate', `${section}## Quality Gate`))).not.toBe(lockedPacket());
  });
});

describe('a report between sections of the contract', () => {
  it.each([
    '### Audit report\n- src/** is in scope too\n\n',
    '#### VALIDATION REPORT - WP-1-Tea\n- src/** is in scope too\n\n',
    'AUDIT REPORT\n\n- src/** is in scope too\n\n',
    'VALIDATION REPORT - WP-1-Tea\nsrc/** is in scope too\n\n',
  ])('is contract unless it is a section of its own: %j', (text) => {
    expect(locked(edit('## Quality Gate', `${text}## Quality Gate`))).not.toBe(lockedPacket());
    expect(locked(edit('## Scope', `${text}## Scope`))).not.toBe(lockedPacket());
    expect(read(edit('## Scope', `${text}## Scope`)).appendOnly).toEqual([]);
    expect(locked(`${PACKET}\n${text}`)).toBe(lockedPacket());
  });

  it('stays a report as a section, and with what is nested in it', () => {
    const report = '## VALIDATION REPORT\n### Audit report\nPASS\n\n';
    expect(locked(edit('## Scope', `${report}## Scope`))).toBe(lockedPacket());
    expect(locked(edit('## Scope', `## HISTORY\n### VALIDATION REPORT\nPASS\n\n## Scope`))).toBe(lockedPacket());
  });

  it('has notes of its own when the contract has none', () => {
    const bare = PACKET.slice(0, PACKET.indexOf('## Notes'));
    expect(locked(`${bare}\n## VALIDATION REPORT\nPASS\n\n## Notes\n- Assumptions: none\n`)).toBe(locked(bare));
    expect(locked(edit('## Notes', '## VALIDATION REPORT\nPASS\n\n## Notes'))).not.toBe(lockedPacket());
  });
});

describe('raw HTML that a record leaves open above the contract', () => {
  const put = (text: string): string => locked(edit('## Quality Gate', `${text}\n\n## Quality Gate`));

  it.each([
    '## Evidence\n<details>\nlog',
    '## Evidence\n<details>\n<summary>log</summary>\n\nlog',
    '## Evidence\n- log <DETAILS open>',
    '## Evidence\n<s>\n</details>',
    '## AUDIT REPORT\n<div hidden>',
    '## User Context\n<details><details></details>',
  ])('is locked: %j', (text) => {
    expect(put(text)).not.toBe(lockedPacket());
    expect(locked(`${PACKET}\n${text}\n`)).toBe(lockedPacket());
  });

  it.each([
    '## Evidence\n<details>\n<summary>log</summary>\n\nlog\n\n</details>',
    '## Evidence\n<line> a<br>b <img src="a.png"> <https://tea.example>',
    '## Evidence\nIt writes `<details>`.\n\n```html\n<details>\n```',
  ])('is open when it is closed, or is none: %j', (text) => {
    expect(put(text)).toBe(lockedPacket());
  });
});

describe('blank lines', () => {
  it('directly behind a heading are folded like those before it', () => {
    expect(locked(PACKET.replaceAll(/^(## .*)\n/gm, '$1\n\n\n'))).toBe(lockedPacket());
    expect(locked(edit('## Metadata\n', '## Metadata\n- CODER: bob\n\n'))).toBe(lockedPacket());
  });

  it('count elsewhere, and behind a heading that is glued to a line', () => {
    expect(locked(edit('- ROLE', '\n- ROLE'))).not.toBe(lockedPacket());
    const glued = edit('\n\n## Scope\n', '\\n\\n## Scope\n');
    expect(locked(edit('## Scope\n', '## Scope\n\n', glued))).not.toBe(locked(glued));
  });
});
