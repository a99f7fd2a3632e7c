import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UndecidedError } from '../model/undecided.js';
import type { Environment } from './environment.js';
import type { GitCommand } from './git-command.js';
import type { ObjectFormat } from './object-id.js';
import { openRepository, type Repository } from './repository.js';
import { runGit } from './run.js';

/**
 * An empty bare repository of our own for what is fetched.
 * @param folder where it shall be; it does not exist yet
 * @param lent the objects of a complete clone, which then need not be fetched; none is fine
 */
export async function makeStore(
  git: GitCommand,
  folder: string,
  format: ObjectFormat,
  lent: readonly string[],
): Promise<void> {
  await runGit(git, ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, folder]);
  if (lent.length > 0) {
    writeFileSync(join(folder, 'objects', 'info', 'alternates'), lent.map((each) => `${each}\n`).join(''));
  }
}

/**
 * The object folders of a checkout, when everything that they name is in them; none where there is no checkout, or only a part of one.
 * A bare repository lends nothing: one can be committed below a checkout, and what it calls an object nobody has proved (threat I06).
 */
export async function lentObjects(
  directory: string,
  environment: Environment,
  format: ObjectFormat,
): Promise<readonly string[]> {
  const repository = await foundRepository(directory, environment);
  if (repository === null) return [];
  const { layout } = repository;
  const folders = layout.objectDirectories;
  const isWhole =
    layout.topLevel !== null &&
    layout.objectFormat === format &&
    !isShallow(layout.shallowFile) &&
    !folders.some((folder) => isPartial(folder) || /["\n]/.test(folder));
  return isWhole ? folders : [];
}

async function foundRepository(directory: string, environment: Environment): Promise<Repository | null> {
  try {
    return await openRepository(directory, environment);
  } catch (error) {
    // No checkout, or one that git does not trust: nothing is lent and everything is fetched.
    if (error instanceof UndecidedError) return null;
    throw error;
  }
}

function isShallow(file: string): boolean {
  return existsSync(file) && readFileSync(file).length > 0;
}

/** A partial clone marks the packs whose missing objects its server promised. */
function isPartial(objects: string): boolean {
  const packs = join(objects, 'pack');
  return existsSync(packs) && readdirSync(packs).some((name) => name.endsWith('.promisor'));
}
