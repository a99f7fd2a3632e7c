import type { Door } from './model/changeset.js';
import type { Severity } from './model/law.js';
import type { ObjectId } from './model/snapshot.js';
import type { Undecided } from './model/undecided.js';
import type { Scope } from './rule.js';

/** The version of the report's shape; it changes when a reader of the old shape would be misled. */
export const REPORT_VERSION = 1;

/** What a run comes to: only `pass` lets a commit or a merge through. */
export type Verdict = 'pass' | 'block' | 'inconclusive';

/** Exit codes of every door (design.md). */
export const EXIT_CODES: Readonly<Record<Verdict, 0 | 1 | 2>> = { pass: 0, block: 1, inconclusive: 2 };

/** Why a rule that the configuration switches off was not applicable. */
export const SWITCHED_OFF = 'switched off by the configuration';

/** Why a packet check was not applicable where there is nothing for it to look at. */
export const NO_PACKET = 'no packet to examine in this change';

/** What became of one rule in one scope. */
export interface Outcome {
  readonly rule: string;
  readonly scope: Scope;
  readonly outcome: 'passed' | 'failed' | 'not-applicable' | 'not-run' | 'crashed';
  /** How many packets, files or commits it looked at. */
  readonly examined: number;
  /** Why it was not applicable or not run, or what it crashed on. */
  readonly reason?: string;
}

/** Whether a diagnostic counts: `inherited` was there in base, `waived` is covered by base's waiver ledger. */
export type Standing = 'active' | 'inherited' | 'waived';

/** A finding with its words and its standing. */
export interface Diagnostic {
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly standing: Standing;
  /** The id of the waiver that covers it; only where it is waived. */
  readonly waiver?: string;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The line that it points to, as far as it is shown; absent where the finding concerns a whole file or a commit behind the result. */
  readonly lineText?: string;
  /** The commit that brought it, where a commit is to blame; absent for the commit being made. */
  readonly commit?: ObjectId;
  /** Sixteen hexadecimal digits; the same finding has the same fingerprint wherever its lines move. */
  readonly fingerprint: string;
  readonly related: readonly {
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly note: string;
  }[];
}

/** Something the reader has to know that is no violation: what was left out, or what plain means cannot prove. */
export interface Notice {
  readonly kind: 'left-out' | 'unexamined' | 'new-signature' | 'open-review' | 'preview' | 'repair' | 'base' | 'shard';
  readonly text: string;
}

/** The result of a run: a contract with a version and a schema (`schemas/report.schema.json`). */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly tool: { readonly name: 'handshake-check'; readonly version: string };
  readonly door: Door;
  readonly base: TreeName;
  readonly head: TreeName;
  readonly verdict: Verdict;
  readonly outcomes: readonly Outcome[];
  readonly diagnostics: readonly Diagnostic[];
  readonly undecided: readonly Undecided[];
  readonly notices: readonly Notice[];
  readonly counts: Counts;
  /** Present where this is a part of a report, to be joined with the others: its verdict is only about what it examined. */
  readonly shard?: Shard;
}

/** Which part of a report this is, and what whoever joins the parts has to know of it. */
export interface Shard {
  /** Counted from 1. */
  readonly index: number;
  readonly count: number;
  readonly of: ShardOf;
  /** For each diagnostic, in their order, the place of its check among the outcomes. */
  readonly checks: readonly number[];
  /** The ids of the waivers that findings of this part need, sorted. */
  readonly needs: readonly string[];
  /** What is found where a waiver is idle: it counts when no part needs the waiver. */
  readonly ifIdle: readonly IfIdle[];
}

/** What all parts of one report have in common, as digests: where one of these differs, they are not parts of the same report. */
export interface ShardOf {
  /** The trees that are compared, path by path. */
  readonly trees: string;
  /** The law of base, with the rules that were asked for. */
  readonly law: string;
  /** The very program. */
  readonly program: string;
  /** The waivers that hold at the time of the run: all that the time decides about a packet. */
  readonly waivers: string;
}

/** What a check finds where a waiver is idle. */
export interface IfIdle {
  /** The id of the waiver, and the rule that it waives. */
  readonly waiver: string;
  readonly rule: string;
  /** The place of the check among the outcomes. */
  readonly check: number;
  readonly diagnostic: Diagnostic;
}

/** A tree as the report names it. */
export interface TreeName {
  readonly name: string;
  readonly commit: ObjectId | null;
}

/** How many of each; `packets` says how much there was to look at. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly inherited: number;
  readonly waived: number;
  readonly undecided: number;
  readonly packets: { readonly changed: number; readonly examined: number; readonly total: number };
  readonly commits: number;
}
