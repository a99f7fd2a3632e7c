import type { Door } from './model/changeset.js';
import type { Undecided } from './model/undecided.js';
import { REPORT_VERSION, type Report, type TreeName } from './report.js';
import { type Rule, scopesOf } from './rule.js';

/** What a report says of the run it is about. */
export interface RunNames {
  readonly door: Door;
  readonly rules: readonly Rule[];
  readonly toolVersion: string;
  readonly base: TreeName;
  readonly head: TreeName;
}

const NOTHING = {
  errors: 0,
  warnings: 0,
  inherited: 0,
  waived: 0,
  packets: { changed: 0, examined: 0, total: 0 },
  commits: 0,
} as const;

/**
 * The report of a run that came to no judgement: the reason stands alone where a reader looks for findings. No rule began, so that none
 * has an outcome: each would be told as one more thing undecided, and the one reason would drown among them.
 */
export function undecidedReport(names: RunNames, undecided: Undecided): Report {
  const { subject, reason, help } = undecided;
  return {
    ...withoutFindings(names),
    outcomes: [],
    verdict: 'inconclusive',
    undecided: [{ subject, reason, help }],
    notices: [],
    counts: { ...NOTHING, undecided: 1 },
  };
}

/**
 * The report of an event that brings no commit to any branch.
 * @param reason a whole sentence that says so
 */
export function nothingReport(names: RunNames, reason: string): Report {
  return {
    ...withoutFindings(names),
    outcomes: names.rules.flatMap((rule) =>
      scopesOf(rule).map((scope) => ({ rule: rule.id, scope, outcome: 'not-applicable', examined: 0, reason })),
    ),
    verdict: 'pass',
    undecided: [],
    notices: [{ kind: 'left-out', text: reason }],
    counts: { ...NOTHING, undecided: 0 },
  };
}

/** A report that was overtaken: its findings stay readable, and its verdict must not be relied on any more. */
export function overtakenReport(report: Report, { subject, reason, help }: Undecided): Report {
  const undecided = [...report.undecided, { subject, reason, help }];
  return {
    ...report,
    verdict: 'inconclusive',
    undecided,
    counts: { ...report.counts, undecided: undecided.length },
  };
}

function withoutFindings({
  door,
  toolVersion,
  base,
  head,
}: RunNames): Pick<Report, 'version' | 'tool' | 'door' | 'base' | 'head' | 'diagnostics'> {
  return {
    version: REPORT_VERSION,
    tool: { name: 'handshake-check', version: toolVersion },
    door,
    base,
    head,
    diagnostics: [],
  };
}
