import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * What the tests of a file leave to be cleared away. A worker runs many files with the same modules, so that a module is no place for an
 * `afterAll` of its own: `before-file.ts` asks here after every file.
 */
const left: (() => void | Promise<void>)[] = [];

/** Does something after the tests of the file. */
export function afterFile(act: () => void | Promise<void>): void {
  left.push(act);
}

/** A new folder below the system's for temporary files, by its real path; removed after the tests of the file. */
export function newTemporaryFolder(prefix: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  afterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Registers the clearing for the file that is about to run. What was made last goes first. */
export function clearAwayAfterFile(): void {
  afterAll(async () => {
    for (const act of left.splice(0).toReversed()) await act();
  });
}
