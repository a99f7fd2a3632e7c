import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../engine/check.js';
import { defaultLaw } from '../../engine/config.js';
import { MAX_SIGNERS_BYTES } from '../../engine/documents/allowed-signers.js';
import { readWorkPacket } from '../../engine/documents/work-packet.js';
import type { Report } from '../../engine/report.js';
import { type MemoryFile, type MemoryTree, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';
import { exampleTree, NEW_PACKET_PATH, newPacket } from '../support/example-repository.js';
import {
  append,
  type Edit,
  type JudgedChange,
  judgeChange,
  NOW,
  ofRule,
  replace,
  saidBy,
} from '../support/judge-change.js';
import { namedKey } from '../support/ssh-keys.js';

const ALLOWED = 'docs/allowed_signers';
const ID = 'WP-1-New-20260105';
const TOKEN = 'alice050120261200';
const FILE = `docs/signatures/${TOKEN}.sig`;
const [alice, bob] = [namedKey('alice'), namedKey('bob')];
const LIST = `alice ${alice.line}\nbob ${bob.line}\n`;
const { lockDigest } = readWorkPacket(
  { path: NEW_PACKET_PATH, blob: '', text: Buffer.from(newPacket().bytes, 'latin1').toString() },
  defaultLaw(rules),
);

const same: Edit = (text) => text;
const holds =
  (content: string | Buffer): Edit =>
  () =>
    content.toString();

/** What is signed, put together by hand. */
const statement = (...more: readonly string[]): string =>
  ['handshake-packet-v1', ID, TOKEN, lockDigest, ...more].map((line) => `${line}\n`).join('');
const proof = holds(alice.sign(statement()));

const judged = (edits: Readonly<Record<string, Edit>>, more: Partial<JudgedChange> = {}): Promise<Report> =>
  judgeChange({ base: { [ALLOWED]: holds(LIST) }, steps: [{ edits: { new: same, ...edits } }], ...more });
const unproved = (report: Report) =>
  ofRule(report, 'user-signature').map(({ messageId, message }) => `${messageId}: ${message}`);

describe('user-signature, where the base lists keys', () => {
  it('takes what the signer proves, and says by which key', async () => {
    const report = await judged({ [FILE]: proof });
    expect(saidBy(report, 'user-signature')).toEqual([]);
    const notice = report.notices.find(({ kind }) => kind === 'new-signature')?.text;
    expect(notice).toMatch(/the SSH key SHA256:\S{43} of docs\/allowed_signers:1 proves it$/);
  });

  it.each<[string, Edit, RegExp]>([
    ['words', holds('alice'), /is none: `docs\/signatures\/\S+` does not begin with/],
    ['too much', holds('x'.repeat(20_000)), /has more than 16384 bytes/],
    ['CRLF', (_) => alice.sign(statement()).toString().replaceAll('\n', '\r\n'), /CRLF line ends/],
    ['the key of bob', holds(bob.sign(statement())), /lists for `bob`, expected a key that it lists for alice/],
    ['a key of nobody', holds(namedKey('eve').sign(statement())), /lists for nobody/],
    ['another text', holds(alice.sign(statement().replace(lockDigest, `sha256:${'0'.repeat(64)}`))), /something else/],
    ['another namespace', holds(alice.sign(statement(), 'git')), /something else/],
    ['a repository that has no name here', holds(alice.sign(statement('example.org/lantern'))), /something else/],
  ])('refuses %s', async (_, edit, words) => {
    expect(unproved(await judged({ [FILE]: edit }))).toEqual([expect.stringMatching(words)]);
  });

  it('wants the name of the repository signed where the base gives it one', async () => {
    const config = { signatures: { repository: 'example.org/lantern' } };
    expect(unproved(await judged({ [FILE]: holds(alice.sign(statement('example.org/lantern'))) }, { config }))).toEqual(
      [],
    );
    expect(unproved(await judged({ [FILE]: proof }, { config }))).toEqual([expect.stringMatching(/something else/)]);
  });

  it('takes the keys, the place and the ledger from the configuration of the base', async () => {
    const paths = { ledger: 'AUDIT.md', allowedSigners: 'keys/packets' };
    const ledger = (text: string): string => text;
    const change: JudgedChange = {
      config: { paths },
      base: { 'keys/packets': holds(LIST), 'docs/SIGNATURE_AUDIT.md': () => null, 'AUDIT.md': ledger },
      steps: [{ edits: { new: same, [`signatures/${TOKEN}.sig`]: proof } }],
    };
    expect(unproved(await judgeChange(change))).toEqual([]);
    const without: JudgedChange = { ...change, steps: [{ edits: { new: same, [FILE]: proof } }] };
    expect(unproved(await judgeChange(without))).toEqual([
      expect.stringMatching(/is missing, expected `signatures\/\S+`, for which `keys\/packets` of the base asks$/),
    ]);
  });

  it('cannot decide where the configuration names a list that is not there', async () => {
    const lost = judgeChange({
      config: { paths: { allowedSigners: 'keys/packets' } },
      steps: [{ edits: { new: same } }],
    });
    await expect(lost).rejects.toThrow(/sets "paths.allowedSigners" to "keys\/packets", which base does not hold/);
  });

  it.each(['a symlink', 'a submodule'])('blocks where the list is %s', async (what) => {
    const kind = what === 'a symlink' ? 'symlink' : 'submodule';
    expect(unproved(await judgedTrees({ path: ALLOWED, kind, content: '../mine' }, FILE))).toEqual([
      expect.stringMatching(/lists for nobody \(it is a s(?:ymlink|ubmodule), expected a regular file\)/),
    ]);
  });

  it('blocks where the list is too large to be read', async () => {
    const base = { [ALLOWED]: holds(LIST + '#'.repeat(MAX_SIGNERS_BYTES)) };
    expect(unproved(await judged({ [FILE]: proof }, { base }))).toEqual([
      expect.stringMatching(/lists for nobody \(it has more than/),
    ]);
  });

  it('blocks where the proof is a link', async () => {
    const report = await judgedTrees({ path: FILE, kind: 'symlink', content: 'x' }, ALLOWED);
    expect(unproved(report)).toEqual([expect.stringMatching(/is a symlink, expected the regular file/)]);
  });

  it('asks for one proof for each packet, in whatever commit it comes', async () => {
    const other = `docs/task_packets/WP-1-Other-20260105.md`;
    const text = Buffer.from(newPacket().bytes, 'latin1').toString();
    const second = text.replaceAll(ID, 'WP-1-Other-20260105').replace(TOKEN, 'alice050120261201');
    const steps = [
      { edits: { new: same, [other]: holds(second) } },
      { edits: { [FILE]: proof, 'docs/signatures/alice050120261201.sig': proof } },
    ];
    expect(unproved(await judged({}, { steps }))).toEqual([
      expect.stringMatching(
        /^unproved: The SSH signature behind alice050120261201 of WP-1-Other-20260105 is made for something else/,
      ),
    ]);
  });

  it('asks for nothing that base has signed already', async () => {
    const edits = { signed: replace('STATUS: Ready-for-Dev', 'STATUS: In-Progress') };
    const report = await judgeChange({ base: { [ALLOWED]: holds(LIST) }, steps: [{ edits }] });
    expect(saidBy(report, 'user-signature')).toEqual([]);
    const whole = await judgeChange({ base: { [ALLOWED]: holds(LIST) }, whole: true, steps: [] });
    expect(saidBy(whole, 'user-signature')).toEqual([]);
  });

  it('asks for nothing where the keys come with the change', async () => {
    const report = await judgeChange({ steps: [{ edits: { new: same, [ALLOWED]: holds(LIST) } }] });
    expect(unproved(report)).toEqual([]);
    expect(saidBy(report, 'law-integrity')).not.toEqual([]);
  });
});

describe('user-signature, where the keys change', () => {
  const leaving = (edit: Edit, base: string | null = LIST) =>
    judgeChange({
      ...(base === null ? {} : { base: { [ALLOWED]: holds(base) } }),
      steps: [{ edits: { [ALLOWED]: edit } }],
    });

  it.each<[string, string, readonly string[]]>([
    ['a key more', `alice ${bob.line}\n`, []],
    ['a comment', '# alice has a new machine\n', []],
    ['an authority', `* cert-authority ${bob.line}\n`, ['warning idle-signer']],
    ['a line that is cut short', 'carol ssh-ed25519\n', ['warning idle-signer']],
    ['a word', 'carol\n', ['warning idle-signer']],
    ['SHA-1 and DSA', 'carol ssh-dss AAAAB3NzaC1kc3MAAA==\n', ['warning idle-signer']],
  ])('says of %s what is to be said', async (_, line, expected) => {
    expect(saidBy(await leaving(append(line)), 'user-signature')).toEqual(expected);
  });

  it('says nothing of lines that were there before', async () => {
    const base = `* cert-authority ${bob.line}\n${LIST}`;
    expect(saidBy(await leaving(append(`bob ${alice.line}\n`), base), 'user-signature')).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['nothing', '', /it lists no key, so that/],
    [
      'keys for commits only',
      `alice namespaces="git" ${alice.line}`,
      /no key that may sign in the namespace handshake-packet/,
    ],
    ['keys that ran out', `alice valid-before="20260105Z" ${alice.line}`, /from now on/],
  ])('does not let a change leave %s', async (_, text, words) => {
    for (const base of [LIST, null]) {
      const [diagnostic, ...others] = ofRule(await leaving(holds(text), base), 'user-signature');
      expect([diagnostic?.messageId, diagnostic?.severity, others]).toEqual(['idle-signer', 'error', []]);
      expect(diagnostic?.message).toMatch(words);
    }
  });

  it('lets the list go, as any other law', async () => {
    const report = await leaving(() => null);
    expect(saidBy(report, 'user-signature')).toEqual([]);
    expect(saidBy(report, 'law-integrity')).not.toEqual([]);
  });
});

describe('the law pages', () => {
  it.each(['user-signature', 'signature-ledger'])('show signatures that can be made again: rules/%s.md', (rule) => {
    const text = readFileSync(new URL(`../../rules/${rule}.md`, import.meta.url), 'utf8');
    const old = `handshake-packet-v1\nWP-1-Cancel-Job-20260101\nalice010120261200\n${lockDigestOfSigned()}\n`;
    const expected = rule === 'user-signature' ? [alice.sign(statement()), bob.sign(statement())] : [alice.sign(old)];
    for (const signature of expected) expect(text).toContain(signature.toString());
  });
});

function lockDigestOfSigned(): string {
  const path = 'docs/task_packets/WP-1-Cancel-Job-20260101.md';
  const text = Buffer.from(exampleTree().get(path)?.bytes ?? '', 'latin1').toString();
  return readWorkPacket({ path, blob: '', text }, defaultLaw(rules)).lockDigest;
}

/** The new packet with list and proof, one of them as a kind of entry that no edit of a text can make. */
function judgedTrees(
  odd: { readonly path: string; readonly kind: 'symlink' | 'submodule'; readonly content: string },
  other: string,
): Promise<Report> {
  const files = [...exampleTree()].map(
    ([path, { kind, bytes }]) => [path, { kind, bytes: Buffer.from(bytes, 'latin1') }] as const,
  );
  const file = (text: string | Uint8Array) =>
    ({ kind: 'file', bytes: typeof text === 'string' ? Buffer.from(text) : text }) as const;
  const special = { kind: odd.kind, bytes: Buffer.from(odd.content) };
  const base: MemoryTree = new Map<string, MemoryFile>([
    ...files,
    [ALLOWED, odd.path === ALLOWED ? special : file(LIST)],
  ]);
  const result = new Map<string, MemoryFile>([
    ...base,
    [NEW_PACKET_PATH, file(Buffer.from(newPacket().bytes, 'latin1'))],
  ]);
  result.set(odd.path, special);
  if (other === FILE) result.set(FILE, file(alice.sign(statement())));
  const commits = [{ message: 'change\n\nRole: Orchestrator', tree: result }];
  return check(memorySource({ base, commits, now: NOW }), { rules, door: 'cli', toolVersion: '0.0.0' });
}
