import { shellWord } from '../../engine/model/amend.js';
import { dependenciesOf } from '../../engine/model/dependency-graph.js';
import { isSigned, type PacketSection, type WorkPacket } from '../../engine/model/packet.js';
import { listed, quote } from '../../engine/model/quote.js';
import { failingVerdict } from '../../engine/model/report-verdict.js';
import { hasEscalationNote } from '../../engine/model/stalled.js';
import type { Status } from '../../engine/model/status.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import type { Undecided } from '../../engine/model/undecided.js';
import { validationReports } from '../../engine/model/validation-report.js';
import { retiredEntry, standingWords, workStanding } from '../../engine/model/work-standing.js';

/** A step that a packet is to take. */
export interface StatusStep {
  /** As the work tree has it. */
  readonly packet: WorkPacket;
  /** As HEAD has it, against which the gate judges; null for a packet that is new. */
  readonly committed: WorkPacket | null;
  readonly to: Status;
  /** Whether the step comes with a note of its own that says why work waits. */
  readonly hasNote: boolean;
  readonly steps: Readonly<Record<Status, readonly Status[]>>;
  /** The work tree. */
  readonly tree: Pick<TreeView, 'packet' | 'board'>;
}

const STARTED: ReadonlySet<Status> = new Set<Status>(['In-Progress', 'Done', 'VALIDATED']);
/** What a packet may say when it enters (law.md, decision 10). */
const ENTRIES: readonly Status[] = ['Draft', 'Ready-for-Dev'];

/**
 * What stands in the way of a step, as far as the packet, the board and the last commit tell. Whether a packet is complete and its evidence
 * good is for the rules to say.
 * @returns null when nothing does
 */
export function statusObstacle(step: StatusStep): Undecided | null {
  if (readable(step.packet) === step.to && readable(step.committed) === step.to) return null;
  return retired(step) ?? wrongStep(step) ?? unsigned(step) ?? blocked(step) ?? unreported(step) ?? unexplained(step);
}

/** The state that a packet says it is in, in whatever spelling; null when it cannot be read. */
export function readable(packet: WorkPacket | null): Status | null {
  const status = packet?.status ?? null;
  return status === null || status.kind === 'unknown' ? null : status.status;
}

function retired({ packet, tree }: StatusStep): Undecided | null {
  const entry = retiredEntry(packet.id, tree);
  if (!entry) return null;
  return {
    subject: packet.id,
    reason: `is ${entry.column} on the board (line ${entry.at.line}), expected a packet that work goes on with`,
    help: 'Take the packet that took its place; a packet that was superseded or cancelled keeps its last STATUS.',
  };
}

/** Law: Task State Management (`status-step`). The gate compares with the last commit, so one commit holds one step. */
function wrongStep(step: StatusStep): Undecided | null {
  const { packet, committed, to } = step;
  const said = readable(packet);
  const from = committed === null ? null : (readable(committed) ?? said);
  if (committed !== null && (from === null || from === to)) return null;
  const allowed = from === null ? ENTRIES : step.steps[from];
  if (allowed.includes(to)) return null;
  const isSecondStep = said !== null && said !== from && step.steps[said].includes(to);
  return {
    subject: `STATUS of ${packet.id}`,
    reason: `${from === null ? 'is not committed yet' : `is ${from}${said === from ? '' : ' in the last commit'}`}, expected ${next(allowed)} next and not ${to}`,
    help: isSecondStep
      ? `Commit ${said} first, and run this again: one commit holds one step.`
      : oneStep(packet.id, from, allowed),
  };
}

function next(allowed: readonly Status[]): string {
  if (allowed.length === 0) return 'nothing';
  return allowed.length === 1 ? `${allowed[0]}` : `one of ${allowed.join(', ')}`;
}

function oneStep(id: string, from: Status | null, [first]: readonly Status[]): string {
  return first === undefined
    ? `${from} is the last state. What is still to be done needs a new packet.`
    : `Take one step at a time, for example: npx handshake-check status ${shellWord(id)} ${first}`;
}

/** Law: rule 4 (`user-signature`): a packet past drafting has been signed. */
function unsigned({ packet, to }: StatusStep): Undecided | null {
  if (to === 'Draft' || isSigned(packet)) return null;
  return {
    subject: packet.id,
    reason: `is not signed, expected a signature of the user before it is ${to}`,
    help: `Ask the user to sign, and record it: npx handshake-check sign ${shellWord(packet.id)} <signature>`,
  };
}

/** Law: CX-573E (`dependency-order`): what others wait for is VALIDATED first. */
function blocked({ packet, committed, to, tree }: StatusStep): Undecided | null {
  if (!STARTED.has(to) || readable(committed) === to) return null;
  const blockers = dependenciesOf(packet)
    .map((id) => ({ id, standing: workStanding(id, tree) }))
    .filter(({ standing }) => standing.kind !== 'finished');
  if (blockers.length === 0) return null;
  const waits = blockers.map(({ id, standing }) => `${id}, which is ${standingWords(standing)}`).join('; ');
  return {
    subject: packet.id,
    reason: `depends on ${waits}, expected VALIDATED before ${packet.id} is ${to}`,
    help: `Leave it at Ready-for-Dev, or set it to Blocked, until ${listed(blockers.map(({ id }) => id))} is VALIDATED.`,
  };
}

/** Law: PRIORITY_4, decision 15 (`task-state-owner`): a Validator committed a report before. */
function unreported({ packet, committed, to }: StatusStep): Undecided | null {
  if (to !== 'VALIDATED' || readable(committed) === to) return null;
  const newest = validationReports(packet).at(-1);
  if (committed !== null && validationReports(committed).length > 0 && newest) return failed(packet, newest);
  return {
    subject: packet.id,
    reason: 'has no report of a Validator in the last commit, expected a section "## VALIDATION REPORT"',
    help: 'Let a Validator append the report to the packet, in a commit with "Role: Validator", and run this again.',
  };
}

/** The same rule: VALIDATED rests on a report that accepts the work. */
function failed(packet: WorkPacket, report: PacketSection): Undecided | null {
  const failing = failingVerdict(packet, report);
  if (!failing) return null;
  return {
    subject: packet.id,
    reason: `has a newest report that says ${quote(failing.text, 60)} (line ${failing.line}), expected one that accepts the work`,
    help: 'Let a Validator look at the work again and append a new report, in a commit with "Role: Validator", and run this again.',
  };
}

/** Law: Part 2 step 2 (`stalled-work`): a blocked packet says why. */
function unexplained({ packet, to, hasNote, tree }: StatusStep): Undecided | null {
  if (to !== 'Blocked' || hasNote) return null;
  const entry = tree.board()?.entries.find(({ id }) => id === packet.id) ?? null;
  if (hasEscalationNote(packet, entry)) return null;
  return {
    subject: packet.id,
    reason: 'has no escalation note, expected one that says what blocks it and who was asked',
    help: `Say it: npx handshake-check status ${shellWord(packet.id)} Blocked --because "the schema is not decided, asked alice on 2026-01-05"`,
  };
}
