import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the built program may not be used by a test; null when it is the build of these very sources. */
    programProblem: string | null;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist/cli.js');
const inputs = [
  'api',
  'engine',
  'rules',
  'workflow',
  'cli',
  'examples',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
  'scripts/build-api.mjs',
  'scripts/build-declarations.mjs',
  'scripts/bundling.mjs',
  'scripts/chunk-functions.mjs',
];

/**
 * Builds dist once before the tests, when a source is newer than it. A build that fails does not stop tests that need no program:
 * those that do learn why from `program()` and fail.
 */
export default function buildOnce(project: TestProject): void {
  project.provide('programProblem', build());
}

function build(): string | null {
  if (!existsSync(join(root, 'cli/main.ts'))) {
    return 'cli/main.ts is missing, so there is no program to test';
  }
  if (existsSync(program) && newest(inputs) <= statSync(program).mtimeMs) {
    return null;
  }
  const { status, stderr } = spawnSync(execPath, ['scripts/build.mjs'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? null : `scripts/build.mjs failed:\n${stderr}`;
}

/** The latest modification below these paths, in milliseconds. Folders count: a file that was removed changes its folder. */
function newest(paths: readonly string[]): number {
  const all = paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) {
      return [];
    }
    const below = statSync(full).isDirectory() ? readdirSync(full, { recursive: true, encoding: 'utf8' }) : [];
    return [full, ...below.map((name) => join(full, name))];
  });
  return Math.max(...all.map((path) => statSync(path).mtimeMs));
}
