import { counted } from '../model/counted.js';
import type { Diagnostic, Outcome, Report } from '../report.js';
import {
  findingItem,
  type MarkdownLinks,
  noticeItem,
  outcomeRow,
  setAsideItem,
  shortened,
  undecidedItem,
} from './markdown-items.js';
import { fitted, type Section } from './markdown-room.js';
import { markdownCode, markdownText } from './markdown-text.js';
import { treeName, undecidedOf, verdictWords } from './verdict-words.js';

/** What a page of Markdown is for. */
export interface MarkdownOptions {
  /** The most bytes of UTF-8 that the page may have; what does not fit is left out as a whole, and counted. */
  readonly limit: number;
  /** What stands before the verdict. Default: `handshake-check`. */
  readonly title?: string;
  /** Further plain sentences that the reader has to know. */
  readonly remarks?: readonly string[];
  /** Whether warnings stop the merge where this is shown, although the verdict is a pass. Default: no. */
  readonly warningsStop?: boolean;
  readonly links?: MarkdownLinks;
}

/**
 * A report as GitHub-flavoured Markdown for people and agents: the verdict, what to do next, the findings of each file, what could not be
 * decided, what the reader has to know, and folded away the rules with what they looked at and what does not count.
 * @returns lines, the last one ended too
 */
export function markdownReport(report: Report, options: MarkdownOptions): string {
  const { links, remarks = [] } = options;
  const head = headLines(report, options).join('\n');
  const commit = report.head.commit;
  const active = report.diagnostics.filter(({ standing }) => standing === 'active');
  const aside = report.diagnostics.filter(({ standing }) => standing !== 'active');
  const findings = bySeverity(active).map((found) => ({
    group: `### ${markdownCode(shortened(found.path))}`,
    text: () => findingItem(found, commit, links),
  }));
  const undecided = undecidedOf(report).map((each) => ({ text: () => undecidedItem(each) }));
  const known = [...remarks, ...report.notices.map(({ text }) => text)].map((text) => ({
    text: () => noticeItem(text),
  }));
  const setAside = aside.map((found) => ({ text: () => setAsideItem(found, commit, links) }));
  const rows = report.outcomes.map((outcome) => ({ text: () => outcomeRow(outcome) }));
  const sections: readonly Section[] = [
    { title: '## Findings', items: findings, what: 'finding' },
    { title: '## Could not decide', items: undecided, what: 'undecided item', rank: isBlocked(report) ? 0 : -1 },
    { title: '## What to know', items: known, what: 'note', tight: true },
    {
      title: tableTitle(report.outcomes),
      items: rows,
      what: 'row',
      rank: 2,
      folded: true,
      tight: true,
      first: TABLE_HEAD,
    },
    { title: asideTitle(aside), items: setAside, what: 'finding', rank: 1, folded: true, tight: true },
  ];
  return fitted(head, sections, options.limit);
}

const TABLE_HEAD = '| Rule | Looks at | Outcome | Examined |\n|---|---|---|--:|';

function isBlocked({ verdict }: Report): boolean {
  return verdict === 'block';
}

function headLines(report: Report, { title = 'handshake-check', warningsStop = false }: MarkdownOptions): string[] {
  const stopped = warningsStop && report.verdict === 'pass' && report.counts.warnings > 0;
  const verdict = stopped ? 'pass, stopped by warnings' : report.verdict;
  return [
    `# ${markdownText(title)}: ${verdict}, ${verdictWords(report)}`,
    '',
    `**What to do next:** ${nextStep(report, stopped)}`,
    '',
    `Judged: ${name(report.head)} against the base ${name(report.base)}.${again(report)}`,
  ];
}

function name(tree: Report['base']): string {
  return markdownCode(shortened(treeName(tree)));
}

function nextStep({ verdict, counts }: Report, stopped: boolean): string {
  const after =
    'Until then the gate lets nothing through. Each finding says what is wrong, why it matters and how to fix it.';
  if (verdict === 'block')
    return `Fix ${theFew(counts.errors, 'error')} below, commit and push: the check runs again. ${after}`;
  if (verdict === 'inconclusive')
    return 'Do what stands below "Could not decide" and run the check again. Until then the gate lets nothing through, but this is no violation: the check lacked something.';
  if (stopped)
    return `Fix ${theFew(counts.warnings, 'warning')} below, commit and push: this workflow lets warnings stop the merge. ${after}`;
  return counts.warnings > 0
    ? 'Nothing has to be done. Warnings do not stop the merge: look at them when you can.'
    : 'Nothing has to be done.';
}

function theFew(count: number, noun: string): string {
  return count === 1 ? `the ${noun}` : `the ${counted(count, noun)}`;
}

/** How to get the same report at home, when both sides are commits. */
function again({ base, head }: Report): string {
  if (base.commit === null || head.commit === null) return '';
  return ` The same on your machine: ${markdownCode(`npx handshake-check check --range ${base.commit}..${head.commit}`)}. What a rule is for: ${markdownCode('npx handshake-check explain RULE')}.`;
}

/** Errors before warnings, and the findings of one file together. */
function bySeverity(active: readonly Diagnostic[]): Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const found of active) {
    const group = groups.get(found.path);
    if (group) group.push(found);
    else groups.set(found.path, [found]);
  }
  const sorted = [...groups.values()].flat();
  return [...sorted.filter(({ severity }) => severity === 'error'), ...sorted.filter(isWarning)];
}

function isWarning({ severity }: Diagnostic): boolean {
  return severity === 'warning';
}

function tableTitle(outcomes: readonly Outcome[]): string {
  const of = (wanted: Outcome['outcome']): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const words = (['passed', 'failed', 'not-applicable', 'not-run', 'crashed'] as const)
    .map((wanted) => [of(wanted), wanted] as const)
    .filter(([count]) => count > 0)
    .map(([count, wanted]) => `${count} ${wanted}`);
  return `Rules: ${counted(outcomes.length, 'check')}${words.length === 0 ? '' : ` (${words.join(', ')})`}`;
}

function asideTitle(aside: readonly Diagnostic[]): string {
  const inherited = aside.filter(({ standing }) => standing === 'inherited').length;
  return `Does not count: ${inherited} inherited from the base, ${aside.length - inherited} waived by the base`;
}
