import { createHash, type JsonWebKey } from 'node:crypto';
import { SSH_KEY_TYPES, type SshKey, type SshKeyType } from '../model/ssh-key.js';
import { WireReader, wireMagnitude, wireString } from './ssh-wire.js';

/** A public key with what it takes to verify by it. */
export interface VerifyingKey extends SshKey {
  readonly jwk: JsonWebKey;
  /** What a key in a token was made for, `ssh:`; null for other keys. */
  readonly application: string | null;
}

/** Below this a key is refused, whoever lists it (threat S13: an RSA key of 1024 bits can be had). */
const LEAST_RSA_BITS = 2048;
/** What OpenSSH itself reads at most. */
const MOST_RSA_BITS = 16_384;

/** Of the curves: the name in the key, the name of Node, the length of a coordinate in bytes. */
const CURVES: Readonly<Record<string, { readonly crv: string; readonly bytes: number }>> = {
  nistp256: { crv: 'P-256', bytes: 32 },
  nistp384: { crv: 'P-384', bytes: 48 },
  nistp521: { crv: 'P-521', bytes: 66 },
};

/** Whether a word is the name of a kind of key that can be read. */
export function isSshKeyType(word: string): word is SshKeyType {
  return (SSH_KEY_TYPES as readonly string[]).includes(word);
}

/**
 * Reads a public key as SSH encodes it (RFC 4253, section 6.6; RFC 5656; RFC 8709; PROTOCOL.u2f of OpenSSH). Never throws.
 * @returns the key, or what is wrong, as it continues "the key …"
 */
export function readSshKey(blob: Uint8Array): VerifyingKey | string {
  const reader = new WireReader(blob);
  const type = reader.text();
  if (!reader.intact) return 'is malformed';
  if (type.includes('-cert-')) return 'is a certificate, which is not supported';
  if (!isSshKeyType(type)) return `is of the kind ${shown(type)}, expected one of ${SSH_KEY_TYPES.join(', ')}`;
  const found =
    type === 'ssh-rsa' ? readRsa(reader) : type.includes('ed25519') ? readEd25519(reader) : readEcdsa(reader, type);
  if (typeof found === 'string') return found;
  const application = type.startsWith('sk-') ? reader.text() : null;
  if (!reader.finished) return 'is malformed';
  const canonical = Buffer.concat([
    wireString(type),
    found.encoded,
    ...(application === null ? [] : [wireString(application)]),
  ]);
  return {
    type,
    blob: canonical.toString('base64'),
    fingerprint: `SHA256:${createHash('sha256')
      .update(canonical)
      .digest('base64')
      .replace(/={1,2}$/, '')}`,
    jwk: found.jwk,
    application,
  };
}

/** The numbers of a key: for verifying, and encoded as SSH has them. */
interface KeyNumbers {
  readonly jwk: JsonWebKey;
  readonly encoded: Buffer;
}

function readEd25519(reader: WireReader): KeyNumbers | string {
  const point = reader.string();
  if (point.length !== 32) return 'is malformed';
  return { jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(point) }, encoded: wireString(point) };
}

function readEcdsa(reader: WireReader, type: SshKeyType): KeyNumbers | string {
  const name = reader.text();
  const point = reader.string();
  const curve = CURVES[name];
  // Uncompressed points only, as RFC 5656 has them.
  if (!curve || !type.includes(name) || point.length !== 1 + 2 * curve.bytes || point[0] !== 4) return 'is malformed';
  const [x, y] = [point.subarray(1, 1 + curve.bytes), point.subarray(1 + curve.bytes)];
  return {
    jwk: { kty: 'EC', crv: curve.crv, x: base64url(x), y: base64url(y) },
    encoded: Buffer.concat([wireString(name), wireString(point)]),
  };
}

function readRsa(reader: WireReader): KeyNumbers | string {
  const exponent = reader.magnitude();
  const modulus = reader.magnitude();
  if (!reader.intact || exponent.length === 0 || exponent.length > 8 || modulus.length === 0) return 'is malformed';
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) {
    return `is an RSA key of ${bits} bits, expected ${LEAST_RSA_BITS} to ${MOST_RSA_BITS}`;
  }
  return {
    jwk: { kty: 'RSA', e: base64url(exponent), n: base64url(modulus) },
    encoded: Buffer.concat([wireMagnitude(exponent), wireMagnitude(modulus)]),
  };
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** A name that anybody may have written, short and printable. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 60));
}
