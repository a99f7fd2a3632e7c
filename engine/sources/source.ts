import type { Changeset, SignatureHistory } from '../model/changeset.js';
import type { RepoPath } from '../model/path.js';
import type { TreeEntry } from '../model/snapshot.js';
import type { Undecided } from '../model/undecided.js';

/**
 * Where trees come from. A source surveys first (paths, differences and commits, no contents), and then loads the
 * contents that the engine asks for, so that the rules can read them synchronously.
 */
export interface Source {
  /**
   * Reads both trees, their difference and the commits between them.
   * @throws UndecidedError when revisions, objects or history are missing, or a limit is reached.
   */
  survey(): Promise<Changeset>;
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
  signatureHistory(signatures: readonly string[], paths: readonly RepoPath[]): Promise<SignatureHistory>;
  /** Ends child processes and removes the clean room. Safe to call twice. */
  close(): Promise<void>;
}

/** A blob to load, and how large it may be. */
export interface WantedBlob {
  readonly entry: TreeEntry;
  readonly maxBytes: number;
}

/** A blob that was not loaded. */
export interface RefusedBlob extends Undecided {
  readonly entry: TreeEntry;
}
