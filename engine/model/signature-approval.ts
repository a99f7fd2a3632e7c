import type { Approval } from './approval.js';
import type { SignatureReview } from './law.js';
import type { SignedPacket } from './packet.js';
import { commitsHolding, type PacketHistory } from './packet-history.js';
import { listed } from './quote.js';

/** A new signature without the approval that the configuration wants, in the words of a message. */
export interface UnapprovedSignature {
  readonly packet: string;
  readonly signature: string;
  /** Who did approve: continues "is approved by". */
  readonly by: string;
  /** Who may: continues "expected an approval by". */
  readonly expected: string;
}

/** What is known of the approvals of a change, and who may give them. */
export interface ApprovedChange extends PacketHistory {
  readonly law: { readonly signatureReview: SignatureReview | null };
  /** Null where nobody was asked. */
  readonly approvals: readonly Approval[] | null;
}

/**
 * Looks for an approval by one of the accounts that the law names, on a commit of the change that holds the packet with this signature and this
 * locked text. An approval stays good while commits follow that leave the locked text alone, and no longer.
 * @returns null where there is one, or where none is asked for
 */
export function unapprovedSignature(packet: SignedPacket, change: ApprovedChange): UnapprovedSignature | null {
  const { law, approvals } = change;
  if (law.signatureReview === null || approvals === null) return null;
  const { accounts } = law.signatureReview;
  const listing = new Set(accounts.map((account) => account.toLowerCase()));
  const counting = approvals.filter(({ account }) => listing.has(account.toLowerCase()));
  const holding = commitsHolding(packet, change);
  if (counting.some(({ commit }) => holding.has(commit))) return null;
  const others = [...new Set(counting.map(({ account }) => account))].sort();
  return {
    packet: packet.id,
    signature: packet.signature.text,
    by: others.length === 0 ? 'no account that may approve it' : `${listed(others)} for another text only`,
    expected: wordsFor(accounts),
  };
}

function wordsFor(accounts: readonly string[]): string {
  if (accounts.length === 0) return 'an account of signatures.review.accounts, which names none';
  return accounts.length === 1 ? listed(accounts) : `one of ${listed(accounts, 8)}`;
}
