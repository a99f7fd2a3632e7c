import { describe, expect, it } from 'vitest';
import { defaultLaw } from '../../engine/config.js';
import type { Change } from '../../engine/model/change.js';
import type { Commit } from '../../engine/model/commit.js';
import type { SignatureLedger } from '../../engine/model/ledger.js';
import { type LockBreach, lockBreaches } from '../../engine/model/lock-breaches.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import type { EntryKind, TreeEntry } from '../../engine/model/snapshot.js';
import { rules } from '../../rules/index.js';
import { PACKET, read } from './reading.js';

const { paths } = defaultLaw(rules);
const PATH = `${paths.packets}/WP-1-Tea-20260101.md`;
const BASE = 'base';

const WIDER = PACKET.replace('  * src/kettle.ts', '  * src/kettle.ts\n  * src/**');
const OTHER = PACKET.replace('- REQUESTOR: alice', '- REQUESTOR: bob');
const UNSIGNED = PACKET.replace('- USER_SIGNATURE: alice010120260900\n', '');
const REPORTED = `${PACKET}\n## AUDIT REPORT\nPASS\n`;
const REWRITTEN = `${PACKET}\n## AUDIT REPORT\nFAIL\n`;

/** The packets by the ids of their blobs; what stands here under no id is no file that could be read. */
const blobs = new Map<string, WorkPacket>();
const ids = new Map<string, string>();
function entry(text: string, { path = PATH, kind = 'file' }: { path?: string; kind?: EntryKind } = {}): TreeEntry {
  const id = ids.get(text) ?? `blob ${ids.size}`;
  ids.set(text, id);
  if (kind === 'file' || kind === 'executable') blobs.set(`${kind} ${id}`, { ...read(text), blob: id });
  return { path, kind, id };
}
const packets = { read: ({ kind, id }: TreeEntry) => blobs.get(`${kind} ${id}`) ?? null };

const change = (before: TreeEntry | null, after: TreeEntry | null): Change => ({
  path: before?.path ?? after?.path ?? PATH,
  before,
  after,
});
const from = (before: string | null, after: string | null): Change =>
  change(before === null ? null : entry(before), after === null ? null : entry(after));

interface History {
  readonly base?: TreeEntry | null;
  readonly changes?: readonly Change[];
  /** Of each commit its changes against each parent. */
  readonly commits?: readonly {
    readonly parents: readonly (readonly Change[])[];
    readonly own?: readonly Change[];
    readonly id?: null;
  }[];
  readonly ledger?: SignatureLedger | null;
}

function breachesOf({ base = entry(PACKET), changes = [], commits = [], ledger = null }: History): LockBreach[] {
  const made = commits.map(
    ({ parents, own = [], id }, index): Partial<Commit> => ({
      id: id === null ? null : `commit ${index}`,
      parents: parents.map((each, number) => ({ parent: `parent ${number}`, changes: each })),
      ownChanges: own,
    }),
  );
  return lockBreaches({
    changeset: {
      base: { commit: BASE, entry: (path: string) => (base?.path === path ? base : null) },
      changes,
      commits: made,
    } as never,
    base: {
      packetAt: (path) => (base?.path === path ? packets.read(base) : null),
      ledger: () => ledger,
    },
    packets,
    paths,
  });
}

/** The breaches, as `kind: what, from parent in commit`. */
const told = (history: History) =>
  breachesOf(history).map((breach) => {
    const what =
      'difference' in breach
        ? breach.difference.subject
        : breach.kind === 'rewritten'
          ? breach.title
          : breach.kind === 'removed'
            ? breach.to
            : `${breach.was} ${breach.is}`;
    return `${breach.kind}: ${what}, from ${breach.from} in ${breach.commit}`;
  });

describe('a change without commits', () => {
  const alone = (...changes: readonly Change[]) => told({ changes });

  it.each<[string, Change, readonly string[]]>([
    ['nothing that is locked', from(PACKET, PACKET.replace('Ready-for-Dev', 'Done')), []],
    ['a locked field', from(PACKET, OTHER), ['changed: REQUESTOR, from base in null']],
    ['no signature left', from(PACKET, UNSIGNED), ['changed: USER_SIGNATURE, from base in null']],
    ['a packet that was not signed', from(UNSIGNED, OTHER), []],
    ['a packet that is new', from(null, PACKET), []],
    ['a packet that goes', from(PACKET, null), ['removed: null, from base in null']],
    ['a report that comes', from(PACKET, REPORTED), []],
    ['a report that grows', from(REPORTED, `${REPORTED}More.\n`), []],
    ['a report that is rewritten', from(REPORTED, REWRITTEN), ['rewritten: AUDIT REPORT, from base in null']],
    ['a report that goes', from(REPORTED, PACKET), ['rewritten: AUDIT REPORT, from base in null']],
    [
      'another mode',
      change(entry(PACKET), entry(PACKET, { kind: 'executable' })),
      ['retyped: file executable, from base in null'],
    ],
    [
      'another mode and another text',
      change(entry(PACKET), entry(OTHER, { kind: 'executable' })),
      ['retyped: file executable, from base in null', 'changed: REQUESTOR, from base in null'],
    ],
    [
      'a link in its place',
      change(entry(PACKET), entry('x', { kind: 'symlink' })),
      ['retyped: file symlink, from base in null'],
    ],
  ])('with %s', (_, only, expected) => {
    expect(alone(only)).toEqual(expected);
  });

  it('finds several parts beside each other', () => {
    const both = `${PACKET}\n## WAIVERS\n- W1\n\n## AUDIT REPORT\nPASS\n`;
    const now = `${PACKET}\n## WAIVERS\n- W2\n\n## AUDIT REPORT\nPASS\nMore.\n`;
    expect(alone(from(both, now))).toEqual(['rewritten: WAIVERS, from base in null']);
  });

  it('looks at no other file', () => {
    const path = 'docs/notes/WP-1-Tea-20260101.md';
    expect(alone(change(entry(PACKET, { path }), entry(OTHER, { path })))).toEqual([]);
  });

  it.each<[string, TreeEntry, string | null]>([
    ['by its text', entry(PACKET, { path: 'docs/old/tea.md' }), 'docs/old/tea.md'],
    [
      'by its name, in any case',
      entry('x', { path: 'docs/old/wp-1-tea-20260101.MD' }),
      'docs/old/wp-1-tea-20260101.MD',
    ],
    ['by its signature', entry(OTHER, { path: `${paths.packets}/WP-2-Tea.md` }), `${paths.packets}/WP-2-Tea.md`],
    ['but not by a signature elsewhere', entry(OTHER, { path: 'docs/old/tea.md' }), null],
    ['but not by another packet', entry(UNSIGNED, { path: `${paths.packets}/WP-2-Tea.md` }), null],
    ['but not by a link', entry('y', { path: `${paths.packets}/WP-2-Tea.md`, kind: 'symlink' }), null],
  ])('finds a packet that was moved: %s', (_, found, to) => {
    const gone = from(PACKET, null);
    const unchanged = change(entry(PACKET, { path: 'docs/a.md' }), entry(PACKET, { path: 'docs/a.md' }));
    const alsoGone = change(entry(PACKET, { path: 'docs/b.md' }), null);
    expect(alone(gone, unchanged, alsoGone, change(null, found))).toEqual([`removed: ${to}, from base in null`]);
  });
});

describe('a commit', () => {
  it('answers for what it does, and the change not once more', () => {
    const edit = from(PACKET, OTHER);
    expect(told({ changes: [edit], commits: [{ parents: [[edit]] }] })).toEqual([
      'changed: REQUESTOR, from parent 0 in commit 0',
    ]);
  });

  it('answers for what a later one restores', () => {
    const commits = [{ parents: [[from(PACKET, OTHER)]] }, { parents: [[from(OTHER, PACKET)]] }];
    expect(told({ commits })).toEqual([
      'changed: REQUESTOR, from parent 0 in commit 0',
      'changed: REQUESTOR, from parent 0 in commit 1',
    ]);
  });

  it('that restores what the ledger of the base holds answers for nothing', () => {
    const { lockDigest, id } = read(PACKET);
    const row = {
      signature: 'alice010120260900',
      text: '',
      folded: '',
      packets: [id],
      lock: lockDigest,
      invalid: false,
      line: 1,
    };
    const ledger = { path: paths.ledger, rows: [row] };
    expect(told({ commits: [{ parents: [[from(OTHER, PACKET)]] }], ledger })).toEqual([]);
  });

  it('that merges answers once for what it does to both of its parents', () => {
    const both = { parents: [[from(PACKET, WIDER)], [from(PACKET, WIDER)]] };
    expect(told({ commits: [both] })).toEqual(['changed: IN_SCOPE_PATHS, from parent 0 in commit 0']);
    const each = { parents: [[from(PACKET, WIDER)], [from(OTHER, PACKET)]] };
    expect(told({ commits: [each] })).toEqual([
      'changed: IN_SCOPE_PATHS, from parent 0 in commit 0',
      'changed: REQUESTOR, from parent 1 in commit 0',
    ]);
  });

  it('that merges answers for each part that it rewrites', () => {
    const two = `${PACKET}\n## WAIVERS\n- W1\n\n## AUDIT REPORT\nPASS\n`;
    expect(told({ commits: [{ parents: [[from(two, PACKET)], [from(two, PACKET)]] }] })).toEqual([
      'rewritten: WAIVERS, from parent 0 in commit 0',
      'rewritten: AUDIT REPORT, from parent 0 in commit 0',
    ]);
  });

  it('that rewrites a report is said once, and the change answers for the rest', () => {
    const rewrite = from(REPORTED, REWRITTEN);
    expect(told({ base: entry(REPORTED), changes: [rewrite], commits: [{ parents: [[rewrite]] }] })).toEqual([
      'rewritten: AUDIT REPORT, from parent 0 in commit 0',
    ]);
    const more = from(REPORTED, REWRITTEN.replace('REQUESTOR: alice', 'REQUESTOR: bob'));
    expect(told({ base: entry(REPORTED), changes: [more], commits: [{ parents: [[rewrite]] }] })).toEqual([
      'rewritten: AUDIT REPORT, from parent 0 in commit 0',
      'changed: REQUESTOR, from base in null',
    ]);
  });

  it('leaves to the change what no commit did', () => {
    expect(told({ changes: [from(PACKET, OTHER)], commits: [{ parents: [[from(null, 'x')]] }] })).toEqual([
      'changed: REQUESTOR, from base in null',
    ]);
    expect(told({ changes: [from(REPORTED, REWRITTEN)] })).toEqual(['rewritten: AUDIT REPORT, from base in null']);
  });
});

describe('a commit that did not start from the packet of the base', () => {
  const own = (before: TreeEntry | null, after: TreeEntry | null, more: Partial<History> = {}) =>
    told({ commits: [{ parents: [[]], own: [change(before, after)] }], ...more });

  it('may bring its path with the text that is signed there, and no other', () => {
    expect(own(null, entry(PACKET))).toEqual([]);
    expect(own(null, entry(PACKET.replace('Ready-for-Dev', 'Done')))).toEqual([]);
    expect(own(null, entry(OTHER))).toEqual(['other-text: REQUESTOR, from base in commit 0']);
    expect(own(entry(UNSIGNED), entry(OTHER))).toEqual(['other-text: REQUESTOR, from base in commit 0']);
    expect(own(entry('y', { kind: 'symlink' }), entry(OTHER))).toEqual([
      'other-text: REQUESTOR, from base in commit 0',
    ]);
  });

  it('is not asked where it started from a signed packet, or takes it away', () => {
    expect(own(entry(WIDER), entry(OTHER))).toEqual([]);
    expect(own(entry(UNSIGNED), null)).toEqual([]);
  });

  it('is not asked where the base has no signed packet', () => {
    expect(own(null, entry(OTHER), { base: null })).toEqual([]);
    expect(own(null, entry(OTHER), { base: entry(UNSIGNED) })).toEqual([]);
  });

  it('may not bring another kind of entry', () => {
    expect(own(null, entry('x', { kind: 'symlink' }))).toEqual(['retyped: file symlink, from base in commit 0']);
    expect(own(null, entry(OTHER, { kind: 'executable' }))).toEqual([
      'retyped: file executable, from base in commit 0',
    ]);
    expect(own(null, entry(PACKET), { base: entry(PACKET, { kind: 'executable' }) })).toEqual([
      'retyped: executable file, from base in commit 0',
    ]);
  });

  it('may bring what the ledger of the base holds', () => {
    const { lockDigest, id } = read(OTHER);
    const row = {
      signature: 'alice010120260900',
      text: '',
      folded: '',
      packets: [id],
      lock: lockDigest,
      invalid: false,
      line: 1,
    };
    expect(own(null, entry(OTHER), { ledger: { path: paths.ledger, rows: [row] } })).toEqual([]);
  });

  it('is asked once it is made', () => {
    const change = { parents: [[]], own: [from(null, OTHER)], id: null };
    expect(told({ commits: [change] })).toEqual([]);
  });
});
