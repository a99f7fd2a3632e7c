import type { RepoPath } from './path.js';

/** A git object id, 40 or 64 lower-case hexadecimal digits. */
export type ObjectId = string;

/** What a tree entry is, by its git mode (law.md, "The lock": mode and type belong to the lock). */
export type EntryKind = 'file' | 'executable' | 'symlink' | 'submodule';

/** One path of a tree. */
export interface TreeEntry {
  readonly path: RepoPath;
  readonly kind: EntryKind;
  readonly id: ObjectId;
}

/**
 * One tree: of a commit, of the index, of the work tree, or in memory for tests. Reading is synchronous and pure:
 * a source loads the bytes that rules may ask for before any rule runs.
 */
export interface Snapshot {
  /** What a person calls it: `HEAD (1a2b3c4)`, `the staged tree`, `the work tree`. */
  readonly name: string;
  /** The commit whose tree this is; null for the index, the work tree and merge results. */
  readonly commit: ObjectId | null;
  /** The entry at exactly this path. */
  entry(path: RepoPath): TreeEntry | undefined;
  /** Every path of the tree, sorted by code unit. */
  paths(): readonly RepoPath[];
  /**
   * The bytes of a blob.
   * @throws NotLoadedError when the source did not load it: a malfunction of the engine, never an empty file.
   */
  bytes(entry: TreeEntry): Uint8Array;
  /**
   * Holds a blob as its text from now on, and makes the bytes of it when somebody asks again: of thousands of files nobody does.
   * @param text whose UTF-8 form the bytes are
   */
  holdAsText?(entry: TreeEntry, text: string): void;
}

/** A pure part asked for bytes that no source loaded. It surfaces as a crashed rule, hence as exit code 2. */
export class NotLoadedError extends Error {
  constructor(readonly entry: TreeEntry) {
    super(`the content of ${entry.path} (${entry.id}) was not loaded before the rules ran`);
    this.name = 'NotLoadedError';
  }
}

/** Whether an entry is a plain file: what a governed path must be. */
export function isRegular(entry: TreeEntry): boolean {
  return entry.kind === 'file' || entry.kind === 'executable';
}
