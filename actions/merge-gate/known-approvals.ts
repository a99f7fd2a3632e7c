import type { AskApprovals } from '../../engine/check-options.js';
import type { Approval } from '../../engine/model/approval.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/** The approvals of a change, asked for once: what is only shown beside the verdict puts no question to the forge. */
export class Approvals {
  private answer: { readonly accounts: ReadonlySet<string>; readonly approvals: readonly Approval[] } | null = null;

  constructor(private readonly askForge: AskApprovals) {}

  /** Whether the forge was asked, and answered. */
  get known(): boolean {
    return this.answer !== null;
  }

  /** Asks the forge. */
  readonly ask: AskApprovals = async (accounts) => {
    const approvals = await this.askForge(accounts);
    this.answer = { accounts: new Set(accounts.map(lower)), approvals };
    return approvals;
  };

  /**
   * Answers from what the forge said before.
   * @throws UndecidedError when an account was not asked about
   */
  readonly recall: AskApprovals = (accounts) => {
    const { answer } = this;
    const known = answer?.accounts;
    if (!answer || !accounts.every((account) => known?.has(lower(account)))) {
      return Promise.reject(
        new UndecidedError({
          subject: 'the configuration of the change',
          reason: 'counts the approvals of other accounts, which were not asked for',
          help: 'Nothing has to be done: they are asked for once it has landed.',
        }),
      );
    }
    const wanted = new Set(accounts.map(lower));
    return Promise.resolve(answer.approvals.filter(({ account }) => wanted.has(lower(account))));
  };
}

/** Logins are ASCII, and never differ by case alone. */
function lower(login: string): string {
  return login.toLowerCase();
}
