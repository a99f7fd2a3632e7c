import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { VerifyingKey } from './ssh-public-key.js';
import type { SshSignature } from './ssh-signature.js';
import { WireReader, wireString } from './ssh-wire.js';

/** The bit by which a token says that a person touched it (PROTOCOL.u2f). */
const USER_PRESENT = 0x01;

/**
 * Whether a signature was made over a message in its own namespace, by the key that it names. Who that key belongs to, and whether the
 * namespace is right, is not asked here. A key in a token counts only when somebody was there to touch it. Never throws.
 */
export function verifies(signature: SshSignature, message: string): boolean {
  const { key, token } = signature;
  const signed = signedData(signature, message);
  if (token === null) return verifiesData(signature, signed);
  if ((token.flags & USER_PRESENT) === 0 || key.application === null) return false;
  const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
  const application = sha256(Buffer.from(key.application, 'latin1'));
  return verifiesData(signature, Buffer.concat([application, Buffer.of(token.flags), token.counter, sha256(signed)]));
}

/** What a key signs of a message (PROTOCOL.sshsig, section 2). */
function signedData({ namespace, hash }: SshSignature, message: string): Buffer {
  return Buffer.concat([
    Buffer.from('SSHSIG'),
    wireString(namespace),
    wireString(''),
    wireString(hash),
    wireString(createHash(hash).update(message, 'utf8').digest()),
  ]);
}

function verifiesData({ key, format, bytes }: SshSignature, data: Uint8Array): boolean {
  const publicKey = keyObject(key);
  if (publicKey === null) return false;
  if (key.jwk.kty === 'OKP') return bytes.length === 64 && verify(null, data, publicKey, bytes);
  if (key.jwk.kty === 'RSA') {
    const modulus = Buffer.from(key.jwk.n ?? '', 'base64url').length;
    // Leading zeros may have been left out.
    if (bytes.length > modulus) return false;
    const padded = Buffer.concat([Buffer.alloc(modulus - bytes.length), bytes]);
    return verify(format === 'rsa-sha2-256' ? 'sha256' : 'sha512', data, publicKey, padded);
  }
  return verifiesEcdsa(key, publicKey, bytes, data);
}

const CURVE_HASHES: Readonly<Record<string, string>> = { 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512' };

function verifiesEcdsa({ jwk }: VerifyingKey, key: KeyObject, bytes: Uint8Array, data: Uint8Array): boolean {
  const reader = new WireReader(bytes);
  const numbers = [reader.magnitude(), reader.magnitude()];
  const length = Buffer.from(jwk.x ?? '', 'base64url').length;
  const hash = CURVE_HASHES[jwk.crv ?? ''];
  if (!reader.finished || hash === undefined || numbers.some((number) => number.length > length)) return false;
  const padded = numbers.flatMap((number) => [Buffer.alloc(length - number.length), number]);
  return verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, Buffer.concat(padded));
}

/** Null for numbers that are no key, such as a point beside the curve: nothing was ever signed with them. */
function keyObject({ jwk }: VerifyingKey): KeyObject | null {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}
