import type { Change } from './change.js';
import type { Role } from './role.js';
import type { ObjectId } from './snapshot.js';

/** Who made or applied a commit, as git records it. Never proof of identity (threat R05). */
export interface Person {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970-01-01T00:00Z. */
  readonly time: number;
}

/** What the trailers of a message say, under one strict reading (threat R04). */
export interface Trailers {
  /**
   * The role that the message declares: exactly one well-formed `Role:` trailer in its last paragraph and no other line
   * that could be read as one.
   */
  readonly role: Role | null;
  /** Every line that may be meant as a role, as written; `role` is null when they do not agree on one. */
  readonly roleLines: readonly string[];
  /** The values of the `Work-Packet:` trailers, in order. */
  readonly workPackets: readonly string[];
  /** Every line that the forge takes for an order to run no check on the commit, as written (threat G10). */
  readonly skipLines: readonly string[];
}

/** The changes of a commit against one of its parents (or, for a root commit, against the empty tree). */
export interface ParentChanges {
  /** The parent; null for the empty tree before a root commit. */
  readonly parent: ObjectId | null;
  readonly changes: readonly Change[];
}

/** One commit of the change that is judged: in the range, or about to be made. */
export interface Commit {
  /** Null for the commit that is being made by a hook. */
  readonly id: ObjectId | null;
  /** The first line of the message, `''` while there is none. */
  readonly subject: string;
  /** Null while git has not asked for a message yet (pre-commit): rules on messages are then not applicable. */
  readonly trailers: Trailers | null;
  readonly author: Person;
  readonly committer: Person;
  /** One per parent, in git's order. A merge has several, a root commit one with `parent: null`. */
  readonly parents: readonly ParentChanges[];
  /**
   * What the author did: the changes against the only parent; for a merge, the difference between its tree and the
   * mechanical merge of its parents, so that what a merge brings in unchanged is not the merger's (issue: roles).
   */
  readonly ownChanges: readonly Change[];
}

/** A short name for messages: the abbreviated id, or `this commit` for the one being made. */
export function commitName(commit: Pick<Commit, 'id'>): string {
  return commit.id === null ? 'this commit' : commit.id.slice(0, 12);
}
