import { counted } from '../model/counted.js';
import type { Undecided } from '../model/undecided.js';
import type { Counts, Diagnostic, Outcome, Report, TreeName } from '../report.js';

/** How many hexadecimal digits of a commit are shown. */
export const SHORT_ID = 12;

/**
 * What a verdict rests on, in one clause: counts of what was found and of what was looked at. Only words and numbers of our own, so that
 * it needs no escaping in any sink.
 */
export function verdictWords(report: Report): string {
  const words = report.verdict === 'pass' ? passed(report) : stopped(report);
  const { shard } = report;
  return shard ? `shard ${shard.index} of ${shard.count} alone: ${words}` : words;
}

/** A tree by its name and commit. The name is the repository's: it needs escaping. */
export function treeName({ name, commit }: TreeName): string {
  // Some names carry the id already: `HEAD (1a2b3c4)`.
  const named = commit === null || name.includes(commit.slice(0, 7));
  return named ? name : `${name} (${commit.slice(0, SHORT_ID)})`;
}

/** Everything that could not be decided, the rules that broke down or lacked something last. The texts need escaping. */
export function undecidedOf({ undecided, outcomes }: Report): readonly Undecided[] {
  return [...undecided, ...malfunctions(outcomes)];
}

/** Rules that broke down or lacked something: they leave the run undecided, in the words of everything undecided. */
export function malfunctions(outcomes: readonly Outcome[]): Undecided[] {
  return outcomes.filter(isOpen).map(({ rule, scope, outcome, reason = 'for no known reason' }) => ({
    subject: `rule ${rule} (${scope} check)`,
    reason: outcome === 'crashed' ? `broke down: ${reason}` : `was not run: ${reason}`,
    help: `${outcome === 'crashed' ? REPORT_DEFECT : SUPPLY} Explain the rule: npx handshake-check explain ${rule}`,
  }));
}

const REPORT_DEFECT = 'Report this together with the packet or commit at hand: it is a defect of handshake-check.';
const SUPPLY = 'Make what is missing available and run again.';

function isOpen({ outcome }: Outcome): boolean {
  return outcome === 'crashed' || outcome === 'not-run';
}

function stopped(report: Report): string {
  const { errors, warnings } = report.counts;
  const open = report.counts.undecided + report.outcomes.filter(isOpen).length;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
  ];
  return [`${parts.join(', ')} in ${extent(report.counts)}`, ...setAside(report.counts)].join('; ');
}

/** How a finding stands, and by which waiver: `waived by W-1`. The id comes from the repository: escape it. */
export function standingWords({ standing, waiver }: Pick<Diagnostic, 'standing' | 'waiver'>): string {
  return waiver === undefined ? standing : `${standing} by ${waiver}`;
}

function passed(report: Report): string {
  const { warnings } = report.counts;
  const ran = new Set(report.outcomes.filter(({ outcome }) => outcome === 'passed').map(({ rule }) => rule));
  const said = warnings > 0 ? [counted(warnings, 'warning')] : [];
  return [...said, examined(report.counts), ...setAside(report.counts), counted(ran.size, 'rule')].join('; ');
}

/** Findings that stop nothing; what is counted before them does not hold them. */
function setAside({ inherited, waived }: Counts): string[] {
  const parts = [...(inherited > 0 ? [`${inherited} inherited`] : []), ...(waived > 0 ? [`${waived} waived`] : [])];
  return parts.length === 0 ? [] : [`not counted: ${parts.join(', ')}`];
}

function extent({ packets, commits }: Counts): string {
  const what =
    packets.examined > packets.changed
      ? `${packets.examined} of ${counted(packets.total, 'packet')}`
      : `${counted(packets.changed, 'changed packet')} of ${packets.total}`;
  return commits > 0 ? `${what}, ${counted(commits, 'commit')}` : what;
}

function examined({ packets, commits }: Counts): string {
  const parts = [
    `${counted(packets.changed, 'packet')} in this change`,
    ...(packets.examined > packets.changed ? [`${packets.examined} examined`] : []),
    `${packets.total} in the tree`,
    ...(commits > 0 ? [counted(commits, 'commit')] : []),
  ];
  return parts.join(', ');
}
