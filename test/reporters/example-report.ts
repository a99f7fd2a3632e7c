import type { Diagnostic, Report } from '../../engine/report.js';

/** A finding for reporters to print; what a test is about, it overrides. */
export function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'signature-lock',
    messageId: 'field-changed',
    severity: 'error',
    standing: 'active',
    message: 'IN_SCOPE_PATHS of the signed packet WP-1-Jobs-20260101 is `src/b.ts`, expected `src/a.ts`',
    why: 'Rule 4: nothing a signature covers changes.',
    help: 'Restore the signed text.',
    path: 'docs/task_packets/WP-1-Jobs-20260101.md',
    line: 17,
    column: 5,
    fingerprint: '0123456789abcdef',
    related: [],
    ...changes,
  };
}

/** A report of a run that passed; what a test is about, it overrides. */
export function report({
  counts,
  ...changes
}: Partial<Omit<Report, 'counts'>> & { counts?: Partial<Report['counts']> } = {}): Report {
  return {
    version: 1,
    tool: { name: 'handshake-check', version: '0.1.0' },
    door: 'cli',
    base: { name: 'HEAD', commit: '1a2b3c4d5e6f'.padEnd(40, '0') },
    head: { name: 'the work tree', commit: null },
    verdict: 'pass',
    outcomes: [
      { rule: 'packet-id', scope: 'repository', outcome: 'passed', examined: 12 },
      { rule: 'packet-id', scope: 'change', outcome: 'passed', examined: 0 },
      { rule: 'signature-lock', scope: 'change', outcome: 'passed', examined: 0 },
      { rule: 'role-attribution', scope: 'change', outcome: 'not-applicable', examined: 0, reason: 'no commits' },
    ],
    diagnostics: [],
    undecided: [],
    notices: [],
    ...changes,
    counts: {
      errors: 0,
      warnings: 0,
      inherited: 0,
      waived: 0,
      undecided: 0,
      packets: { changed: 0, examined: 0, total: 12 },
      commits: 0,
      ...counts,
    },
  };
}
