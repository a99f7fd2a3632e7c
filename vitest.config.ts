import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';
import { AttackReporter } from './test/support/attack-reporter.js';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Markdown is text to an import, as it is in the bundle. */
const markdownAsText = {
  name: 'markdown-as-text',
  enforce: 'pre' as const,
  load(id: string) {
    return id.endsWith('.md') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : undefined;
  },
};

/** Tests of what happens once for each process: steps of everything that is loaded are counted, a module reads its surroundings, modules are replaced. */
const ALONE = ['test/linear/**/*.test.ts', 'test/actions/github-load.test.ts', 'test/windows/**/*.test.ts'];

export default defineConfig({
  define: { __HANDSHAKE_CHECK_VERSION__: JSON.stringify(version) },
  plugins: [markdownAsText],
  test: {
    globalSetup: 'test/support/build-once.ts',
    // Scenario tests run real commits through real hooks, on machines with two cores. This is a net for what hangs, no measure of speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Of two cores the default leaves one idle.
    maxWorkers: '100%',
    setupFiles: 'test/support/before-file.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, '**/node_modules/**'],
          // A worker keeps the engine from file to file: loading it anew for each took half of all time. Nothing of the engine holds
          // state (docs/architecture.md), and what tests leave behind is cleared away after every file.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    // .ci/run reads the counts of its closing line from the JSON.
    reporters: [...(env.CI ? ['default', 'json'] : ['default']), new AttackReporter()],
    outputFile: { json: 'node_modules/.cache/handshake-check/tests.json' },
  },
});
