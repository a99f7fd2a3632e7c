import { checkWithFacts, type ReportWithFacts } from '../../engine/check.js';
import type { CheckOptions } from '../../engine/check-options.js';
import { type MemoryChange, memorySource } from '../../engine/sources/memory.js';
import { rules } from '../../rules/index.js';

/**
 * Judges trees in memory as a door would: what tests of rules stand on, those of the protocol and those of a repository's own.
 * @param options what differs from a run of the command line by all rules
 * @throws UndecidedError when nothing could be looked at
 */
export function judgedInMemory(change: MemoryChange, options: Partial<CheckOptions> = {}): Promise<ReportWithFacts> {
  return checkWithFacts(memorySource(change), { rules, door: 'cli', toolVersion: '0.0.0', ...options });
}
