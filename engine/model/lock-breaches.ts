import type { Change } from './change.js';
import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import { isPacketPath } from './governed.js';
import type { LawPaths } from './law.js';
import { isRestoredFromLedger, type LockDifference, lockDifferences } from './lock.js';
import { isSigned, type SignedPacket, type WorkPacket } from './packet.js';
import { baseName, type RepoPath } from './path.js';
import type { EntryKind, ObjectId } from './snapshot.js';
import type { PacketReader, TreeView } from './tree-view.js';

/** What a change does to a signed packet that its lock forbids (law.md, "The lock"). */
export type LockBreach = {
  /** The packet as it was signed. */
  readonly signed: SignedPacket;
  /** The commit that holds it so, to restore it from; null for the commit that HEAD names. */
  readonly from: ObjectId | null;
  /** The commit that breaks the lock; null for one that is being made, and for what only the whole change does. */
  readonly commit: ObjectId | null;
} & (
  | { readonly kind: 'removed'; readonly to: RepoPath | null }
  | { readonly kind: 'retyped'; readonly was: EntryKind; readonly is: EntryKind }
  | { readonly kind: 'changed'; readonly now: WorkPacket; readonly difference: LockDifference }
  /** Text that may only grow at its end has become other text. */
  | { readonly kind: 'rewritten'; readonly now: WorkPacket; readonly title: string }
  /** A commit that did not start from base's packet brings its path with another locked text than base has. */
  | { readonly kind: 'other-text'; readonly now: WorkPacket; readonly difference: LockDifference }
);

/** What is compared: the change with its commits, and the means to read a packet of any of its trees. */
export interface LockedChange {
  readonly changeset: Pick<Changeset, 'base' | 'changes' | 'commits'>;
  readonly base: Pick<TreeView, 'packetAt' | 'ledger'>;
  readonly packets: PacketReader;
  readonly paths: LawPaths;
}

/**
 * Every breach of a lock: of each commit against each parent and against the base tip, and of the result against the base for the
 * packets on which no single commit is to blame.
 */
export function lockBreaches(locked: LockedChange): LockBreach[] {
  const { base, changes, commits } = locked.changeset;
  const breaches = commits.flatMap((commit) => [...againstParents(commit, locked), ...againstBase(commit, locked)]);
  // A commit that rewrites a report is warned of, and answers for nothing else that the change does to the packet.
  const blamed = new Set(breaches.filter(({ kind }) => kind !== 'rewritten').map(({ signed }) => signed.path));
  const said = new Set(breaches.map(keyOf));
  // What no single commit did: two sides that merge into a text that nobody signed (threats L11-L13), or a tree without commits.
  const left = changes.filter(({ path }) => !blamed.has(path));
  return [
    ...breaches,
    ...left
      .flatMap((change) => compare(change, changes, locked, { from: base.commit, commit: null }))
      .filter((breach) => breach.kind !== 'rewritten' || !said.has(keyOf(breach))),
  ];
}

/** Every commit against every parent, so that edit-and-restore, evil merges and strip-edit-resign are seen. */
function againstParents(commit: Commit, locked: LockedChange): LockBreach[] {
  const breaches = new Map<string, LockBreach>();
  for (const { parent, changes } of commit.parents) {
    for (const breach of changes.flatMap((change) =>
      compare(change, changes, locked, { from: parent, commit: commit.id }),
    )) {
      // What a merge does to both of its parents is one breach.
      const key = keyOf(breach);
      if (!breaches.has(key)) breaches.set(key, breach);
    }
  }
  return [...breaches.values()];
}

function keyOf(breach: LockBreach): string {
  const { kind, subject, line } = 'difference' in breach ? breach.difference : { kind: '', subject: '', line: null };
  const title = breach.kind === 'rewritten' ? breach.title : '';
  return JSON.stringify([breach.kind, breach.signed.path, kind, subject, line, title]);
}

/** A commit may touch a path that is signed at the base tip only with base's locked text (threat L15). */
function againstBase(commit: Commit, { base, packets, changeset }: LockedChange): LockBreach[] {
  if (commit.id === null) return [];
  return commit.ownChanges.flatMap(({ path, before, after }): LockBreach[] => {
    const signed = base.packetAt(path);
    if (!after || !signed || !isSigned(signed)) return [];
    // A commit that started from base's own lock has been compared with it already, as with its parent's.
    const started = before ? packets.read(before) : null;
    if (started && isSigned(started)) return [];
    const common = { signed, from: changeset.base.commit, commit: commit.id };
    const was = changeset.base.entry(path)?.kind ?? 'file';
    if (after.kind !== was) return [{ ...common, kind: 'retyped', was, is: after.kind }];
    const now = packets.read(after);
    if (!now || isRestoredFromLedger(now, signed, base.ledger())) return [];
    const [difference] = lockDifferences(signed, now);
    return difference ? [{ ...common, kind: 'other-text', now, difference }] : [];
  });
}

function compare(
  change: Change,
  siblings: readonly Change[],
  locked: LockedChange,
  revisions: Pick<LockBreach, 'from' | 'commit'>,
): LockBreach[] {
  const { before, after, path } = change;
  const signed = before && isPacketPath(locked.paths, path) ? locked.packets.read(before) : null;
  if (!before || !signed || !isSigned(signed)) return [];
  const common = { signed, ...revisions };
  if (!after) return [{ ...common, kind: 'removed', to: movedTo(signed, siblings, locked) }];
  const retyped: LockBreach = { ...common, kind: 'retyped', was: before.kind, is: after.kind };
  const now = locked.packets.read(after);
  return [...(after.kind === before.kind ? [] : [retyped]), ...(now ? textBreaches(now, common, locked) : [])];
}

function textBreaches(
  now: WorkPacket,
  common: Pick<LockBreach, 'signed' | 'from' | 'commit'>,
  { base }: LockedChange,
): LockBreach[] {
  const { signed } = common;
  const differences = isRestoredFromLedger(now, signed, base.ledger()) ? [] : lockDifferences(signed, now);
  const rewritten = signed.appendOnly.filter((part) => !now.appendOnly.some(({ text }) => text.startsWith(part.text)));
  return [
    ...differences.map((difference): LockBreach => ({ ...common, kind: 'changed', now, difference })),
    ...rewritten.map(({ title }): LockBreach => ({ ...common, kind: 'rewritten', now, title })),
  ];
}

/** Where the change put the same packet, by its text or its id: a rename is a removal that somebody should find again. */
function movedTo(packet: SignedPacket, siblings: readonly Change[], { packets, paths }: LockedChange): RepoPath | null {
  const name = baseName(packet.path).toLowerCase();
  const twin = siblings.find(({ path, before, after }) => {
    if (before || !after) return false;
    if (after.id === packet.blob || baseName(path).toLowerCase() === name) return true;
    return isPacketPath(paths, path) && packets.read(after)?.signature?.text === packet.signature.text;
  });
  return twin?.path ?? null;
}
