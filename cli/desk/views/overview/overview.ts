import type { Diagnostic, Report } from '../../../../engine/report.js';
import type { TraceCoverage } from '../../../../workflow/work/trace.js';

/** The version of the shape; it changes when a reader of the old shape would be misled. */
export const OVERVIEW_VERSION = 1;

/**
 * One repository as people look at it: what is planned, how far it is, who signed, what stands against it. Only facts, sorted, so that the
 * same tree at the same time gives the same bytes.
 */
export interface Overview {
  readonly version: typeof OVERVIEW_VERSION;
  readonly command: 'report';
  /** What people call the repository. */
  readonly name: string;
  /** The time that it was looked at, in seconds since 1970: what is live and what is over depends on it. */
  readonly now: number;
  readonly phases: readonly PhaseOverview[];
  readonly packets: readonly PacketOverview[];
  /** What the requirements of all packets come to that are not retired. */
  readonly coverage: TraceCoverage;
  /** In the order in which they were given. */
  readonly signatures: readonly SignatureOverview[];
  readonly waivers: readonly WaiverOverview[];
  /** The law's own view: `check --all`. */
  readonly report: Report;
}

/** A phase and what its closure waits for (rule 5, CX-585D). */
export interface PhaseOverview {
  readonly phase: string;
  readonly closed: boolean;
  readonly packets: number;
  /** Of these, those whose work is finished: VALIDATED, or lawfully taken out. */
  readonly finished: number;
  readonly coverage: TraceCoverage;
  /** What stands in the way of closing it, in words; empty when it may close. */
  readonly obstacles: readonly string[];
}

/** A work packet, or an entry of the board that has none. */
export interface PacketOverview {
  readonly id: string;
  /** Null where the board names it and there is no such file. */
  readonly path: string | null;
  readonly phase: string | null;
  /** What it is to bring, in its own words. */
  readonly what: string;
  /** Its STATUS; `unreadable` where nobody can read it, `absent` where there is no packet. */
  readonly status: string;
  /** The column of the board; null where it is not on the board. */
  readonly column: string | null;
  /** Who signed it; null for what is not signed. */
  readonly signedBy: string | null;
  readonly needs: readonly string[];
  readonly neededBy: readonly string[];
  readonly coverage: TraceCoverage;
  /** Requirements that nothing meets yet, each with its keyword and text. */
  readonly open: readonly OpenRequirement[];
  /** How many active findings stand in its file. */
  readonly errors: number;
  readonly warnings: number;
}

/** A requirement that nothing meets: no evidence names it, or what it names is not there. */
export interface OpenRequirement {
  readonly id: string;
  readonly keyword: string;
  readonly text: string;
  readonly state: 'missing' | 'gone';
}

/** A signature that a packet carries. */
export interface SignatureOverview {
  readonly signature: string;
  readonly signer: string;
  /** The signed minute, in seconds since 1970. */
  readonly time: number;
  readonly packet: string;
  /** Whether the ledger has it for this packet, and not as INVALID. */
  readonly recorded: boolean;
}

/** A waiver of the ledger. */
export interface WaiverOverview {
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly reason: string;
  readonly approver: string;
  readonly expires: string;
  /** `faulty`: something is wrong with its row, so that it covers nothing. */
  readonly state: 'live' | 'ended' | 'faulty';
}

/** The findings that count, worst first. */
export function activeFindings({ report }: Pick<Overview, 'report'>): readonly Diagnostic[] {
  return report.diagnostics.filter(({ standing }) => standing === 'active');
}
