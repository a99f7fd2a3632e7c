import { createHash } from 'node:crypto';
import { malfunctionOf } from './malfunction.js';
import type { Law } from './model/law.js';
import type { RepoPath } from './model/path.js';
import type { Undecided } from './model/undecided.js';
import type { Waiver } from './model/waiver.js';
import type { Counts, Diagnostic, Outcome, Standing, Verdict } from './report.js';
import { type Finding, severityOf, type Words } from './rule.js';
import type { RawFinding, RuleRun } from './rule-run.js';
import { waiverOf } from './waivers.js';

/** What the judge needs to know beside the findings. */
export interface Judgement {
  readonly outcomes: readonly Outcome[];
  readonly diagnostics: readonly Diagnostic[];
  readonly verdict: Verdict;
  /** For each diagnostic the place of its check among the outcomes. */
  readonly checks: readonly number[];
  /** For each diagnostic the fact that it tells of. */
  readonly facts: readonly Finding[];
}

/** What findings are judged by. */
export interface JudgedBy {
  readonly law: Law;
  /** Paths of packets that the change introduces, signs or advances: nothing is inherited for them. */
  readonly ownPackets: ReadonlySet<RepoPath>;
  /** The waivers of base that hold. */
  readonly waivers: readonly Waiver[];
}

/**
 * Gives every finding its words, fingerprint, severity and standing, and the run its verdict. This is the only place where a
 * verdict is computed (law.md, decisions 9-11 and 13). What base had is inherited before a waiver is asked.
 */
export function judge(
  runs: readonly RuleRun[],
  context: JudgedBy & { readonly undecided: readonly Undecided[] },
): Judgement {
  const judged = runs.map((run) => judgedRun(run, context));
  const outcomes = judged.map(({ outcome }) => outcome);
  const found = judged.flatMap((each, check) =>
    // A run that broke down when it was judged has no diagnostics; any other has one for each finding.
    each.diagnostics.map((diagnostic, at) => ({ check, diagnostic, fact: runs[check]?.findings[at]?.finding })),
  );
  found.sort((a, b) => byImportance(a.diagnostic, b.diagnostic));
  const diagnostics = found.map(({ diagnostic }) => diagnostic);
  const checks = found.map(({ check }) => check);
  const facts = found.flatMap(({ fact }) => fact ?? []);
  return { outcomes, diagnostics, checks, facts, verdict: verdictOf(outcomes, diagnostics, context.undecided) };
}

/** The words and the identity of a finding come from its rule: where they cannot be had, the rule is broken and nothing else. */
function judgedRun(run: RuleRun, context: JudgedBy): { outcome: Outcome; diagnostics: readonly Diagnostic[] } {
  try {
    const diagnostics = judgeRun(run, context);
    return { outcome: outcomeOf(run.outcome, diagnostics), diagnostics };
  } catch (error) {
    return { outcome: { ...run.outcome, outcome: 'crashed', reason: malfunctionOf(error) }, diagnostics: [] };
  }
}

function judgeRun(run: RuleRun, { law, ownPackets, waivers }: JudgedBy): Diagnostic[] {
  // A multiset: base has a finding twice, the result three times, so one is new.
  const known = new Map<string, number>();
  for (const raw of run.inherited) {
    const fingerprint = fingerprintOf(raw);
    known.set(fingerprint, (known.get(fingerprint) ?? 0) + 1);
  }
  return run.findings.map((raw) => {
    const fingerprint = fingerprintOf(raw);
    const left = ownPackets.has(raw.finding.at.path) ? 0 : (known.get(fingerprint) ?? 0);
    if (left > 0) {
      known.set(fingerprint, left - 1);
      return diagnosticOf(raw, law, fingerprint, { standing: 'inherited' });
    }
    const waiver = waiverOf(raw, waivers, law);
    return diagnosticOf(
      raw,
      law,
      fingerprint,
      waiver ? { standing: 'waived', waiver: waiver.id } : { standing: 'active' },
    );
  });
}

function diagnosticOf(
  raw: RawFinding,
  law: Law,
  fingerprint: string,
  standing: Pick<Diagnostic, 'standing' | 'waiver'>,
): Diagnostic {
  const { rule, finding } = raw;
  const words = wordsOf(raw);
  const configured = law.rules[rule.id]?.severity === 'warning' ? 'warning' : 'error';
  const { at } = finding;
  return {
    rule: rule.id,
    messageId: finding.message,
    severity: severityOf(configured, finding, rule.completeness && raw.draft),
    ...standing,
    message: words.message,
    why: words.why ?? rule.why,
    help: words.help,
    ...at,
    ...(finding.commit ? { commit: finding.commit } : {}),
    fingerprint,
    related: (finding.related ?? []).map(({ at: place, note }) => ({
      path: place.path,
      line: place.line,
      column: place.column,
      note,
    })),
  };
}

function wordsOf({ rule, finding }: RawFinding): Words {
  const words = rule.messages[finding.message];
  if (!words) throw new Error(`rule ${rule.id} has no message ${finding.message}`);
  const said: Words = words(finding.data);
  const texts: readonly unknown[] = [said?.message, said?.help, said?.why ?? rule.why];
  if (!texts.every((text) => typeof text === 'string' && text !== ''))
    throw new Error(`the words of ${finding.message} are not all there`);
  return said;
}

function fingerprintOf({ rule, finding }: RawFinding): string {
  const identity = finding.identity ?? JSON.stringify(finding.data);
  const text = [rule.id, finding.message, finding.at.path, finding.commit ?? '', identity].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function outcomeOf(outcome: Outcome, diagnostics: readonly Diagnostic[]): Outcome {
  return outcome.outcome === 'passed' && diagnostics.some(isActiveError) ? { ...outcome, outcome: 'failed' } : outcome;
}

/** The verdict of what was found, and of what could not be: in this order a block is one, whatever is undecided beside it. */
export function verdictOf(
  outcomes: readonly Outcome[],
  diagnostics: readonly Diagnostic[],
  undecided: readonly Undecided[],
): Verdict {
  if (diagnostics.some(isActiveError)) return 'block';
  const open = outcomes.some(({ outcome }) => outcome === 'crashed' || outcome === 'not-run');
  return open || undecided.length > 0 ? 'inconclusive' : 'pass';
}

/** Whether a diagnostic stops what is judged. */
export function isActiveError(diagnostic: Diagnostic): boolean {
  return diagnostic.standing === 'active' && diagnostic.severity === 'error';
}

/** How many diagnostics of each kind there are. */
export function countsOf(
  diagnostics: readonly Diagnostic[],
): Pick<Counts, 'errors' | 'warnings' | 'inherited' | 'waived'> {
  const count = (wanted: (diagnostic: Diagnostic) => boolean): number => diagnostics.filter(wanted).length;
  return {
    errors: count(isActiveError),
    warnings: count(({ standing, severity }) => standing === 'active' && severity === 'warning'),
    inherited: count(({ standing }) => standing === 'inherited'),
    waived: count(({ standing }) => standing === 'waived'),
  };
}

const STANDING_ORDER: Readonly<Record<Standing, number>> = { active: 0, waived: 1, inherited: 2 };

/** The order of a report: what stops first, then by place. */
export function byImportance(a: Diagnostic, b: Diagnostic): number {
  return (
    STANDING_ORDER[a.standing] - STANDING_ORDER[b.standing] ||
    Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column
  );
}
