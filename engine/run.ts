import type { Law, RuleSetting } from './model/law.js';
import { isPastDraft, type WorkPacket } from './model/packet.js';
import type { TextFile } from './model/text-file.js';
import type { TreeView } from './model/tree-view.js';
import type { Outcome } from './report.js';
import { type ChangeContext, type Finding, type Need, type Rule, type Scope, scopesOf } from './rule.js';

/** All that the rules may look at in one run, prepared by `check.ts`. */
export interface Views {
  readonly law: Law;
  readonly base: TreeView;
  readonly result: TreeView;
  readonly authority: TreeView;
  /** The packets examined in the result, and what base has at the same paths. */
  readonly packets: { readonly result: readonly WorkPacket[]; readonly base: readonly WorkPacket[] };
  readonly texts: { readonly result: readonly TextFile[]; readonly base: readonly TextFile[] };
  readonly change: Omit<ChangeContext, 'law' | 'options'>;
  /** Needs that this door cannot meet, with the reason; a rule that has one of them is not applicable. */
  readonly unmet: ReadonlyMap<Need, string>;
}

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
  /** What the same check finds in base: the measure of what is inherited. Empty for change checks. */
  readonly baseFindings: readonly RawFinding[];
}

/** Runs every rule that the law has not switched off, in every scope it has. Never throws: a rule's throw is its outcome. */
export function runRules(rules: readonly Rule[], views: Views): RuleRun[] {
  return rules.flatMap((rule) => scopesOf(rule).map((scope) => runRule(rule, scope, views)));
}

function runRule(rule: Rule, scope: Scope, views: Views): RuleRun {
  const setting = views.law.rules[rule.id];
  if (!setting) throw new Error(`the law has no setting for rule ${rule.id}`);
  if (setting.severity === 'off') return notApplicable(rule, scope, 'switched off by the configuration');
  try {
    if (scope === 'packet') return runPackets(rule, setting, views);
    if (scope === 'repository') return runRepository(rule, setting, views);
    return runChange(rule, setting, views);
  } catch (error) {
    // Reported as an outcome, and therefore exit code 2: a malfunction is no violation and no pass.
    const reason = error instanceof Error ? error.message : String(error);
    return {
      outcome: { rule: rule.id, scope, outcome: 'crashed', examined: 0, reason },
      findings: [],
      baseFindings: [],
    };
  }
}

function runPackets(rule: Rule, { options }: RuleSetting, views: Views): RuleRun {
  const { law, authority } = views;
  const over = (tree: TreeView, packets: readonly WorkPacket[]): RawFinding[] =>
    packets.flatMap((packet) =>
      [...(rule.packet?.({ packet, tree, authority, law, options: options as never }) ?? [])].map((finding) => ({
        rule,
        scope: 'packet' as const,
        finding,
        draft: !isPastDraft(packet),
      })),
    );
  const examined = views.packets.result.length;
  if (examined === 0) return notApplicable(rule, 'packet', 'no packet to examine in this change');
  return done(rule, 'packet', examined, over(views.result, views.packets.result), over(views.base, views.packets.base));
}

function runRepository(rule: Rule, { options }: RuleSetting, views: Views): RuleRun {
  const { law, authority } = views;
  const over = (side: 'result' | 'base'): RawFinding[] => {
    const context = { tree: views[side], authority, law, packets: views.packets[side], texts: views.texts[side] };
    return [...(rule.repository?.({ ...context, options: options as never }) ?? [])].map((finding) => ({
      rule,
      scope: 'repository' as const,
      finding,
      draft: false,
    }));
  };
  return done(rule, 'repository', views.result.snapshot.paths().length, over('result'), over('base'));
}

function runChange(rule: Rule, { options }: RuleSetting, views: Views): RuleRun {
  for (const need of rule.needs) {
    const reason = views.unmet.get(need);
    if (reason !== undefined) return notApplicable(rule, 'change', reason);
  }
  const { law, change } = views;
  const findings = [...(rule.change?.({ ...change, law, options: options as never }) ?? [])].map((finding) => ({
    rule,
    scope: 'change' as const,
    finding,
    draft: false,
  }));
  const { changes, commits } = change.changeset;
  return done(rule, 'change', commits.length > 0 ? commits.length : changes.length, findings, []);
}

function done(rule: Rule, scope: Scope, examined: number, findings: RawFinding[], baseFindings: RawFinding[]): RuleRun {
  // Whether it failed is for the judge to say: a finding may be inherited, waived or a warning.
  return { outcome: { rule: rule.id, scope, outcome: 'passed', examined }, findings, baseFindings };
}

function notApplicable(rule: Rule, scope: Scope, reason: string): RuleRun {
  return {
    outcome: { rule: rule.id, scope, outcome: 'not-applicable', examined: 0, reason },
    findings: [],
    baseFindings: [],
  };
}
