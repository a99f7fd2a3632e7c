import { isObjectId } from '../../engine/git/object-id.js';
import type { Approval } from '../../engine/model/approval.js';
import { isRecord } from './forge-answer.js';

/** A submitted review, as far as approvals depend on it. */
export interface Review {
  readonly account: string;
  /** Whether the account is a person's: any workflow of the repository may approve in the name of a bot. */
  readonly person: boolean;
  readonly state: ReviewState;
  /** The head that the reviewer saw; null when the forge has lost that commit. */
  readonly commit: string | null;
}

type ReviewState = (typeof STATES)[number];

const STATES = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'] as const;

/** The states in which a review takes a position: a comment after an approval takes nothing back. */
const POSITIONS: ReadonlySet<ReviewState> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/**
 * One page of the forge's list of reviews.
 * @returns in the forge's order, oldest first, without reviews whose account is gone; null when this is no list of reviews
 */
export function reviewsOf(answer: unknown): Review[] | null {
  if (!Array.isArray(answer)) return null;
  const reviews: Review[] = [];
  for (const item of answer as readonly unknown[]) {
    if (!isRecord(item)) return null;
    // The account of a deleted user is null: there is nobody left who could be listed.
    if (item.user === null) continue;
    const review = reviewOf(item);
    if (review === null) return null;
    reviews.push(review);
  }
  return reviews;
}

/**
 * The approvals that stand: of each listed person the latest review that takes a position, when it approves. Earlier approvals of the
 * same account do not count beside it, whichever commit they name.
 * @param reviews oldest first
 * @param accounts logins, which differ by more than case
 */
export function standingApprovals(reviews: readonly Review[], accounts: readonly string[]): Approval[] {
  const listed = new Set(accounts.map(loginKey));
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    const key = loginKey(review.account);
    if (review.person && listed.has(key) && POSITIONS.has(review.state)) latest.set(key, review);
  }
  return [...latest.values()].flatMap(({ account, state, commit }) =>
    state === 'APPROVED' && commit !== null ? [{ account, commit }] : [],
  );
}

/**
 * Whether an account may write to the repository, from the forge's answer about its permission. `maintain` is told as `write` there, and
 * `triage` as `read`.
 * @returns null when this is no such answer
 */
export function mayWrite(answer: unknown): boolean | null {
  if (!isRecord(answer) || typeof answer.permission !== 'string') return null;
  return answer.permission === 'admin' || answer.permission === 'write';
}

function reviewOf({ user, state, commit_id: commit }: Readonly<Record<string, unknown>>): Review | null {
  if (!isState(state) || !isRecord(user)) return null;
  if (typeof user.login !== 'string' || typeof user.type !== 'string') return null;
  // A review that was not submitted yet names no commit for certain; it takes no position either.
  if (commit !== null && !(typeof commit === 'string' && isObjectId(commit)) && POSITIONS.has(state)) return null;
  const seen = typeof commit === 'string' ? commit : null;
  return { account: user.login, person: user.type === 'User', state, commit: seen };
}

function isState(value: unknown): value is ReviewState {
  return STATES.some((state) => state === value);
}

/** Logins are ASCII; no locale may fold them. */
function loginKey(login: string): string {
  return login.toLowerCase();
}
