import type { Change } from './change.js';
import type { Commit } from './commit.js';
import type { RepoPath } from './path.js';
import type { ObjectId, Snapshot } from './snapshot.js';

/** Through which door a run came in. It names the run in the report; the judging is the same for all. */
export type Door = 'cli' | 'pre-commit' | 'pre-merge-commit' | 'commit-msg' | 'pre-push' | 'action';

/** What is judged: the trees, their difference, and the commits that led from one to the other. */
export interface Changeset {
  /** The tip of the protected side. Law, signers, spec and signed packets are read from here (trust.md). */
  readonly base: Snapshot;
  /** The tree as its author left it. */
  readonly head: Snapshot;
  /** Head merged into the base tip; the same as head where no merge is needed. What would become reachable. */
  readonly result: Snapshot;
  /** Base to result, sorted by path. */
  readonly changes: readonly Change[];
  /** The commits in base..head, parents before children; the pending commit last. Empty when a tree alone is judged. */
  readonly commits: readonly Commit[];
  /**
   * Of a merge that is being made, what it will be part of once it is pushed: the protected tip to the result, and the commits between
   * them, the merge last. Absent for everything else, and where no protected tip is on either side of the merge.
   */
  readonly pushed?: Pick<Changeset, 'changes' | 'commits'>;
  /** Whether the commits are judged too (not for a plain work tree check, law.md decision 12). */
  readonly judgesCommits: boolean;
  /** Whether everything is held against the law, as by `--all`; inherited is then only what the commit of adoption had (`Law.since`). */
  readonly whole: boolean;
  /** Seconds since 1970 (UTC) at which the run began; base and result share it (law.md, decision 17). */
  readonly now: number;
  /**
   * The commits of base's history, and of the change, that ever brought or removed one of the given strings in the governed
   * files; null while nobody asked (law.md, decision 16).
   */
  readonly signatureHistory: SignatureHistory | null;
  /**
   * When each path was last touched by a commit of base's history, in seconds since 1970; only what somebody works on. Absent where
   * a change is judged, since it says nothing about what nobody touches.
   */
  readonly lastTouched?: ReadonlyMap<RepoPath, number>;
}

/** Earlier uses of signatures, found in the history of the base tip. */
export interface SignatureHistory {
  /** For each asked signature, the commits of base's history in which its number of occurrences changed, newest first. */
  readonly commits: ReadonlyMap<string, readonly ObjectId[]>;
  /** The same for the packets alone: a row of the ledger may be older than the packet that it is for, a packet is signed. */
  readonly inPackets: ReadonlyMap<string, readonly ObjectId[]>;
}
