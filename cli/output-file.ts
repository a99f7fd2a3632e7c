import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import process from 'node:process';
import { openRepository, type Repository } from '../engine/git/repository.js';
import { runGit } from '../engine/git/run.js';
import { UndecidedError } from '../engine/model/undecided.js';

/**
 * Writes a report to the file that `--output` names, in one step: a reader finds the old report or the new one, never a part.
 * @param directory what a relative path starts from, and the repository that must not lose anything by it
 * @throws UndecidedError when something other than a regular file is in its place, git tracks it or keeps its own files there, a link leads
 *   out of the repository, its folder is missing, or it cannot be written
 */
export async function writeOutput(file: string, directory: string, text: string): Promise<void> {
  const path = resolve(directory, file);
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there && !there.isFile())
      throw refused(file, 'is there and is no regular file, expected a new file or one to replace');
    await assertNobodysLoss(file, path, await repositoryOf(directory));
    replace(path, text);
  } catch (error) {
    if (error instanceof UndecidedError) throw error;
    throw refused(file, `could not be written: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

/** Outside of a repository there is none to protect. */
async function repositoryOf(directory: string): Promise<Repository | null> {
  try {
    return await openRepository(resolve(directory), process.env);
  } catch (error) {
    if (error instanceof UndecidedError) return null;
    throw error;
  }
}

async function assertNobodysLoss(file: string, path: string, repository: Repository | null): Promise<void> {
  if (!repository) return;
  const { topLevel, gitDirectory, commonDirectory } = repository.layout;
  const real = join(realpathSync(dirname(path)), basename(path));
  if ([gitDirectory, commonDirectory].some((folder) => liesIn(real, realpathSync(folder)))) {
    throw refused(file, "lies in git's own folder, expected a place for a report");
  }
  if (topLevel === null) return;
  const top = realpathSync(topLevel);
  // A folder of the repository that is a link was put there by a commit: it does not say where the report goes.
  if (liesIn(path, topLevel) && !liesIn(real, top))
    throw refused(file, 'lies behind a link that leads out of the repository');
  if (!liesIn(real, top)) return;
  const { stdout } = await runGit({ ...repository.user, cwd: top }, ['ls-files', '-z', '--', real]);
  if (stdout.length > 0) throw refused(file, 'is tracked by git, expected a file that nobody loses by it');
}

function liesIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function replace(path: string, text: string): void {
  const fresh = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const opened = openSync(fresh, 'wx', 0o644);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

function refused(file: string, reason: string, cause?: unknown): UndecidedError {
  return new UndecidedError(
    { subject: `--output ${file}`, reason, help: 'Name a file in a folder that is there and can be written to.' },
    { cause },
  );
}
