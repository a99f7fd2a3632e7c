import { dependencyGraph } from '../../../../engine/model/dependency-graph.js';
import type { Law } from '../../../../engine/model/law.js';
import { recordFaults, recordsOf } from '../../../../engine/model/ledger.js';
import { fieldOf, isSigned, type WorkPacket } from '../../../../engine/model/packet.js';
import { type PhaseId, phaseOf } from '../../../../engine/model/phase.js';
import { idsOfPhase, type PhaseObstacle, phaseObstacles } from '../../../../engine/model/phase-obstacles.js';
import type { TreeView } from '../../../../engine/model/tree-view.js';
import { closedPhases, type WaiverFault, waiverFaults } from '../../../../engine/model/waiver-faults.js';
import { standingWords, workStanding } from '../../../../engine/model/work-standing.js';
import type { Report } from '../../../../engine/report.js';
import { coverageOfAll, type PacketTrace } from '../../../../workflow/work/trace.js';
import {
  type OpenRequirement,
  OVERVIEW_VERSION,
  type Overview,
  type PacketOverview,
  type PhaseOverview,
  type SignatureOverview,
  type WaiverOverview,
} from './overview.js';

/** What an overview is made of. */
export interface Overseen {
  readonly name: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly law: Pick<Law, 'rules' | 'signers' | 'paths'>;
  readonly tree: Pick<TreeView, 'packet' | 'packetAt' | 'packetEntries' | 'board' | 'ledger' | 'waivers'>;
  /** One for each packet of the tree. */
  readonly traces: readonly PacketTrace[];
  /** `check --all` of the same tree. */
  readonly report: Report;
}

/** Puts together what is known of a repository; decides nothing that a rule has not decided. */
export function overviewOf(seen: Overseen): Overview {
  const { name, now, traces, report } = seen;
  const packets = packetsOf(seen);
  const phases = [...new Set(packets.flatMap(({ phase }) => phase ?? []))].sort(byPhase);
  return {
    version: OVERVIEW_VERSION,
    command: 'report',
    name,
    now,
    phases: phases.map((phase) => phaseOverview(phase, seen)),
    packets,
    coverage: coverageOfAll(traces),
    signatures: signaturesOf(seen),
    waivers: waiversOf(seen),
    report,
  };
}

/** `2` before `10`, and numbers before names. */
function byPhase(a: PhaseId, b: PhaseId): number {
  const isNumber = (phase: PhaseId): boolean => /^\d/.test(phase);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  return isNumber(a) ? Number.parseFloat(a) - Number.parseFloat(b) || order(a, b) : order(a, b);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function packetsOf({ tree, traces, report }: Overseen): PacketOverview[] {
  const packets = new Map(
    tree.packetEntries.flatMap(({ path }) => tree.packetAt(path) ?? []).map((each) => [each.id, each]),
  );
  const nodes = new Map(dependencyGraph([...packets.values()]).nodes.map((node) => [node.id, node]));
  const listed = new Map((tree.board()?.entries ?? []).map(({ id, column, text }) => [id, { column, text }]));
  const neededBy = new Map<string, string[]>();
  for (const { id, needs } of nodes.values()) {
    for (const needed of needs) neededBy.set(needed, [...(neededBy.get(needed) ?? []), id]);
  }
  const traceOf = new Map(traces.map((trace) => [trace.id, trace]));
  const counts = countsByPath(report);
  const ids = [...new Set([...nodes.keys(), ...listed.keys()])].sort(order);
  return ids.map((id) => {
    const packet = packets.get(id);
    const node = nodes.get(id);
    const trace = traceOf.get(id);
    return {
      id,
      path: packet?.path ?? null,
      phase: phaseOf(id),
      what: (packet && fieldOf(packet, 'What')?.value.text) ?? listed.get(id)?.text ?? '',
      status: node === undefined ? 'absent' : node.status === 'unknown' ? 'unreadable' : node.status,
      column: listed.get(id)?.column ?? null,
      signedBy: packet?.signature?.signer ?? null,
      needs: node?.needs ?? [],
      neededBy: neededBy.get(id) ?? [],
      coverage: coverageOfAll(trace ? [{ ...trace, retired: null }] : []),
      open: trace ? openOf(trace) : [],
      ...(counts.get(packet?.path ?? '') ?? { errors: 0, warnings: 0 }),
    };
  });
}

function countsByPath({ diagnostics }: Report): Map<string, { readonly errors: number; readonly warnings: number }> {
  const counts = new Map<string, { readonly errors: number; readonly warnings: number }>();
  for (const { path, severity, standing } of diagnostics) {
    if (standing !== 'active') continue;
    const { errors, warnings } = counts.get(path) ?? { errors: 0, warnings: 0 };
    counts.set(path, {
      errors: errors + Number(severity === 'error'),
      warnings: warnings + Number(severity === 'warning'),
    });
  }
  return counts;
}

/** A packet that was taken out of the work owes nothing. */
function openOf({ rows, retired }: PacketTrace): OpenRequirement[] {
  if (retired !== null) return [];
  return rows.flatMap(({ requirement: { id, keyword, text }, state }) =>
    state === 'missing' || state === 'gone' ? [{ id, keyword, text, state }] : [],
  );
}

function phaseOverview(phase: PhaseId, { tree, traces, now }: Overseen): PhaseOverview {
  const ids = idsOfPhase(phase, tree);
  const closures = tree.board()?.closedPhases ?? [];
  return {
    phase,
    closed: closures.some((closure) => closure.canonical && closure.phase === phase),
    packets: ids.length,
    finished: ids.filter((id) => workStanding(id, tree).kind === 'finished').length,
    coverage: coverageOfAll(traces.filter((trace) => trace.phase === phase)),
    obstacles: phaseObstacles(phase, tree, now).map(obstacleWords),
  };
}

function obstacleWords(obstacle: PhaseObstacle): string {
  switch (obstacle.kind) {
    case 'unfinished':
      return `${obstacle.id} is ${standingWords(obstacle.standing)}`;
    case 'blocker':
      return `${obstacle.id} needs ${obstacle.blocker}, which is ${standingWords(obstacle.standing)}`;
    case 'waiver':
      return `waiver ${obstacle.waiver.id} of ${obstacle.waiver.rule} is live`;
  }
}

function signaturesOf({ tree }: Overseen): SignatureOverview[] {
  const records = recordsOf(tree.ledger());
  const signed = tree.packetEntries.flatMap(({ path }) => {
    const packet: WorkPacket | null = tree.packetAt(path);
    return packet && isSigned(packet) ? [packet] : [];
  });
  return signed
    .map((packet) => ({
      signature: packet.signature.text,
      signer: packet.signature.signer,
      time: packet.signature.time,
      packet: packet.id,
      recorded: recordFaults(packet, records).length === 0,
    }))
    .sort((a, b) => a.time - b.time || order(a.packet, b.packet));
}

function waiversOf({ tree, law, now }: Overseen): WaiverOverview[] {
  const ledger = tree.waivers();
  if (!ledger) return [];
  const faults = waiverFaults(ledger, { law, now, closedPhases: closedPhases(tree.board()) });
  return ledger.rows.map((waiver) => {
    const { id, rule, target, reason, approver, expires } = waiver;
    return { id, rule, target, reason, approver, expires, state: stateOf(faults.get(waiver) ?? []) };
  });
}

function stateOf(faults: readonly WaiverFault[]): WaiverOverview['state'] {
  if (faults.length === 0) return 'live';
  return faults.every(({ kind }) => kind === 'expired' || kind === 'phase-closed') ? 'ended' : 'faulty';
}
