import type { Law } from './model/law.js';
import type { Waiver } from './model/waiver.js';
import type { RuleRun } from './rule-run.js';
import { type FoundByRule, waiverOf } from './waivers.js';

/** Runs the rules that run last, telling them which waivers are idle. */
export type RunLast = (idle: ReadonlySet<string>) => readonly RuleRun[];

/**
 * Runs the last rules as if every waiver were needed, and keeps apart what they say of each one that may be idle: only all shards
 * together know whether it is. The shard that looks at the whole keeps it, every shard names the waivers that its findings need, and who
 * joins them takes what is left.
 * @param idle the waivers that nothing in this shard needs
 * @returns the runs; a rule whose findings do not come one waiver at a time has crashed in them, since it cannot be divided
 */
export function waiversApart(runLast: RunLast, idle: readonly Pick<Waiver, 'id' | 'rule'>[]): readonly RuleRun[] {
  const plain = runLast(new Set());
  const told = idle.map((waiver) => ({ waiver, runs: runLast(new Set([waiver.id])) }));
  const together = runLast(new Set(idle.map(({ id }) => id)));
  return plain.map((run, at) => {
    const apart = told.map(({ waiver, runs }) => ({ waiver, run: beyond(runs[at] ?? run, run) }));
    const more = apart.map((each) => each.run);
    const isApart = told.every(({ runs }, each) => isSum([run, more[each] ?? run], runs[at]));
    return isApart && isSum([run, ...more], together[at]) ? { ...run, apart } : crashed(run);
  });
}

/** The ids of the waivers that findings need. */
export function neededWaivers(found: readonly FoundByRule[], waivers: readonly Waiver[], law: Law): string[] {
  return [...new Set(found.flatMap((raw) => waiverOf(raw, waivers, law)?.id ?? []))].sort();
}

/** What one run finds beyond another one. */
function beyond(run: RuleRun, plain: RuleRun): RuleRun {
  const without = (all: RuleRun['findings'], less: RuleRun['findings']): RuleRun['findings'] => {
    const left = less.map(keyOf);
    return all.filter((raw) => {
      const at = left.indexOf(keyOf(raw));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return {
    outcome: run.outcome,
    findings: without(run.findings, plain.findings),
    inherited: without(run.inherited, plain.inherited),
  };
}

function isSum(parts: readonly RuleRun[], whole: RuleRun | undefined): boolean {
  const keys = (runs: readonly RuleRun[], of: 'findings' | 'inherited'): string =>
    JSON.stringify(runs.flatMap((run) => run[of].map(keyOf)).sort());
  if (!whole || parts.some(({ outcome }) => outcome.outcome !== whole.outcome.outcome)) return false;
  return (
    keys(parts, 'findings') === keys([whole], 'findings') && keys(parts, 'inherited') === keys([whole], 'inherited')
  );
}

function keyOf({ finding }: RuleRun['findings'][number]): string {
  return JSON.stringify(finding);
}

function crashed({ outcome: { rule, scope } }: RuleRun): RuleRun {
  const reason =
    'what it finds of idle waivers hangs together, so that no shard can judge it: run check --all without --shard';
  return { outcome: { rule, scope, outcome: 'crashed', examined: 0, reason }, findings: [], inherited: [] };
}
