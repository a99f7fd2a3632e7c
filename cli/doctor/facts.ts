import type { Environment } from '../../engine/git/environment.js';
import type { Ref } from '../../engine/git/revision.js';
import type { Law } from '../../engine/model/law.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { Undecided } from '../../engine/model/undecided.js';
import type { Hook } from '../hook.js';

/** A hook as it stands where git looks for it. */
export interface HookFile {
  readonly hook: Hook;
  /** Null where nothing stands. */
  readonly text: string | null;
  /** Whether git runs it: a file that may not be run is passed over in silence. */
  readonly isRunnable: boolean;
}

/** What is wrong with a hook. */
export interface HookFault {
  /** In words that follow its name. */
  readonly what: string;
  /** What mends it; null where that depends on the place of the hook, and not on what it says. */
  readonly help: string | null;
}

/** One work tree, and where git looks for its hooks. */
export interface WorkTreeFacts {
  /** Absolute. */
  readonly top: string;
  readonly isLinked: boolean;
  /** What `core.hooksPath` says there, as it is written; null for git's own folder. */
  readonly configured: string | null;
  /** Absolute. */
  readonly folder: string;
  readonly hooks: readonly HookFile[];
  /** Reads a text by its absolute path; null where no plain file is. */
  readonly read: (path: string) => string | null;
  /** Whether a file may be run. */
  readonly isRunnable: (path: string) => boolean;
}

/** A workflow of the forge. */
export interface WorkflowText {
  readonly path: RepoPath;
  readonly text: string;
}

/** A file that git does not look at any more, by its mark in the index. */
export interface Flagged {
  readonly path: RepoPath;
  readonly flag: 'assume-unchanged' | 'skip-worktree';
}

/** What the configuration says in one tree, `HEAD` or `the work tree`, or why it cannot be read there. */
export type LawReading =
  | { readonly where: string; readonly law: Law }
  | { readonly where: string; readonly fault: Undecided };

/** What is read of a repository for the doctor; each part by itself, so that one that cannot be read hides no other. */
export interface Facts {
  /** Absolute. */
  readonly top: string;
  readonly commonDirectory: string;
  /** The main work tree, where dependencies are installed. Absolute. */
  readonly main: string;
  readonly environment: Environment;
  workTrees(): Promise<readonly WorkTreeFacts[]>;
  /** Where `core.hooksPath` is written: `file:.git/config`; null where it is not. */
  hooksPathOrigin(): Promise<string | null>;
  /** Of HEAD, and of the work tree where it has another configuration. */
  laws(): Promise<readonly LawReading[]>;
  workflows(): Promise<readonly WorkflowText[]>;
  isOnGitHub(): Promise<boolean>;
  refs(): Promise<readonly Ref[]>;
  /** The lines of `info/grafts` that say something. */
  grafts(): readonly string[];
  isShallow(): boolean;
  flagged(): Promise<readonly Flagged[]>;
  /** The paths of the index. */
  tracked(): Promise<readonly RepoPath[]>;
  /** Whether something is a file, by its absolute path. */
  isFile(path: string): boolean;
  /** Whether something may be run, by its absolute path. */
  isProgram(path: string): boolean;
}
