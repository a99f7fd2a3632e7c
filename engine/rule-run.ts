import type { Waiver } from './model/waiver.js';
import type { Outcome } from './report.js';
import type { Finding, Rule, Scope } from './rule.js';

/** A finding of one rule, with what the judge has to know of where it came from. */
export interface RawFinding {
  readonly rule: Rule;
  readonly scope: Scope;
  readonly finding: Finding;
  /** Whether a completeness rule is merciful to it because it concerns an unsigned Draft (law.md, decision 10). */
  readonly draft: boolean;
}

/** What running one rule in one scope came to. */
export interface RuleRun {
  readonly outcome: Outcome;
  readonly findings: readonly RawFinding[];
  /** What the same check finds in what is inherited from. Empty for change checks. */
  readonly inherited: readonly RawFinding[];
  /** What is found on top where a waiver is idle, as long as other shards have not said that they need none of these. */
  readonly apart?: readonly WaiverApart[];
}

/** What a rule finds when it is told that one waiver is idle, and does not find otherwise. */
export interface WaiverApart {
  /** The waiver, and the rule that it waives. */
  readonly waiver: Pick<Waiver, 'id' | 'rule'>;
  readonly run: RuleRun;
}
