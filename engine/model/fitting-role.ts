import type { Commit } from './commit.js';
import { isPacketPath } from './governed.js';
import type { Law } from './law.js';
import { fieldOf, type WorkPacket } from './packet.js';
import { matchesAny } from './path-set.js';
import type { Role } from './role.js';
import type { PacketReader } from './tree-view.js';
import { validationReports } from './validation-report.js';

/**
 * The role in which a commit that names none may be made: code is the Coder's, a validation report the Validator's, task state and what
 * else is governed the Orchestrator's (Part 3). Whoever may not hold a role, or finds a path closed to it, gets the next that would do.
 * @returns null where no role may do all of it, so that it takes several commits
 */
export function fittingRole(commit: Commit, law: Law, packets: PacketReader): Role | null {
  const work = workOf(commit, law, packets);
  const order: readonly Role[] = work.isCode ? ['Coder', 'Validator'] : ['Orchestrator', 'Validator', 'Coder'];
  return (
    order.find(
      (role) =>
        (role === 'Orchestrator' || !work.isTaskState) &&
        (role === 'Validator' || !work.isReport) &&
        mayHold(role, commit, law) &&
        closedTo(role, commit, law).length === 0,
    ) ?? null
  );
}

/** Whether the author of a commit may hold a role. */
export function mayHold(role: Role, { author }: Pick<Commit, 'author'>, { roles }: Pick<Law, 'roles'>): boolean {
  const { holders } = roles[role];
  return holders.length === 0 || holders.some((holder) => holder.toLowerCase() === author.email.toLowerCase());
}

/** The paths of a commit that are closed to a role. */
export function closedTo(
  role: Role,
  { ownChanges }: Pick<Commit, 'ownChanges'>,
  { roles }: Pick<Law, 'roles'>,
): string[] {
  return ownChanges.map(({ path }) => path).filter((path) => matchesAny(roles[role].mayNotTouch, path));
}

interface Work {
  readonly isCode: boolean;
  readonly isTaskState: boolean;
  readonly isReport: boolean;
}

function workOf({ ownChanges }: Commit, { paths }: Law, packets: PacketReader): Work {
  const steps = ownChanges
    .filter(({ path }) => isPacketPath(paths, path))
    .map(({ before, after }) => ({ old: before && packets.read(before), now: after && packets.read(after) }));
  return {
    isCode: ownChanges.some(({ path }) => matchesAny(paths.code, path)),
    isTaskState:
      ownChanges.some(({ path }) => path === paths.board) ||
      steps.some(({ old, now }) => statusOf(old) !== statusOf(now)),
    isReport: steps.some(({ old, now }) => now && reportsOf(now) > reportsOf(old)),
  };
}

function statusOf(packet: WorkPacket | null | undefined): string {
  return packet ? (fieldOf(packet, 'STATUS')?.value.text ?? '') : '';
}

function reportsOf(packet: WorkPacket | null | undefined): number {
  return packet ? validationReports(packet).length : 0;
}
