import type { Location } from './location.js';

/** The first token of a packet's id: `1` of `WP-1-Jobs-20260101`, `Codex` of `WP-Codex-v0.8` (law.md, decision 3). */
export type PhaseId = string;

/** A heading of the board that closes a phase, or means to (law.md, decision 18). */
export interface PhaseClosure {
  readonly phase: PhaseId;
  /** Whether it is exactly `## Phase N: CLOSED`. Anything else only looks like a closure, and closes nothing. */
  readonly canonical: boolean;
  /** The line as written. */
  readonly text: string;
  readonly at: Location;
}

/** The phase of a packet; null when the id is none. */
export function phaseOf(id: string): PhaseId | null {
  return /^WP-([A-Za-z0-9.]+)(?:-|$)/.exec(id)?.[1] ?? null;
}

/** The heading that closes a phase. */
export function closingHeading(phase: PhaseId): string {
  return `## Phase ${phase}: CLOSED`;
}
