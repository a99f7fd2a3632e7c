import { readFileSync } from 'node:fs';
import { check } from '../../engine/check.js';
import type { FieldName } from '../../engine/model/packet.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { type MemoryTree, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { expectEditAnswers } from '../actions/parity/edit-answers.js';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

const ID = 'WP-1-Export-20260101';
const PATH = `docs/task_packets/${ID}.md`;
/** 2026-01-06T00:00:00Z, in seconds. */
const NOW = Date.UTC(2026, 0, 6) / 1000;

/** Who works on the packet. */
const CLAIMS = `- CODER_MODEL: small
- CODER_REASONING_STRENGTH: high
- Assigned To: coder-7
- Claimed: 2026-01-02
- Branch: coder/export
- Last Updated: 2026-01-02
`;

/** The optional fields, which the packet of the fixture leaves out. */
const OPTIONAL_AUTHORITY = `- **SPEC_BASELINE**: docs/spec/Master_Spec_v00.90.md
- **SPEC_TARGET**: docs/spec/Master_Spec_v01.00.md
- **Logger**: docs/LOGGER.md
- **ADRs**: docs/adr/0001-one-file.md
`;

/** A signed packet in canonical form that has every field there is, claims, and text that is no ASCII. */
export const SIGNED = fixture('packet.md')
  .replaceAll('@ID@', ID)
  .replace('@STATUS@', 'Ready-for-Dev')
  .replace('@SIGNATURE@', '- USER_SIGNATURE: alice010120261200')
  .replace('\n\n## Scope', `\n${CLAIMS}\n## Scope`)
  .replace('are lost with it.', 'are lost with it – § 2.1 says so.')
  .replace('\n\n## Notes', `\n${OPTIONAL_AUTHORITY}\n## Notes`);

/** The lines of a field in a canonical packet: its own, and those below it. */
export interface FieldLines {
  readonly name: FieldName;
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** The line that holds the value, or the first of those that do. */
  readonly telling: number;
}

/** Finds a field as a person would, by the form of canonical lines and without the program's own reader. */
export function linesOf(packet: string, name: FieldName): FieldLines {
  const lines = packet.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`- ${name}:`) || line.startsWith(`- **${name}**:`));
  if (first < 0) throw new Error(`the packet has no ${name}`);
  const length = lines.slice(first + 1).findIndex((line) => !line.startsWith(' '));
  const end = first + 1 + length;
  const below = lines.slice(first + 1, end).findIndex((line) => !line.trim().startsWith('```'));
  return { name, first, end, telling: below < 0 ? first : first + 1 + below };
}

/** A ledger of a time when rows had no digest: what the lock says is said by the lock alone. */
const LEDGER = `| Signature | Packet |\n| --- | --- |\n| alice010120261200 | ${ID} |\n`;

/** The board with the packet where its STATUS says, so that no edit leaves the board behind. */
function boardOf(packet: string | Uint8Array): string {
  const state = /STATUS:\**\s*(In-Progress|Blocked|Done|VALIDATED|Draft)/.exec(Buffer.from(packet).toString())?.[1];
  const column = { 'In-Progress': 'In Progress', VALIDATED: 'Done' }[state ?? ''] ?? state ?? 'Ready for Dev';
  return `# Task Board\n\n## ${column}\n\n- **[${ID}]** - Export\n`;
}

/** Judges an edit of one packet by every rule, in memory and by every door: one commit in the Orchestrator's role. */
export async function judgeEdit(before: string | Uint8Array, after: string | Uint8Array): Promise<Report> {
  const tree = (packet: string | Uint8Array): MemoryTree =>
    new Map(
      [
        [PATH, packet] as const,
        ['docs/spec/Master_Spec_v01.00.md', fixture('spec.md')] as const,
        ['docs/SIGNATURE_AUDIT.md', LEDGER] as const,
        ['docs/TASK_BOARD.md', boardOf(packet)] as const,
        ['docs/SPEC_CURRENT.md', 'The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n'] as const,
      ].map(([path, content]) => [path, { kind: 'file', bytes: Buffer.from(content) }]),
    );
  const edit = { before: tree(before), after: tree(after), message: 'edit\n\nRole: Orchestrator', time: NOW };
  const commits = [{ message: edit.message, tree: edit.after }];
  const source = memorySource({ base: edit.before, commits, now: NOW });
  const report = await check(source, { rules, door: 'cli', toolVersion: '0.0.0' });
  await expectEditAnswers(edit, report);
  return report;
}

/** What signature-lock says of a report, blocking or not. */
export function lockDiagnostics(report: Report): readonly Diagnostic[] {
  return report.diagnostics.filter(({ rule }) => rule === 'signature-lock');
}
