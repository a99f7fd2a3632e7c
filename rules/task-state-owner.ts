import type { Change } from '../engine/model/change.js';
import { type Commit, commitName } from '../engine/model/commit.js';
import { isPacketPath } from '../engine/model/governed.js';
import { fileLocation } from '../engine/model/location.js';
import { fieldOf, type PacketSection, type WorkPacket } from '../engine/model/packet.js';
import { fieldPlace } from '../engine/model/packet-place.js';
import { quote } from '../engine/model/quote.js';
import { failingVerdict } from '../engine/model/report-verdict.js';
import type { Role } from '../engine/model/role.js';
import { reportText, validationReports } from '../engine/model/validation-report.js';
import { type ChangeContext, defineRule, type Finding } from '../engine/rule.js';

interface Blamed {
  readonly commit: string;
  readonly role: Role | null;
}

const messages = {
  'status-changed': (data: Blamed & { packet: string; from: string; to: string }) => ({
    message: `${capital(data.commit)} ${roleOf(data)} changes STATUS of ${data.packet} from ${quote(data.from, 60)} to ${quote(data.to, 60)}, expected that of the Orchestrator only`,
    help: 'Take the STATUS out of this commit and let the Orchestrator change it, together with the board, in a commit with "Role: Orchestrator".',
  }),
  'board-changed': (data: Blamed & { board: string }) => ({
    message: `${capital(data.commit)} ${roleOf(data)} changes ${data.board}, expected that of the Orchestrator only`,
    help: `Take ${data.board} out of this commit and let the Orchestrator change it, in a commit with "Role: Orchestrator".`,
  }),
  'validated-without-report': (data: { packet: string }) => ({
    message: `STATUS of ${data.packet} becomes VALIDATED without a report, expected a section "## VALIDATION REPORT" that a Validator committed`,
    help: 'Let a Validator append the report to the packet, in a commit with "Role: Validator", and set VALIDATED after it.',
    why: 'PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so.',
  }),
  'validated-after-failure': (data: { packet: string; title: string; verdict: string }) => ({
    message: `STATUS of ${data.packet} becomes VALIDATED although its newest report ${quote(data.title, 60)} says ${quote(data.verdict, 60)}, expected a report that accepts the work`,
    help: 'Let a Validator look at the work again and append a new report, in a commit with "Role: Validator", and set VALIDATED after it.',
    why: 'PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so.',
  }),
  'report-by-other': (data: Blamed & { packet: string; title: string }) => ({
    message: `${capital(data.commit)} ${roleOf(data)} adds ${quote(data.title, 60)} to ${data.packet}, expected that of a Validator only`,
    help: 'Let the Validator commit the report, in a commit with "Role: Validator".',
    why: 'PRIORITY_4 and Part 3: VALIDATED rests on the report, so nobody else writes it.',
  }),
};

type OwnerFinding = Finding<typeof messages>;

/** Law: Task State Management — "The Orchestrator is the sole maintainer of task state"; decision 15 on the Validator's report. */
export const taskStateOwner = defineRule({
  id: 'task-state-owner',
  clauses: ['Task State Management'],
  blocksWhen:
    'somebody other than the Orchestrator changes a STATUS or the task board; a packet becomes VALIDATED without the report of a Validator, or behind one that fails the work',
  why: 'Task State Management: the Orchestrator is the sole maintainer of task state, so that STATUS and board have one author.',
  reads: ['packets', 'board'],
  completeness: false,
  waivable: true,
  needs: ['commits', 'messages'],
  messages,
  *change(context) {
    const { changeset, law } = context;
    /** Paths of the packets to which a Validator added a report so far in this change. */
    const reported = new Set<string>();
    for (const commit of changeset.commits) {
      for (const change of commit.ownChanges) {
        if (change.path === law.paths.board) yield* boardChange(change, commit);
        if (isPacketPath(law.paths, change.path)) yield* packetChange(change, commit, context, reported);
      }
    }
  },
});

function* boardChange({ path }: Change, commit: Commit): Iterable<OwnerFinding> {
  const blamed = blame(commit);
  if (blamed.role === 'Orchestrator') return;
  yield { message: 'board-changed', data: { ...blamed, board: path }, at: fileLocation(path), commit: commit.id };
}

function* packetChange(
  { path, before, after }: Change,
  commit: Commit,
  { base, packets }: ChangeContext,
  reported: Set<string>,
): Iterable<OwnerFinding> {
  const old = before && packets.read(before);
  const now = after && packets.read(after);
  const packet = now ?? old;
  if (!packet) return;
  const blamed = blame(commit);
  const [from, to] = [statusText(old), statusText(now)];
  const place = { at: now ? fieldPlace(now, 'STATUS') : fileLocation(path), commit: commit.id };
  if (from !== to && blamed.role !== 'Orchestrator')
    yield { message: 'status-changed', data: { ...blamed, packet: packet.id, from, to }, ...place };
  if (!now) return;

  const reports = validationReports(now);
  const newest = reports.at(-1);
  if (newest && reports.length > (old ? validationReports(old).length : 0) && !broughtTogether(now, commit, packets)) {
    if (blamed.role === 'Validator') reported.add(path);
    else {
      const data = { ...blamed, packet: packet.id, title: newest.title };
      yield { message: 'report-by-other', data, at: { path, line: newest.line, column: 1 }, commit: commit.id };
    }
  }
  if (!isValidated(now) || isValidated(old)) return;
  if (!reported.has(path) && !hadReport(base.packetAt(path), now))
    yield { message: 'validated-without-report', data: { packet: packet.id }, ...place };
  if (newest) yield* failed(now, newest, place);
}

/**
 * Whether every report that a merge leaves stands in one of its parents. Where two sides each append one, git's mechanical merge is a text
 * with marks of a conflict in it, in which the reports cannot be told apart.
 */
function broughtTogether(now: WorkPacket, { parents }: Commit, packets: ChangeContext['packets']): boolean {
  if (parents.length < 2) return false;
  // A parent from which the packet does not differ has it as it is.
  if (parents.some(({ changes }) => !changes.some(({ path }) => path === now.path))) return true;
  const sides = parents.flatMap(({ changes }) =>
    changes.flatMap(({ path, before }) => (path === now.path && before ? (packets.read(before) ?? []) : [])),
  );
  const known = new Set(sides.flatMap((side) => validationReports(side).map((report) => reportText(side, report))));
  return validationReports(now).every((report) => known.has(reportText(now, report)));
}

function* failed(
  packet: WorkPacket,
  report: PacketSection,
  place: Pick<OwnerFinding, 'at' | 'commit'>,
): Iterable<OwnerFinding> {
  const failing = failingVerdict(packet, report);
  if (!failing) return;
  const related = [{ at: { path: packet.path, line: failing.line, column: 1 }, note: 'the verdict' }];
  const data = { packet: packet.id, title: report.title, verdict: failing.text };
  yield { message: 'validated-after-failure', data, ...place, related };
}

/** A report that base has was looked at when it came. */
function hadReport(atBase: WorkPacket | null, now: WorkPacket): boolean {
  return atBase !== null && validationReports(atBase).length > 0 && validationReports(now).length > 0;
}

function isValidated(packet: WorkPacket | null): boolean {
  const status = packet?.status ?? null;
  return status !== null && status.kind !== 'unknown' && status.status === 'VALIDATED';
}

function statusText(packet: WorkPacket | null): string {
  return packet ? (fieldOf(packet, 'STATUS')?.value.text ?? '') : '';
}

function blame(commit: Commit): Blamed {
  return { commit: commitName(commit), role: commit.trailers?.role ?? null };
}

function roleOf({ role }: Blamed): string {
  return role === null ? 'without a role' : `of the ${role}`;
}

function capital(commit: string): string {
  return commit.startsWith('this') ? 'This commit' : `Commit ${commit}`;
}
