import type { RepoPath } from './path.js';
import type { Requirement } from './requirement.js';

/** A row of a packet's evidence table: a requirement, and lines that meet it. */
export interface Evidence {
  /** The id of the requirement, as `Requirement.id`. */
  readonly requirement: string;
  readonly file: RepoPath;
  /** First and last line, counted from 1. */
  readonly from: number;
  readonly to: number;
  /** The first twelve hexadecimal digits of the SHA-256 of the folded lines when the row was written; null where none is recorded. */
  readonly fingerprint: string | null;
  /** The line of the packet that says so. */
  readonly line: number;
}

/** What a tree has where a row of evidence points. */
export type CitedLines =
  /** `movedTo` is the first line of the one place in the file where the text stands that was recorded, where that is another. */
  | { readonly kind: 'lines'; readonly fingerprint: string; readonly movedTo?: number }
  /** Nothing but blanks stands there. */
  | { readonly kind: 'blank' }
  /** The file is shorter, or the lines are given backwards. */
  | { readonly kind: 'no-line'; readonly lines: number }
  /** No regular file has that path; `alike` are paths that end the same way. */
  | { readonly kind: 'no-file'; readonly alike: readonly RepoPath[] }
  /** The file could not be read, which the run reports as undecided. */
  | { readonly kind: 'unreadable' };

/** How the requirements of a packet and its evidence fit. */
export interface Coverage {
  readonly rows: readonly { readonly requirement: Requirement; readonly evidence: readonly Evidence[] }[];
  readonly missing: readonly Requirement[];
  readonly covered: number;
}

/**
 * Holds a packet's requirements against its evidence (CX-598: each MUST and SHOULD is mapped to file and line). Evidence for what is
 * no requirement of the packet is left out.
 */
export function coverageOf(requirements: readonly Requirement[], evidence: readonly Evidence[]): Coverage {
  const byId = new Map<string, Evidence[]>();
  for (const row of evidence) {
    const rows = byId.get(row.requirement);
    if (rows) rows.push(row);
    else byId.set(row.requirement, [row]);
  }
  const rows = requirements.map((requirement) => ({ requirement, evidence: byId.get(requirement.id) ?? [] }));
  const missing = rows.flatMap((row) => (row.evidence.length === 0 ? [row.requirement] : []));
  return { rows, missing, covered: rows.length - missing.length };
}
