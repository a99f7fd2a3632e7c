import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** A file that was not written. Its message is the end of a sentence whose subject is the file. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}

/**
 * Writes a whole file: a new file beside it takes its place in one step, so that no reader ever sees half of one (trust.md, "Deciding,
 * printing, writing"). Missing folders are made.
 * @param path absolute
 * @param roots the folders that may be written to; their own location is trusted, nothing below them is
 * @throws FileRefused when it would lie elsewhere, a link is on the way, or something other than a file is in its place
 * @throws what the file system throws
 */
export function replaceFile(path: string, roots: readonly string[], text: string): void {
  const folder = provenFolder(path, roots);
  const target = join(folder, basename(path));
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new FileRefused('is there and is no regular file');
  const fresh = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  try {
    const file = openSync(fresh, 'wx', 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, target);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * Adds to a file of the runner's, which other steps and the runner itself write to as well.
 * @param path absolute, as the runner names it
 * @throws FileRefused when it is no regular file
 * @throws what the file system throws
 */
export function appendToFile(path: string, text: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new FileRefused('is no regular file');
  // Windows has no O_NOFOLLOW; there the look above has to do.
  const existing = constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
  const missing = constants.O_CREAT | constants.O_EXCL;
  const file = openSync(path, constants.O_WRONLY | (there ? existing : missing), 0o644);
  try {
    if (!fstatSync(file).isFile()) throw new FileRefused('is no regular file');
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** The folder of a path, with every folder below its root proved to be one, or made. */
function provenFolder(path: string, roots: readonly string[]): string {
  const absolute = resolve(path);
  const root = roots
    .filter((each) => each !== '')
    .map((each) => resolve(each))
    .find((each) => absolute.startsWith(each.endsWith(sep) ? each : each + sep));
  if (root === undefined) throw new FileRefused('lies outside of the folders that the gate may write to');
  let folder = realpathSync(root);
  for (const name of relative(root, dirname(absolute)).split(sep)) {
    if (name === '') continue;
    folder = join(folder, name);
    const there = lstatSync(folder, { throwIfNoEntry: false });
    if (!there) mkdirSync(folder);
    else if (!there.isDirectory()) throw new FileRefused('lies behind a link or a file where a folder is expected');
  }
  return folder;
}
