import type { Changeset, SignatureHistory } from '../model/changeset.js';
import type { Limits } from '../model/law.js';
import type { RepoPath } from '../model/path.js';
import type { ObjectId, Snapshot, TreeEntry } from '../model/snapshot.js';
import type { Undecided } from '../model/undecided.js';

/**
 * Where trees come from. A source names the base tree first, because the law that is read from it says how much may be
 * looked at. Then it surveys (paths, differences and commits, no contents), and loads the contents that the engine asks for,
 * so that the rules can read them synchronously.
 */
export interface Source {
  /**
   * Lists the tree that is protected, from which the law is read; its contents can be loaded from then on.
   * @throws UndecidedError when its revision or its objects are missing.
   */
  base(): Promise<Snapshot>;
  /**
   * Reads the other trees, the difference and the commits between them.
   * @param limits what the law of the base allows; a source holds no limit of its own
   * @throws UndecidedError when revisions, objects or history are missing, or a limit is reached.
   */
  survey(limits: SurveyLimits): Promise<Changeset>;
  /**
   * Makes the contents of blobs available to `Snapshot.bytes`. Loading what is loaded costs nothing.
   * @returns one entry for each blob that was refused, with the reason: too large.
   * @throws UndecidedError when an object is missing or git fails.
   */
  load(wanted: readonly WantedBlob[]): Promise<readonly RefusedBlob[]>;
  /**
   * Looks the strings up in the history of the base tip, in the given paths only: needed to see that a signature was used before.
   * @throws UndecidedError when the history is not complete (shallow clone).
   */
  signatureHistory(
    signatures: readonly string[],
    paths: readonly RepoPath[],
  ): Promise<Pick<SignatureHistory, 'commits'>>;
  /**
   * Looks up when paths were last touched, in the history of the base tip.
   * @param paths exact paths and folders; everything when there are none
   * @returns every touched path below them, with the time of its newest commit in seconds since 1970
   * @throws UndecidedError when the history is not complete (shallow clone).
   */
  lastTouched(paths: readonly RepoPath[]): Promise<ReadonlyMap<RepoPath, number>>;
  /**
   * Lists the tree of a commit in the history of the base.
   * @param asked what names the commit, for messages
   * @throws UndecidedError when the base's history does not have it, or is not complete.
   */
  ancestor(commit: ObjectId, asked: string): Promise<Snapshot>;
  /**
   * What earlier runs read from documents; absent where nothing is kept.
   * @param purpose what the facts hang on beside the document: the program and the law that read them, without line ends
   */
  facts?(purpose: string): FactStore | null;
  /** Ends child processes and removes the clean room. Safe to call twice. */
  close(): Promise<void>;
}

/** Facts that were kept, as text without line ends and tabs. Whoever keeps them knows nothing of what they say. */
export interface FactStore {
  /** Null when nothing was kept for the key, or it is not as it was. */
  get(key: string): string | null;
  /** @param make called only where the fact can still be kept */
  put(key: string, make: () => string): void;
}

/** The limits on what a survey may find (trust.md, "Reading"). */
export type SurveyLimits = Pick<Limits, 'changedPaths' | 'commits'>;

/** A blob to load, and how large it may be. */
export interface WantedBlob {
  readonly entry: TreeEntry;
  readonly maxBytes: number;
  /** For what is read line by line, each of which costs memory. Default: as many as there are bytes. */
  readonly maxLines?: number;
}

/** A blob that was not loaded. */
export interface RefusedBlob extends Undecided {
  readonly entry: TreeEntry;
}
