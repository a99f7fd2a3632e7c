import { spawnSync } from 'node:child_process';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signData,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { wireMagnitude, wireString } from '../../engine/documents/ssh-wire.js';
import { PACKET_NAMESPACE } from '../../engine/model/signature-file.js';

/** Whether this machine has the program that makes keys. Tests that need it skip loudly without it. */
export const hasSshKeygen = spawnSync('ssh-keygen', ['-?']).error === undefined;
if (!hasSshKeygen)
  console.warn('SKIPPED: ssh-keygen (openssh-client) is not installed; SSH signatures are not tested against it');

/** A key that a test made for itself. */
export interface TestKey {
  /** The line of its `.pub` file, without a comment: the kind and the base64. */
  readonly line: string;
  /** Signs a text in a namespace; the content of the `.sig` file. */
  sign(text: string, namespace?: string, options?: readonly string[]): Buffer;
}

/** A temporary folder for keys, and the real ssh-keygen in it. */
export class KeyFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'handshake-keys-'));
  private count = 0;

  /** A key as ssh-keygen makes it. @param passphrase what it is locked with; none by default */
  make(type: string, bits?: number, passphrase = ''): TestKey & { readonly file: string } {
    const file = join(this.path, `key-${this.count++}`);
    const size = bits === undefined ? [] : ['-b', String(bits)];
    this.run(['-q', '-t', type, ...size, '-N', passphrase, '-C', '', '-f', file]);
    const line = readFileSync(`${file}.pub`, 'utf8').trim();
    const sign: TestKey['sign'] = (text, namespace = PACKET_NAMESPACE, options = []) =>
      this.run(['-q', '-Y', 'sign', '-n', namespace, '-f', file, ...options], text);
    return { file, line, sign };
  }

  /** Whether `ssh-keygen -Y verify` accepts a signature. @param time as -O verify-time takes it */
  accepts(
    signature: Uint8Array,
    text: string,
    { allowed, name = 'alice', time = '202601051200Z' }: Verifying,
  ): boolean {
    const [signatureFile, signersFile] = ['verify.sig', 'verify.signers'].map((file) => join(this.path, file));
    writeFileSync(signatureFile ?? '', signature);
    writeFileSync(signersFile ?? '', allowed);
    const asked = ['-f', signersFile ?? '', '-I', name, '-n', PACKET_NAMESPACE, '-s', signatureFile ?? ''];
    const { status, error } = this.spawn(['-Y', 'verify', '-O', `verify-time=${time}`, ...asked], text);
    // Who refuses the signature need not have read the text: a broken pipe is an answer.
    if (status === null) throw error;
    return status === 0;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private run(args: readonly string[], input = ''): Buffer {
    const { status, stdout, stderr, error } = this.spawn(args, input);
    if (error) throw error;
    if (status !== 0) throw new Error(`ssh-keygen ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  private spawn(args: readonly string[], input: string) {
    // Dates without a zone are local to ssh-keygen, and UTC to the gate.
    return spawnSync('ssh-keygen', args, { input, env: { PATH: env.PATH ?? '', TZ: 'UTC', HOME: this.path } });
  }
}

/** What `ssh-keygen -Y verify` is told. */
export interface Verifying {
  readonly allowed: string;
  readonly name?: string;
  readonly time?: string;
}

/** What a token says beside its signature. */
export interface TokenAnswer {
  readonly flags: number;
  readonly counter: number;
}

/** A key in a token that only exists in this process: what a person would have to touch, made by hand (PROTOCOL.u2f). */
export function tokenKey(kind: 'ed25519' | 'ecdsa', answer: TokenAnswer = { flags: 1, counter: 7 }): TestKey {
  const application = 'ssh:';
  const { type, encoded, key } = kind === 'ed25519' ? ed25519Token() : ecdsaToken();
  const blob = Buffer.concat([wireString(type), encoded, wireString(application)]);
  return {
    line: `${type} ${blob.toString('base64')}`,
    sign(text, namespace = PACKET_NAMESPACE) {
      const flags = Buffer.from([answer.flags, 0, 0, 0, answer.counter]);
      const message = signedData(text, namespace);
      const data = Buffer.concat([sha('sha256', application), flags, sha('sha256', message)]);
      const signature = kind === 'ed25519' ? signData(null, data, key) : ecdsaNumbers(data, key);
      return armoured(blob, namespace, Buffer.concat([wireString(type), wireString(signature), flags]));
    },
  };
}

/** A key that follows from its name, for law pages: the same key, and the same signature of the same text, every time. */
export function namedKey(name: string): TestKey {
  const seed = createHash('sha256').update(`a key of the law pages: ${name}`).digest();
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const blob = Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.from(x, 'base64url'))]);
  return {
    line: `ssh-ed25519 ${blob.toString('base64')}`,
    sign(text, namespace = PACKET_NAMESPACE) {
      const signature = signData(null, signedData(text, namespace), key);
      return armoured(blob, namespace, Buffer.concat([wireString('ssh-ed25519'), wireString(signature)]));
    },
  };
}

/** A signature file around the parts of one. */
export function armoured(
  blob: Uint8Array,
  namespace: string,
  signature: Uint8Array,
  { hash = 'sha512', reserved = '' } = {},
): Buffer {
  const parts = [blob, namespace, reserved, hash, signature].map((part) => wireString(part));
  return armour(Buffer.concat([Buffer.from('SSHSIG\0\0\0\x01', 'latin1'), ...parts]));
}

/** The armour around the bytes of a signature. */
export function armour(content: Uint8Array): Buffer {
  const lines =
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,70}/g) ?? [];
  return Buffer.from(`-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`);
}

/** The bytes within the armour. */
export function withoutArmour(file: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(file).toString().split('\n').slice(1, -2).join(''), 'base64');
}

function signedData(text: string, namespace: string): Buffer {
  const parts = [namespace, '', 'sha512', sha('sha512', text)].map((part) => wireString(part));
  return Buffer.concat([Buffer.from('SSHSIG'), ...parts]);
}

function ed25519Token() {
  const { publicKey, privateKey: key } = generateKeyPairSync('ed25519');
  const encoded = wireString(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
  return { type: 'sk-ssh-ed25519@openssh.com', encoded, key };
}

function ecdsaToken() {
  const { publicKey, privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const encoded = Buffer.concat([wireString('nistp256'), wireString(point)]);
  return { type: 'sk-ecdsa-sha2-nistp256@openssh.com', encoded, key };
}

function ecdsaNumbers(data: Uint8Array, key: KeyObject): Buffer {
  const both = signData('sha256', data, { key, dsaEncoding: 'ieee-p1363' });
  const trimmed = (number: Buffer) =>
    number.subarray(
      Math.max(
        number.findIndex((byte) => byte !== 0),
        0,
      ),
    );
  return Buffer.concat([both.subarray(0, 32), both.subarray(32)].map((number) => wireMagnitude(trimmed(number))));
}

function sha(algorithm: 'sha256' | 'sha512', data: string | Uint8Array): Buffer {
  return createHash(algorithm).update(data).digest();
}
