import type { RunnerTestCase, RunnerTestFile } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Makes a failed test of a file of tests that could not be loaded. Stryker looks at tests alone: a mutant with which no module loads would
 * pass for one that nobody noticed.
 */
export class FailedLoads implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const { task } of modules as readonly (TestModule & { readonly task: RunnerTestFile })[]) {
      if (task.result?.state === 'fail' && task.tasks.length === 0) task.tasks.push(failedTest(task));
    }
  }
}

function failedTest(file: RunnerTestFile): RunnerTestCase {
  const test = { type: 'test', name: 'is loaded', mode: 'run', file, tasks: [], meta: {}, result: file.result };
  return test as unknown as RunnerTestCase;
}
