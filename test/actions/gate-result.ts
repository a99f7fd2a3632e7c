import type { GateResult } from '../../actions/merge-gate/parts.js';
import { report } from '../reporters/example-report.js';

/** A result of a run that passed; what a test is about, it overrides. */
export function gateResult(changes: Partial<GateResult> = {}): GateResult {
  return {
    report: report({ door: 'action' }),
    preview: null,
    target: null,
    head: 'b'.repeat(40),
    rounds: 1,
    exitCode: 0,
    overtaken: false,
    remarks: [],
    ...changes,
  };
}
