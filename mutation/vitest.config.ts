import { relative } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type PoolOptions, type TestSpecification, type Vite } from 'vitest/node';
import base from '../vitest.config.js';
import { FailedLoads } from './failed-loads.js';
import { KeptThread } from './kept-thread.js';
import { mutatedIn } from './targets.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The rule whose law page is executed; null where all pages are. */
    rule: string | null;
    /** How often a property is tried. */
    runs: number;
  }
}

const target = mutatedIn(env.HANDSHAKE_CHECK_MUTATED ?? '');

/** A mutant is noticed by the first test that fails: the cheap files come first. */
class InOrderOfTarget extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification): number =>
      target.tests.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

/** Stryker asks for a thread for each run, in words that go before those of a configuration. */
const inOneThread: Vite.Plugin = {
  name: 'in-one-thread',
  configureVitest({ vitest, project }) {
    let kept: KeptThread | null = null;
    const pool = {
      name: 'kept-thread',
      createPoolWorker: (options: PoolOptions) => {
        kept ??= new KeptThread(options, target.mutated);
        return kept;
      },
    };
    Object.assign(project.config, { pool: pool.name, poolRunner: pool, isolate: false });
    vitest.onClose(async () => kept?.end());
  },
};

const fewRuns = fileURLToPath(new URL('few-runs.ts', import.meta.url));

/** The tests get fast-check with few runs for each property, which itself gets the real one. */
const propertiesInFewRuns: Vite.Plugin = {
  name: 'properties-in-few-runs',
  enforce: 'pre',
  resolveId: (id, importer) => (id === 'fast-check' && importer !== fewRuns ? fewRuns : undefined),
};

// Its projects say which tests run beside each other, and would bring in all of them.
const { projects: _, ...ofProject } = base.test ?? {};

// The project's own configuration, narrowed to the tests that hold what is mutated.
// biome-ignore lint/style/noDefaultExport: Vitest takes the default export.
export default defineConfig({
  ...base,
  plugins: [...(base.plugins ?? []), inOneThread, propertiesInFewRuns],
  test: {
    ...ofProject,
    include: [...target.tests],
    globalSetup: [],
    // A test that waits for what never comes has noticed: sooner than Stryker ends the whole run, and without a new thread.
    testTimeout: 15_000,
    setupFiles: ['mutation/forget-mutant.ts', 'test/support/before-file.ts'],
    provide: { rule: target.rule, runs: target.runs },
    sequence: { sequencer: InOrderOfTarget },
    reporters: ['default', new FailedLoads()],
  },
});
