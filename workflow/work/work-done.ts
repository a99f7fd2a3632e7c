import type { Commit } from '../../engine/model/commit.js';
import type { Law } from '../../engine/model/law.js';
import type { WorkPacket } from '../../engine/model/packet.js';
import { isExemptBot, packetPath } from '../../engine/model/packet-reference.js';
import type { RepoPath } from '../../engine/model/path.js';
import { matchesAny } from '../../engine/model/path-set.js';
import type { Snapshot } from '../../engine/model/snapshot.js';
import type { Status } from '../../engine/model/status.js';
import { validationReports } from '../../engine/model/validation-report.js';

/** What was done under a packet, among the commits of a range. */
export interface WorkDone {
  /** The commits that name the packet, whoever made them. */
  readonly commits: readonly Commit[];
  /** Those of them that are a Coder's or nobody's, since no role has every restriction: the work itself. */
  readonly work: readonly Commit[];
  /** What the commits that name the packet changed, each path once, less the packet itself. */
  readonly paths: readonly RepoPath[];
  /** Those that touch code and name no packet that there is: whatever they did may be work that nobody answers for. */
  readonly unaccounted: readonly Commit[];
  /** How many commits of the range are for something else: they name another packet, or touch no code. */
  readonly others: number;
}

/**
 * Finds the work among commits by what their trailers say (law.md, decision 15); an id counts only where it is exact.
 * @param isPacket whether there is a packet with an id
 */
export function workDone(
  all: readonly Commit[],
  id: string,
  law: Pick<Law, 'paths' | 'bots'>,
  isPacket: (id: string) => boolean,
): WorkDone {
  const isNaming = ({ trailers }: Commit): boolean => trailers?.workPackets.includes(id) === true;
  const commits = all.filter(isNaming);
  const unaccounted = all.filter((commit) => !isNaming(commit) && isUnaccounted(commit, law, isPacket));
  const work = commits.filter(({ trailers }) => trailers?.role === 'Coder' || trailers?.role === null);
  const paths = new Set(commits.flatMap(({ ownChanges }) => ownChanges.map(({ path }) => path)));
  paths.delete(packetPath(law, id));
  const others = all.length - commits.length - unaccounted.length;
  return { commits, work, paths: [...paths].sort(), unaccounted, others };
}

/** The programs that the law lets work without a packet are accounted for. */
function isUnaccounted(
  commit: Commit,
  { paths, bots }: Pick<Law, 'paths' | 'bots'>,
  isPacket: (id: string) => boolean,
): boolean {
  const touchesCode = commit.ownChanges.some(({ path }) => matchesAny(paths.code, path));
  return touchesCode && !commit.trailers?.workPackets.some(isPacket) && !isExemptBot(commit, bots);
}

/** The code, and the packet, that the work tree has otherwise than the commit it started from. */
export function uncommittedPaths(
  head: Snapshot,
  tree: Snapshot,
  packet: Pick<WorkPacket, 'path'>,
  { paths }: Pick<Law, 'paths'>,
): readonly RepoPath[] {
  const all = new Set([...head.paths(), ...tree.paths()]);
  return [...all].filter((path) => {
    if (path !== packet.path && !matchesAny(paths.code, path)) return false;
    const [before, after] = [head.entry(path), tree.entry(path)];
    return before?.id !== after?.id || before?.kind !== after?.kind;
  });
}

/** How far a packet says that its work is. */
export type WorkState =
  /** Work may be going on: with everything else in place it may be called done. */
  | { readonly kind: 'open' }
  | { readonly kind: 'done'; readonly reports: number }
  | { readonly kind: 'validated'; readonly reports: number }
  /** No work can have been done in this state, or none is readable. */
  | { readonly kind: 'not-started'; readonly status: Status | null };

/** Reads the state of the work off its packet. */
export function workState(packet: WorkPacket): WorkState {
  const status = packet.status === null || packet.status.kind === 'unknown' ? null : packet.status.status;
  const reports = validationReports(packet).length;
  switch (status) {
    case 'In-Progress':
      return { kind: 'open' };
    case 'Done':
      return { kind: 'done', reports };
    case 'VALIDATED':
      return { kind: 'validated', reports };
    default:
      return { kind: 'not-started', status };
  }
}
