import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import { isGlob } from './glob.js';
import type { Law } from './law.js';
import { isLawPath } from './law-touches.js';
import { isSigned, type WorkPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { excludedBy, isInScope, type ScopeEntry, scopeOf } from './scope-entries.js';
import { covers } from './scope-pattern.js';
import type { TreeView } from './tree-view.js';

/** A file of the law that a commit changes without being allowed to. */
export interface Unwarranted {
  readonly path: RepoPath;
  readonly commit: Commit;
  /** The packet that the commit names and that may be worked on; null when it names none, several, or another. */
  readonly packet: string | null;
  readonly isLast: boolean;
}

/**
 * The changes of law files that no signed packet allows, at each commit that makes one. What a merge takes over unchanged is not the
 * merger's. A file that differs although no commit of the change wrote it was brought by the merge with base: nobody's.
 */
export function unwarranted(
  files: readonly RepoPath[],
  commits: readonly Commit[],
  base: TreeView,
  law: Law,
): Unwarranted[] {
  const wanted = new Set(files);
  return commits.flatMap((commit, index) => {
    const packet = warrantOf(commit, base);
    return commit.ownChanges
      .map(({ path }) => path)
      .filter((path) => wanted.has(path) && !(packet && warrants(packet, path, law)))
      .map((path) => ({ path, commit, packet: packet?.id ?? null, isLast: index === commits.length - 1 }));
  });
}

/**
 * What a change of the law brings along: everything but the law, and the paperwork of the packets that it is done under. Code is
 * company even where a scope lists it: then the same change would make a law and use it.
 */
export function companyOf({ changes, commits }: Changeset, base: TreeView, law: Law): RepoPath[] {
  const warranting = commits.flatMap((commit) => warrantOf(commit, base) ?? []);
  return changes
    .map(({ path }) => path)
    .filter((path) => {
      if (isLawPath(law.paths, path) || path === law.paths.board) return false;
      if (warranting.some((packet) => packet.path === path)) return false;
      if (matchesAny(law.paths.code, path)) return true;
      return !warranting.some((packet) => isInScope(scopeOf(packet), path));
    });
}

/** The one packet that a commit names, when base has signed it and work on it may go on there: a finished one allows nothing more. */
function warrantOf({ trailers }: Commit, base: TreeView): WorkPacket | null {
  const ids = new Set(trailers?.workPackets ?? []);
  const [id] = ids;
  const packet = id !== undefined && ids.size === 1 ? base.packet(id) : null;
  if (!packet || !isSigned(packet) || isRetired(packet, base)) return null;
  const status = packet.status === null || packet.status.kind === 'unknown' ? null : packet.status.status;
  return status === 'Ready-for-Dev' || status === 'In-Progress' ? packet : null;
}

function isRetired({ id }: WorkPacket, base: TreeView): boolean {
  return base.board()?.entries.some((entry) => entry.id === id && RETIRED.has(entry.column)) ?? false;
}

const RETIRED: ReadonlySet<string> = new Set(['Superseded', 'Cancelled']);

/** Whether the scope of a packet says that this file of the law is changed: who signed `docs/` did not mean the protocol in it. */
function warrants(packet: WorkPacket, path: RepoPath, law: Law): boolean {
  const scope = scopeOf(packet);
  return !excludedBy(scope, path) && scope.inScope.some((entry) => names(entry, path, law));
}

function names({ pattern, isReadOnly }: ScopeEntry, path: RepoPath, { paths }: Law): boolean {
  if (pattern === null || isReadOnly || !covers(pattern, path)) return false;
  return pattern === path || isLawPath(paths, fixedPart(pattern));
}

/** The folder or file up to the first wildcard: `.github/workflows/` of `.github/workflows/*.yml`. */
function fixedPart(pattern: string): string {
  const segments = pattern.split('/');
  const wild = segments.findIndex(isGlob);
  const fixed = wild < 0 ? segments : segments.slice(0, wild);
  return fixed.filter((segment) => segment !== '').join('/');
}
