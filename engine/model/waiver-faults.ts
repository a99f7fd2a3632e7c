import type { TaskBoard } from './board.js';
import type { Law } from './law.js';
import { nearName } from './near-name.js';
import { matchesAny } from './path-set.js';
import type { PhaseId } from './phase.js';
import {
  type CellProblem,
  DAY,
  expiryOf,
  isPacketTarget,
  phasesOfWaiver,
  startOfDay,
  type Waiver,
  type WaiverLedger,
} from './waiver.js';

/** Why a waiver does not hold (law.md, `waiver-ledger`). */
export type WaiverFault =
  | ({ readonly kind: 'cell' } & CellProblem)
  /** An id that an earlier row has, too: neither of them holds, because nobody can say which was meant. */
  | { readonly kind: 'duplicate'; readonly other: Waiver }
  | { readonly kind: 'unknown-rule'; readonly near: string | null }
  | { readonly kind: 'unwaivable-rule' }
  | { readonly kind: 'law-target' }
  | { readonly kind: 'unknown-approver' }
  | { readonly kind: 'approved-later' }
  | { readonly kind: 'ends-before-approval' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'phase-closed'; readonly phase: PhaseId };

/** What a waiver is judged by: the law, the time of the run, and the phases that the board of its tree has closed. */
export interface WaiverTime {
  readonly law: Pick<Law, 'rules' | 'signers' | 'paths'>;
  /** Seconds since 1970. */
  readonly now: number;
  readonly closedPhases: ReadonlySet<PhaseId>;
}

/** The phases that a board closes, by the heading that closes a phase and by nothing that resembles it. */
export function closedPhases(board: TaskBoard | null): ReadonlySet<PhaseId> {
  return new Set((board?.closedPhases ?? []).flatMap(({ phase, canonical }) => (canonical ? [folded(phase)] : [])));
}

/** The waivers of a ledger that hold: nothing is wrong with them, and they have not ended. */
export function liveWaivers(ledger: WaiverLedger | null, time: WaiverTime): Waiver[] {
  const faults = ledger ? waiverFaults(ledger, time) : new Map<Waiver, readonly WaiverFault[]>();
  return (ledger?.rows ?? []).filter((waiver) => faults.get(waiver)?.length === 0);
}

/** Everything that is wrong with each waiver of a ledger, in the order of its rows; an empty list for one that holds. */
export function waiverFaults({ rows }: WaiverLedger, time: WaiverTime): ReadonlyMap<Waiver, readonly WaiverFault[]> {
  const byId = new Map<string, Waiver[]>();
  for (const waiver of rows) {
    const same = byId.get(folded(waiver.id));
    if (same) same.push(waiver);
    else byId.set(folded(waiver.id), [waiver]);
  }
  return new Map(
    rows.map((waiver) => [
      waiver,
      [
        ...waiver.problems.map((problem): WaiverFault => ({ kind: 'cell', ...problem })),
        ...duplicateFault(waiver, byId.get(folded(waiver.id)) ?? []),
        ...subjectFaults(waiver, time),
        ...dateFaults(waiver, time),
      ],
    ]),
  );
}

function duplicateFault(waiver: Waiver, same: readonly Waiver[]): WaiverFault[] {
  if (waiver.id === '') return [];
  const other = same[0] === waiver ? same[1] : same[0];
  return other ? [{ kind: 'duplicate', other }] : [];
}

function subjectFaults({ rule, target, approver, problems }: Waiver, { law }: WaiverTime): WaiverFault[] {
  const isRead = (column: CellProblem['column']): boolean => !problems.some((problem) => problem.column === column);
  const faults: WaiverFault[] = [];
  const setting = law.rules[rule];
  if (isRead('rule') && !setting) faults.push({ kind: 'unknown-rule', near: nearName(rule, Object.keys(law.rules)) });
  if (setting && !setting.waivable) faults.push({ kind: 'unwaivable-rule' });
  if (isRead('target') && !isPacketTarget(target) && matchesAny(law.paths.law, target))
    faults.push({ kind: 'law-target' });
  const known = law.signers.length === 0 || law.signers.includes(approver);
  if (isRead('approver') && !known) faults.push({ kind: 'unknown-approver' });
  return faults;
}

function dateFaults(waiver: Waiver, { now, closedPhases: closed }: WaiverTime): WaiverFault[] {
  const approved = startOfDay(waiver.approvedOn);
  const expiry = expiryOf(waiver);
  const faults: WaiverFault[] = [];
  // A day begins up to fourteen hours earlier elsewhere: only what is no day's yet anywhere is later.
  if (approved !== null && approved > now + DAY) faults.push({ kind: 'approved-later' });
  if (expiry?.kind === 'date') {
    if (approved !== null && expiry.after <= approved) faults.push({ kind: 'ends-before-approval' });
    else if (now >= expiry.after) faults.push({ kind: 'expired' });
  }
  const phase = phasesOfWaiver(waiver).find((each) => closed.has(folded(each)));
  // What has ended already does not end again with its phase.
  return phase === undefined || faults.some(({ kind }) => kind === 'expired')
    ? faults
    : [...faults, { kind: 'phase-closed', phase }];
}

/** Phases and ids compare without regard to case. */
function folded(name: string): string {
  return name.toLowerCase();
}
