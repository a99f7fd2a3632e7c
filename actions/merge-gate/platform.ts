import type { Approval } from '../../engine/model/approval.js';
import type { ObjectId } from '../../engine/model/snapshot.js';

/**
 * What the Action wants of the forge beyond git. Reading approvals belongs to the verdict, so a forge that does not answer leaves it
 * undecided. Writing is a courtesy to the reader: a refused write is told, and changes neither verdict nor exit code.
 */
export interface Platform {
  /**
   * Who of the given accounts approved a pull request, as it stands now: the latest review of an account that takes a position counts.
   * An account counts only while it is a person's and may write to the repository. An author cannot approve the own pull request: the
   * forge takes no such review.
   * @param accounts logins, in any case; nobody else is looked at
   * @throws UndecidedError when the forge does not answer, or not with reviews
   */
  approvals(pullRequest: number, accounts: readonly string[]): Promise<readonly Approval[]>;

  /** Attaches a finished check run to a commit. @returns what was not written, and why; null when everything was */
  writeCheckRun(text: CheckRunText): Promise<Refusal | null>;

  /**
   * Keeps the one comment of the gate on a pull request: updated in place, resolved when the gate passes, never made for a change that
   * passes from the start.
   * @returns what was not written, and why; null when everything was
   */
  writeComment(pullRequest: number, text: CommentText): Promise<Refusal | null>;
}

/** A write that the forge did not take. */
export interface Refusal {
  readonly output: 'check run' | 'comment';
  /** One plain sentence: what is not written, why, and which permission is missing where that is the reason. Words of our own. */
  readonly sentence: string;
}

/** A check run as it will stand at the forge. */
export interface CheckRunText {
  readonly name: string;
  readonly head: ObjectId;
  /** Never anything but these two: a forge takes neutral and skipped for success (threat G09). */
  readonly conclusion: 'success' | 'failure';
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  readonly annotations: readonly CheckRunAnnotation[];
}

/** A finding beside its line. Lines count from 1. */
export interface CheckRunAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'failure' | 'warning';
  readonly title: string;
  readonly message: string;
}

/** What the comment has to say now. */
export interface CommentText {
  /** Markdown; the comment's marker is its first line. */
  readonly body: string;
  /** Whether the gate passes: then there is nothing to say where nothing was said before. */
  readonly resolved: boolean;
}
