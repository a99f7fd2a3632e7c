import type { Changeset } from './model/changeset.js';
import type { Law } from './model/law.js';
import type { TreeView } from './model/tree-view.js';
import { type Waiver, waiverFor } from './model/waiver.js';
import { closedPhases, liveWaivers } from './model/waiver-faults.js';
import type { Outcome } from './report.js';
import { type Finding, type Rule, scopesOf } from './rule.js';

/** What says which waivers count: the base, its law, and the time of the run. */
export interface WaivingViews {
  readonly law: Law;
  readonly base: Pick<TreeView, 'waivers' | 'board'>;
  readonly change: { readonly changeset: Pick<Changeset, 'now' | 'whole'> };
}

/** A finding with the rule that made it. */
export interface FoundByRule {
  readonly rule: Rule;
  readonly finding: Finding;
}

/**
 * The waivers that count in a run: those of base's ledger that hold at the time of the run, with the phases that base's board has
 * closed. What the change itself brings never helps it (threat P04).
 */
export function standingWaivers({ base, law, change }: WaivingViews): readonly Waiver[] {
  return liveWaivers(base.waivers(), {
    law,
    now: change.changeset.now,
    closedPhases: closedPhases(base.board()),
  });
}

/** The waiver that covers a finding; null where none does. */
export function waiverOf({ rule, finding }: FoundByRule, waivers: readonly Waiver[], law: Law): Waiver | null {
  if (waivers.length === 0) return null;
  return waiverFor({ path: finding.at.path, packet: packetOf(finding.data) }, rule, waivers, law.paths);
}

/** What has been run when a waiver is asked for its use. */
export interface FinishedRun {
  readonly rules: readonly Rule[];
  readonly runs: readonly { readonly outcome: Outcome; readonly findings: readonly FoundByRule[] }[];
}

/**
 * The ids of waivers that nothing needs any more, as far as a run can tell: one that examines everything, for rules that looked at
 * it. What a change does, only a change can show.
 */
export function idleWaivers({ rules, runs }: FinishedRun, views: WaivingViews): ReadonlySet<string> {
  if (!views.change.changeset.whole) return new Set();
  const waivers = standingWaivers(views);
  const needed = new Set(
    runs.flatMap(({ findings }) => findings).map((raw) => waiverOf(raw, waivers, views.law)?.id ?? ''),
  );
  const idle = waivers.filter(({ id, rule }) => {
    const asked = rules.find((each) => each.id === rule);
    if (needed.has(id) || !asked) return false;
    return views.law.rules[rule]?.severity === 'off' || hasLookedAtAll(asked, runs);
  });
  return new Set(idle.map(({ id }) => id));
}

function hasLookedAtAll(rule: Rule, runs: FinishedRun['runs']): boolean {
  const crashed = runs.some(({ outcome }) => outcome.rule === rule.id && outcome.outcome === 'crashed');
  return !crashed && !scopesOf(rule).includes('change');
}

/** Findings name the packet that they are about as `packet`; see docs/writing-a-rule.md. */
function packetOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('packet' in data)) return null;
  return typeof data.packet === 'string' ? data.packet : null;
}
