import type { Diagnostic } from '../../engine/report.js';
import { renderDiagnostics } from '../../engine/reporters/text.js';
import type { Rule } from '../../engine/rule.js';
import { type Example, type LawPage, PageError, parseLawPage } from '../../test/support/law-page.js';
import { runExample } from '../../test/support/run-example.js';
import { readIfThere } from './artifact.js';

/** A rule's law page with the output of its examples filled in, and an example of each message that they reach. */
export interface FilledPage {
  readonly rule: Rule;
  readonly text: string;
  readonly messages: ReadonlyMap<string, Diagnostic>;
}

/** Where the law page of a rule stands. */
export function pagePath({ id }: Pick<Rule, 'id'>): string {
  return `rules/${id}.md`;
}

/**
 * Runs the `Blocked` examples of a rule's page and puts what they print into their `text` blocks.
 * @throws PageError when the page is missing, does not keep to its form, or an example cannot be run
 */
export async function filledPage(rule: Rule): Promise<FilledPage> {
  const path = pagePath(rule);
  const source = readIfThere(path);
  if (source === null) throw new PageError(path, 'is missing, expected a law page beside the rule');
  const page = parseLawPage(path, source);
  const messages = new Map<string, Diagnostic>();
  const outputs = new Map<Example, string>();
  for (const example of page.examples.filter(({ kind }) => kind === 'Blocked')) {
    const diagnostics = await activeDiagnostics(rule, path, example);
    for (const diagnostic of diagnostics) {
      if (!messages.has(diagnostic.messageId)) messages.set(diagnostic.messageId, diagnostic);
    }
    outputs.set(example, renderDiagnostics(diagnostics));
  }
  return { rule, text: withOutputs(path, source, page, outputs), messages };
}

async function activeDiagnostics(rule: Rule, path: string, example: Example): Promise<readonly Diagnostic[]> {
  const { diagnostics, outcomes, undecided } = await runExample(path, example);
  const active = diagnostics.filter((diagnostic) => diagnostic.rule === rule.id && diagnostic.standing === 'active');
  if (active.length > 0) return active;
  const reasons = [
    ...outcomes.flatMap((outcome) => (outcome.rule === rule.id && outcome.reason ? [outcome.reason] : [])),
    ...undecided.map(({ subject, reason }) => `${subject} ${reason}`),
  ];
  const said = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
  throw new PageError(`${path}:${example.line}`, `is not blocked by ${rule.id}${said}`);
}

function withOutputs(
  path: string,
  source: string,
  { examples }: LawPage,
  outputs: ReadonlyMap<Example, string>,
): string {
  const lines = source.split('\n');
  // From the last example to the first, so that line numbers above stay what they were.
  for (const example of [...examples].reverse()) {
    const output = outputs.get(example);
    if (output === undefined) continue;
    const block = example.blocks.at(-1);
    if (block?.words[0] !== 'text') {
      throw new PageError(
        `${path}:${example.line}`,
        'has no text block at its end, expected an empty one for the output',
      );
    }
    if (/^ {0,3}`{3,}[ \t]*$/m.test(output)) {
      throw new PageError(`${path}:${block.line}`, 'prints a code fence, which would end the block that shows it');
    }
    lines.splice(block.line, block.endLine - block.line - 1, ...output.split('\n').slice(0, -1));
  }
  return lines.join('\n');
}
