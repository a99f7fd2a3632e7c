import { relative } from 'node:path';
import { env } from 'node:process';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type PoolOptions, type TestSpecification, type Vite } from 'vitest/node';
import base from '../vitest.config.js';
import { KeptThread } from './kept-thread.js';
import { targetOf } from './targets.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The rule whose law page is executed; null where all pages are. */
    rule: string | null;
  }
}

const target = targetOf(env.HANDSHAKE_CHECK_MUTATED ?? '');

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
        kept ??= new KeptThread(options, target.file);
        return kept;
      },
    };
    Object.assign(project.config, { pool: pool.name, poolRunner: pool, isolate: false });
    vitest.onClose(async () => kept?.end());
  },
};

// The project's own configuration, narrowed to the tests that hold the file that is mutated. None of them starts a process.
// biome-ignore lint/style/noDefaultExport: Vitest takes the default export.
export default defineConfig({
  ...base,
  plugins: [...(base.plugins ?? []), inOneThread],
  test: {
    ...base.test,
    include: [...target.tests],
    globalSetup: [],
    setupFiles: ['mutation/forget-mutant.ts'],
    provide: { rule: target.rule },
    sequence: { sequencer: InOrderOfTarget },
    reporters: ['default'],
  },
});
