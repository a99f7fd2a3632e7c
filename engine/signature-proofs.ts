import type { Loader } from './loader.js';
import type { AllowedSigners } from './model/allowed-signers.js';
import type { Law } from './model/law.js';
import type { SignedPacket } from './model/packet.js';
import type { RepoPath } from './model/path.js';
import { type PacketStatement, signatureFile } from './model/signature-file.js';
import type { ProofReading, SignatureProof, SignatureProofs } from './model/signature-proof.js';
import { newlySigned } from './model/signature-uses.js';
import { isRegular, type Snapshot } from './model/snapshot.js';
import type { PacketChange } from './model/tree-view.js';

/** The change, as far as its signatures go. */
export interface Proving {
  readonly loader: Loader;
  readonly base: Snapshot;
  readonly result: Snapshot;
  readonly packetChanges: readonly PacketChange[];
  readonly law: Law;
}

/**
 * Verifies the SSH signatures of what the change signs, by the keys that the base allows and by no others (threat S14). What reads keys
 * and signatures is loaded only where something has to be read.
 */
export async function signatureProofs(proving: Proving): Promise<SignatureProofs> {
  const { base, result, law, packetChanges } = proving;
  const path = law.paths.allowedSigners;
  const [standing, next] = [base.entry(path), result.entry(path)];
  const signed = standing ? newlySigned(packetChanges) : [];
  const isTouched = next !== undefined && (next.id !== standing?.id || next.kind !== standing.kind);
  const allowed = signed.length > 0 || (standing && isTouched) ? await signersIn(base, proving) : null;
  return {
    allowed: standing ? (allowed ?? { path, signers: [], idle: [] }) : null,
    proofs: allowed ? await proofsOf(signed, allowed, proving) : new Map(),
    next: isTouched ? await signersIn(result, proving) : null,
  };
}

/** The signers of a tree that has an entry for them. What is no regular file allows nobody. */
async function signersIn(tree: Snapshot, { loader, law }: Proving): Promise<AllowedSigners> {
  const path = law.paths.allowedSigners;
  const { MAX_SIGNERS_BYTES, noAllowedSigners, readAllowedSigners } = await import('./documents/allowed-signers.js');
  const entry = tree.entry(path);
  if (!entry || !isRegular(entry)) return noAllowedSigners(path, `it is a ${entry?.kind}, expected a regular file`);
  await loader.loadReadable([{ entry, maxBytes: MAX_SIGNERS_BYTES }]);
  if (loader.isRefused(entry)) return noAllowedSigners(path, `it has more than ${MAX_SIGNERS_BYTES} bytes`);
  return readAllowedSigners(path, tree.bytes(entry));
}

async function proofsOf(
  signed: readonly SignedPacket[],
  allowed: AllowedSigners,
  proving: Proving,
): Promise<ReadonlyMap<RepoPath, SignatureProof>> {
  const proofs = new Map<RepoPath, SignatureProof>();
  for (const { path, id, signature, lockDigest } of signed) {
    const { law } = proving;
    const file = signatureFile(law.paths, signature.text);
    const statement = { packet: id, signature, digest: lockDigest, repository: law.signatureRepository };
    proofs.set(path, { ...(await proofIn(file, statement, allowed, proving)), file, statement });
  }
  return proofs;
}

async function proofIn(
  file: RepoPath,
  statement: PacketStatement,
  allowed: AllowedSigners,
  { loader, result }: Proving,
): Promise<ProofReading> {
  const entry = result.entry(file);
  if (!entry) return { kind: 'missing' };
  if (!isRegular(entry)) return { kind: 'not-a-file', is: entry.kind };
  const { MAX_SIGNATURE_BYTES } = await import('./documents/ssh-signature.js');
  await loader.loadReadable([{ entry, maxBytes: MAX_SIGNATURE_BYTES }]);
  if (loader.isRefused(entry)) return { kind: 'malformed', fault: `has more than ${MAX_SIGNATURE_BYTES} bytes` };
  const { proveSignature } = await import('./documents/signature-proof.js');
  return proveSignature(result.bytes(entry), statement, allowed);
}
