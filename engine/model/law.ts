import type { RepoPath } from './path.js';
import type { Role } from './role.js';
import type { Status } from './status.js';

/** How much a broken rule weighs: an error blocks, a warning is said. */
export type Severity = 'error' | 'warning';

/** Where the governed things stand. Every default is the protocol's. */
export interface LawPaths {
  /** The folder of the work packets, without a trailing slash. */
  readonly packets: RepoPath;
  readonly board: RepoPath;
  /** Patterns of Master Spec files. */
  readonly spec: readonly string[];
  readonly specPointer: RepoPath;
  readonly ledger: RepoPath;
  /** Folders (`src/`), files or patterns that count as code (law.md, decision 14). */
  readonly code: readonly string[];
  /** Folders, files or patterns that belong to the law itself: protocol, hooks, workflows, settings. */
  readonly law: readonly string[];
}

/** What a role may not touch and who may hold it. Holders narrow, nothing widens (law.md, decision 15). */
export interface RoleLaw {
  readonly mayNotTouch: readonly string[];
  /** E-mail addresses that may hold the role; empty means anybody. */
  readonly holders: readonly string[];
  /** Branch patterns from which the commit-msg hook completes a missing `Role:` trailer. */
  readonly branches: readonly string[];
}

/** A rule's configuration. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** The configuration of the base tree, completed with defaults. The law by which everything is judged. */
export interface Law {
  /** Where it was read: the path of the file, or null for the defaults. */
  readonly source: RepoPath | null;
  readonly paths: LawPaths;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly roles: Readonly<Record<Role, RoleLaw>>;
  readonly status: {
    readonly aliases: Readonly<Record<string, Status>>;
    readonly steps: Readonly<Record<Status, readonly Status[]>>;
  };
  readonly packet: PacketLaw;
  /** Section numbers of the Master Spec that are Roadmap although their headings do not say so. */
  readonly roadmapSections: readonly string[];
  /** The names that may sign; empty allows any (law.md, decision 16). */
  readonly signers: readonly string[];
  /** The commit of adoption: what its tree had is inherited for `--all` too (law.md, decision 11). */
  readonly since: string | null;
  /** The branch whose tip is the base when pushing, without `refs/heads/`; null lets the remote's HEAD say it. */
  readonly protectedBranch: string | null;
  readonly limits: Limits;
}

/** The configurable part of how a packet is divided (law.md, "The lock"). */
export interface PacketLaw {
  /** Titles of record sections beyond the built-in ones. */
  readonly recordSections: readonly string[];
  /** Names of claim fields beyond the built-in ones. */
  readonly openFields: readonly string[];
}

/** Bounds on what is read (trust.md, "Reading"). */
export interface Limits {
  /** Bytes of a packet or another governed file. */
  readonly packetBytes: number;
  /** Bytes of a packet's contract zone. */
  readonly contractBytes: number;
  /** Bytes of a Master Spec file. */
  readonly specBytes: number;
  /** UTF-16 units in a line of a contract zone. */
  readonly lineLength: number;
  /** Container markers (`-`, `>`) at the start of one line. */
  readonly containerMarkers: number;
  readonly packets: number;
  readonly changedPaths: number;
  readonly commits: number;
}
