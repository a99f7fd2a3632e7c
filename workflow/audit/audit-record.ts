import type { RepoPath } from '../../engine/model/path.js';
import type { AuditReport, AuditViolation } from './audit-report.js';

/** What an audit found in a lock file, for machines that cannot ask: it holds for exactly these bytes, and for a while. */
export interface AuditRecord extends AuditReport {
  readonly tool: AuditTool;
  readonly lock: RepoPath;
  /** `sha256:` over the bytes of the lock file. */
  readonly digest: string;
  /** When it was asked, in seconds since 1970. */
  readonly at: number;
}

/** The tools that the protocol names (Part 2, step 3). */
export type AuditTool = 'npm audit' | 'cargo deny check';

/** Advisories appear every day: what nobody asked for as long as a packet may idle says nothing any more. */
export const RECORD_DAYS = 14;

const DAY = 24 * 60 * 60;

/**
 * Reads recorded audits.
 * @returns null when the text is none: then nothing is recorded, and nobody may overwrite what somebody wrote
 */
export function readAuditRecords(text: string): readonly AuditRecord[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { version, audits } = (value ?? {}) as { readonly version?: unknown; readonly audits?: unknown };
  if (version !== 1 || !Array.isArray(audits)) return null;
  return audits.every(isRecord) ? audits.map((audit) => ({ ...audit, at: Date.parse(audit.at) / 1000 })) : null;
}

/** The record that answers for a lock file now; null when there is none for these bytes, or it is too old. */
export function recordFor(
  records: readonly AuditRecord[],
  wanted: Pick<AuditRecord, 'tool' | 'lock' | 'digest'>,
  now: number,
): AuditRecord | null {
  const found = records.find(
    ({ tool, lock, digest }) => tool === wanted.tool && lock === wanted.lock && digest === wanted.digest,
  );
  return found && found.at <= now && now - found.at <= RECORD_DAYS * DAY ? found : null;
}

/** The records with some new ones, as a text that diffs well: a record for each tool and lock file, sorted. */
export function auditRecordsText(old: readonly AuditRecord[], fresh: readonly AuditRecord[]): string {
  const keyOf = ({ lock, tool }: AuditRecord): string => `${lock}\n${tool}`;
  const byKey = new Map([...old, ...fresh].map((record) => [keyOf(record), record]));
  const audits = [...byKey.values()]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map(({ tool, lock, digest, at, violations, beside }) => ({
      tool,
      lock,
      digest,
      at: new Date(at * 1000).toISOString(),
      violations,
      beside,
    }));
  return `${JSON.stringify({ version: 1, audits }, null, 2)}\n`;
}

/** A record as it is written. */
type WrittenRecord = Omit<AuditRecord, 'at'> & { readonly at: string };

function isRecord(value: unknown): value is WrittenRecord {
  const { tool, lock, digest, at, violations, beside } = (value ?? {}) as Partial<Record<keyof AuditRecord, unknown>>;
  return (
    (tool === 'npm audit' || tool === 'cargo deny check') &&
    typeof lock === 'string' &&
    typeof digest === 'string' &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    typeof beside === 'string' &&
    Array.isArray(violations) &&
    violations.every(isViolation)
  );
}

function isViolation(value: unknown): value is AuditViolation {
  const { name, said, fix } = (value ?? {}) as Partial<Record<keyof AuditViolation, unknown>>;
  return [name, said, fix].every((text) => typeof text === 'string');
}
