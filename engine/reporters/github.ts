import type { Undecided } from '../model/undecided.js';
import type { Diagnostic, Report } from '../report.js';
import { commandMessage, commandProperty } from './escape.js';
import { undecidedOf } from './verdict-words.js';

/** How many annotations of a level a runner keeps for a step: what comes after is dropped without a word (threat G05). */
const MAX_PER_LEVEL = 10;

/** How many characters a message has at most before it is escaped; a runner keeps 4096 of what it decodes. */
const MAX_MESSAGE = 3_000;

type Level = 'error' | 'warning' | 'notice';

/** One annotation, not yet escaped. */
interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly text: string;
  readonly at?: Diagnostic;
}

/**
 * A report as workflow commands that a forge's runner shows as annotations: errors first, then what is undecided, then warnings and
 * notices, at most ten of a level, and one notice that says how many are left out. What is inherited or waived gets none.
 * @returns lines, the last one ended too; `''` when there is nothing to annotate
 */
export function githubReport(report: Report): string {
  const all = annotationsOf(report);
  const { kept, leftOut } = bounded(all);
  const more = { level: 'notice' as const, title: 'handshake-check', text: `+${leftOut} more, listed in the report` };
  return [...kept, ...(leftOut > 0 ? [more] : [])].map((annotation) => `${command(annotation)}\n`).join('');
}

function annotationsOf(report: Report): Annotation[] {
  const active = report.diagnostics.filter(({ standing }) => standing === 'active');
  return [
    ...active.filter(({ severity }) => severity === 'error').map(ofDiagnostic),
    ...undecidedOf(report).map(ofUndecided),
    ...active.filter(({ severity }) => severity === 'warning').map(ofDiagnostic),
    ...report.notices.map(({ text }) => ({ level: 'notice' as const, title: 'handshake-check', text })),
  ];
}

/** What a runner keeps, in order. A level gives up a place for the notice that counts the rest. */
function bounded(all: readonly Annotation[]): { kept: Annotation[]; leftOut: number } {
  const seen: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  const places: Record<Level, number> = { error: MAX_PER_LEVEL, warning: MAX_PER_LEVEL, notice: MAX_PER_LEVEL - 1 };
  const kept = all.filter(({ level }) => {
    seen[level] += 1;
    return seen[level] <= places[level];
  });
  return { kept, leftOut: all.length - kept.length };
}

function ofDiagnostic(diagnostic: Diagnostic): Annotation {
  const { severity, rule, messageId, message, why, help } = diagnostic;
  return {
    level: severity,
    title: `${rule}/${messageId}`,
    text: `${message}\nwhy: ${why}\nhelp: ${help}`,
    at: diagnostic,
  };
}

function ofUndecided({ subject, reason, help }: Undecided): Annotation {
  const text = `handshake-check could not decide: ${subject} ${reason}`;
  return {
    level: 'error',
    title: 'handshake-check could not decide',
    text: help === '' ? text : `${text}\nhelp: ${help}`,
  };
}

function command({ level, title, text, at }: Annotation): string {
  const properties = [...(at ? placeOf(at) : []), `title=${commandProperty(title)}`];
  return `::${level} ${properties.join(',')}::${commandMessage(shortened(text))}`;
}

/** Columns are understood only within one line. */
function placeOf({ path, line, column, endLine, endColumn }: Diagnostic): string[] {
  const isOneLine = endLine === undefined || endLine === line;
  return [
    `file=${commandProperty(path)}`,
    `line=${line}`,
    ...(endLine === undefined ? [] : [`endLine=${endLine}`]),
    ...(isOneLine ? [`col=${column}`] : []),
    ...(isOneLine && endColumn !== undefined ? [`endColumn=${endColumn}`] : []),
  ];
}

function shortened(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)} …` : text;
}
