import type { Diagnostic, Outcome, Report } from '../report.js';
import { markupText } from './escape.js';
import { malfunctions, standingWords, verdictWords } from './verdict-words.js';

/** One case of a JUnit file: a check that passed, a finding that stops the change, or something that was not decided. */
interface Case {
  readonly classname: string;
  readonly name: string;
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  /** What kind of failure or error it is, for readers that group by it. */
  readonly type?: string;
  readonly message?: string;
  readonly text?: string;
}

/**
 * A report as JUnit XML, in the form that Jenkins and the readers modelled on it take. Each check of a rule that found nothing to stop is
 * a passed case, or a skipped one with its reason; each active error is a failed case; what could not be decided is an erroneous one, so
 * that no reader takes it for a pass. Warnings, notes and what does not count stand in `system-out`. The same report gives the same bytes.
 */
export function junitReport(report: Report): string {
  const cases = casesOf(report);
  const count = (kind: Case['kind']): number => cases.filter((each) => each.kind === kind).length;
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
  const { name, version } = report.tool;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}" ${counts}>`,
    `  <testsuite name="${name}" ${counts} skipped="${count('skipped')}">`,
    '    <properties>',
    ...Object.entries({
      version,
      door: report.door,
      verdict: report.verdict,
      base: report.base.commit ?? '',
      head: report.head.commit ?? '',
    }).map(([key, value]) => `      <property name="${key}" value="${markupText(value)}"/>`),
    '    </properties>',
    ...cases.map(caseElement),
    `    <system-out>${markupText(otherWords(report))}</system-out>`,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function casesOf({ outcomes, diagnostics, undecided }: Report): Case[] {
  const stops = diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
  const broken = outcomes.filter(({ outcome }) => outcome === 'crashed' || outcome === 'not-run');
  const quiet = outcomes.filter(({ outcome }) => outcome === 'passed' || outcome === 'not-applicable');
  return [
    ...stops.map(failureOf),
    ...[...undecided.map((each) => ({ rule: 'undecided', ...each })), ...named(broken)].map(
      ({ rule, subject, reason, help }): Case => ({
        classname: rule,
        name: subject,
        kind: 'error',
        type: 'undecided',
        message: `handshake-check could not decide: ${subject} ${reason}`,
        text: help,
      }),
    ),
    ...quiet.map(quietCase),
  ];
}

/** Rules that broke down or lacked something, each with its own id. */
function named(broken: readonly Outcome[]) {
  return malfunctions(broken).map((said, at) => ({ rule: broken[at]?.rule ?? '', ...said }));
}

function failureOf({ rule, messageId, message, why, help, path, line, related }: Diagnostic): Case {
  const places = related.map((at) => `see: ${at.path}:${at.line} ${at.note}`);
  return {
    classname: rule,
    name: `${path}:${line} ${messageId}`,
    kind: 'failure',
    type: `${rule}/${messageId}`,
    message,
    text: [`why: ${why}`, `help: ${help}`, ...places].join('\n'),
  };
}

function quietCase({ rule, scope, outcome, examined, reason = '' }: Outcome): Case {
  const name = `${scope} check`;
  return outcome === 'passed'
    ? { classname: rule, name: `${name} of ${examined}`, kind: 'passed' }
    : { classname: rule, name, kind: 'skipped', text: reason };
}

function caseElement({ classname, name, kind, type, message, text = '' }: Case): string {
  const head = `    <testcase classname="${markupText(classname)}" name="${markupText(name)}"`;
  if (kind === 'passed') return `${head}/>`;
  const said = [
    ...(type === undefined ? [] : [['type', type]]),
    ...(message === undefined ? [] : [['message', message]]),
  ]
    .map(([key, value = '']) => ` ${key}="${markupText(value)}"`)
    .join('');
  return `${head}>\n      <${kind}${said}>${markupText(text)}</${kind}>\n    </testcase>`;
}

/** What stops nothing: the verdict, warnings, what does not count, and what the reader has to know. */
function otherWords(report: Report): string {
  const rest = report.diagnostics.filter(({ standing, severity }) => standing !== 'active' || severity === 'warning');
  return [
    `${report.verdict}: ${verdictWords(report)}`,
    ...rest.map(
      (each) => `${each.path}:${each.line} ${standingOf(each)} ${each.rule}/${each.messageId} ${each.message}`,
    ),
    ...report.notices.map(({ text }) => `note: ${text}`),
  ].join('\n');
}

function standingOf(diagnostic: Diagnostic): string {
  return diagnostic.standing === 'active' ? diagnostic.severity : standingWords(diagnostic);
}
