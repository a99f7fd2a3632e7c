import type { Scope } from './rule.js';

/** What a run is at, in the order in which it gets there; it loads and parses in turns. */
export const PHASES = ['base', 'survey', 'load', 'parse', 'rules', 'judge'] as const;

/** One of them. */
export type Phase = (typeof PHASES)[number];

/**
 * Is told how a run goes on, and can change nothing of it: the engine reads no clock and prints nothing, so who measures or shows progress
 * is handed in by a door. Nothing is said to nobody: a run without an observer does no work for one.
 */
export interface Observer {
  /** @returns the phase that the run leaves by it */
  phase(name: Phase): Phase;
  /** So many of the packets that the run reads have been read. */
  packets(done: number, total: number): void;
  /** Calls a rule's checks of one scope. @param calls how often it is asked */
  rule<T>(id: string, scope: Scope, calls: number, work: () => T): T;
  /** A file was read. @param bytes its size */
  file(bytes: number): void;
  /** A packet or a spec was needed. @param kept whether an earlier run had left what it says */
  document(kept: boolean): void;
}
