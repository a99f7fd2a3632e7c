import { anchorFaults } from '../../engine/model/anchor-faults.js';
import { anchoredRequirements } from '../../engine/model/anchored-requirements.js';
import { type CitedLines, coverageOf, type Evidence } from '../../engine/model/evidence.js';
import { fieldOf, type WorkPacket } from '../../engine/model/packet.js';
import { type PhaseId, phaseOf } from '../../engine/model/phase.js';
import type { Requirement } from '../../engine/model/requirement.js';
import { readSpecAnchor } from '../../engine/model/spec-anchor-value.js';
import type { Status } from '../../engine/model/status.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import { retiredEntry } from '../../engine/model/work-standing.js';

/**
 * What has become of a requirement, or of one place that is to meet it, the worst first: no row names it; its file or lines are not there;
 * other text stands there than when it was recorded; it is there.
 */
export const TRACE_STATES = ['missing', 'gone', 'drifted', 'present'] as const;

/** One of them. */
export type TraceState = (typeof TRACE_STATES)[number];

/** A place that a packet says meets a requirement. */
export interface TracedEvidence extends Pick<Evidence, 'file' | 'from' | 'to' | 'fingerprint'> {
  /** The line of the packet that says so. */
  readonly line: number;
  readonly state: Exclude<TraceState, 'missing'>;
}

/** A requirement and where it is met (CX-598). */
export interface TraceRow {
  readonly requirement: Requirement;
  /** The worst state of its evidence. */
  readonly state: TraceState;
  readonly evidence: readonly TracedEvidence[];
}

/** How many requirements there are, and what has become of them. */
export interface TraceCounts {
  readonly requirements: number;
  /** Those that have lines in place: present and drifted. */
  readonly covered: number;
  readonly states: Readonly<Record<TraceState, number>>;
}

/** Requirements in sum, and those that must be met apart from those that should be. */
export interface TraceCoverage extends TraceCounts {
  readonly must: TraceCounts;
  readonly should: TraceCounts;
}

/** A packet, what it has to meet, and where it says that it does. */
export interface PacketTrace {
  readonly id: string;
  readonly path: string;
  /** As far as it can be read. */
  readonly status: Status | null;
  readonly phase: PhaseId | null;
  /** The board column that took it out of the work; its coverage counts nowhere else. */
  readonly retired: string | null;
  /** How many things are wrong with its SPEC_ANCHOR: what leads nowhere demands nothing here. */
  readonly anchorFaults: number;
  readonly rows: readonly TraceRow[];
  readonly coverage: TraceCoverage;
  /** Ids that its evidence names and that are no requirement of it. */
  readonly strays: readonly string[];
}

/** The trees that a packet is traced in. */
export interface TraceTrees {
  /** The packet's own: its evidence is looked up there. */
  readonly tree: Pick<TreeView, 'evidence' | 'cited' | 'board'>;
  /** Whose Master Spec binds. */
  readonly authority: TreeView;
}

/** @param status the packet's own, where it is read as another one to be traced */
export function traceOf(packet: WorkPacket, status: Status | null, { tree, authority }: TraceTrees): PacketTrace {
  const evidence = tree.evidence(packet);
  const requirements = anchoredRequirements(packet, authority);
  const rows = coverageOf(requirements, evidence).rows.map((row): TraceRow => {
    const traced = row.evidence.map(
      (each): TracedEvidence => ({
        file: each.file,
        from: each.from,
        to: each.to,
        fingerprint: each.fingerprint,
        line: each.line,
        state: stateOf(each, tree.cited(each)),
      }),
    );
    return { requirement: row.requirement, evidence: traced, state: worst(traced) };
  });
  const known = new Set(requirements.map(({ id }) => id));
  const anchor = readSpecAnchor(fieldOf(packet, 'SPEC_ANCHOR')?.value.text ?? '');
  return {
    id: packet.id,
    path: packet.path,
    status,
    phase: phaseOf(packet.id),
    retired: retiredEntry(packet.id, tree)?.column ?? null,
    anchorFaults: anchorFaults(anchor, authority).length,
    rows,
    coverage: coverageIn(rows),
    strays: [...new Set(evidence.map(({ requirement }) => requirement))].filter((id) => !known.has(id)),
  };
}

/** What the requirements of some packets come to; a requirement that two packets are anchored to counts for each. */
export function coverageOfAll(traces: readonly Pick<PacketTrace, 'rows' | 'retired'>[]): TraceCoverage {
  return coverageIn(traces.filter(({ retired }) => retired === null).flatMap(({ rows }) => rows));
}

/** `100` only when nothing is left; null where nothing is demanded. */
export function percentOf({ requirements, covered }: Pick<TraceCounts, 'requirements' | 'covered'>): number | null {
  return requirements === 0 ? null : Math.floor((100 * covered) / requirements);
}

function stateOf({ fingerprint }: Evidence, cited: CitedLines): TracedEvidence['state'] {
  if (cited.kind !== 'lines') return 'gone';
  return fingerprint === null || fingerprint === cited.fingerprint ? 'present' : 'drifted';
}

function worst(evidence: readonly TracedEvidence[]): TraceState {
  return TRACE_STATES.find((state) => evidence.some((each) => each.state === state)) ?? 'missing';
}

function coverageIn(rows: readonly TraceRow[]): TraceCoverage {
  const isShould = ({ requirement }: TraceRow): boolean => requirement.keyword.startsWith('SHOULD');
  return {
    ...countsOf(rows),
    must: countsOf(rows.filter((row) => !isShould(row))),
    should: countsOf(rows.filter(isShould)),
  };
}

function countsOf(rows: readonly TraceRow[]): TraceCounts {
  const count = (state: TraceState): number => rows.filter((row) => row.state === state).length;
  const states = {
    missing: count('missing'),
    gone: count('gone'),
    drifted: count('drifted'),
    present: count('present'),
  };
  return { requirements: rows.length, covered: states.present + states.drifted, states };
}
