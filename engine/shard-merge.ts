import { byImportance, countsOf, isActiveError, verdictOf } from './judge.js';
import { type Undecided, UndecidedError } from './model/undecided.js';
import { type Diagnostic, NO_PACKET, type Outcome, type Report, type Shard, type ShardOf } from './report.js';

/** The report of a shard, and the name under which it was given. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** A report that says which part it is. */
type Part = NamedReport & { readonly shard: Shard };

/**
 * Joins the reports of all shards to the one that a run without shards would have written, byte for byte.
 * @throws UndecidedError where they are not all parts, each once, of one run: what a missing one would have found nobody knows
 */
export function mergeShards(given: readonly NamedReport[]): Report {
  const parts = given.map(partOf).sort((a, b) => a.shard.index - b.shard.index);
  const [whole] = parts;
  if (!whole) throw refused('--merge', 'was given no report, expected one of each shard');
  assertOneOfEach(parts, whole);
  for (const part of parts) assertSameRun(part, whole);
  const outcomes = whole.report.outcomes.map((_, check) => outcomeOf(check, parts));
  const found = foundIn(parts, outcomes);
  const diagnostics = found.map(({ diagnostic }) => diagnostic);
  const undecided = undecidedOf(whole, parts);
  const { version, tool, door, base, head, notices, counts } = whole.report;
  const settled = outcomes.map((outcome, check) =>
    settle(
      outcome,
      found.filter((each) => each.check === check).map(({ diagnostic }) => diagnostic),
    ),
  );
  return {
    version,
    tool,
    door,
    base,
    head,
    verdict: verdictOf(settled, diagnostics, undecided),
    outcomes: settled,
    diagnostics,
    undecided,
    notices: notices.filter(({ kind }) => kind !== 'shard'),
    counts: {
      ...countsOf(diagnostics),
      undecided: undecided.length,
      packets: {
        changed: counts.packets.changed,
        examined: parts.reduce((sum, { report }) => sum + report.counts.packets.examined, 0),
        total: counts.packets.total,
      },
      commits: counts.commits,
    },
  };
}

function partOf({ name, report }: NamedReport): Part {
  const { shard, undecided, diagnostics, outcomes } = report;
  if (!shard) {
    const [first] = undecided;
    const why = first ? `it came to nothing, because ${first.subject} ${first.reason}` : 'it is that of a whole run';
    throw refused(name, `is not the report of a shard: ${why}`);
  }
  const checks = [...shard.checks, ...shard.ifIdle.map(({ check }) => check)];
  const isWhole =
    shard.index <= shard.count &&
    shard.checks.length === diagnostics.length &&
    checks.every((check) => check < outcomes.length);
  if (!isWhole) throw refused(name, 'contradicts itself, expected a report as check wrote it');
  return { name, report, shard };
}

function assertOneOfEach(parts: readonly Part[], { name, shard: { count } }: Part): void {
  for (const part of parts) {
    if (part.shard.count !== count)
      throw refused(part.name, `is one of ${part.shard.count} shards, expected one of ${count} as ${name} is`);
  }
  parts.forEach((part, at) => {
    const before = parts[at - 1];
    if (before && before.shard.index === part.shard.index)
      throw refused(part.name, `is shard ${part.shard.index} of ${count}, which ${before.name} is already`);
  });
  const there = new Set(parts.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return;
  const named = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ` and ${missing.length - 10} more` : '');
  throw refused('--merge', `lacks shard ${named} of ${count}, expected one report of each`);
}

/** What differs where a digest differs. */
const SAME: Readonly<Record<keyof ShardOf, string>> = {
  program: 'was written by another version of the program',
  trees: 'is about other files (a report that was written into the repository is one of them)',
  law: 'was judged by another law or by other rules',
  waivers: 'was judged when other waivers held (give every shard the same --now)',
};

function assertSameRun(part: Part, whole: Part): void {
  const keys = Object.keys(SAME) as (keyof ShardOf)[];
  const other = keys.find((key) => part.shard.of[key] !== whole.shard.of[key]);
  if (other) throw refused(part.name, `${SAME[other]} than ${whole.name}, expected shards of one run`);
  const sides = ({ report: { version, tool, door, base, head, outcomes } }: Part): string =>
    JSON.stringify([version, tool, door, base, head, outcomes.map(({ rule, scope }) => [rule, scope])]);
  if (sides(part) !== sides(whole)) throw refused(part.name, `compares something else than ${whole.name}`);
}

function outcomeOf(check: number, parts: readonly Part[]): Outcome {
  const all = parts.flatMap(({ report }) => report.outcomes[check] ?? []);
  const [whole] = all;
  if (!whole) throw new Error(`no shard has an outcome ${check}`);
  const open = all.find(({ outcome }) => outcome === 'crashed' || outcome === 'not-run');
  if (open) return open;
  if (whole.scope !== 'packet') return whole;
  const looked = all.filter(({ outcome, reason }) => outcome !== 'not-applicable' || reason !== NO_PACKET);
  const [first] = looked;
  if (!first || first.outcome === 'not-applicable') return first ?? whole;
  return { ...first, examined: looked.reduce((sum, { examined }) => sum + examined, 0) };
}

/** A finding, and the place of its check among the outcomes. */
interface Found {
  readonly check: number;
  readonly diagnostic: Diagnostic;
}

function foundIn(parts: readonly Part[], outcomes: readonly Outcome[]): Found[] {
  const needed = new Set(parts.flatMap(({ shard }) => shard.needs));
  const crashed = new Set(outcomes.flatMap(({ outcome, rule }) => (outcome === 'crashed' ? rule : [])));
  const found = parts.flatMap(({ report, shard }): Found[] => [
    ...report.diagnostics.map((diagnostic, at) => ({ check: shard.checks[at] ?? 0, diagnostic })),
    ...shard.ifIdle.filter(({ waiver, rule }) => !needed.has(waiver) && !crashed.has(rule)),
  ]);
  return (
    found
      // What a rule found before it broke down elsewhere is as incomplete as if it had broken down here.
      .filter(({ check }) => outcomes[check]?.outcome !== 'crashed')
      .map(({ check, diagnostic }) => ({ check, diagnostic }))
      .sort((a, b) => byImportance(a.diagnostic, b.diagnostic) || a.check - b.check)
  );
}

/** Whether a check failed hangs on the findings of all shards. */
function settle(outcome: Outcome, diagnostics: readonly Diagnostic[]): Outcome {
  if (outcome.outcome !== 'passed' && outcome.outcome !== 'failed') return outcome;
  return { ...outcome, outcome: diagnostics.some(isActiveError) ? 'failed' : 'passed' };
}

/** The shard that looks at the whole has read what the others read, and says it in the order of a whole run. */
function undecidedOf(whole: Part, parts: readonly Part[]): Undecided[] {
  const keyOf = ({ subject, reason, help }: Undecided): string => JSON.stringify([subject, reason, help]);
  const said = new Set(whole.report.undecided.map(keyOf));
  const others = parts.flatMap(({ report }) => report.undecided).filter((each) => !said.has(keyOf(each)));
  return [...whole.report.undecided, ...new Map(others.map((each) => [keyOf(each), each])).values()];
}

function refused(subject: string, reason: string): UndecidedError {
  return new UndecidedError({
    subject,
    reason,
    help: 'Let every shard judge the same commit with the same version, and join all of their reports: npx handshake-check check --merge 1.json 2.json',
  });
}
