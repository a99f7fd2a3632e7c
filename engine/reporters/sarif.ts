import type { Invocation, Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import { type Diagnostic, EXIT_CODES, type Report, type Verdict } from '../report.js';
import { pathUri, sarifText, terminalJson } from './escape.js';
import { undecidedOf } from './verdict-words.js';

/** What a SARIF log says of a rule; the door makes it of the registry and of the law pages. */
export interface SarifRule {
  readonly id: string;
  readonly clauses: readonly string[];
  /** Continues "blocks when …". */
  readonly blocksWhen: string;
  readonly why: string;
  /** Its law page, in Markdown. */
  readonly page: string;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The name that every path is relative to; readers resolve it to where they hold the repository. */
const TOP = '%SRCROOT%';

/** The key of the fingerprint by which forges tell that a finding is one that they know. */
const FORGE_FINGERPRINT = 'primaryLocationLineHash';

const EXIT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'Nothing stands against the change.',
  block: 'The change violates the law.',
  inconclusive: 'The gate could not decide; it does not let the change through.',
};

/**
 * A report as a SARIF 2.1.0 log, for forges and viewers. The same report gives the same bytes.
 * @param rules every rule that the report may name, in the order in which the log lists those that it does name: a law page is thousands of
 * bytes, and of a rule that found nothing nobody asks for it
 */
export function sarifReport(report: Report, rules: readonly SarifRule[]): string {
  return `${terminalJson(JSON.stringify(sarifLog(report, rules), null, 2))}\n`;
}

function sarifLog(report: Report, every: readonly SarifRule[]): Log {
  const named = namedBy(report);
  const rules = every.filter(({ id }) => named.has(id));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const { name, version } = report.tool;
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, version, semanticVersion: version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [TOP]: { description: { text: 'The top of the repository.' } } },
        invocations: [invocationOf(report, indexes)],
        results: resultsOf(report.diagnostics, indexes),
        properties: {
          door: report.door,
          verdict: report.verdict,
          base: report.base.commit,
          head: report.head.commit,
        },
      },
    ],
  };
}

/** The rules that found something, and those that broke down or were not run. */
function namedBy({ diagnostics, outcomes }: Report): ReadonlySet<string> {
  return new Set([...diagnostics.map(({ rule }) => rule), ...outcomes.filter(isOpen).map(({ rule }) => rule)]);
}

function isOpen({ outcome }: Report['outcomes'][number]): boolean {
  return outcome === 'crashed' || outcome === 'not-run';
}

function ruleOf({ id, clauses, blocksWhen, why, page }: SarifRule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: `Blocks when ${blocksWhen}.` },
    fullDescription: { text: why },
    // A reader shows one of the two: the page in full where it knows Markdown.
    help: { text: `${why} The law page of the rule: npx handshake-check explain ${id}`, markdown: page },
    properties: { tags: [...clauses] },
  };
}

/** What could not be decided is a notification, never a result: it is no violation, and its absence proves nothing. */
function invocationOf(report: Report, indexes: ReadonlyMap<string, number>): Invocation {
  const undecided = undecidedOf(report);
  const crashed = report.outcomes.filter(isOpen);
  const firstCrash = undecided.length - crashed.length;
  return {
    executionSuccessful: undecided.length === 0 && report.verdict !== 'inconclusive',
    exitCode: EXIT_CODES[report.verdict],
    exitCodeDescription: EXIT_WORDS[report.verdict],
    toolExecutionNotifications: [
      ...undecided.map(({ subject, reason, help }, at): Notification => {
        const said = `handshake-check could not decide: ${subject} ${reason}`;
        const rule = crashed[at - firstCrash]?.rule;
        return {
          level: 'error',
          message: { text: sarifText(help === '' ? said : `${said}\n${help}`) },
          ...(rule === undefined ? {} : { associatedRule: { id: rule, ...indexOf(indexes, rule) } }),
        };
      }),
      ...report.notices.map(
        ({ kind, text }): Notification => ({
          descriptor: { id: kind },
          level: 'note',
          message: { text: sarifText(text) },
        }),
      ),
    ],
  };
}

function resultsOf(diagnostics: readonly Diagnostic[], indexes: ReadonlyMap<string, number>): Result[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { fingerprint } = diagnostic;
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return resultOf(diagnostic, count, indexes);
  });
}

/** @param count the how-manieth of its fingerprint it is: a forge would take two with the same fingerprint for one */
function resultOf(diagnostic: Diagnostic, count: number, indexes: ReadonlyMap<string, number>): Result {
  const { rule, messageId, severity, standing, waiver, message, help, path, fingerprint, related, commit } = diagnostic;
  return {
    ruleId: rule,
    ...(indexes.has(rule) ? { ruleIndex: indexes.get(rule) } : {}),
    kind: 'fail',
    level: severity,
    message: { text: sarifText(`${message}\n${help}`) },
    locations: [locationOf(path, regionOf(diagnostic))],
    partialFingerprints: { [FORGE_FINGERPRINT]: `${fingerprint}:${count}` },
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedOf) }),
    // Outside of a forge's own books there is no telling "new" from "unchanged" for what base does not have: only this is known.
    ...(standing === 'inherited' ? { baselineState: 'unchanged' as const } : {}),
    ...(standing === 'waived'
      ? { suppressions: [{ kind: 'external' as const, justification: justification(waiver) }] }
      : {}),
    properties: { messageId, standing, ...(commit === undefined ? {} : { commit }) },
  };
}

function justification(waiver = 'A row'): string {
  return sarifText(`${waiver} of the base's waiver ledger covers it; the row names the reason and who approved it.`);
}

function relatedOf({ path, line, column, note }: Diagnostic['related'][number], id: number): Location {
  return { id, ...locationOf(path, { startLine: line, startColumn: column }), message: { text: sarifText(note) } };
}

function regionOf({ line, column, endLine, endColumn }: Diagnostic): Region {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function locationOf(path: string, region: Region): Location {
  return { physicalLocation: { artifactLocation: { uri: pathUri(path), uriBaseId: TOP }, region } };
}

function indexOf(indexes: ReadonlyMap<string, number>, rule: string): { index?: number } {
  const index = indexes.get(rule);
  return index === undefined ? {} : { index };
}
