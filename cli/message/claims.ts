import type { Law } from '../../engine/model/law.js';
import { matchesAny } from '../../engine/model/path-set.js';
import { isRole, ROLES, type Role } from '../../engine/model/role.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/** Where a person has said, outside of the message, in which role and on which packet they work. `''` and null say nothing. */
export interface Claims {
  /** `HANDSHAKE_ROLE`. */
  readonly environmentRole: string | null;
  /** `git config handshake.role`. */
  readonly configuredRole: string | null;
  /** `git config handshake.workPacket`. */
  readonly configuredPacket: string | null;
  /** The branch without `refs/heads/`; null where HEAD is detached. */
  readonly branch: string | null;
}

/** A trailer to add, or why a claim adds none; `source` is where the claim stands. */
export type Claim =
  | { readonly trailer: string; readonly source: string }
  | { readonly refused: string; readonly source: string };

/**
 * The `Role:` trailer that the first source with something to say gives. It is a claim and no more: the rules judge it as they judge
 * one that was typed, and a role that the law reserves for others is not even claimed (law.md, decision 15).
 * @param email of the commit's author
 * @returns null when nobody says anything
 * @throws UndecidedError when a source names something that is no role
 */
export function claimedRole(claims: Claims, law: Law, email: string): Claim | null {
  const source = 'HANDSHAKE_ROLE';
  if (claims.environmentRole) return roleClaim(claims.environmentRole, source, law, email);
  const key = 'git config handshake.role';
  if (claims.configuredRole) return roleClaim(claims.configuredRole, key, law, email);
  const { branch } = claims;
  if (branch === null) return null;
  const [role, ...others] = ROLES.filter((each) => matchesAny(law.roles[each].branches, branch));
  if (role === undefined) return null;
  const named = `branch ${branch}`;
  if (others.length > 0)
    return { refused: `names the roles ${[role, ...others].join(' and ')}, expected one`, source: named };
  return roleClaim(role, named, law, email);
}

/**
 * The `Work-Packet:` trailer, from the configuration or else from the branch: a segment of its name, or the end of it, that is
 * exactly the id of a packet. Two different packets in one name claim none.
 * @param isPacket whether a packet with exactly this id exists
 */
export function claimedPacket(claims: Claims, isPacket: (id: string) => boolean): Claim | null {
  if (claims.configuredPacket) {
    const source = 'git config handshake.workPacket';
    const id = claims.configuredPacket;
    return isPacket(id)
      ? { trailer: `Work-Packet: ${id}`, source }
      : { refused: `names ${id}, expected the id of a packet`, source };
  }
  const { branch } = claims;
  if (branch === null) return null;
  const [id, ...others] = [...new Set(candidates(branch))].filter(isPacket);
  if (id === undefined) return null;
  const source = `branch ${branch}`;
  if (others.length > 0) return { refused: `names the packets ${[id, ...others].join(' and ')}, expected one`, source };
  return { trailer: `Work-Packet: ${id}`, source };
}

function roleClaim(text: string, source: string, law: Law, email: string): Claim {
  if (!isRole(text)) {
    throw new UndecidedError({
      subject: source,
      reason: `is ${text}, expected one of ${ROLES.join(', ')}`,
      help:
        source === 'HANDSHAKE_ROLE'
          ? 'Set it to a role, or unset it: unset HANDSHAKE_ROLE'
          : `Set it to a role: ${source} Coder`,
    });
  }
  return mayHold(law, text, email)
    ? { trailer: `Role: ${text}`, source }
    : { refused: `is ${text}, which ${email} may not hold (roles.${text}.holders)`, source };
}

function mayHold(law: Law, role: Role, email: string): boolean {
  const { holders } = law.roles[role];
  return holders.length === 0 || holders.some((holder) => holder.toLowerCase() === email.toLowerCase());
}

/** The segments of a branch name, and what follows the beginning of an id at its end: `coder-WP-1-Jobs`. */
function candidates(branch: string): string[] {
  const segments = branch.split('/');
  const last = segments.at(-1) ?? '';
  const starts = [...last.matchAll(/(?<![A-Za-z0-9])WP-/g)].map(({ index }) => last.slice(index));
  return [...segments, ...starts];
}
