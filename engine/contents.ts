import type { Change } from './model/change.js';
import type { Changeset } from './model/changeset.js';
import { isJudgedCode } from './model/code-paths.js';
import { governedPart, isPacketPath, isSpecPath } from './model/governed.js';
import type { Law } from './model/law.js';
import type { RepoPath } from './model/path.js';
import { isRegular, type Snapshot, type TreeEntry } from './model/snapshot.js';
import type { WantedBlob } from './sources/source.js';

/**
 * The most lines of a packet or another governed file, and of a Master Spec. What readers make of a line takes a hundred times the bytes
 * that an empty one has; the files of the field stay below a tenth of these.
 */
export const MOST_LINES = 100_000;
export const MOST_SPEC_LINES = 500_000;

/**
 * Which contents a run needs, so that nothing else is read: the governed files that the change or one of its commits
 * touches, and, once something governed is touched, the small files that rules look things up in.
 */
export function contentsOfChange(changeset: Changeset, law: Law): WantedBlob[] {
  const wanted = new Wanted(law);
  for (const change of allChanges(changeset)) wanted.addChange(change);
  const touched = wanted.size > 0;
  if (touched || changeset.whole) {
    for (const snapshot of [changeset.base, changeset.result]) {
      wanted.addPath(snapshot, law.paths.specPointer);
      wanted.addPath(snapshot, law.paths.ledger);
      wanted.addPath(snapshot, law.paths.board);
    }
    // What the ledger says of a signature concerns the packet that has it, which need not be touched.
    for (const snapshot of touchesLedger(changeset, law) ? [changeset.base, changeset.result] : []) {
      for (const path of packetPathsOf(snapshot, law)) wanted.addPath(snapshot, path);
    }
    // A path that a commit touches may be locked at the base tip even where the results agree (threat L15).
    for (const path of wanted.lockedPaths()) wanted.addPath(changeset.base, path);
  }
  // The packets that commits work under say what they may touch; base's text binds, one that the change brings has none there.
  for (const id of changeset.commits.flatMap(({ trailers }) => trailers?.workPackets ?? [])) {
    for (const snapshot of [changeset.base, changeset.result])
      wanted.addPath(snapshot, `${law.paths.packets}/${id}.md`);
  }
  for (const snapshot of [changeset.base, changeset.result]) wanted.addStanding(snapshot);
  return wanted.blobs();
}

/** The files that every governed repository has, in whatever state: each run says whether they are there. */
export function contentsOfStanding(snapshot: Snapshot, law: Law): WantedBlob[] {
  const wanted = new Wanted(law);
  wanted.addStanding(snapshot);
  return wanted.blobs();
}

/** The changed code whose lines are judged, before and after; of what is larger than `limits.codeBytes` the rules say that it was not. */
export function contentsOfCode({ changes }: Changeset, { paths, limits }: Law): WantedBlob[] {
  return changes
    .filter(({ path }) => isJudgedCode(paths.code, path))
    .flatMap(({ before, after }) => [before ?? [], after ?? []].flat())
    .filter(isRegular)
    .map((entry) => ({ entry, maxBytes: limits.codeBytes }));
}

/** The differences of the trees and of every commit, against every parent. */
function* allChanges({
  changes,
  commits,
  pushed,
}: Pick<Changeset, 'changes' | 'commits' | 'pushed'>): Iterable<Change> {
  yield* changes;
  if (pushed) yield* allChanges(pushed);
  for (const { parents, ownChanges } of commits) {
    for (const parent of parents) yield* parent.changes;
    // A merge's own changes start from the mechanical merge, whose texts no parent need have.
    if (parents.length > 1) yield* ownChanges;
  }
}

/** Every packet of a tree: for `--all`, and to see whether a signature stands in another packet. */
export function contentsOfPackets(snapshot: Snapshot, law: Law): WantedBlob[] {
  return contentsAt(snapshot, law, packetPathsOf(snapshot, law));
}

function packetPathsOf(snapshot: Snapshot, { paths }: Law): RepoPath[] {
  return snapshot.paths().filter((path) => isPacketPath(paths, path));
}

function touchesLedger({ changes }: Changeset, { paths }: Law): boolean {
  return changes.some(({ path }) => path === paths.ledger);
}

/** The given paths of a tree, where they are governed files. */
export function contentsAt(snapshot: Snapshot, law: Law, paths: Iterable<RepoPath>): WantedBlob[] {
  const wanted = new Wanted(law);
  for (const path of paths) wanted.addPath(snapshot, path);
  return wanted.blobs();
}

class Wanted {
  private readonly byId = new Map<string, WantedBlob>();
  private readonly lockable = new Set<RepoPath>();

  constructor(private readonly law: Law) {}

  get size(): number {
    return this.byId.size;
  }

  addChange(change: Change): void {
    if (change.before) this.add(change.before);
    if (change.after) this.add(change.after);
  }

  addPath(snapshot: Snapshot, path: RepoPath): void {
    const entry = snapshot.entry(path);
    if (entry) this.add(entry);
  }

  /** The protocol belongs to the law, whose files are judged by path; these few are read, to see that they say something; the waivers, because they count. */
  addStanding(snapshot: Snapshot): void {
    const { paths, limits } = this.law;
    for (const path of [paths.specPointer, paths.board, paths.ledger, paths.waivers, ...paths.protocols]) {
      const entry = snapshot.entry(path);
      if (entry && isRegular(entry)) {
        this.byId.set(`${entry.id} ${path}`, { entry, maxBytes: limits.packetBytes, maxLines: MOST_LINES });
      }
    }
  }

  lockedPaths(): readonly RepoPath[] {
    return [...this.lockable];
  }

  blobs(): WantedBlob[] {
    return [...this.byId.values()];
  }

  private add(entry: TreeEntry): void {
    const { paths, limits } = this.law;
    if (isPacketPath(paths, entry.path) || isSpecPath(paths, entry.path)) this.lockable.add(entry.path);
    if (!READ_WHOLE.has(governedPart(paths, entry.path) ?? '') && !isPacketPath(paths, entry.path)) return;
    // Links and submodules are judged by their mode; what they point at is never read.
    if (!isRegular(entry)) return;
    const isSpec = isSpecPath(paths, entry.path);
    const maxBytes = isSpec ? limits.specBytes : limits.packetBytes;
    this.byId.set(`${entry.id} ${entry.path}`, { entry, maxBytes, maxLines: isSpec ? MOST_SPEC_LINES : MOST_LINES });
  }
}

/** The governed parts that are single text files. Law files and code are judged by path. */
const READ_WHOLE: ReadonlySet<string> = new Set(['board', 'spec', 'spec-pointer', 'ledger', 'waivers', 'oss-register']);
