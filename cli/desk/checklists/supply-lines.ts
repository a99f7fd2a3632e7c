import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Ecosystem, manifestKind } from '../../../engine/model/manifest.js';
import { baseName, folderOf, printable, type RepoPath } from '../../../engine/model/path.js';
import { isRegular } from '../../../engine/model/snapshot.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { missingInLock } from '../../../workflow/audit/audit-coverage.js';
import {
  type AuditRecord,
  type AuditTool,
  auditRecordsText,
  readAuditRecords,
  recordFor,
} from '../../../workflow/audit/audit-record.js';
import type { AuditReport } from '../../../workflow/audit/audit-report.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import type { Desk } from '../desk.js';
import { readForEdit, readForEditIfThere } from '../writing/apply-edits.js';
import { runAudit } from './audit-tools.js';
import type { CheckedLine } from './checklist.js';

/** What the supply chain audit came to. */
export interface SupplyAudit {
  readonly lines: readonly CheckedLine[];
  /** What was asked just now, for machines that cannot ask. */
  readonly asked: readonly AuditRecord[];
}

interface Audited {
  readonly tool: AuditTool;
  readonly asks: string;
  readonly ecosystem: Ecosystem;
  readonly manifest: string;
  readonly locks: readonly string[];
  /** What makes a lock file. */
  readonly makeLock: string;
}

const AUDITS: readonly Audited[] = [
  {
    tool: 'cargo deny check',
    asks: '`cargo deny check` returns 0 violations',
    ecosystem: 'cargo',
    manifest: 'Cargo.toml',
    locks: ['Cargo.lock'],
    makeLock: 'cargo generate-lockfile',
  },
  {
    tool: 'npm audit',
    asks: '`npm audit` returns 0 critical/high vulnerabilities',
    ecosystem: 'npm',
    manifest: 'package.json',
    locks: ['package-lock.json', 'npm-shrinkwrap.json'],
    makeLock: 'npm install --package-lock-only',
  },
];

/** Runs the audit tools where their manifests stand (Part 2, step 3), a line for each lock file; never green by absence. */
export async function auditLines(desk: Desk): Promise<SupplyAudit> {
  const records = recordsOf(desk);
  const asked: AuditRecord[] = [];
  const lines: CheckedLine[] = [];
  for (const audited of AUDITS) {
    const { found, uncovered } = lockFiles(desk, audited);
    if (found.length === 0 && uncovered.length === 0) lines.push(absent(audited));
    for (const lock of found) lines.push(await auditLine(desk, audited, lock, records, asked));
    lines.push(...uncovered.map((each) => uncoveredLine(audited, each)));
  }
  return { lines, asked };
}

/** The edit that records what was asked. Null when there is nothing to record. */
export function recordEdit(desk: Desk, asked: readonly AuditRecord[]): FileEdit | null {
  if (asked.length === 0) return null;
  const path = recordPath(desk);
  const before = readForEditIfThere(desk.top, path);
  const after = Buffer.from(auditRecordsText(recordsOf(desk), asked));
  if (before !== null && Buffer.compare(before, after) === 0) return null;
  const acts = asked.map(({ tool, lock }) => `recorded ${tool} of ${printable(lock)} in ${printable(path)}`);
  return { path, before, after, acts };
}

async function auditLine(
  desk: Desk,
  { tool, asks }: Audited,
  lock: RepoPath,
  records: readonly AuditRecord[],
  asked: AuditRecord[],
): Promise<CheckedLine> {
  const digest = `sha256:${createHash('sha256').update(readForEdit(desk.top, lock)).digest('hex')}`;
  const reading = await runAudit(tool, join(desk.top, folderOf(lock)));
  if (!('fault' in reading)) {
    asked.push({ ...reading, tool, lock, digest, at: desk.now });
    return lineOf(asks, lock, reading, `${printable(lock)}, asked just now`);
  }
  const record = recordFor(records, { tool, lock, digest }, desk.now);
  if (record)
    return lineOf(asks, lock, record, `${printable(lock)}, as recorded on ${dateOf(record.at)} for the same bytes`);
  return {
    asks,
    verdict: 'not-checked',
    because: `${tool} of ${printable(lock)} ${reading.fault}. Run this where it can: npx handshake-check pre-orchestration --record`,
    findings: [],
  };
}

function lineOf(asks: string, lock: RepoPath, { violations, beside }: AuditReport, source: string): CheckedLine {
  const because = beside === '' ? source : `${source}; ${beside}`;
  return {
    asks,
    verdict: violations.length === 0 ? 'pass' : 'fail',
    because,
    findings: violations.map(({ name, said, fix }) => ({
      rule: 'Part 2 step 3',
      message: `${name}: ${said}`,
      why: 'Part 2, step 3: no packet is planned on a supply chain that is known to be broken.',
      help: fix === '' ? 'Update or replace it, or see what the tool says.' : `Update it: ${fix}`,
      path: lock,
      line: 1,
      related: [],
    })),
  };
}

function absent({ asks, manifest }: Audited): CheckedLine {
  return { asks, verdict: 'pass', because: `there is no ${manifest} in the work tree`, findings: [] };
}

/** A manifest that no lock file answers for, and why. */
interface Uncovered {
  readonly manifest: RepoPath;
  readonly reason: string;
}

function uncoveredLine({ asks }: Audited, { manifest, reason }: Uncovered): CheckedLine {
  return { asks, verdict: 'not-checked', because: `${printable(manifest)} ${reason}`, findings: [] };
}

/** The lock files of an ecosystem, and the manifests for which none of them answers. */
function lockFiles(desk: Desk, { ecosystem, locks, makeLock }: Audited): { found: RepoPath[]; uncovered: Uncovered[] } {
  const { snapshot } = desk.tree;
  const isFile = (path: RepoPath): boolean => {
    const entry = snapshot.entry(path);
    return entry !== undefined && isRegular(entry);
  };
  const paths = snapshot.paths();
  const manifests = paths.filter((path) => manifestKind(path) === ecosystem);
  const folders = new Set(manifests.map(folderOf));
  const found = paths.filter((path) => isFile(path) && locks.includes(baseName(path)) && folders.has(folderOf(path)));
  const lockOf = (folder: RepoPath): RepoPath | undefined => found.find((lock) => folderOf(lock) === folder);
  const uncovered = manifests.flatMap((manifest): Uncovered[] => {
    if (!isFile(manifest)) return [{ manifest, reason: 'is a link, expected a manifest that can be read here' }];
    const lock = foldersAbove(folderOf(manifest)).flatMap((folder) => lockOf(folder) ?? [])[0];
    if (lock === undefined) {
      return [
        { manifest, reason: `has no ${locks[0]} beside or above it, which the audit reads. Make one: ${makeLock}` },
      ];
    }
    const missing = missingInLock(textAt(desk, manifest), textAt(desk, lock), { manifest, lock, ecosystem });
    if (missing === null) return [];
    return [
      {
        manifest,
        reason: `${missing}, so that the audit would not look at all of it. Bring it up to date: ${makeLock}`,
      },
    ];
  });
  return { found, uncovered };
}

function textAt({ top }: Desk, path: RepoPath): string {
  return new TextDecoder().decode(readForEdit(top, path));
}

function foldersAbove(folder: RepoPath): RepoPath[] {
  return folder === '' ? [''] : [folder, ...foldersAbove(folderOf(folder))];
}

function recordPath({ law }: Pick<Desk, 'law'>): RepoPath {
  const folder = folderOf(law.paths.ossRegister);
  return folder === '' ? 'AUDITS.json' : `${folder}/AUDITS.json`;
}

/** @throws UndecidedError when a file stands there that is no record of audits */
function recordsOf(desk: Desk): readonly AuditRecord[] {
  const path = recordPath(desk);
  const bytes = readForEditIfThere(desk.top, path);
  const records = bytes === null ? [] : readAuditRecords(new TextDecoder().decode(bytes));
  if (records === null) throw noRecords(path);
  return records;
}

function noRecords(path: RepoPath): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: 'holds no records of audits, expected what pre-orchestration --record writes',
    help: `Bring it back: git checkout -- '${printable(path)}', or remove it and record anew.`,
  });
}

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
