import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SIGNERS_BYTES, readAllowedSigners } from '../../engine/documents/allowed-signers.js';
import { readSshKey } from '../../engine/documents/ssh-public-key.js';
import { MAX_SIGNATURE_BYTES, readSshSignature } from '../../engine/documents/ssh-signature.js';
import { verifies } from '../../engine/documents/ssh-verify.js';
import { wireMagnitude, wireString } from '../../engine/documents/ssh-wire.js';
import { SSH_KEY_TYPES } from '../../engine/model/ssh-key.js';
import { armour, armoured, tokenKey, withoutArmour } from '../support/ssh-keys.js';

const bytes = fc.uint8Array({ maxLength: 600 });
const type = fc.oneof(
  fc.constantFrom(...SSH_KEY_TYPES, 'ssh-dss', 'ssh-ed25519-cert-v01@openssh.com', ''),
  fc.string(),
);
/** What begins like a key and goes on as it likes. */
const keyLike = fc
  .tuple(type, fc.array(fc.oneof(bytes, fc.uint8Array({ minLength: 32, maxLength: 32 })), { maxLength: 4 }), bytes)
  .map(([name, parts, rest]) => Buffer.concat([wireString(name), ...parts.map((part) => wireString(part)), rest]));

describe('what anybody may have written', () => {
  it('is a signature or a fault to the reader, and never proves by chance', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.string().map((text) => Buffer.from(text)),
          bytes.map(armour),
        ),
        (file) => {
          expect(readSshSignature(file)).toBeTypeOf('string');
        },
      ),
    );
  });

  it('is a key or a fault to the reader', () => {
    fc.assert(
      fc.property(fc.oneof(bytes, keyLike), (blob) => {
        const key = readSshKey(blob);
        if (typeof key !== 'string') expect(readSshKey(Buffer.from(key.blob, 'base64'))).toEqual(key);
      }),
    );
  });

  it('verifies nothing with a key that only looks like one', () => {
    fc.assert(
      fc.property(
        keyLike,
        fc.string(),
        fc.constantFrom('sha256', 'sha512', 'md5'),
        bytes,
        (blob, namespace, hash, made) => {
          const name = blob.subarray(4, 4 + blob.readUInt32BE()).toString('latin1');
          const formats = [name, 'rsa-sha2-512', 'ssh-rsa'];
          for (const format of formats) {
            const signature = Buffer.concat([wireString(format), wireString(made)]);
            const read = readSshSignature(armoured(blob, namespace, signature, { hash }));
            if (typeof read !== 'string') expect(verifies(read, 'text')).toBe(false);
          }
        },
      ),
    );
  });

  it('verifies nothing when any byte of a signature is another', () => {
    const good = withoutArmour(tokenKey('ed25519').sign('text'));
    const at = fc.integer({ min: 0, max: good.length - 1 });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const other = Buffer.from(good);
        other[place] = (other[place] ?? 0) ^ difference;
        const read = readSshSignature(armour(other));
        expect(typeof read !== 'string' && verifies(read, 'text')).toBe(false);
      }),
    );
    const read = readSshSignature(armour(good));
    expect(typeof read !== 'string' && verifies(read, 'text')).toBe(true);
  });

  it('is a list of signers, each line for itself', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'alice',
        '*',
        '!bob',
        '"a,b"',
        '"',
        'namespaces="git"',
        'valid-after="2026"',
        'cert-authority',
        '#',
        '\\"',
        ',',
      ),
      fc.constantFrom(...SSH_KEY_TYPES),
      fc.string({ unit: 'binary' }),
      bytes.map((each) => Buffer.from(each).toString('base64')),
    );
    const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { signers, idle } = readAllowedSigners('list', Buffer.from(lines.join('\n')));
        expect(signers.length + idle.length).toBeLessThanOrEqual(lines.join('\n').split('\n').length);
        for (const { line: number } of [...signers, ...idle]) expect(number).toBeGreaterThan(0);
      }),
    );
    fc.assert(fc.property(bytes, (file) => void readAllowedSigners('list', file)));
  });
});

describe('what takes long elsewhere', () => {
  const most = MAX_SIGNERS_BYTES;

  it.each([
    ['patterns', `${'*a'.repeat(most / 2 - 20)} ssh-ed25519 AAAA`],
    ['quotation marks', '"'.repeat(most)],
    ['back-slashes in an option', `a namespaces="${'\\'.repeat(most)}`],
    ['escaped quotation marks in an option', `a namespaces="${'\\"'.repeat(most / 2)}" ssh-ed25519 AAAA`],
    ['options', `a ${'x,'.repeat(most / 2)} ssh-ed25519 AAAA`],
    ['blanks', ' '.repeat(most)],
    ['lines', 'a ssh-ed25519 AAAA\n'.repeat(most / 20)],
    ['letters of base64', `a ssh-ed25519 ${'A'.repeat(most)}`],
  ])('is read at once: %s', (_, text) => {
    const begun = performance.now();
    expect(readAllowedSigners('list', Buffer.from(text)).signers).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it.each([
    ['line ends', '\n'.repeat(MAX_SIGNATURE_BYTES)],
    ['base64', `-----BEGIN SSH SIGNATURE-----\n${'A'.repeat(MAX_SIGNATURE_BYTES - 62)}\n-----END SSH SIGNATURE-----\n`],
    ['one byte too many', 'A'.repeat(MAX_SIGNATURE_BYTES + 1)],
  ])('is no signature: %s', (_, text) => {
    expect(readSshSignature(Buffer.from(text))).toBeTypeOf('string');
  });
});

describe('a public key', () => {
  const rsa = (modulus: Uint8Array, exponent = Buffer.of(1, 0, 1)) =>
    readSshKey(Buffer.concat([wireString('ssh-rsa'), wireMagnitude(exponent), wireMagnitude(modulus)]));
  const point = (length: number, first = 4) => Buffer.concat([Buffer.of(first), Buffer.alloc(length, 1)]);
  const ecdsa = (kind: string, curve: string, q: Uint8Array) =>
    readSshKey(Buffer.concat([wireString(kind), wireString(curve), wireString(q)]));

  it('is told from another by its numbers, not by how they are written', () => {
    const modulus = Buffer.concat([Buffer.of(0x7f), Buffer.alloc(255, 0xff)]);
    const [short, long] = [modulus, Buffer.concat([Buffer.alloc(3), modulus])].map((each) =>
      readSshKey(Buffer.concat([wireString('ssh-rsa'), wireString(Buffer.of(1, 0, 1)), wireString(each)])),
    );
    expect(short).toMatch(/2047 bits/);
    expect(long).toEqual(short);
    const [one, two] = [Buffer.alloc(0), Buffer.alloc(2)].map((zeros) => {
      const number = Buffer.concat([Buffer.alloc(1), Buffer.alloc(256, 0xff)]);
      return readSshKey(
        Buffer.concat([
          wireString('ssh-rsa'),
          wireString(Buffer.concat([zeros, Buffer.of(1, 0, 1)])),
          wireString(number),
        ]),
      );
    });
    expect(one).toMatchObject({ type: 'ssh-rsa' });
    expect(two).toEqual(one);
  });

  it.each([
    ['RSA of 2047 bits', rsa(Buffer.concat([Buffer.of(0x7f), Buffer.alloc(255)])), /2047 bits/],
    ['RSA of 16,392 bits', rsa(Buffer.alloc(2049, 0xff)), /16392 bits/],
    ['RSA with an enormous exponent', rsa(Buffer.alloc(256, 0xff), Buffer.alloc(9, 1)), /malformed/],
    ['a point that is compressed', ecdsa('ecdsa-sha2-nistp256', 'nistp256', point(32, 2)), /malformed/],
    ['a point that is too long', ecdsa('ecdsa-sha2-nistp256', 'nistp256', point(66)), /malformed/],
    ['a curve of another kind', ecdsa('ecdsa-sha2-nistp256', 'nistp384', point(96)), /malformed/],
    ['a curve that is no name of one', ecdsa('ecdsa-sha2-nistp256', 'constructor', point(64)), /malformed/],
    ['DSA', readSshKey(wireString('ssh-dss')), /kind "ssh-dss"/],
    ['a certificate', readSshKey(wireString('ssh-ed25519-cert-v01@openssh.com')), /certificate/],
  ])('is refused: %s', (_, key, reason) => {
    expect(key).toMatch(reason);
  });

  it('beside its curve verifies nothing', () => {
    const blob = Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString('nistp256'), wireString(point(64))]);
    const numbers = Buffer.concat([wireMagnitude(Buffer.of(1)), wireMagnitude(Buffer.of(1))]);
    const signature = Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString(numbers)]);
    const read = readSshSignature(armoured(blob, 'handshake-packet', signature));
    expect(read).toMatchObject({ format: 'ecdsa-sha2-nistp256' });
    expect(typeof read !== 'string' && verifies(read, 'text')).toBe(false);
  });
});
