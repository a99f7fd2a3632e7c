import type { Approval } from './approval.js';
import type { SignatureReview } from './law.js';
import type { SignedPacket } from './packet.js';
import { commitsHolding, type PacketHistory } from './packet-history.js';

/** Whether a signature that a change brings is approved, and if not, who approved something else. */
export type SignatureApproval =
  | { readonly kind: 'approved'; readonly by: string }
  /** `others`: accounts that may approve and did, at commits of which none has the packet as it is signed now. */
  | { readonly kind: 'unapproved'; readonly others: readonly string[] };

/**
 * Looks for an approval by one of the accounts, on a commit of the change that holds the packet with this signature and this
 * locked text. An approval stays good while commits follow that leave the locked text alone, and no longer.
 */
export function signatureApproval(
  packet: SignedPacket,
  { accounts }: SignatureReview,
  approvals: readonly Approval[],
  history: PacketHistory,
): SignatureApproval {
  const listed = new Set(accounts.map((account) => account.toLowerCase()));
  const counting = approvals.filter(({ account }) => listed.has(account.toLowerCase()));
  const holding = commitsHolding(packet, history);
  const approval = counting.find(({ commit }) => holding.has(commit));
  if (approval) return { kind: 'approved', by: approval.account };
  return { kind: 'unapproved', others: [...new Set(counting.map(({ account }) => account))].sort() };
}
