import { expect, it } from 'vitest';
import { completeLaw } from '../../engine/config.js';
import { judge } from '../../engine/judge.js';
import type { Waiver } from '../../engine/model/waiver.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { githubReport } from '../../engine/reporters/github.js';
import { jsonReport } from '../../engine/reporters/json.js';
import { junitReport } from '../../engine/reporters/junit.js';
import { markdownReport } from '../../engine/reporters/markdown.js';
import { sarifReport } from '../../engine/reporters/sarif.js';
import { textReport } from '../../engine/reporters/text.js';
import type { Rule } from '../../engine/rule.js';
import type { RawFinding } from '../../engine/rule-run.js';
import { growthOf, LINEAR } from '../support/counted-work.js';

/** What reads what rules found has no deadline of its own: a change that has every fault must not be what keeps it busy. */

const rule: Rule = {
  id: 'soft',
  waivable: true,
  clauses: ['CX-1'],
  blocksWhen: 'it is broken',
  why: 'It is broken.',
  reads: [],
  completeness: false,
  options: {},
  needs: [],
  messages: { wrong: ({ at }: { at: number }) => ({ message: `${at} is b, expected c`, help: 'Do it.' }) },
};
const law = completeLaw({}, null, [rule]);
const SHAPES: Readonly<Record<string, (index: number) => string>> = {
  'of one file': () => 'src/a.ts',
  'each of a file of its own': (index) => `src/file${index + 100_000}.ts`,
  'of files in falling order': (index) => `src/file${900_000 - index}.ts`,
};

function findings(count: number, pathOf: (index: number) => string, isAlike: boolean): RawFinding[] {
  return Array.from({ length: count }, (_, index) => ({
    rule,
    scope: 'repository',
    draft: false,
    finding: {
      message: 'wrong',
      data: { at: isAlike ? 1 : index },
      at: { path: pathOf(index), line: isAlike ? 1 : index + 1, column: 1 },
    },
  }));
}

function judged(found: readonly RawFinding[], inherited: readonly RawFinding[] = [], waivers: readonly Waiver[] = []) {
  const outcome = { rule: rule.id, scope: 'repository', outcome: 'passed', examined: 1 } as const;
  return judge([{ outcome, findings: found, inherited }], { law, ownPackets: new Set(), waivers, undecided: [] });
}

const waiver = (index: number): Waiver => ({
  id: `W-${index}`,
  rule: rule.id,
  target: `app/${index}/`,
  reason: 'r',
  approver: 'alice',
  approvedOn: '2026-01-01',
  expires: '2099-01-01',
  problems: [],
  text: '',
  line: index + 1,
});
const waivers = (count: number): Waiver[] => Array.from({ length: count }, (_, index) => waiver(index));

it.each(Object.entries(SHAPES))('judging takes twice the work for twice the findings %s', (_, pathOf) => {
  for (const isAlike of [false, true]) {
    const made = (count: number): RawFinding[] => findings(count, pathOf, isAlike);
    expect(growthOf((found: RawFinding[]) => judged(found), made, 400)).toBeLessThan(LINEAR);
    expect(
      growthOf((found: RawFinding[]) => judged(found, found), made, 400),
      'all inherited',
    ).toBeLessThan(LINEAR);
    expect(
      growthOf((found: RawFinding[]) => judged(found, [], waivers(5)), made, 400),
      'waivers',
    ).toBeLessThan(LINEAR);
  }
});

// Each finding asks each waiver of its rule. The findings are the change's; the waivers are the base's, which people approve one by one.
it('judging takes twice the work for twice the waivers of the base', () => {
  const found = findings(20, SHAPES['of one file'] ?? String, false);
  expect(growthOf((live: Waiver[]) => judged(found, [], live), waivers, 400)).toBeLessThan(LINEAR);
});

function reportOf(diagnostics: readonly Diagnostic[]): Report {
  return {
    version: 1,
    tool: { name: 'handshake-check', version: '0.0.0' },
    door: 'cli',
    base: { name: 'main', commit: null },
    head: { name: 'topic', commit: null },
    verdict: 'block',
    outcomes: [{ rule: rule.id, scope: 'repository', outcome: 'failed', examined: 1 }],
    diagnostics,
    undecided: diagnostics.map(({ path }) => ({ subject: path, reason: 'is missing', help: 'Fetch it.' })),
    notices: [],
    counts: {
      ...{ errors: diagnostics.length, warnings: 0, inherited: 0, waived: 0, undecided: diagnostics.length },
      ...{ packets: { changed: 0, examined: 0, total: 0 }, commits: 0 },
    },
  };
}

const REPORTERS: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => textReport(report),
  JSON: jsonReport,
  SARIF: (report) => sarifReport(report, [{ ...rule, page: '# soft' }]),
  JUnit: junitReport,
  annotations: githubReport,
  'Markdown that all fits on': (report) => markdownReport(report, { limit: 1 << 26 }),
  'Markdown that little fits on': (report) => markdownReport(report, { limit: 4096 }),
};

it.each(Object.entries(REPORTERS))('writing %s takes twice the work for twice the findings', (_, write) => {
  for (const pathOf of Object.values(SHAPES)) {
    for (const isAlike of [false, true]) {
      const made = (count: number): Report => reportOf(judged(findings(count, pathOf, isAlike)).diagnostics);
      expect(growthOf(write, made, 800)).toBeLessThan(LINEAR);
    }
  }
});

it('ten thousand findings are judged and written whole', () => {
  const { diagnostics } = judged(findings(10_000, SHAPES['each of a file of its own'] ?? String, false));
  const report = reportOf(diagnostics);
  expect(JSON.parse(jsonReport(report)).diagnostics).toHaveLength(10_000);
  expect(JSON.parse(REPORTERS.SARIF?.(report) ?? '').runs[0].results).toHaveLength(10_000);
  expect(junitReport(report).match(/<failure/g)).toHaveLength(10_000);
  // The text is for people: 500, and how many more there are.
  expect(textReport(report).match(/soft\/wrong/g)).toHaveLength(500);
  expect(textReport(report)).toMatch(/\b9,?500 more findings/);
});
