import { assertFinding } from './finding-shape.js';
import { malfunctionOf } from './malfunction.js';
import type { Law, RuleSetting } from './model/law.js';
import type { Manifest } from './model/manifest.js';
import { isPastDraft, type WorkPacket } from './model/packet.js';
import type { RepoPath } from './model/path.js';
import type { PhaseId } from './model/phase.js';
import type { TextFile } from './model/text-file.js';
import type { TreeView } from './model/tree-view.js';
import { UndecidedError } from './model/undecided.js';
import type { Observer } from './observer.js';
import { NO_PACKET, SWITCHED_OFF } from './report.js';
import { type ChangeContext, type Finding, type Need, type Rule, type Scope, scopesOf } from './rule.js';
import type { RawFinding, RuleRun } from './rule-run.js';
import { inWholeShard, looksAtWhole, type ShardOfRun } from './shard.js';
import { idleWaivers, standingWaivers } from './waivers.js';
import { waiversApart } from './waivers-apart.js';
import { atFirstLook, withinBounds } from './within-bounds.js';

/** All that the rules may look at in one run, prepared by `check.ts`. */
export interface Views {
  readonly law: Law;
  readonly base: TreeView;
  readonly result: TreeView;
  readonly authority: TreeView;
  /** What this run looks at. */
  readonly examined: Examined;
  /** The measure of what is inherited: the same of base or of the commit of adoption; null where nothing is (law.md, decisions 9 and 11). */
  readonly inherited: Examined | null;
  readonly change: Omit<ChangeContext, 'law' | 'options'>;
  /** The paths of packets for which nothing is inherited (law.md, decision 10). */
  readonly own: ReadonlySet<RepoPath>;
  /** The paths of packets whose readiness is asked for: no Draft among them is forgiven. */
  readonly held: ReadonlySet<RepoPath>;
  /** Needs that this door cannot meet, with the reason; a rule that has one of them is not applicable. */
  readonly unmet: ReadonlyMap<Need, string>;
  /** The part of the packets that packet checks look at; all of them without one. */
  readonly shard?: ShardOfRun | undefined;
  readonly observer?: Observer | undefined;
}

/** A tree, and the parts of it whose findings count. */
export interface Examined {
  readonly tree: TreeView;
  readonly packets: readonly WorkPacket[];
  /** Those of them that packet checks look at, where the run has a shard. */
  readonly ofShard?: readonly WorkPacket[];
  /** Governed files other than packets, sorted by path. */
  readonly texts: readonly TextFile[];
  /** The ids that are held against the board. */
  readonly boardIds: ReadonlySet<string> | 'all';
  /** The phases whose closure is looked at. */
  readonly phases: ReadonlySet<PhaseId> | 'all';
  /** What is held against the register of open-source components. */
  readonly manifests: readonly Manifest[];
}

/** Seconds that one rule has in one scope, and for each document that it may look at on top. Far above what any rule takes. */
const RULE_SECONDS = 10;
const SECONDS_OF_DOCUMENT = 0.005;
/** Of more documents and commits than these all rules together take longer than one look, and would be asked twice. */
const FEW = 20;
/** The most that one rule may find in one scope: nobody reads as many, and a rule that finds without an end has to end. */
export const MOST_FINDINGS = 250_000;

/**
 * Runs every rule that the law has not switched off, in every scope it has. Never throws: a rule's throw is its outcome, and so is that
 * it does not end or takes all memory (`within-bounds.ts`).
 */
export function runRules(rules: readonly Rule[], views: Views): RuleRun[] {
  const { packets, texts } = views.examined;
  const isSmall = packets.length + texts.length + views.change.changeset.commits.length <= FEW;
  const all = isSmall ? atFirstLook(() => runEach(rules, views, (_, work) => work())) : null;
  if (all !== null) return all.value;
  const seconds = Math.ceil(RULE_SECONDS + SECONDS_OF_DOCUMENT * (packets.length + texts.length));
  return runEach(rules, views, (rule, work) => withinBounds(`rule ${rule.id}`, seconds, work));
}

/** Runs a check of a rule, and lets it take what it may. */
type Bound = <T>(rule: Rule, work: () => T) => T;

function runEach(rules: readonly Rule[], views: Views, bound: Bound): RuleRun[] {
  const runAll = (some: readonly Rule[], idle: ReadonlySet<string>): Map<Rule, RuleRun[]> =>
    new Map(some.map((rule) => [rule, scopesOf(rule).map((scope) => runRule(rule, scope, { ...views, idle }, bound))]));
  const first = runAll(
    rules.filter(({ last }) => !last),
    new Set(),
  );
  const lastRules = rules.filter(({ last }) => last);
  const idle = idleWaivers({ rules, runs: [...first.values()].flat() }, views);
  const second = views.shard ? lastApart(lastRules, idle, views, runAll) : runAll(lastRules, idle);
  return rules.flatMap((rule) => first.get(rule) ?? second.get(rule) ?? []);
}

/** Runs rules in all of their scopes. */
type RunAll = (rules: readonly Rule[], idle: ReadonlySet<string>) => Map<Rule, RuleRun[]>;

/** A shard does not know whether another one needs a waiver. */
function lastApart(
  rules: readonly Rule[],
  idle: ReadonlySet<string>,
  views: Views,
  runAll: RunAll,
): ReturnType<RunAll> {
  const candidates = looksAtWhole(views.shard) ? standingWaivers(views).filter(({ id }) => idle.has(id)) : [];
  const runs = waiversApart((told) => [...runAll(rules, told).values()].flat(), candidates);
  return new Map(rules.map((rule) => [rule, runs.filter(({ outcome }) => outcome.rule === rule.id)]));
}

/** The views of one rule, with the waivers that the rules before it do not need. */
type RuleViews = Views & { readonly idle: ReadonlySet<string> };

function runRule(rule: Rule, scope: Scope, views: RuleViews, bound: Bound): RuleRun {
  const setting = views.law.rules[rule.id];
  if (!setting) throw new Error(`the law has no setting for rule ${rule.id}`);
  if (setting.severity === 'off') return notApplicable(rule, scope, SWITCHED_OFF);
  if (views.shard && scope !== 'packet' && !looksAtWhole(views.shard))
    return notApplicable(rule, scope, inWholeShard(views.shard));
  const work = (): RuleRun => withFindings(RUN[scope](rule, setting, views));
  const { observer } = views;
  try {
    return bound(rule, observer ? () => observer.rule(rule.id, scope, callsOf(scope, views), work) : work);
  } catch (error) {
    // Reported as an outcome, and therefore exit code 2: a malfunction is no violation and no pass.
    return {
      outcome: { rule: rule.id, scope, outcome: 'crashed', examined: 0, reason: reasonOf(error) },
      findings: [],
      inherited: [],
    };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof UndecidedError) return error.reason;
  return malfunctionOf(error);
}

/** A run, after a look whether what its rule yielded can be judged. */
function withFindings(run: RuleRun): RuleRun {
  for (const { rule, finding } of [...run.findings, ...run.inherited]) assertFinding(rule, finding);
  return run;
}

/** What a check yields, as long as that can be looked at. */
function collected(findings: Iterable<Finding> | undefined): Finding[] {
  const all: Finding[] = [];
  for (const finding of findings ?? []) {
    if (all.push(finding) > MOST_FINDINGS) {
      throw new Error(`it finds more than ${MOST_FINDINGS.toLocaleString('en')} things, the limit`);
    }
  }
  return all;
}

/** The packets that packet checks look at. */
export function checkedPackets({ packets, ofShard }: Pick<Examined, 'packets' | 'ofShard'>): readonly WorkPacket[] {
  return ofShard ?? packets;
}

function runPackets(rule: Rule, { options }: RuleSetting, views: Views): RuleRun {
  const { law, authority, own, held, shard } = views;
  const over = (examined: Examined): RawFinding[] =>
    checkedPackets(examined).flatMap((packet) =>
      collected(
        rule.packet?.({
          packet,
          tree: examined.tree,
          advanced: own.has(packet.path),
          authority,
          law,
          options: options as never,
        }),
      ).map((finding) => ({
        rule,
        scope: 'packet' as const,
        finding: shard ? ofPacket(finding, packet) : finding,
        draft: !held.has(packet.path) && !isPastDraft(packet),
      })),
    );
  const count = checkedPackets(views.examined).length;
  if (count === 0) return notApplicable(rule, 'packet', NO_PACKET);
  return done(rule, 'packet', count, over(views.examined), views.inherited ? over(views.inherited) : []);
}

function runRepository(rule: Rule, { options }: RuleSetting, views: RuleViews): RuleRun {
  const { law, authority, idle: idleWaivers } = views;
  const { now } = views.change.changeset;
  const over = (examined: Examined): RawFinding[] => {
    const context = { ...examined, authority, law, now, idleWaivers };
    return collected(rule.repository?.({ ...context, options: options as never })).map((finding) => ({
      rule,
      scope: 'repository' as const,
      finding,
      draft: false,
    }));
  };
  const count = views.result.snapshot.paths().length;
  return done(rule, 'repository', count, over(views.examined), views.inherited ? over(views.inherited) : []);
}

function runChange(rule: Rule, { options }: RuleSetting, views: Views): RuleRun {
  for (const need of rule.needs) {
    const reason = views.unmet.get(need);
    if (reason !== undefined) return notApplicable(rule, 'change', reason);
  }
  const { law, change } = views;
  const findings = collected(rule.change?.({ ...change, law, options: options as never })).map((finding) => ({
    rule,
    scope: 'change' as const,
    finding,
    draft: false,
  }));
  const { changes, commits } = change.changeset;
  return done(rule, 'change', commits.length > 0 ? commits.length : changes.length, findings, []);
}

/** What is found elsewhere may be found for a packet of another shard too, and nobody could say whether it is the same. */
function ofPacket(finding: Finding, { path }: WorkPacket): Finding {
  if (finding.at.path === path) return finding;
  throw new Error(`it finds something of ${path} in ${finding.at.path}, which no shard can judge: leave out --shard`);
}

/** How a rule is asked in each scope. */
const RUN: Readonly<Record<Scope, (rule: Rule, setting: RuleSetting, views: RuleViews) => RuleRun>> = {
  packet: runPackets,
  repository: runRepository,
  change: runChange,
};

/** How often its check is called. */
function callsOf(scope: Scope, views: Views): number {
  const measured = views.inherited ? [views.examined, views.inherited] : [views.examined];
  if (scope === 'packet') return measured.reduce((calls, each) => calls + checkedPackets(each).length, 0);
  return scope === 'repository' ? measured.length : 1;
}

function done(rule: Rule, scope: Scope, examined: number, findings: RawFinding[], inherited: RawFinding[]): RuleRun {
  // Whether it failed is for the judge to say: a finding may be inherited, waived or a warning.
  return { outcome: { rule: rule.id, scope, outcome: 'passed', examined }, findings, inherited };
}

function notApplicable(rule: Rule, scope: Scope, reason: string): RuleRun {
  return {
    outcome: { rule: rule.id, scope, outcome: 'not-applicable', examined: 0, reason },
    findings: [],
    inherited: [],
  };
}
