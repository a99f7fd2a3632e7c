import { type AllowedSigners, listingOf } from '../model/allowed-signers.js';
import { PACKET_NAMESPACE, type PacketStatement, statementText } from '../model/signature-file.js';
import type { ProofReading } from '../model/signature-proof.js';
import { readSshSignature } from './ssh-signature.js';
import { verifies } from './ssh-verify.js';

/**
 * Whether the signer of a statement made a file, by the keys that are allowed. Whose key it is is asked before anything is computed
 * with it. The time is that of the signature in plain text: a key that ran out later still proves what was signed before.
 * @param file the bytes of the SSH signature
 */
export function proveSignature(file: Uint8Array, statement: PacketStatement, allowed: AllowedSigners): ProofReading {
  const found = readSshSignature(file);
  if (typeof found === 'string') return { kind: 'malformed', fault: found };
  const { signer: name, time } = statement.signature;
  const listing = listingOf(allowed, { name, key: found.key, namespace: PACKET_NAMESPACE, time });
  if (listing.kind === 'foreign-key') return { ...listing, fingerprint: found.key.fingerprint };
  if (listing.kind !== 'listed') return listing;
  const isRight = found.namespace === PACKET_NAMESPACE && verifies(found, statementText(statement));
  return isRight ? { kind: 'proved', by: listing.signer } : { kind: 'other-statement' };
}
