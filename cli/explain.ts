import { LAW_PAGES } from '../engine/generated/law-pages.js';
import { counted } from '../engine/model/counted.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { terminalLine, terminalLines } from '../engine/reporters/escape.js';
import type { Palette } from '../engine/reporters/palette.js';
import type { Rule } from '../engine/rule.js';
import { rules } from '../rules/index.js';
import { pasted } from './desk/pasted.js';
import type { ExitCode } from './exit-code.js';
import type { OwnRules } from './own-rules-of.js';
import type { Terminal } from './terminal.js';
import { nearestWord } from './usage.js';

/**
 * Prints the law page of a rule; of a clause, its rules, and the page when there is but one; every rule without a subject. The rules of
 * plug-ins that HEAD names are among them, where the folder is in a repository.
 * @param directory what `-C` names
 */
export async function runExplain(
  { subject, directory }: { readonly subject: string | undefined; readonly directory: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { palette } = terminal;
  const known = subject === undefined ? null : explanation(subject, rules, palette);
  if (known !== null) await terminal.print(known);
  else {
    const { ownRulesOf } = await import('./own-rules-of.js');
    const own = await ownRulesOf(directory);
    await terminal.print(subject === undefined ? everyRule(own, palette) : explained(subject, own, palette));
  }
  return 0;
}

/** @throws UndecidedError naming the nearest of rules and clauses, and why there may be more of them */
function explained(subject: string, { own, fault }: OwnRules, palette: Palette): string {
  const found = explanation(subject, [...rules, ...own], palette);
  if (found !== null) return found;
  throw unknown(subject, own, fault);
}

/**
 * @param subject a rule id, or a clause as rules label it; case does not matter
 * @returns null where none of these rules has it
 */
function explanation(subject: string, some: readonly Rule[], palette: Palette): string | null {
  // As findings print it: `signature-lock/field-changed`.
  const wanted = subject
    .trim()
    .toLowerCase()
    .replace(/^([a-z-]+)\/[a-z-]+$/, '$1');
  const rule = some.find(({ id }) => id === wanted);
  if (rule) return pageOf(rule);
  const enforcing = some.filter(({ clauses }) => clauses.some((clause) => clause.toLowerCase() === wanted));
  const [only, ...others] = enforcing;
  if (!only) return null;
  if (others.length === 0) return pageOf(only);
  return `${subject.trim()} is enforced by ${counted(enforcing.length, 'rule')}:\n\n${listed(enforcing, palette)}\n\nOne of them: npx handshake-check explain ${only.id}\n`;
}

function everyRule({ own, fault }: OwnRules, palette: Palette): string {
  const more =
    own.length === 0
      ? ''
      : `\n\nThis repository has ${counted(own.length, 'rule')} of its own:\n\n${listed(own, palette)}`;
  const less =
    fault === null
      ? ''
      : `\n\nThe rules of plug-ins are not among them: ${terminalLine(`${fault.subject} ${fault.reason}`)}`;
  return `The law has ${counted(rules.length, 'rule')}:\n\n${listed(rules, palette)}${more}${less}\n\nOne of them: npx handshake-check explain ${rules[0]?.id}\n`;
}

function listed(some: readonly Rule[], palette: Palette): string {
  const width = Math.max(...some.map(({ id }) => id.length));
  return some.map(({ id, blocksWhen }) => `  ${palette.bold(id.padEnd(width))}  blocks when ${blocksWhen}`).join('\n');
}

function pageOf(rule: Rule): string {
  const page = LAW_PAGES[rule.id];
  if (page !== undefined) return page.endsWith('\n') ? page : `${page}\n`;
  const options = Object.entries(rule.options ?? {});
  return [
    `# ${rule.id}`,
    `A rule of this repository's own (${rule.clauses.join(', ')}); its file is named under "plugins" in the configuration.`,
    `Blocks when ${rule.blocksWhen}.`,
    rule.why,
    ...(options.length === 0
      ? []
      : [
          options
            .map(([name, option]) => `* ${name}: ${option.description} Default: ${JSON.stringify(option.default)}`)
            .join('\n'),
        ]),
  ]
    .map((paragraph) => `${terminalLines(paragraph).join('\n')}\n`)
    .join('\n');
}

function unknown(subject: string, own: readonly Rule[], fault: UndecidedError | null): UndecidedError {
  const some = [...rules, ...own];
  const ids = some.map(({ id }) => id);
  const clauses = [...new Set(some.flatMap((rule) => rule.clauses))];
  const unread = fault === null ? '' : `; rules of plug-ins are not among them, for ${fault.subject} ${fault.reason}`;
  return new UndecidedError({
    subject: `explain ${subject}`,
    reason: `names no rule and no clause, expected one of ${ids.join(', ')}, or a clause such as ${clauses[0]}${unread}`,
    help: `Did you mean npx handshake-check explain ${oneWord(nearestWord(subject, [...ids, ...clauses]))}?`,
  });
}

/** A clause such as `Mistake 1`, as a shell takes it for one word. */
function oneWord(subject: string): string {
  return /^[\w.-]+$/.test(subject) ? subject : pasted(subject);
}
