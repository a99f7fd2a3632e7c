import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

/**
 * The absolute path of the built program, for tests that run it as users and hooks do: `node <path> …`.
 *
 * @throws when there is no build of the present sources; a test never runs yesterday's program.
 */
export function program(): string {
  const problem = inject('programProblem');
  if (problem !== null) {
    throw new Error(problem);
  }
  return join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/cli.js');
}
