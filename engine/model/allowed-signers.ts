import type { RepoPath } from './path.js';
import type { SshKey } from './ssh-key.js';
import { matchesNames } from './ssh-names.js';

/** A line of an allowed signers file (ssh-keygen(1), "ALLOWED SIGNERS") that counts for somebody. */
export interface AllowedSigner {
  readonly line: number;
  /** Names and patterns of names; `!` in front takes away. */
  readonly names: readonly string[];
  readonly key: SshKey;
  /** The namespaces that the key may sign in; null for any. */
  readonly namespaces: readonly string[] | null;
  /** Seconds since 1970, inclusive; null without a bound. Times without a zone are read as UTC. */
  readonly validAfter: number | null;
  readonly validBefore: number | null;
}

/** A line that counts for nobody. Line 0 stands for the file as a whole. */
export interface IdleSignerLine {
  readonly line: number;
  /** Why, as it continues "… counts for nobody: ". */
  readonly reason: string;
  /** What tells it from another line, wherever it stands. */
  readonly text: string;
}

/** An allowed signers file, read. */
export interface AllowedSigners {
  readonly path: RepoPath;
  readonly signers: readonly AllowedSigner[];
  readonly idle: readonly IdleSignerLine[];
}

/** Who is said to have signed, with what, in which namespace, and when (seconds since 1970). */
export interface ClaimedSigning {
  readonly name: string;
  readonly key: SshKey;
  readonly namespace: string;
  readonly time: number;
}

/** What an allowed signers file says of a claim. */
export type Listing =
  | { readonly kind: 'listed'; readonly signer: AllowedSigner }
  /** The key is not the named signer's; `names` are those that it is listed for. */
  | { readonly kind: 'foreign-key'; readonly names: readonly string[] }
  | { readonly kind: 'other-namespaces'; readonly signer: AllowedSigner }
  | { readonly kind: 'out-of-time'; readonly signer: AllowedSigner };

/**
 * Looks a claim up. As in OpenSSH one line that allows it is enough, whatever the others say; where none does, the reason is that of
 * the first line with this name and key.
 */
export function listingOf({ signers }: AllowedSigners, claim: ClaimedSigning): Listing {
  const withKey = signers.filter(({ key }) => key.blob === claim.key.blob);
  const own = withKey.filter(({ names }) => matchesNames(names, claim.name));
  const answers = own.map((signer) => answerOf(signer, claim));
  const answer = answers.find(({ kind }) => kind === 'listed') ?? answers[0];
  return answer ?? { kind: 'foreign-key', names: [...new Set(withKey.flatMap(({ names }) => names))] };
}

/** Whether some key may sign in a namespace under some name, now or later: without one, nobody can. */
export function canBeSigned({ signers }: AllowedSigners, namespace: string, now: number): boolean {
  return signers.some(
    ({ namespaces, validBefore }) =>
      (namespaces === null || matchesNames(namespaces, namespace)) && (validBefore === null || validBefore >= now),
  );
}

function answerOf(signer: AllowedSigner, { namespace, time }: ClaimedSigning): Listing {
  const { namespaces, validAfter, validBefore } = signer;
  if (namespaces !== null && !matchesNames(namespaces, namespace)) return { kind: 'other-namespaces', signer };
  const inTime = (validAfter === null || time >= validAfter) && (validBefore === null || time <= validBefore);
  return { kind: inTime ? 'listed' : 'out-of-time', signer };
}
