import { LAW_PAGES } from '../engine/generated/law-pages.js';
import { UndecidedError } from '../engine/model/undecided.js';
import type { Palette } from '../engine/reporters/palette.js';
import type { Rule } from '../engine/rule.js';
import { rules } from '../rules/index.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { nearestWord } from './usage.js';

/** Prints the law page of a rule; of a clause, its rules, and the page when there is but one; every rule without a subject. */
export async function runExplain(subject: string | undefined, terminal: Terminal): Promise<ExitCode> {
  await terminal.print(subject === undefined ? everyRule(terminal.palette) : explanation(subject, terminal.palette));
  return 0;
}

/**
 * @param subject a rule id, or a clause as rules label it; case does not matter
 * @throws UndecidedError naming the nearest of both
 */
function explanation(subject: string, palette: Palette): string {
  // As findings print it: `signature-lock/field-changed`.
  const wanted = subject
    .trim()
    .toLowerCase()
    .replace(/^([a-z-]+)\/[a-z-]+$/, '$1');
  const rule = rules.find(({ id }) => id === wanted);
  if (rule) return pageOf(rule);
  const enforcing = rules.filter(({ clauses }) => clauses.some((clause) => clause.toLowerCase() === wanted));
  const [only, ...others] = enforcing;
  if (!only) throw unknown(subject);
  if (others.length === 0) return pageOf(only);
  return `${subject.trim()} is enforced by ${enforcing.length} rules:\n\n${listed(enforcing, palette)}\n\nOne of them: handshake-check explain ${only.id}\n`;
}

function everyRule(palette: Palette): string {
  return `The law has ${rules.length} rules:\n\n${listed(rules, palette)}\n\nOne of them: handshake-check explain ${rules[0]?.id}\n`;
}

function listed(some: readonly Rule[], palette: Palette): string {
  const width = Math.max(...some.map(({ id }) => id.length));
  return some.map(({ id, blocksWhen }) => `  ${palette.bold(id.padEnd(width))}  blocks when ${blocksWhen}`).join('\n');
}

function pageOf(rule: Rule): string {
  const page = LAW_PAGES[rule.id];
  if (page === undefined) throw new Error(`rule ${rule.id} has no law page in this build`);
  return page.endsWith('\n') ? page : `${page}\n`;
}

function unknown(subject: string): UndecidedError {
  const ids = rules.map(({ id }) => id);
  const clauses = [...new Set(rules.flatMap((rule) => rule.clauses))];
  return new UndecidedError({
    subject: `explain ${subject}`,
    reason: `names no rule and no clause, expected one of ${ids.join(', ')}, or a clause such as ${clauses[0]}`,
    help: `Did you mean handshake-check explain ${nearestWord(subject, [...ids, ...clauses])}?`,
  });
}
