import type { Change } from '../engine/model/change.js';
import type { Commit } from '../engine/model/commit.js';
import { isPacketPath } from '../engine/model/governed.js';
import type { Location } from '../engine/model/location.js';
import { fileLocation, spanLocation } from '../engine/model/location.js';
import { fieldOf, type WorkPacket } from '../engine/model/packet.js';
import type { RepoPath } from '../engine/model/path.js';
import { quote } from '../engine/model/quote.js';
import type { ObjectId } from '../engine/model/snapshot.js';
import { STATUSES, type Status } from '../engine/model/status.js';
import { type ChangeContext, defineRule, type Finding } from '../engine/rule.js';

const messages = {
  'not-canonical': (data: { packet: string; actual: string; meant: Status | null }) => ({
    message: `STATUS of ${data.packet} is changed to ${quote(data.actual)}, expected one of ${STATUSES.join(', ')} and nothing after it`,
    help: `Write: - STATUS: ${data.meant ?? 'In-Progress'}`,
  }),
  'step-not-allowed': (data: { packet: string; from: Status; to: Status; allowed: readonly Status[] }) => ({
    message: `STATUS of ${data.packet} goes from ${data.from} to ${data.to}, expected ${data.allowed.length > 0 ? `one of ${data.allowed.join(', ')}` : 'it to stay'}`,
    help:
      data.allowed.length > 0
        ? `Take one step at a time: write "- STATUS: ${data.allowed[0]}", and the next step in a later commit.`
        : `${data.from} is the last state. What is still to be done needs a new packet.`,
  }),
  'late-entry': (data: { packet: string; status: Status }) => ({
    message: `The new packet ${data.packet} has STATUS ${data.status}, expected Draft or Ready-for-Dev`,
    help: 'Write: - STATUS: Draft',
  }),
};

type StepFinding = Finding<typeof messages>;

/** Law: Task State Management and "The lock" — STATUS changes in place, to one canonical word, along an allowed step. */
export const statusStep = defineRule({
  id: 'status-step',
  clauses: ['Task State Management', 'CX-585'],
  blocksWhen:
    'a STATUS changes to anything but one canonical word along an allowed step; a new packet enters past Ready-for-Dev',
  why: 'Task State Management: a packet is Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED, one step after the other.',
  reads: ['packets'],
  completeness: false,
  waivable: false,
  messages,
  *change(context) {
    const { changeset } = context;
    if (changeset.commits.length === 0) {
      for (const change of changeset.changes) yield* judged(change, context, null);
      return;
    }
    yield* leaps(context);
    for (const [change, commit] of ownChanges(changeset.commits)) yield* judged(change, context, commit);
  },
});

/** What commits did against their first parent. A STATUS that a merge takes over from another parent was judged where it was written. */
function ownChanges(commits: readonly Commit[]): (readonly [Change, ObjectId | null])[] {
  return commits.flatMap(({ id, parents: [first, ...others] }) =>
    (first?.changes ?? [])
      .filter(({ path }) => others.every(({ changes }) => changes.some((other) => other.path === path)))
      .map((change) => [change, id] as const),
  );
}

/**
 * What no single commit does: a merge that keeps the STATUS of its own side takes back what the base has come to since (threats L11,
 * L42). Base and result have to be one allowed step apart, or as many as the commits of the change went. HEAD is not the base of a merge
 * that is being made: it is held against what its push will be held against.
 */
function* leaps({ changeset, packets, law }: ChangeContext): Iterable<StepFinding> {
  const isMerging = changeset.commits.some(({ id, parents }) => id === null && parents.length > 1);
  // Where no protected tip is on either side, the push will merge what nobody has merged yet.
  const { changes, commits } = changeset.pushed ?? (isMerging ? { changes: [], commits: [] } : changeset);
  for (const { path, before, after } of changes) {
    if (!before || !after || !isPacketPath(law.paths, path)) continue;
    const from = stateOf(packets.read(before));
    const now = packets.read(after);
    const to = stateOf(now);
    if (!now || from === null || to === null || from === to) continue;
    const allowed = law.status.steps[from];
    if (allowed.includes(to) || leadsTo(from, to, stepsOf(path, commits, packets))) continue;
    yield { message: 'step-not-allowed', data: { packet: now.id, from, to, allowed }, at: place(now) };
  }
}

type Step = readonly [from: Status, to: Status];

/** The steps of a packet that the commits took; each is judged where it was taken. */
function stepsOf(path: RepoPath, commits: readonly Commit[], packets: ChangeContext['packets']): readonly Step[] {
  return ownChanges(commits).flatMap(([change]): Step[] => {
    if (change.path !== path || !change.before || !change.after) return [];
    const from = stateOf(packets.read(change.before));
    const to = stateOf(packets.read(change.after));
    return from === null || to === null ? [] : [[from, to]];
  });
}

function leadsTo(from: Status, to: Status, steps: readonly Step[]): boolean {
  const reached = new Set([from]);
  for (const state of reached) for (const [start, end] of steps) if (start === state) reached.add(end);
  return reached.has(to);
}

function stateOf(packet: WorkPacket | null | undefined): Status | null {
  return packet?.status && packet.status.kind !== 'unknown' ? packet.status.status : null;
}

function* judged(
  { path, before, after }: Change,
  { packets, law }: ChangeContext,
  commit: ObjectId | null,
): Iterable<StepFinding> {
  if (!after || !isPacketPath(law.paths, path)) return;
  const old = before && packets.read(before);
  const now = packets.read(after);
  if (!now?.status || (old && statusText(old) === statusText(now))) return;
  const at = place(now);
  const { status } = now;
  if (status.kind !== 'canonical') {
    const meant = status.kind === 'alias' ? status.status : null;
    yield { message: 'not-canonical', data: { packet: now.id, actual: statusText(now), meant }, at, commit };
    return;
  }
  const to = status.status;
  if (!old) {
    if (to !== 'Draft' && to !== 'Ready-for-Dev')
      yield { message: 'late-entry', data: { packet: now.id, status: to }, at, commit };
    return;
  }
  const from = old.status && old.status.kind !== 'unknown' ? old.status.status : null;
  // A STATUS that could not be read before may be repaired to any state; spelling a state canonically is no step.
  if (from === null || from === to) return;
  const allowed = law.status.steps[from];
  if (!allowed.includes(to))
    yield { message: 'step-not-allowed', data: { packet: now.id, from, to, allowed }, at, commit };
}

function statusText(packet: WorkPacket): string {
  return fieldOf(packet, 'STATUS')?.value.text ?? '';
}

function place(packet: WorkPacket): Location {
  const field = fieldOf(packet, 'STATUS');
  return field ? spanLocation(packet.path, field.value.span) : fileLocation(packet.path);
}
