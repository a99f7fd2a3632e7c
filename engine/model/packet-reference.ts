import type { Commit } from './commit.js';
import { dependenciesOf } from './dependency-graph.js';
import type { BotLaw, Law } from './law.js';
import { nearName } from './near-name.js';
import { isSigned, type SignedPacket, type WorkPacket } from './packet.js';
import { packetIds } from './packet-entries.js';
import type { PacketStates } from './packet-states.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import type { Status } from './status.js';
import type { TreeView } from './tree-view.js';
import { retiredEntry, successorOf, type WorkStanding, type WorkTree, workStanding } from './work-standing.js';

/** What a commit's trailers lead to: the one packet that it is done under, or why there is none. */
export type NamedPacket =
  | { readonly kind: 'packet'; readonly packet: SignedPacket }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown'; readonly id: string; readonly nearest: string | null }
  /** `signedInChange`: an earlier commit of the same change signed it, which the law does not accept. */
  | { readonly kind: 'unsigned'; readonly id: string; readonly signedInChange: boolean };

/** What is needed to know under which packet a commit is done. */
export interface ReferenceContext {
  readonly law: Pick<Law, 'paths' | 'signedEarlierInChange'>;
  readonly base: Pick<TreeView, 'packet' | 'packetEntries' | 'board'>;
  readonly states: PacketStates;
}

/**
 * The packet that a commit names, as the base tip has it signed: what a change does to a packet never widens what its own commits may
 * do (law.md, decision 15; threat R09). Look-up is by exact id.
 */
export function namedPacket(commit: Commit, { law, base, states }: ReferenceContext): NamedPacket {
  const ids = [...new Set(commit.trailers?.workPackets ?? [])];
  const [id] = ids;
  if (id === undefined) return { kind: 'none' };
  if (ids.length > 1) return { kind: 'several', ids };
  const standing = base.packet(id);
  if (standing && isSigned(standing)) return { kind: 'packet', packet: standing };
  const before = states.before(commit, packetPath(law, id));
  const isSignedBefore = before !== null && isSigned(before);
  if (isSignedBefore && law.signedEarlierInChange) return { kind: 'packet', packet: before };
  if (standing || before) return { kind: 'unsigned', id, signedInChange: isSignedBefore };
  return { kind: 'unknown', id, nearest: nearName(id, packetIds(base)) };
}

/** Why no work may be done under a packet at a commit. */
export type StandstillReason =
  /** `status` is null where STATUS is missing or cannot be read. */
  | { readonly kind: 'not-startable'; readonly status: Status | null }
  | { readonly kind: 'retired'; readonly column: string }
  | { readonly kind: 'waiting'; readonly blockers: readonly Blocker[] };

/** A packet that has to be finished before work starts on one that depends on it, and how it stands. */
export interface Blocker {
  readonly id: string;
  readonly standing: WorkStanding;
}

/**
 * Why work under a packet may not go on, as things stand before a commit: STATUS and the packets that it waits for, with what earlier
 * commits of the change did to them; and the columns of base's board that exist on the board only (law.md, decision 18).
 */
export function standstill(packet: WorkPacket, commit: Commit, context: ReferenceContext): StandstillReason | null {
  const { law, base, states } = context;
  const retired = retiredEntry(packet.id, base);
  if (retired) return { kind: 'retired', column: retired.column };
  const before: WorkTree = { packet: (id) => states.before(commit, packetPath(law, id)), board: () => base.board() };
  const now = before.packet(packet.id) ?? packet;
  const status = now.status === null || now.status.kind === 'unknown' ? null : now.status.status;
  if (status !== 'Ready-for-Dev' && status !== 'In-Progress') return { kind: 'not-startable', status };
  const blockers = dependenciesOf(packet)
    .map((id) => ({ id, standing: workStanding(id, before) }))
    .filter(({ standing }) => standing.kind !== 'finished');
  return blockers.length > 0 ? { kind: 'waiting', blockers } : null;
}

/**
 * Whether a commit is a program's that the law lets work without a packet: author and committer have one of its addresses, and every
 * path is one of its paths. Git records what it is told, so this narrows and proves nothing (threat R05).
 */
export function isExemptBot({ author, committer, ownChanges }: Commit, bots: readonly BotLaw[]): boolean {
  return bots.some(({ emails, paths }) => {
    const known = new Set(emails.map((email) => email.toLowerCase()));
    const isKnown = [author, committer].every(({ email }) => known.has(email.toLowerCase()));
    return isKnown && ownChanges.every(({ path }) => matchesAny(paths, path));
  });
}

/**
 * Where the packets stand that decide about work under the packets that commits name: what these wait for, and what took its place on
 * the board of the base.
 */
export function neededPaths(commits: readonly Commit[], trees: readonly TreeView[], law: Law): RepoPath[] {
  const named = new Set(commits.flatMap(({ trailers }) => trailers?.workPackets ?? []));
  const packets = [...named].flatMap((id) => trees.flatMap((tree) => tree.packet(id) ?? []));
  const needed = new Set(packets.flatMap(dependenciesOf));
  // A set is walked in the order of its growth: what is added on the way is walked, too.
  for (const id of needed) {
    for (const tree of trees) {
      const retired = retiredEntry(id, tree);
      const by = retired && successorOf(retired);
      if (by) needed.add(by);
    }
  }
  return [...needed].map((id) => packetPath(law, id));
}

/** Where the packet with an id stands, when there is one. */
export function packetPath({ paths }: Pick<Law, 'paths'>, id: string): RepoPath {
  return `${paths.packets}/${id}.md`;
}

/** The next revision of an id: what a packet is called that replaces a signed one. */
export function successorId(id: string): string {
  const revision = /-v(\d{1,6})$/.exec(id);
  return revision ? `${id.slice(0, revision.index)}-v${Number(revision[1]) + 1}` : `${id}-v2`;
}
