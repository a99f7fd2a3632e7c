import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAllowedSigners } from '../../engine/documents/allowed-signers.js';
import { proveSignature } from '../../engine/documents/signature-proof.js';
import { readSshKey } from '../../engine/documents/ssh-public-key.js';
import { readSshSignature } from '../../engine/documents/ssh-signature.js';
import { strictBase64, WireReader, wireMagnitude, wireString } from '../../engine/documents/ssh-wire.js';
import { parseSignature, type Signature } from '../../engine/model/signature.js';
import type { PacketStatement } from '../../engine/model/signature-file.js';
import { armour, armoured, namedKey, tokenKey, withoutArmour } from '../support/ssh-keys.js';

/** A signature of the statement below, by a key that was thrown away: what ssh-keygen wrote, or what it takes seldom to come by. */
interface Recorded {
  readonly kind: string;
  readonly key: string;
  readonly signature: string;
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL('fixtures/ssh-signatures.json', import.meta.url), 'utf8'),
);

const statement: PacketStatement = {
  packet: 'WP-1-Export-20260105',
  signature: parseSignature('alice050120261200') as Signature,
  digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  repository: null,
};
const TEXT = `handshake-packet-v1\n${statement.packet}\n${statement.signature.text}\n${statement.digest}\n`;

const prove = (file: Uint8Array, allowed: string, said = statement) =>
  proveSignature(file, said, readAllowedSigners('docs/allowed_signers', Buffer.from(allowed)));
const faultOf = (file: Uint8Array | string) => readSshSignature(Buffer.from(file));

describe('proveSignature', () => {
  it.each(recorded.map((each) => [each.kind, each] as const))('proves what was signed: %s', (_, { key, signature }) => {
    const file = Buffer.from(signature);
    expect(prove(file, `alice ${key}`)).toMatchObject({ kind: 'proved', by: { line: 1, names: ['alice'] } });
    const other = { ...statement, packet: 'WP-1-Import-20260105' };
    expect(prove(file, `alice ${key}`, other)).toEqual({ kind: 'other-statement' });
    const bytes = withoutArmour(file);
    const turned = Buffer.from(bytes);
    turned[bytes.length - 1] = (turned[bytes.length - 1] ?? 0) ^ 1;
    expect(prove(armour(turned), `alice ${key}`)).toEqual({ kind: 'other-statement' });
  });

  it.each(['ed25519', 'ecdsa'] as const)('counts %s in a token when somebody was there to touch it', (kind) => {
    const touched = tokenKey(kind);
    expect(prove(touched.sign(TEXT), `alice ${touched.line}`)).toMatchObject({ kind: 'proved' });
    const verified = tokenKey(kind, { flags: 5, counter: 0 });
    expect(prove(verified.sign(TEXT), `alice ${verified.line}`)).toMatchObject({ kind: 'proved' });
    const untouched = tokenKey(kind, { flags: 4, counter: 7 });
    expect(prove(untouched.sign(TEXT), `alice ${untouched.line}`)).toEqual({ kind: 'other-statement' });
  });

  it('says what stands in the way', () => {
    const [alice, bob] = [namedKey('alice'), namedKey('bob')];
    const file = alice.sign(TEXT);
    expect(prove(file, `bob,carol ${alice.line}`)).toEqual({
      kind: 'foreign-key',
      names: ['bob', 'carol'],
      fingerprint: readAllowedSigners('x', Buffer.from(`a ${alice.line}`)).signers[0]?.key.fingerprint,
    });
    expect(prove(file, `alice ${bob.line}`)).toMatchObject({ kind: 'foreign-key', names: [] });
    expect(prove(file, `alice namespaces="git" ${alice.line}`)).toMatchObject({ kind: 'other-namespaces' });
    expect(prove(file, `alice valid-before="20260101" ${alice.line}`)).toMatchObject({ kind: 'out-of-time' });
    expect(prove(alice.sign(TEXT, 'git'), `alice ${alice.line}`)).toEqual({ kind: 'other-statement' });
    expect(prove(Buffer.from('x'), `alice ${alice.line}`)).toEqual({
      kind: 'malformed',
      fault: 'does not begin with the line -----BEGIN SSH SIGNATURE-----',
    });
  });

  it('takes a signature for longer than its key for none', () => {
    const { key, signature } = recorded.find(({ kind }) => kind === 'rsa with rsa-sha2-256') as Recorded;
    const read = readSshSignature(Buffer.from(signature));
    if (typeof read === 'string') throw new Error(read);
    const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');
    const made = (bytes: Uint8Array) =>
      armoured(blob, 'handshake-packet', Buffer.concat([wireString('rsa-sha2-256'), wireString(bytes)]));
    expect(prove(made(read.bytes), `alice ${key}`)).toMatchObject({ kind: 'proved' });
    expect(prove(made(Buffer.concat([Buffer.alloc(1), read.bytes])), `alice ${key}`)).toEqual({
      kind: 'other-statement',
    });
  });

  it('takes numbers that are no part of the curve, or not alone, for none', () => {
    const { key, signature } = recorded.find(({ kind }) => kind === 'ecdsa on P-256') as Recorded;
    const read = readSshSignature(Buffer.from(signature));
    if (typeof read === 'string') throw new Error(read);
    const blob = Buffer.from(key.split(' ')[1] ?? '', 'base64');
    const made = (numbers: Uint8Array) =>
      armoured(blob, 'handshake-packet', Buffer.concat([wireString('ecdsa-sha2-nistp256'), wireString(numbers)]));
    expect(prove(made(read.bytes), `alice ${key}`)).toMatchObject({ kind: 'proved' });
    const long = wireMagnitude(Buffer.alloc(33, 1));
    for (const numbers of [
      Buffer.concat([read.bytes, Buffer.of(0)]),
      Buffer.concat([long, wireMagnitude(Buffer.of(1))]),
    ])
      expect(prove(made(numbers), `alice ${key}`)).toEqual({ kind: 'other-statement' });
  });
});

describe('readSshSignature', () => {
  const { line, sign } = namedKey('alice');
  const good = sign(TEXT);
  const text = good.toString();
  const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
  const made = (format: string, bytes: Uint8Array = Buffer.alloc(64)) =>
    Buffer.concat([wireString(format), wireString(bytes)]);
  const inner = withoutArmour(good);
  const changed = (at: number, byte: number) => {
    const other = Buffer.from(inner);
    other[at] = byte;
    return armour(other);
  };
  const rsa = (bits: number) =>
    Buffer.concat([
      wireString('ssh-rsa'),
      wireMagnitude(Buffer.of(1, 0, 1)),
      wireMagnitude(Buffer.alloc(bits / 8, 0xff)),
    ]);

  it('reads every part', () => {
    expect(readSshSignature(good)).toEqual({
      key: expect.objectContaining({ type: 'ssh-ed25519', application: null }),
      namespace: 'handshake-packet',
      hash: 'sha512',
      format: 'ssh-ed25519',
      bytes: expect.objectContaining({ length: 64 }),
      token: null,
    });
    const token = tokenKey('ed25519', { flags: 1, counter: 9 });
    expect(readSshSignature(token.sign(TEXT))).toMatchObject({
      key: { type: 'sk-ssh-ed25519@openssh.com', application: 'ssh:' },
      token: { flags: 1, counter: Buffer.of(0, 0, 0, 9) },
    });
    expect(readSshSignature(Buffer.from(text.trimEnd()))).toEqual(readSshSignature(good));
  });

  it.each([
    ['CRLF', text.replaceAll('\n', '\r\n'), 'has CRLF line ends, expected LF as ssh-keygen writes them'],
    ['no beginning', `x${text}`, 'does not begin with the line -----BEGIN SSH SIGNATURE-----'],
    ['nothing', '', 'does not begin with the line -----BEGIN SSH SIGNATURE-----'],
    ['a beginning alone', '-----BEGIN SSH SIGNATURE-----\n', 'does not end with the line -----END SSH SIGNATURE-----'],
    ['text behind it', `${text}x\n`, 'does not end with the line -----END SSH SIGNATURE-----'],
    ['a blank line behind it', `${text}\n`, 'does not end with the line -----END SSH SIGNATURE-----'],
    ['a blank in it', text.replace('\n', '\n '), 'holds no base64'],
    ['nothing in it', '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n', 'holds no base64'],
    ['another kind of thing', changed(0, 0x54), 'holds no SSH signature'],
    ['another version', changed(9, 2), 'holds an SSH signature of another version than 1'],
    ['more behind its parts', armour(Buffer.concat([inner, Buffer.of(0)])), 'holds a malformed SSH signature'],
    ['less than its parts', armour(inner.subarray(0, -1)), 'holds a malformed SSH signature'],
    [
      'a reserved field',
      armoured(blob, 'n', made('ssh-ed25519'), { reserved: 'x' }),
      'holds a malformed SSH signature',
    ],
    [
      'another hash',
      armoured(blob, 'n', made('ssh-ed25519'), { hash: 'md5' }),
      'is hashed with something else than sha256 or sha512',
    ],
    [
      'a key of no kind',
      armoured(wireString('ssh-dss'), 'n', made('ssh-dss')),
      'is made with a key that cannot be used: it is of the kind "ssh-dss", expected one of ssh-ed25519, ' +
        'ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521, ssh-rsa, sk-ssh-ed25519@openssh.com, ' +
        'sk-ecdsa-sha2-nistp256@openssh.com',
    ],
    [
      'more behind its numbers',
      armoured(blob, 'n', Buffer.concat([made('ssh-ed25519'), Buffer.of(1)])),
      'holds a malformed SSH signature',
    ],
    [
      'another algorithm',
      armoured(blob, 'n', made('rsa-sha2-512')),
      'is made by another algorithm than its key, expected ssh-ed25519',
    ],
    [
      'SHA-1',
      armoured(rsa(2048), 'n', made('ssh-rsa')),
      'is made with SHA-1 (ssh-rsa), expected rsa-sha2-512 or rsa-sha2-256',
    ],
    ['too much', 'A'.repeat(16 * 1024 + 1), 'has 16385 bytes, expected at most 16384'],
  ])('says what is wrong: %s', (_, file, fault) => {
    expect(faultOf(file)).toBe(fault);
  });

  it('reads a file as large as its limit', () => {
    expect(faultOf('A'.repeat(16 * 1024))).toBe('does not begin with the line -----BEGIN SSH SIGNATURE-----');
  });

  it.each([
    [2048, 'ssh-rsa'],
    [16_384, 'ssh-rsa'],
  ])('takes an RSA key of %i bits', (bits, type) => {
    expect(readSshKey(rsa(bits))).toMatchObject({ type, jwk: { kty: 'RSA', e: 'AQAB' }, application: null });
  });

  it.each([
    [2040, 'is an RSA key of 2040 bits, expected 2048 to 16384'],
    [16_392, 'is an RSA key of 16392 bits, expected 2048 to 16384'],
  ])('takes no RSA key of %i bits', (bits, fault) => {
    expect(readSshKey(rsa(bits))).toBe(fault);
  });
});

describe('readSshKey', () => {
  const ed = (length: number) => Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.alloc(length, 7))]);
  const numbers = (exponent: Uint8Array, modulus: Uint8Array) =>
    Buffer.concat([wireString('ssh-rsa'), wireString(exponent), wireString(modulus)]);
  const modulus = Buffer.concat([Buffer.of(0), Buffer.alloc(256, 0xff)]);
  const curve = (kind: string, name: string, point: Uint8Array) =>
    Buffer.concat([wireString(kind), wireString(name), wireString(point)]);

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a name cut short', wireString('ssh-ed25519').subarray(0, -1)],
    ['a point of 31 bytes', ed(31)],
    ['a point of 33 bytes', ed(33)],
    ['more behind it', Buffer.concat([ed(32), Buffer.of(0)])],
    ['no exponent', numbers(Buffer.alloc(0), modulus)],
    ['an exponent of zeros', numbers(Buffer.alloc(2), modulus)],
    ['an exponent below zero', numbers(Buffer.of(0x80), modulus)],
    ['an exponent of nine bytes', numbers(Buffer.alloc(9, 1), modulus)],
    ['no modulus', numbers(Buffer.of(3), Buffer.alloc(0))],
    ['a modulus below zero', numbers(Buffer.of(3), Buffer.alloc(256, 0xff))],
    ['a curve that nobody knows', curve('ecdsa-sha2-nistp256', 'nistp224', Buffer.alloc(57, 4))],
    ['a point of another length', curve('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(64, 4))],
    [
      'a token without its application',
      Buffer.concat([wireString('sk-ssh-ed25519@openssh.com'), wireString(Buffer.alloc(32))]),
    ],
  ])('is malformed: %s', (_, blob) => {
    expect(readSshKey(blob)).toBe('is malformed');
  });

  it.each([
    ['ed25519', ed(32), { kty: 'OKP', crv: 'Ed25519', x: Buffer.alloc(32, 7).toString('base64url') }],
    ['an exponent of eight bytes', numbers(Buffer.alloc(8, 1), modulus), { kty: 'RSA', e: 'AQEBAQEBAQE' }],
    ['P-521', curve('ecdsa-sha2-nistp521', 'nistp521', Buffer.alloc(133, 4)), { kty: 'EC', crv: 'P-521' }],
    ['P-384', curve('ecdsa-sha2-nistp384', 'nistp384', Buffer.alloc(97, 4)), { kty: 'EC', crv: 'P-384' }],
  ])('reads %s', (_, blob, jwk) => {
    expect(readSshKey(blob)).toMatchObject({ blob: blob.toString('base64'), jwk });
  });

  it('shows a kind that anybody may have written as text, and not all of it', () => {
    expect(readSshKey(wireString(`\n${'x'.repeat(80)}`))).toMatch(/^is of the kind "\\nx{59}", expected one of ssh-/);
    expect(readSshKey(wireString('ssh-rsa-cert-v01@openssh.com'))).toBe('is a certificate, which is not supported');
  });
});

describe('WireReader', () => {
  it('stays broken once something was cut short', () => {
    const reader = new WireReader(Buffer.of(0, 0, 0, 2, 1));
    expect([reader.intact, reader.finished]).toEqual([true, false]);
    expect(reader.string()).toEqual(new Uint8Array());
    expect([reader.intact, reader.finished, reader.take(0).length, reader.uint32()]).toEqual([false, false, 0, 0]);
  });

  it('takes exactly what is there', () => {
    const reader = new WireReader(Buffer.of(0, 0, 0, 1, 9, 8));
    expect([...reader.string()]).toEqual([9]);
    expect(reader.finished).toBe(false);
    expect([...reader.take(1)]).toEqual([8]);
    expect([reader.finished, reader.intact]).toEqual([true, true]);
  });

  it.each([
    [[0, 0, 0, 0], [], true],
    [[0, 0, 0, 1, 0], [], true],
    [[0, 0, 0, 3, 0, 0, 5], [5], true],
    [[0, 0, 0, 2, 0, 0x80], [0x80], true],
    [[0, 0, 0, 1, 0x80], [0x80], false],
    [[0, 0, 0, 1, 0x7f], [0x7f], true],
  ])('reads the number %j', (bytes, magnitude, intact) => {
    const reader = new WireReader(Buffer.from(bytes));
    expect([...reader.magnitude()]).toEqual(magnitude);
    expect(reader.intact).toBe(intact);
  });

  it('writes numbers that are not negative', () => {
    expect([...wireMagnitude(Buffer.of(0x80))]).toEqual([0, 0, 0, 2, 0, 0x80]);
    expect([...wireMagnitude(Buffer.of(0x7f, 0x80))]).toEqual([0, 0, 0, 2, 0x7f, 0x80]);
    expect([...wireMagnitude(Buffer.alloc(0))]).toEqual([0, 0, 0, 0]);
    expect([...wireString('é')]).toEqual([0, 0, 0, 1, 0xe9]);
  });
});

describe('strictBase64', () => {
  it.each(['AA==', 'AAA=', 'AAAA', '+/+/'])('reads %s', (text) => {
    expect(strictBase64(text)).toEqual(Buffer.from(text, 'base64'));
  });

  it.each(['', '=', 'A', 'AA', 'AAA', 'AA=', 'AAAA=', 'AA==A', ' AAAA', 'AAAA\n', 'AB==', 'A-_A', 'AA==='])(
    'reads no %j',
    (text) => {
      expect(strictBase64(text)).toBeNull();
    },
  );
});
