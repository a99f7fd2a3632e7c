import { describe, expect, it } from 'vitest';
import { noAllowedSigners, readAllowedSigners } from '../../engine/documents/allowed-signers.js';
import { namedKey } from '../support/ssh-keys.js';

// The meaning of each line is compared with ssh-keygen's own in `ssh-against-keygen.test.ts`. Here stands how it is read.

const ALICE = namedKey('alice').line;
const FREE = { namespaces: null, validAfter: null, validBefore: null };

const readLines = (text: string) => readAllowedSigners('docs/allowed_signers', Buffer.from(text));
const onlySigner = (line: string) => {
  const { signers, idle } = readLines(line);
  expect(idle).toEqual([]);
  expect(signers).toHaveLength(1);
  return signers[0];
};
const reasonOf = (line: string): string | undefined => {
  const { signers, idle } = readLines(line);
  expect(signers).toEqual([]);
  return idle[0]?.reason;
};

describe('readAllowedSigners', () => {
  it('numbers the lines that count and keeps those that do not, with their text', () => {
    const { path, signers, idle } = readLines(
      `# keys\n\n \t\r\nalice ${ALICE} at work\n  bob ssh-ed25519 \nbob ${ALICE}\r\n`,
    );
    expect(path).toBe('docs/allowed_signers');
    expect(signers.map(({ line, names }) => [line, names])).toEqual([
      [4, ['alice']],
      [6, ['bob']],
    ]);
    expect(idle).toEqual([{ line: 5, reason: 'its key is malformed', text: 'bob ssh-ed25519' }]);
  });

  it('reads the key as it is, with the fingerprint that ssh-keygen prints', () => {
    expect(onlySigner(`alice ${ALICE}`)).toEqual({
      line: 1,
      names: ['alice'],
      key: {
        type: 'ssh-ed25519',
        blob: ALICE.split(' ')[1],
        fingerprint: expect.stringMatching(/^SHA256:[A-Za-z0-9+/]{43}$/),
      },
      ...FREE,
    });
  });

  it.each([
    ['bob,alice', ['bob', 'alice']],
    ['"bob,alice"', ['bob', 'alice']],
    ['"bob alice,\tcarol"', ['bob alice', '\tcarol']],
    ['*,!bob', ['*', '!bob']],
    ['#alice'.slice(1), ['alice']],
  ])('reads the names %s', (names, expected) => {
    expect(onlySigner(`${names} ${ALICE}`)?.names).toEqual(expected);
    expect(onlySigner(`\t ${names}\t \t${ALICE} \t`)?.names).toEqual(expected);
  });

  it.each([
    ['namespaces="git"', { namespaces: ['git'] }],
    ['namespaces="git,handshake-*"', { namespaces: ['git', 'handshake-*'] }],
    ['namespaces="a b"', { namespaces: ['a b'] }],
    ['namespaces=""', { namespaces: [''] }],
    ['namespaces="a\\"b,c"', { namespaces: ['a"b', 'c'] }],
    ['namespaces="a\\\\b"', { namespaces: ['a\\\\b'] }],
    ['NameSpaces="git"', { namespaces: ['git'] }],
    ['valid-after="20260131"', { validAfter: Date.UTC(2026, 0, 31) / 1000 }],
    ['valid-after="20260131Z"', { validAfter: Date.UTC(2026, 0, 31) / 1000 }],
    ['valid-after="20260131utc"', { validAfter: Date.UTC(2026, 0, 31) / 1000 }],
    ['valid-before="202601312359"', { validBefore: Date.UTC(2026, 0, 31, 23, 59) / 1000 }],
    ['valid-before="20260131235958Z"', { validBefore: Date.UTC(2026, 0, 31, 23, 59, 58) / 1000 }],
    ['valid-before="19700101"', { validBefore: 0 }],
    [
      'valid-after="20260101",valid-before="20260102",namespaces="x"',
      { namespaces: ['x'], validAfter: Date.UTC(2026, 0, 1) / 1000, validBefore: Date.UTC(2026, 0, 2) / 1000 },
    ],
  ])('reads the options %s', (options, expected) => {
    expect(onlySigner(`alice ${options} ${ALICE}`)).toMatchObject({ ...FREE, ...expected });
    expect(onlySigner(`alice\t${options}\t\t${ALICE}`)).toMatchObject({ ...FREE, ...expected });
  });

  it.each([
    ['alice', 'it has no key'],
    ['alice namespaces="git"', 'it has no key'],
    ['"alice"', 'it has no key'],
    ['alice ssh-ed25519', 'its key is malformed'],
    ['alice ssh-ed25519 AAAA=', 'its key is malformed'],
    ['alice ssh-ed25519 AAAA', 'its key is malformed'],
    [`al"ice ${ALICE}`, 'its names hold a quotation mark that encloses none of them'],
    ['al"ice', 'its names hold a quotation mark that encloses none of them'],
    [`"alice ${ALICE}`, 'its names hold a quotation mark that encloses none of them'],
    [`ali\x00ce ${ALICE}`, 'it holds a control character'],
    [`ali\x0bce ${ALICE}`, 'it holds a control character'],
    [`ali\x7fce ${ALICE}`, 'it holds a control character'],
    [`alice\r ${ALICE}`, 'it holds a control character'],
    [`\ufeffalice ${ALICE}`, 'it begins with a byte order mark, which ssh-keygen reads as part of the name'],
    [`alice namespaces="git ${ALICE}`, 'a quotation mark of its options is never closed'],
    [`alice namespaces="git\\" ${ALICE}`, 'a quotation mark of its options is never closed'],
    [`alice namespaces=git ${ALICE}`, 'its options are malformed'],
    [`alice namespaces="git"x ${ALICE}`, 'its options are malformed'],
    [`alice ,namespaces="git" ${ALICE}`, 'its options are malformed'],
    [`alice namespaces="a"b" ${ALICE}`, 'a quotation mark of its options is never closed'],
    [`alice namespaces="git", ${ALICE}`, 'its options end in a comma'],
    [`alice namespaces="a",NAMESPACES="b" ${ALICE}`, 'its option namespaces stands there twice'],
    [`alice cert-authority ${ALICE}`, 'it is for certificates (cert-authority), which are not supported'],
    [`alice cert-authority,from="x" ${ALICE}`, 'it is for certificates (cert-authority), which are not supported'],
    [`alice from="x" ${ALICE}`, 'its option from is not known, or has no value'],
    [`alice namespaces ${ALICE}`, 'its option namespaces is not known, or has no value'],
    [`alice valid-after ${ALICE}`, 'its valid-after is no date such as "20260131" or "202601311200Z"'],
    [`alice valid-before="soon" ${ALICE}`, 'its valid-before is no date such as "20260131" or "202601311200Z"'],
    [`alice valid-after="20260102",valid-before="20260101" ${ALICE}`, 'it ends before it begins'],
    [`alice valid-after="20260102",valid-before="20260102" ${ALICE}`, 'it ends before it begins'],
    [`alice ssh-rsa ${ALICE.split(' ')[1]}`, 'its key is of the kind ssh-ed25519, and the line says otherwise'],
    [`alice ${ALICE.slice(0, -4)}`, 'its key is malformed'],
  ])('keeps a line that counts for nobody: %j', (line, reason) => {
    expect(reasonOf(line)).toBe(reason);
  });

  it.each([
    '20251131',
    '20260229',
    '20261301',
    '20260100',
    '19691231',
    '202601312400',
    '202601311260',
    '20260131120060',
    '2026013112',
    '2026-01-31',
    'x20260131',
    '20260131x',
  ])('takes %s for no date', (date) => {
    expect(reasonOf(`alice valid-after="${date}" ${ALICE}`)).toMatch(/^its valid-after is no date/);
  });

  it('reads no line beyond its limit', () => {
    const line = (length: number) => `${'a'.repeat(length - ALICE.length - 1)} ${ALICE}`;
    expect(onlySigner(line(16 * 1024))?.line).toBe(1);
    expect(reasonOf(line(16 * 1024 + 1))).toBe('it has 16385 characters, expected at most 16384');
  });

  it('takes a no-break space for text, as OpenSSH does', () => {
    expect(onlySigner(`\u00a0alice ${ALICE}`)?.names).toEqual(['\u00a0alice']);
  });
});

it('allows nobody where there is no file that could be read', () => {
  expect(noAllowedSigners('docs/allowed_signers', 'it is a link')).toEqual({
    path: 'docs/allowed_signers',
    signers: [],
    idle: [{ line: 0, reason: 'it is a link', text: 'it is a link' }],
  });
});
