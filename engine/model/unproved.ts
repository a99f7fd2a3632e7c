import { type AllowedSigner, type AllowedSigners, canBeSigned } from './allowed-signers.js';
import type { SignedPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { listed, quote } from './quote.js';
import { minute } from './signature-date.js';
import { PACKET_NAMESPACE, signCommand } from './signature-file.js';
import type { SignatureProof, SignatureProofs } from './signature-proof.js';

/** A signature that no SSH signature proves although the base lists keys, in the words of a message. */
export interface UnprovedSignature {
  readonly packet: string;
  readonly signature: string;
  readonly signer: string;
  readonly file: RepoPath;
  /** What its SSH signature is: continues "… is". */
  readonly is: string;
  /** Continues "expected". */
  readonly expected: string;
  /** The command that makes the file, to paste. */
  readonly make: string;
}

/** Why the SSH signature of a packet that the change signs does not prove it; null where it does, or where the base asks for none. */
export function unprovedSignature(
  { id, path, signature }: SignedPacket,
  { allowed, proofs }: SignatureProofs,
): UnprovedSignature | null {
  const proof = proofs.get(path);
  if (!allowed || !proof || proof.kind === 'proved') return null;
  const { file, statement } = proof;
  const make = signCommand(statement, file);
  return {
    packet: id,
    signature: signature.text,
    signer: signature.signer,
    file,
    ...wordsOf(proof, allowed),
    make,
  };
}

type Unproved = Exclude<SignatureProof, { readonly kind: 'proved' }>;

function wordsOf(proof: Unproved, { path: keys, idle }: AllowedSigners): Pick<UnprovedSignature, 'is' | 'expected'> {
  const { file, statement } = proof;
  const { signer } = statement.signature;
  const there = `${quote(file)}, for which ${quote(keys)} of the base asks`;
  switch (proof.kind) {
    case 'missing':
      return { is: 'missing', expected: there };
    case 'not-a-file':
      return { is: `a ${proof.is}`, expected: `the regular file ${there}` };
    case 'malformed':
      return { is: `none: ${quote(file)} ${proof.fault}`, expected: 'what ssh-keygen -Y sign writes' };
    case 'foreign-key': {
      const unread = idle.find(({ line }) => line === 0);
      const nobody = unread ? `nobody (${unread.reason})` : 'nobody';
      const whose = proof.names.length === 0 ? nobody : listed(proof.names);
      return {
        is: `made with the key ${proof.fingerprint}, which ${quote(keys)} of the base lists for ${whose}`,
        expected: `a key that it lists for ${signer}`,
      };
    }
    case 'other-namespaces': {
      const namespaces = listed(proof.signer.namespaces ?? []);
      return {
        is: `made with the key of ${quote(`${keys}:${proof.signer.line}`)}, which is for ${namespaces}`,
        expected: `one for ${quote(PACKET_NAMESPACE)}`,
      };
    }
    case 'out-of-time':
      return {
        is: `made with the key of ${quote(`${keys}:${proof.signer.line}`)}, which is in force ${forceOf(proof.signer)}`,
        expected: `one that is in force at ${minute(statement.signature.time)}`,
      };
    case 'other-statement':
      return {
        is: 'made for something else',
        expected: `one for this packet, this signature and the locked text ${statement.digest}`,
      };
  }
}

function forceOf({ validAfter, validBefore }: AllowedSigner): string {
  const from = validAfter === null ? [] : [`from ${minute(validAfter)}`];
  return [...from, ...(validBefore === null ? [] : [`until ${minute(validBefore)}`])].join(' ');
}

/** A line of the keys that a change leaves, of which nobody will be able to make use. Line 0 stands for all of them. */
export interface PoorSigners {
  readonly keys: RepoPath;
  readonly line: number;
  readonly reason: string;
  /** What makes it the same line wherever it stands. */
  readonly text: string;
}

/**
 * What a change brings into the keys that may sign after it and that helps nobody. Nobody else would notice before the next packet is
 * signed; and where no key is left that can sign, no packet could be signed any more under which the keys are mended.
 */
export function poorSigners({ allowed, next }: SignatureProofs, now: number): PoorSigners[] {
  if (!next) return [];
  const known = new Set(allowed?.idle.map(({ text }) => text));
  const idle = next.idle.filter(({ line, text }) => line > 0 && !known.has(text));
  const lines = idle.map(({ line, reason, text }) => ({ keys: next.path, line, reason, text }));
  if (canBeSigned(next, PACKET_NAMESPACE, now)) return lines;
  const whole = next.idle.find(({ line }) => line === 0)?.reason ?? none(next);
  return [
    ...lines,
    { keys: next.path, line: 0, reason: `${whole}, so that nobody could sign after this change`, text: '' },
  ];
}

function none({ signers }: AllowedSigners): string {
  return signers.length === 0
    ? 'it lists no key'
    : `it lists no key that may sign in the namespace ${PACKET_NAMESPACE} from now on`;
}
