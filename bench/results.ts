import { type Cost, costOf, median, type Work } from './measure.js';
import type { Row } from './rows.js';
import type { Surroundings } from './surroundings.js';

/** The form of `results.json`; a change of it that readers notice counts it up. */
export const RESULTS_VERSION = 1;

/** What a row came to: medians over the pairs. The ratio is the median of the pairs' ratios, so that a machine that slows down hits both sides. */
export interface RowResult {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  readonly goal: number;
  readonly cpu: Compared;
  readonly wall: Compared;
  /** The most memory that our process had, in bytes; null where the row has no goal for it. */
  readonly memory: { readonly peak: number; readonly goal: number } | null;
  readonly met: boolean;
}

/** Seconds, and how many times theirs ours is. */
export interface Compared {
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/** A run of the bench. It names no machine: ratios are what counts. */
export interface Results {
  readonly version: typeof RESULTS_VERSION;
  /** The day, UTC. */
  readonly date: string;
  readonly pairs: number;
  /** What ran, by name, with its version: this program, Node, git and the peers. */
  readonly versions: Readonly<Record<string, string>>;
  /** Variables that were set around the bench and that neither side was given, because they change how fast programs start. */
  readonly dropped: readonly string[];
  readonly rows: readonly RowResult[];
}

/** How a row is measured. */
export interface Measuring {
  /** Pairs behind one that warms up. */
  readonly pairs: number;
  /** The peak memory of our process, in bytes. */
  readonly peak: (work: Work) => number;
}

/** Runs ours and theirs in turn, and compares them pair by pair. */
export async function resultOf(row: Row, place: Surroundings, { pairs, peak }: Measuring): Promise<RowResult> {
  const { ours, theirs } = await row.works(place);
  const found: { readonly ours: Cost; readonly theirs: Cost }[] = [];
  for (let at = 0; at <= pairs; at++) {
    const pair = { ours: shared(costOf(ours), row.share ?? 1), theirs: sum(theirs.map(costOf)) };
    if (at > 0) found.push(pair);
  }
  const compared = (of: (cost: Cost) => number): Compared => ({
    ours: rounded(median(found.map((pair) => of(pair.ours)))),
    theirs: rounded(median(found.map((pair) => of(pair.theirs)))),
    ratio: rounded(median(found.map((pair) => of(pair.ours) / of(pair.theirs)))),
  });
  const cpu = compared((cost) => cost.cpu);
  const memory = row.memory === undefined ? null : { peak: peak(ours), goal: row.memory };
  const { name, goal } = row;
  return {
    name,
    ours: row.ours,
    theirs: row.theirs,
    goal,
    cpu,
    wall: compared((cost) => cost.wall),
    memory,
    met: cpu.ratio <= goal && (memory === null || memory.peak <= memory.goal),
  };
}

function sum(costs: readonly Cost[]): Cost {
  return costs.reduce((all, { cpu, wall }) => ({ cpu: all.cpu + cpu, wall: all.wall + wall }), { cpu: 0, wall: 0 });
}

function shared({ cpu, wall }: Cost, share: number): Cost {
  return { cpu: cpu / share, wall: wall / share };
}

function rounded(seconds: number): number {
  return Number(seconds.toPrecision(3));
}
