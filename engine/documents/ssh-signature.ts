import { readSshKey, type VerifyingKey } from './ssh-public-key.js';
import { strictBase64, WireReader } from './ssh-wire.js';

/** An SSH signature (PROTOCOL.sshsig of OpenSSH), read and not yet verified. */
export interface SshSignature {
  readonly key: VerifyingKey;
  readonly namespace: string;
  /** What the message was hashed with. */
  readonly hash: 'sha256' | 'sha512';
  /** The algorithm of the signature: `rsa-sha2-512`. */
  readonly format: string;
  readonly bytes: Uint8Array;
  /** For keys in a token: what it says beside the signature, which the signature covers. */
  readonly token: { readonly flags: number; readonly counter: Uint8Array } | null;
}

/** Bytes of a file with a signature: the largest kind of key fits in twice. */
export const MAX_SIGNATURE_BYTES = 16 * 1024;

const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';
const MAGIC = 'SSHSIG';
const VERSION = 1;

/** Which algorithms may sign with which kind of key. `ssh-rsa` means SHA-1, and is none of them. */
const FORMATS: Readonly<Record<string, readonly string[]>> = { 'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'] };

/**
 * Reads what `ssh-keygen -Y sign` writes. Stricter than OpenSSH where that lets something stand that nobody signed: nothing may follow
 * the armour (threat S13), the base64 has one form, and the reserved field is empty. Never throws.
 * @returns the signature, or what is wrong, as it continues the path of the file
 */
export function readSshSignature(file: Uint8Array): SshSignature | string {
  if (file.length > MAX_SIGNATURE_BYTES) return `has ${file.length} bytes, expected at most ${MAX_SIGNATURE_BYTES}`;
  const blob = withoutArmour(Buffer.from(file).toString('latin1'));
  return typeof blob === 'string' ? blob : readBlob(blob);
}

function withoutArmour(text: string): Uint8Array | string {
  // OpenSSH 9.2 reads no CRLF either; git, where it changes line ends at all, keeps LF.
  if (text.includes('\r')) return 'has CRLF line ends, expected LF as ssh-keygen writes them';
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== BEGIN) return `does not begin with the line ${BEGIN}`;
  if (lines.length < 2 || lines.at(-1) !== END) return `does not end with the line ${END}`;
  const body = lines.slice(1, -1).join('');
  return strictBase64(body) ?? 'holds no base64';
}

function readBlob(blob: Uint8Array): SshSignature | string {
  const reader = new WireReader(blob);
  if (Buffer.from(reader.take(MAGIC.length)).toString('latin1') !== MAGIC) return 'holds no SSH signature';
  if (reader.uint32() !== VERSION) return 'holds an SSH signature of another version than 1';
  const publicKey = reader.string();
  const namespace = reader.text();
  const reserved = reader.string();
  const hash = reader.text();
  const signature = reader.string();
  if (!reader.finished || reserved.length > 0) return 'holds a malformed SSH signature';
  if (hash !== 'sha256' && hash !== 'sha512') return 'is hashed with something else than sha256 or sha512';
  const key = readSshKey(publicKey);
  if (typeof key === 'string') return `is made with a key that cannot be used: it ${key}`;
  const made = readMade(signature, key);
  return typeof made === 'string' ? made : { key, namespace, hash, ...made };
}

function readMade(signature: Uint8Array, key: VerifyingKey): Pick<SshSignature, 'format' | 'bytes' | 'token'> | string {
  const reader = new WireReader(signature);
  const format = reader.text();
  const bytes = reader.string();
  const token = key.application === null ? null : { flags: reader.take(1)[0] ?? 0, counter: reader.take(4) };
  if (!reader.finished) return 'holds a malformed SSH signature';
  const formats = FORMATS[key.type] ?? [key.type];
  if (!formats.includes(format)) {
    return format === 'ssh-rsa'
      ? `is made with SHA-1 (ssh-rsa), expected ${formats.join(' or ')}`
      : `is made by another algorithm than its key, expected ${formats.join(' or ')}`;
  }
  return { format, bytes, token };
}
