import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process, { env } from 'node:process';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { CATALOGUE, FOUND_HERE } from '../scenarios/catalogue.js';
import { drift, holds, isOnPage, linesOf, parseTable, renderTable, updated, withTable } from './attack-table.js';

const PAGE = 'docs/threat-model.md';

/**
 * Holds the table of attacks in `docs/threat-model.md` against what the tests of this run saw and says where they part. That fails any run
 * in which an answer is not the expected, or stands nowhere on the page; how many forms gave it is told only. With `UPDATE_ATTACKS=1` it writes the table instead.
 *
 * A run of some tests knows only what it saw: that has to stand in the table, and an update adds it. Only a run of all tests in which none
 * fails can tell that a line is one too many; lines of cases of which a test was skipped (no ssh-keygen, say) stay even then.
 */
export class AttackReporter implements Reporter {
  private vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], _: unknown, reason: TestRunEndReason): void {
    const { vitest } = this;
    const tests = modules.flatMap(({ children }) => [...children.allTests()]);
    const answers = tests.flatMap((test) => test.meta().attackAnswers ?? []);
    if (vitest === null || answers.length === 0 || reason === 'interrupted') return;
    const { root, testNamePattern } = vitest.config;
    const isWhole = reason === 'passed' && testNamePattern === undefined && ranAll(root, modules);
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const unseen = new Set(skipped.flatMap(({ fullName }) => fullName.match(/\b[A-Z]\d\d\b/g) ?? []));

    const file = join(root, PAGE);
    const page = readFileSync(file, 'utf8');
    const [table, seen] = [parseTable(page), linesOf(answers)];
    if (env.UPDATE_ATTACKS === '1') {
      writeFileSync(
        file,
        withTable(page, renderTable([...CATALOGUE, FOUND_HERE], updated(table, seen, isWhole, unseen))),
      );
      return;
    }
    const parted = drift(table, seen, isWhole, unseen);
    if (parted.length === 0) return;
    vitest.logger.error(
      `\n${PAGE} does not say what the tests have seen of ${parted.length === 1 ? 'an attack' : 'attacks'}:\n${parted
        .slice(0, 20)
        .map((line) => `  ${line}\n`)
        .join('')}${parted.length > 20 ? `  and ${parted.length - 20} more\n` : ''}` +
        'If that is how it should be, let the run write the table: UPDATE_ATTACKS=1 npm test\n',
    );
    if (seen.some((line) => !holds(line.expected, line.got) || !isOnPage(table, line))) process.exitCode = 1;
  }
}

/** Whether every test file of the project was part of the run. */
function ranAll(root: string, modules: readonly TestModule[]): boolean {
  const ran = new Set(modules.map(({ moduleId }) => moduleId));
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return files.filter((name) => name.endsWith('.test.ts')).every((name) => ran.has(join(root, 'test', name)));
}
