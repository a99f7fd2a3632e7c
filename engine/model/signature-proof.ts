import type { AllowedSigner, AllowedSigners } from './allowed-signers.js';
import type { RepoPath } from './path.js';
import type { PacketStatement } from './signature-file.js';
import type { EntryKind } from './snapshot.js';

/** What became of the SSH signature behind a signature in plain text. */
export type ProofReading =
  | { readonly kind: 'proved'; readonly by: AllowedSigner }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-a-file'; readonly is: EntryKind }
  /** `fault` continues the path of the file: "has no end", "is larger than …". */
  | { readonly kind: 'malformed'; readonly fault: string }
  /** `names` are those that the key is listed for; none where it is not listed at all. */
  | { readonly kind: 'foreign-key'; readonly fingerprint: string; readonly names: readonly string[] }
  | { readonly kind: 'other-namespaces' | 'out-of-time'; readonly signer: AllowedSigner }
  /** The key is right, and what it signed is something else. */
  | { readonly kind: 'other-statement' };

/** The SSH signature of a packet that the change signs. */
export type SignatureProof = ProofReading & {
  readonly file: RepoPath;
  readonly statement: PacketStatement;
};

/** What a change brings of SSH signatures, and what the base asks for. */
export interface SignatureProofs {
  /** The signers that the base allows; null where it has no such file, and asks for none. */
  readonly allowed: AllowedSigners | null;
  /** By the path of the packet: each that the change signs, where the base asks for a proof. */
  readonly proofs: ReadonlyMap<RepoPath, SignatureProof>;
  /** The signers that the change leaves to its successors; null where it does not touch the file, or takes it away. */
  readonly next: AllowedSigners | null;
}
