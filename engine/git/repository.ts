import { realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { UndecidedError } from '../model/undecided.js';
import { type Environment, userEnvironment } from './environment.js';
import { enclosingWorkTree, findGit } from './executable.js';
import type { GitCommand } from './git-command.js';
import { type RepositoryLayout, readLayout } from './layout.js';

/** The repository that a user named, found and described; nothing of it is trusted. */
export interface Repository {
  /** git as it runs in the user's repository: to find things and to read settings, nothing else. */
  readonly user: GitCommand;
  /** The environment that the program was started in. */
  readonly environment: Environment;
  readonly layout: RepositoryLayout;
}

/**
 * Finds the repository that a folder belongs to, or that a running hook works on (`GIT_DIR`, `GIT_INDEX_FILE`, `GIT_WORK_TREE`).
 * @param directory where the program was started, or what `-C` names
 * @param environment of the program
 * @throws UndecidedError when there is no such folder, no repository, or no trusted git.
 */
export async function openRepository(directory: string, environment: Environment): Promise<Repository> {
  const place = resolve(directory);
  if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UndecidedError({
      subject: place,
      reason: 'is no folder, expected one inside of a git repository',
      help: 'Name an existing folder with -C.',
    });
  }
  const folder = realpathSync(place);
  const binary = findGit(environment.PATH ?? environment.Path ?? '', folder);
  const env = userEnvironment(environment, binary, isWithinWorkTree(folder));
  const user: GitCommand = { binary, env, cwd: folder };
  return { user, environment, layout: await readLayout(user, environment) };
}

/** Whether a folder lies in a work tree, outside of its git directory: that of a submodule or of the repository itself has no work tree. */
function isWithinWorkTree(folder: string): boolean {
  const top = enclosingWorkTree(folder);
  return top !== null && !`${folder}${sep}`.startsWith(`${join(top, '.git')}${sep}`);
}
