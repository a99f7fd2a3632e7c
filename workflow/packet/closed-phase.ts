import type { TaskBoard } from '../../engine/model/board.js';
import { type PhaseId, phaseOf } from '../../engine/model/phase.js';
import type { Obstacle } from '../work/obstacle.js';

/** A packet that somebody wants to create. */
export interface WantedPacket {
  /** The id as it was asked for, or that of the packet whose place it takes. */
  readonly id: string;
  /** The packet whose place it takes; null for one of its own. */
  readonly from: string | null;
}

/**
 * What stands in the way of a packet that does not exist yet. Rule `phase-closure` says how to finish what keeps a phase open; this one is
 * not there to be finished, and belongs into a phase that is open.
 */
export function inOpenPhase(obstacle: Obstacle, { id, from }: WantedPacket, board: TaskBoard | null): Obstacle {
  const phase = phaseOf(id);
  if (obstacle.rule !== 'phase-closure' || phase === null) return obstacle;
  const next = nextOpenPhase(phase, board);
  return {
    ...obstacle,
    help: `Phase ${phase} is closed: choose an id of the next phase${next === null ? '' : example(id.replace(/^WP-[^-]+/, `WP-${next}`), from)}`,
  };
}

function example(id: string, from: string | null): string {
  return from === null ? `, such as ${id}` : `: npx handshake-check create-task-packet ${id} --from ${from}`;
}

/** The first number behind a phase that the board does not close; null where phases are not numbered. */
function nextOpenPhase(phase: PhaseId, board: TaskBoard | null): PhaseId | null {
  if (!/^\d{1,6}$/.test(phase)) return null;
  const closed = new Set((board?.closedPhases ?? []).map((closure) => closure.phase));
  let next = Number(phase) + 1;
  while (closed.has(String(next))) next += 1;
  return String(next);
}
