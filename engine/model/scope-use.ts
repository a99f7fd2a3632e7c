import type { Changeset } from './changeset.js';
import type { Commit } from './commit.js';
import {
  type CompanionLaw,
  type CompanionReason,
  companionReason,
  type FilesByStem,
  filesByStem,
} from './companions.js';
import type { Law } from './law.js';
import type { SignedPacket } from './packet.js';
import { type NamedPacket, namedPacket, packetPath, type ReferenceContext } from './packet-reference.js';
import type { RepoPath } from './path.js';
import { matchesAny } from './path-set.js';
import { excludedBy, isInScope, type PacketScope, type ScopeEntry, scopeOf } from './scope-entries.js';
import type { Snapshot } from './snapshot.js';

/** How the paths of a commit lie to a scope, where they are not simply in it. */
export interface ScopeUse {
  /** Neither in the scope nor something that may come along. */
  readonly outside: readonly RepoPath[];
  /** Put out by an entry of OUT_OF_SCOPE, whatever puts them in. */
  readonly excluded: readonly { readonly path: RepoPath; readonly entry: ScopeEntry }[];
  /** What may come along, by the reason why. */
  readonly companions: ReadonlyMap<CompanionReason, readonly RepoPath[]>;
}

/** A commit whose paths are held against the scope of the packet that it names. */
export type FencedCommit = {
  readonly commit: Commit;
  readonly isLast: boolean;
  /** What it changed itself, less what every commit under the packet may change, and what is another rule's. Never empty. */
  readonly paths: readonly [RepoPath, ...RepoPath[]];
} & (
  | { readonly kind: 'no-packet'; readonly named: NamedPacket; readonly ids: readonly string[] }
  | { readonly kind: 'no-scope'; readonly packet: SignedPacket }
  | {
      readonly kind: 'scoped';
      readonly packet: SignedPacket;
      readonly scope: readonly string[];
      readonly use: ScopeUse;
    }
);

/** What is needed to hold the commits of a change against the scopes of their packets. */
export interface ScopeContext extends ReferenceContext {
  readonly law: Pick<Law, 'paths' | 'signedEarlierInChange'>;
  readonly changeset: Pick<Changeset, 'commits'>;
  readonly trees: readonly Snapshot[];
  readonly companions: CompanionLaw;
}

/**
 * The commits that a scope fences, in order: those that name a packet and are a Coder's, nobody's (no role has every restriction) or
 * on code; less the Orchestrator's, who may touch no code at all. A path counts on both sides of a rename (threat R13).
 */
export function* fencedCommits(context: ScopeContext): Iterable<FencedCommit> {
  const { law, trees, changeset } = context;
  let byStem: FilesByStem | null = null;
  const files = (): FilesByStem => {
    byStem ??= filesByStem(trees.flatMap((tree) => tree.paths()));
    return byStem;
  };
  for (const [index, commit] of changeset.commits.entries()) {
    if (!isFenced(commit, law)) continue;
    const named = namedPacket(commit, context);
    const ids = [...new Set(commit.trailers?.workPackets ?? [])];
    const [path, ...more] = judgedPaths(commit, ids, law);
    // What a commit on code names wrongly is the fault of its reference.
    if (path === undefined || (named.kind !== 'packet' && touchesCode(commit, law))) continue;
    const fenced = { commit, isLast: index === changeset.commits.length - 1, paths: [path, ...more] as const };
    if (named.kind !== 'packet') yield { ...fenced, kind: 'no-packet', named, ids };
    else yield heldAgainst(fenced, named.packet, files, context.companions);
  }
}

function isFenced(commit: Commit, law: ScopeContext['law']): boolean {
  const { role = null, workPackets = [] } = commit.trailers ?? {};
  if (workPackets.length === 0 || role === 'Orchestrator') return false;
  return role === 'Coder' || role === null || touchesCode(commit, law);
}

function touchesCode({ ownChanges }: Commit, { paths }: ScopeContext['law']): boolean {
  return ownChanges.some(({ path }) => matchesAny(paths.code, path));
}

/** The packet's own file is always open to the work on it: its lock guards the contract. The board has one owner, whatever a scope says. */
function judgedPaths({ ownChanges }: Commit, ids: readonly string[], law: ScopeContext['law']): RepoPath[] {
  const own = new Set([law.paths.board, ...ids.map((id) => packetPath(law, id))]);
  return ownChanges.map(({ path }) => path).filter((path) => !own.has(path));
}

function heldAgainst(
  fenced: Pick<FencedCommit, 'commit' | 'isLast' | 'paths'>,
  packet: SignedPacket,
  files: () => FilesByStem,
  companions: CompanionLaw,
): FencedCommit {
  const scope = scopeOf(packet);
  const listed = scope.inScope.flatMap(({ pattern, isReadOnly }) => (isReadOnly ? [] : (pattern ?? [])));
  if (listed.length === 0) return { ...fenced, kind: 'no-scope', packet };
  return { ...fenced, kind: 'scoped', packet, scope: listed, use: scopeUse(fenced.paths, scope, files, companions) };
}

/**
 * Holds paths against a scope.
 * @param files where the file that a test belongs to is looked for
 */
export function scopeUse(
  paths: readonly RepoPath[],
  scope: PacketScope,
  files: () => FilesByStem,
  law: CompanionLaw,
): ScopeUse {
  const outside: RepoPath[] = [];
  const excluded: { path: RepoPath; entry: ScopeEntry }[] = [];
  const companions = new Map<CompanionReason, RepoPath[]>();
  for (const path of paths) {
    const entry = excludedBy(scope, path);
    if (entry) excluded.push({ path, entry });
    else if (!isInScope(scope, path)) {
      const reason = companionReason(path, scope, files, law);
      if (reason === null) outside.push(path);
      else companions.set(reason, [...(companions.get(reason) ?? []), path]);
    }
  }
  return { outside, excluded, companions };
}
