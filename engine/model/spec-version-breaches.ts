import type { Change } from './change.js';
import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import { isSpecPath } from './governed.js';
import type { LawPaths } from './law.js';
import { isSigned, type WorkPacket } from './packet.js';
import { baseName, type RepoPath } from './path.js';
import type { EntryKind, ObjectId, TreeEntry } from './snapshot.js';
import { specVersion } from './spec-version.js';
import type { TextReader, TreeView } from './tree-view.js';
import { trimRight } from './trim.js';

/** What a change does to the Master Spec that the version lock forbids (CX-585A). */
export type SpecBreach = {
  readonly path: RepoPath;
  /** The commit that does it; null for one that is being made, and for what only the whole change does. */
  readonly commit: ObjectId | null;
} & (
  | { readonly kind: 'removed'; readonly to: RepoPath | null }
  | { readonly kind: 'retyped'; readonly was: EntryKind; readonly is: EntryKind }
  /** The first line that differs. */
  | { readonly kind: 'edited'; readonly line: number; readonly old: string; readonly new: string }
  /** A version that base does not have, without a packet that allows it. `named` are the packets that the commit names. */
  | { readonly kind: 'unauthorised'; readonly named: readonly string[]; readonly open: readonly string[] }
);

/** What is compared: the change with its commits, the base, and the means to read any file that the change touches. */
export interface SpecChange {
  readonly changeset: Pick<Changeset, 'changes' | 'commits'>;
  readonly base: Pick<TreeView, 'snapshot' | 'specEntry' | 'specPaths' | 'packetEntries' | 'packetAt'>;
  readonly result: Pick<TreeView, 'specEntry'>;
  readonly texts: TextReader;
  readonly paths: LawPaths;
}

/** Every commit against each parent, so that edit-and-restore is seen, and the result where no commit is to blame. */
export function specBreaches(change: SpecChange): SpecBreach[] {
  const { changes, commits } = change.changeset;
  const breaches = commits.flatMap((commit) => [...editsOf(commit, change), ...arrivalsOf(commit, change)]);
  const blamed = new Set(breaches.map(({ path }) => path));
  const left = changes.filter(({ path }) => !blamed.has(path));
  const edits = left.flatMap((each) => editOf(each, changes, null, change));
  return [...breaches, ...edits, ...(commits.length === 0 ? arrivalsWithoutCommits(left, change) : [])];
}

/** Whether the id of a packet has the token that makes it one for a new version of the spec (PRIORITY_3). */
export function isSpecUpdate(id: string): boolean {
  return id.split('-').includes('SpecUpdate');
}

function editsOf(commit: Commit, change: SpecChange): SpecBreach[] {
  const byPath = new Map<RepoPath, SpecBreach>();
  for (const { changes } of commit.parents) {
    for (const breach of changes.flatMap((each) => editOf(each, changes, commit.id, change))) {
      if (!byPath.has(breach.path)) byPath.set(breach.path, breach);
    }
  }
  return [...byPath.values()];
}

/** Held against the file that base has, whatever the commit started from: a commit that restores it breaks nothing. */
function editOf(
  { path, after }: Change,
  siblings: readonly Change[],
  commit: ObjectId | null,
  { base, texts, paths }: SpecChange,
): SpecBreach[] {
  const locked = base.snapshot.entry(path);
  if (!locked || !isVersionFile(path, paths, base.specEntry())) return [];
  if (!after) return [{ kind: 'removed', path, commit, to: movedTo(locked, siblings) }];
  if (after.kind !== locked.kind) return [{ kind: 'retyped', path, commit, was: locked.kind, is: after.kind }];
  if (after.id === locked.id) return [];
  const [old, now] = [texts.readText(locked), texts.readText(after)];
  // What could not be read is undecided already.
  const difference = old && now && firstDifference(old.text, now.text);
  return difference ? [{ kind: 'edited', path, commit, ...difference }] : [];
}

/** A file with a version in its name, or the one that is in force: notes about the spec may match its pattern too. */
function isVersionFile(path: RepoPath, paths: LawPaths, inForce: TreeEntry | null): boolean {
  return isSpecPath(paths, path) && (specVersion(path) !== null || path === inForce?.path);
}

function movedTo(locked: TreeEntry, siblings: readonly Change[]): RepoPath | null {
  const moved = siblings.find(
    ({ path, before, after }) =>
      !before && after && (after.id === locked.id || baseName(path) === baseName(locked.path)),
  );
  return moved?.path ?? null;
}

/** Commits that bring or change a version that base does not have have to name a packet for it. */
function arrivalsOf({ id, trailers, ownChanges }: Commit, change: SpecChange): SpecBreach[] {
  const arrived = arrivedIn(ownChanges, change);
  if (arrived.length === 0) return [];
  const open = openSpecUpdates(change);
  const named = trailers?.workPackets ?? [];
  // Before a message there is nothing to name one in: commit-msg judges it again.
  const isAllowed = trailers === null ? open.length > 0 : open.some((packet) => named.includes(packet.id));
  return isAllowed ? [] : arrived.map((path) => unauthorised(path, id, named, open));
}

function arrivalsWithoutCommits(changes: readonly Change[], change: SpecChange): SpecBreach[] {
  const arrived = arrivedIn(changes, change);
  // Only a change that touches a spec has the packets at hand that may allow it.
  const open = arrived.length === 0 ? [] : openSpecUpdates(change);
  return open.length > 0 ? [] : arrived.map((path) => unauthorised(path, null, [], open));
}

function arrivedIn(changes: readonly Change[], { base, result, paths }: SpecChange): RepoPath[] {
  // The first Master Spec of a repository has nothing to be an update of.
  if (base.specPaths.length === 0) return [];
  return changes.flatMap(({ path, after }) => {
    if (!after || base.snapshot.entry(path) || !isVersionFile(path, paths, result.specEntry())) return [];
    // A version that moves is missed where it was.
    return changes.some((other) => !other.after && other.before?.id === after.id) ? [] : [path];
  });
}

function unauthorised(
  path: RepoPath,
  commit: ObjectId | null,
  named: readonly string[],
  open: readonly WorkPacket[],
): SpecBreach {
  return { kind: 'unauthorised', path, commit, named, open: open.map(({ id }) => id) };
}

/** The SpecUpdate packets of base that are signed and may be worked on (law.md, decision 15). */
function openSpecUpdates({ base }: SpecChange): WorkPacket[] {
  return base.packetEntries.flatMap(({ path }) => {
    const packet = isSpecUpdate(baseName(path).replace(/\.md$/, '')) ? base.packetAt(path) : null;
    const status = packet?.status && packet.status.kind !== 'unknown' ? packet.status.status : null;
    return packet && isSigned(packet) && (status === 'Ready-for-Dev' || status === 'In-Progress') ? [packet] : [];
  });
}

/** Line ends, blanks at line ends and the final newline do not count, nor do encoding and byte order mark (law.md, "The lock"). */
function firstDifference(oldText: string, newText: string): { line: number; old: string; new: string } | null {
  const [before, after] = [foldedLines(oldText), foldedLines(newText)];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [then, now] = [before[at] ?? '', after[at] ?? ''];
    if (then === now) continue;
    const from = shownFrom(then, now);
    return { line: at + 1, old: excerpt(then, from), new: excerpt(now, from) };
  }
  return null;
}

/** A little before the first character that differs: lines of a spec are long, and a message shows the beginning. */
function shownFrom(then: string, now: string): number {
  let same = 0;
  while (same < then.length && then[same] === now[same]) same++;
  return same <= SHOWN_BEFORE ? 0 : then.lastIndexOf(' ', same - SHOWN_BEFORE) + 1;
}

function excerpt(line: string, from: number): string {
  return from === 0 ? line : `… ${line.slice(from)}`;
}

const SHOWN_BEFORE = 30;

function foldedLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => trimRight(line, BLANK));
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

const BLANK = /[ \t]/;
