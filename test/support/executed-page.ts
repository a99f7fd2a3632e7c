import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { wordProblems } from '../../api/tester/words.js';
import type { Diagnostic, Report } from '../../engine/report.js';
import { renderDiagnostics } from '../../engine/reporters/text.js';
import type { Rule } from '../../engine/rule.js';
import { type Example, parseLawPage } from './law-page.js';
import { runExample } from './run-example.js';

/** Messages about what has no right form at all: that it is there is what is wrong. */
const NOTHING_EXPECTED = new Set([
  'user-signature/idle-signer',
  'signature-lock/other-text',
  'governed-text/mojibake',
  'governed-text/bidi',
  'governed-text/zero-width',
]);

/** Declares the tests of a law page: what it says is blocked is, what it says passes does, and it prints what it shows. */
export function executePage({ id, messages }: Rule): void {
  const path = `rules/${id}.md`;
  const page = parseLawPage(path, readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
  const examples = (kind: Example['kind']) => page.examples.filter((example) => example.kind === kind);
  const reached = new Set<string>();

  function active(report: Report): Diagnostic[] {
    return report.diagnostics.filter((diagnostic) => diagnostic.rule === id && diagnostic.standing === 'active');
  }

  function outcomes(report: Report) {
    return report.outcomes.filter((outcome) => outcome.rule === id);
  }

  it.each(examples('Blocked').map((example) => [example.title, example] as const))('blocks: %s', async (_, example) => {
    const report = await runExample(path, example);
    const diagnostics = active(report);
    expect(outcomes(report).filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { messageId } of diagnostics) reached.add(messageId);
    // What the tester asks of the rules of others.
    const told = diagnostics.filter(({ messageId }) => !NOTHING_EXPECTED.has(`${id}/${messageId}`));
    expect(told.flatMap(wordProblems)).toEqual([]);
    expect(renderDiagnostics(diagnostics)).toBe(example.blocks.at(-1)?.content);
  });

  it.each(examples('Passes').map((example) => [example.title, example] as const))('passes: %s', async (_, example) => {
    const report = await runExample(path, example);
    expect(active(report).map(({ message }) => message)).toEqual([]);
    expect(outcomes(report).filter(({ outcome }) => outcome === 'crashed')).toEqual([]);
    expect(outcomes(report).some(({ outcome, examined }) => outcome === 'passed' && examined > 0)).toBe(true);
    expect(report.undecided).toEqual([]);
  });

  it('reaches every message in some blocked example', () => {
    expect([...reached].sort()).toEqual(Object.keys(messages).sort());
  });
}
