import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAllowedSigners } from '../../engine/documents/allowed-signers.js';
import { proveSignature } from '../../engine/documents/signature-proof.js';
import { parseSignature, type Signature } from '../../engine/model/signature.js';
import { type PacketStatement, statementText } from '../../engine/model/signature-file.js';
import {
  armour,
  armoured,
  hasSshKeygen,
  KeyFolder,
  type TestKey,
  tokenKey,
  withoutArmour,
} from '../support/ssh-keys.js';

const SIGNED_AT = '202601051200Z';
const statement: PacketStatement = {
  packet: 'WP-1-Export-20260105',
  signature: parseSignature('alice050120261200') as Signature,
  digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  repository: null,
};

/** A signature that was made rightly, and what may be done to it. */
interface Given {
  readonly key: TestKey;
  readonly other: TestKey;
  readonly good: Buffer;
}

/** What is verified instead. */
interface Asked {
  readonly file?: Uint8Array;
  readonly statement?: PacketStatement;
  readonly allowed?: string;
}

type Answer = 'proved' | 'refused' | 'refused by us alone';

interface Case {
  readonly title: string;
  readonly ask: (given: Given) => Asked;
  readonly answer: Answer;
}

const line =
  (text: string): Case['ask'] =>
  ({ key }) => ({ allowed: `${text.replace('KEY', key.line)}\n` });
const edited =
  (edit: (text: string) => string): Case['ask'] =>
  ({ good }) => ({ file: Buffer.from(edit(good.toString())) });
const says =
  (more: Partial<PacketStatement>): Case['ask'] =>
  () => ({ statement: { ...statement, ...more } });

/** What is done to a signature or asked of it, for every kind of key. */
const SIGNATURES: readonly Case[] = [
  { title: 'as it was made', ask: () => ({}), answer: 'proved' },
  { title: 'another locked text', ask: says({ digest: `sha256:${'f'.repeat(64)}` }), answer: 'refused' },
  { title: 'another packet', ask: says({ packet: 'WP-1-Import-20260105' }), answer: 'refused' },
  {
    title: 'another signature of the same name',
    ask: says({ signature: parseSignature('alice060120261200') as Signature }),
    answer: 'refused',
  },
  { title: 'another repository', ask: says({ repository: 'example.org/other' }), answer: 'refused' },
  {
    title: 'another name',
    ask: says({ signature: parseSignature('bob050120261200') as Signature }),
    answer: 'refused',
  },
  {
    title: 'another namespace',
    ask: ({ key }) => ({ file: key.sign(statementText(statement), 'git') }),
    answer: 'refused',
  },
  { title: 'another key', ask: ({ other }) => ({ file: other.sign(statementText(statement)) }), answer: 'refused' },
  {
    title: 'another key under the right name of a key',
    ask: ({ key, other }) => ({ allowed: `alice ${other.line}\nbob ${key.line}\n` }),
    answer: 'refused',
  },
  { title: 'no line end behind the armour', ask: edited((text) => text.trimEnd()), answer: 'proved' },
  { title: 'CRLF in the armour', ask: edited((text) => text.replaceAll('\n', '\r\n')), answer: 'refused' },
  {
    title: 'text behind the armour',
    ask: edited((text) => `${text}approved by alice\n`),
    answer: 'refused by us alone',
  },
  { title: 'a second armour behind the first', ask: edited((text) => text + text), answer: 'refused by us alone' },
  { title: 'a blank line behind the armour', ask: edited((text) => `${text}\n`), answer: 'refused by us alone' },
  { title: 'text before the armour', ask: edited((text) => `approved\n${text}`), answer: 'refused' },
  { title: 'a blank in the base64', ask: edited((text) => text.replace('\n', '\n ')), answer: 'refused by us alone' },
  { title: 'no end', ask: edited((text) => text.replace(/-----END.*/, '')), answer: 'refused' },
  { title: 'nothing', ask: () => ({ file: Buffer.alloc(0) }), answer: 'refused' },
  {
    title: 'bytes behind the signature',
    ask: ({ good }) => ({ file: armour(Buffer.concat([withoutArmour(good), Buffer.of(0)])) }),
    answer: 'refused',
  },
  {
    title: 'a signature cut short',
    ask: ({ good }) => ({ file: armour(withoutArmour(good).subarray(0, -1)) }),
    answer: 'refused',
  },
  {
    title: 'version 2',
    ask: ({ good }) => ({
      file: armour(
        Buffer.from(withoutArmour(good).toString('latin1').replace('SSHSIG\0\0\0\x01', 'SSHSIG\0\0\0\x02'), 'latin1'),
      ),
    }),
    answer: 'refused',
  },
];

/** What a list of signers says; the kind of the key makes no difference. */
const LISTS: readonly Case[] = [
  {
    title: 'several keys, the right one last',
    ask: ({ key, other }) => ({ allowed: `# keys\n\nalice ${other.line}\nalice ${key.line} at work\n` }),
    answer: 'proved',
  },
  {
    title: 'the same line twice',
    ask: ({ key }) => ({ allowed: `alice ${key.line}\nalice ${key.line}\n` }),
    answer: 'proved',
  },
  { title: 'nobody', ask: () => ({ allowed: '' }), answer: 'refused' },
  { title: 'a commented line', ask: line('# alice KEY'), answer: 'refused' },
  { title: 'CRLF in the list', ask: line('alice KEY\r'), answer: 'proved' },
  { title: 'a list of names', ask: line('bob,alice,carol KEY'), answer: 'proved' },
  { title: 'a quoted list of names', ask: line('"bob,alice" KEY'), answer: 'proved' },
  { title: 'a quotation mark within the names', ask: line('*,"!bob KEY'), answer: 'refused' },
  { title: 'a carriage return before the name', ask: line('\ralice KEY'), answer: 'refused' },
  { title: 'a pattern of names', ask: line('al*e KEY'), answer: 'proved' },
  { title: 'a pattern for one character', ask: line('?lic? KEY'), answer: 'proved' },
  { title: 'a pattern that is too long', ask: line('alice? KEY'), answer: 'refused' },
  { title: 'everybody', ask: line('* KEY'), answer: 'proved' },
  { title: 'everybody but her', ask: line('*,!alice KEY'), answer: 'refused' },
  { title: 'everybody but somebody else', ask: line('!bob,* KEY'), answer: 'proved' },
  { title: 'a name in another case', ask: line('Alice KEY'), answer: 'refused' },
  { title: 'tabs for blanks', ask: line('\talice\tnamespaces="handshake-packet"\tKEY'), answer: 'proved' },
  { title: 'her namespace', ask: line('alice namespaces="git,handshake-packet" KEY'), answer: 'proved' },
  { title: 'a pattern of namespaces', ask: line('alice namespaces="handshake-*" KEY'), answer: 'proved' },
  { title: 'another namespace of the key', ask: line('alice namespaces="git" KEY'), answer: 'refused' },
  {
    title: 'a namespace that is taken away',
    ask: line('alice namespaces="*,!handshake-packet" KEY'),
    answer: 'refused',
  },
  { title: 'an option in capital letters', ask: line('alice NAMESPACES="handshake-packet" KEY'), answer: 'proved' },
  { title: 'a name of an option in quotes', ask: line('alice namespaces=handshake-packet KEY'), answer: 'refused' },
  { title: 'an option that is never closed', ask: line('alice namespaces="handshake-packet KEY'), answer: 'refused' },
  { title: 'an option that nobody knows', ask: line('alice from="*" KEY'), answer: 'refused' },
  {
    title: 'an option given twice',
    ask: line('alice namespaces="handshake-packet",namespaces="git" KEY'),
    answer: 'refused',
  },
  { title: 'a certificate authority', ask: line('alice cert-authority KEY'), answer: 'refused' },
  { title: 'in force', ask: line('alice valid-after="20260101Z",valid-before="20260201Z" KEY'), answer: 'proved' },
  { title: 'in force from this minute on', ask: line('alice valid-after="202601051200Z" KEY'), answer: 'proved' },
  { title: 'in force until this minute', ask: line('alice valid-before="202601051200Z" KEY'), answer: 'proved' },
  { title: 'in force a second later', ask: line('alice valid-after="20260105120001Z" KEY'), answer: 'refused' },
  { title: 'in force until a second before', ask: line('alice valid-before="20260105115959Z" KEY'), answer: 'refused' },
  { title: 'a time without a zone', ask: line('alice valid-before="20260104" KEY'), answer: 'refused' },
  { title: 'a time that is none', ask: line('alice valid-before="soon" KEY'), answer: 'refused' },
  {
    title: 'an end before the beginning',
    ask: line('alice valid-after="20260104",valid-before="20260103" KEY'),
    answer: 'refused',
  },
  { title: 'a day that does not exist', ask: line('alice valid-after="20251131Z" KEY'), answer: 'refused by us alone' },
  {
    title: 'a line that ran out, and one that did not',
    ask: ({ key }) => ({ allowed: `alice valid-before="20250101Z" ${key.line}\nalice ${key.line}\n` }),
    answer: 'proved',
  },
  {
    title: 'a broken line of somebody else before it',
    ask: ({ key }) => ({ allowed: `bob ssh-ed25519 AAAA\nalice ${key.line}\n` }),
    answer: 'proved',
  },
  {
    title: 'a kind of key that it is not',
    ask: ({ key }) => ({
      allowed: `alice ${key.line.replace(/^\S+/, key.line.startsWith('ssh-rsa') ? 'ssh-ed25519' : 'ssh-rsa')}\n`,
    }),
    answer: 'refused',
  },
  { title: 'a key cut short', ask: ({ key }) => ({ allowed: `alice ${key.line.slice(0, -8)}\n` }), answer: 'refused' },
];

describe.skipIf(!hasSshKeygen)('an SSH signature, as ssh-keygen -Y verify has it', () => {
  let folder: KeyFolder;
  beforeAll(() => {
    folder = new KeyFolder();
  });
  afterAll(() => folder.remove());

  const kinds: readonly (readonly [string, () => TestKey])[] = [
    ['ed25519', () => folder.make('ed25519')],
    ['ecdsa on P-256', () => folder.make('ecdsa', 256)],
    ['ecdsa on P-384', () => folder.make('ecdsa', 384)],
    ['ecdsa on P-521', () => folder.make('ecdsa', 521)],
    ['rsa of 2048 bits', () => folder.make('rsa', 2048)],
    ['ed25519 in a token', () => tokenKey('ed25519')],
    ['ecdsa in a token', () => tokenKey('ecdsa')],
  ];

  const agree = (
    given: Given,
    { file = given.good, statement: said = statement, allowed = `alice ${given.key.line}\n` }: Asked,
  ): Answer => {
    const ours =
      proveSignature(file, said, readAllowedSigners('docs/allowed_signers', Buffer.from(allowed))).kind === 'proved';
    const name = said.signature.signer;
    const theirs = folder.accepts(file, statementText(said), { allowed, name, time: SIGNED_AT });
    if (ours) return theirs ? 'proved' : expect.unreachable('we accept what ssh-keygen refuses');
    return theirs ? 'refused by us alone' : 'refused';
  };

  describe.each(kinds)('%s', (_, make) => {
    let given: Given;
    beforeAll(() => {
      const key = make();
      given = { key, other: make(), good: key.sign(statementText(statement)) };
    });

    it.each(SIGNATURES.map((each) => [each.title, each] as const))('%s', (__, { ask, answer }) => {
      expect(agree(given, ask(given))).toBe(answer);
    });

    it('refuses every bit that is turned over, as ssh-keygen does', () => {
      const bytes = withoutArmour(given.good);
      const places = Array.from({ length: 20 }, (___, index) => Math.floor((index * bytes.length) / 20));
      for (const place of [...places, bytes.length - 1]) {
        const turned = Buffer.from(bytes);
        turned[place] = (turned[place] ?? 0) ^ (1 << (place % 8));
        expect([place, agree(given, { file: armour(turned) })]).toEqual([place, 'refused']);
      }
    });
  });

  describe('a list of signers', () => {
    let given: Given;
    beforeAll(() => {
      const key = folder.make('ed25519');
      given = { key, other: folder.make('ed25519'), good: key.sign(statementText(statement)) };
    });

    it.each(LISTS.map((each) => [each.title, each] as const))('%s', (_, { ask, answer }) => {
      expect(agree(given, ask(given))).toBe(answer);
    });
  });

  it('never lists whom ssh-keygen does not, with one character of a line changed', () => {
    const key = folder.make('ed25519');
    const given = { key, other: key, good: key.sign(statementText(statement)) };
    const seeds = [
      'alice ',
      '!bob,al?ce ',
      '"alice,bob" namespaces="a,hand*",valid-after="20260101Z" ',
      '*,!bob valid-before="20260301" ',
    ];
    const character = fc.constantFrom(...' \t"\\,=!*?#aZ0-\r\v\0\u00e9');
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.nat(80), fc.nat(1), character, (seed, at, taken, put) => {
        const place = at % (seed.length + 1);
        const allowed = `${seed.slice(0, place)}${put}${seed.slice(place + taken)}${key.line}\n`;
        // `agree` is unreachable where only we accept.
        expect(agree(given, { allowed })).toBeTypeOf('string');
      }),
      { numRuns: 150 },
    );
  });

  it('refuses an RSA key of 1024 bits, which ssh-keygen still takes', () => {
    const key = folder.make('rsa', 1024);
    expect(agree({ key, other: key, good: key.sign(statementText(statement)) }, {})).toBe('refused by us alone');
  });

  it('takes sha256 as well as sha512', () => {
    const key = folder.make('rsa', 2048);
    const good = key.sign(statementText(statement), undefined, ['-O', 'hashalg=sha256']);
    expect(agree({ key, other: key, good }, {})).toBe('proved');
  });

  it('refuses a token that nobody touched, which ssh-keygen takes', () => {
    for (const kind of ['ed25519', 'ecdsa'] as const) {
      const key = tokenKey(kind, { flags: 0, counter: 1 });
      expect(agree({ key, other: key, good: key.sign(statementText(statement)) }, {})).toBe('refused by us alone');
    }
  });

  it('refuses a reserved field that nobody signed, which ssh-keygen passes over', () => {
    const key = tokenKey('ed25519');
    const parts = withoutArmour(key.sign(statementText(statement)));
    const signature = parts.subarray(parts.lastIndexOf(Buffer.from('sha512')) + 10);
    const blob = Buffer.from(key.line.split(' ')[1] ?? '', 'base64');
    const more = (reserved: string) => armoured(blob, 'handshake-packet', signature, { reserved });
    const given = { key, other: key, good: more('') };
    expect(agree(given, {})).toBe('proved');
    expect(agree(given, { file: more('approved by bob, too') })).toBe('refused by us alone');
  });
});
