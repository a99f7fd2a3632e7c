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
  /** The waiver ledger. It belongs to the law itself, whatever `law` lists. */
  readonly waivers: RepoPath;
  /** The keys that may sign, as ssh-keygen(1) has them. Where the base holds the file, a new signature needs proof (decision record 7). */
  readonly allowedSigners: RepoPath;
  /** The register of open-source components (CX-600B). */
  readonly ossRegister: RepoPath;
  /** The protocols of the roles, which every repository has (Part 2, step 5). */
  readonly protocols: readonly RepoPath[];
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
  /** Whether a waiver may cover it: the rule says so itself, no configuration does. */
  readonly waivable: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The configuration of the base tree, completed with defaults. The law by which everything is judged. */
export interface Law {
  /** Where it was read: the path of the file, or null for the defaults. */
  readonly source: RepoPath | null;
  /** The configuration of base that cannot be read, where the change repairs it and the defaults judge; else null. */
  readonly repairs: RepoPath | null;
  readonly paths: LawPaths;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly roles: Readonly<Record<Role, RoleLaw>>;
  readonly status: {
    readonly aliases: Readonly<Record<string, Status>>;
    readonly steps: Readonly<Record<Status, readonly Status[]>>;
  };
  readonly packet: PacketLaw;
  /** Whether a packet that an earlier commit of the same change signed authorises code, too (law.md, decision 15). */
  readonly signedEarlierInChange: boolean;
  readonly bots: readonly BotLaw[];
  /** Section numbers of the Master Spec that are Roadmap although their headings do not say so. */
  readonly roadmapSections: readonly string[];
  /** The names that may sign; empty allows any (law.md, decision 16). */
  readonly signers: readonly string[];
  /** What stands behind a new signature beside its text; null leaves it at the text (trust.md, "Signatures"). */
  readonly signatureReview: SignatureReview | null;
  /** What SSH signatures call this repository, so that none is good for another; null leaves the repository out. */
  readonly signatureRepository: string | null;
  /** The commit of adoption: what its tree had is inherited for `--all` too (law.md, decision 11). */
  readonly since: string | null;
  /** The branch whose tip is the base when pushing, without `refs/heads/`; null lets the remote's HEAD say it. */
  readonly protectedBranch: string | null;
  /** Where rules of the repository's own stand, in the order in which they are listed. */
  readonly plugIns: readonly PlugInLaw[];
  readonly limits: Limits;
}

/** A module of the repository that brings rules of its own. */
export interface PlugInLaw {
  readonly path: RepoPath;
  /** `sha256-` and the digest of its content in Base64; null where the configuration does not pin it. */
  readonly integrity: string | null;
}

/** Who has to approve, in a review of the forge, that a change signs a packet (threat S04). */
export interface SignatureReview {
  /** Logins of accounts; they compare without regard to case. Empty lets nobody approve. */
  readonly accounts: readonly string[];
}

/** The configurable part of how a packet is divided (law.md, "The lock"). */
export interface PacketLaw {
  /** Titles of record sections beyond the built-in ones. */
  readonly recordSections: readonly string[];
  /** Names of claim fields beyond the built-in ones. */
  readonly openFields: readonly string[];
}

/** A program that commits without a packet: its addresses, and the paths that it may change (threat R05: they prove nothing). */
export interface BotLaw {
  readonly emails: readonly string[];
  readonly paths: readonly string[];
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
  /** Bytes of a changed code file; the lines of a larger one are not judged, which is said. */
  readonly codeBytes: number;
}
