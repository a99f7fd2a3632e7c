/**
 * Something the gate could not decide: usage, configuration, unreadable input, missing history. It never looks like
 * a violation and never passes: the exit code is 2 (design.md, "Messages"; law.md, decision 13).
 */
export interface Undecided {
  /** The thing: a path, a revision, an option, a rule id. */
  readonly subject: string;
  /** What is wrong with it: the rest of a sentence that follows `handshake-check could not decide: <subject>`. */
  readonly reason: string;
  /** What to do, in the imperative, with something to paste where there is one. */
  readonly help: string;
}

/** Thrown by sources, git and configuration; caught in one place (`engine/check.ts`) and by the doors. */
export class UndecidedError extends Error implements Undecided {
  readonly subject: string;
  readonly reason: string;
  readonly help: string;

  constructor(undecided: Undecided, options?: ErrorOptions) {
    super(`${undecided.subject} ${undecided.reason}`, options);
    this.name = 'UndecidedError';
    this.subject = undecided.subject;
    this.reason = undecided.reason;
    this.help = undecided.help;
  }
}
