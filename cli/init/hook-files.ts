import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryBeside } from '../desk/writing/act-journal.js';
import { readIfRegular, refused, syncFolder, writeNew } from '../desk/writing/work-files.js';

/** A hook runs only when its file may be run. */
const RUNNABLE = 0o755;

/** One file inside of git's own folder, as it was and as it shall be; null where there is none. */
export interface HookFileEdit {
  /** The name, from the folder. */
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

/**
 * Writes a file inside of git's own folder. Each is whole at every moment; several are not one act, but nothing that is judged reads them
 * together, and a run that was stopped is finished by running it again.
 * @throws UndecidedError when somebody changed it meanwhile
 */
export function writeHookFile(folder: string, { path, before, after }: HookFileEdit, mode = RUNNABLE): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  if (before === null) {
    if (after !== null) writeNew(file, after, mode);
    return;
  }
  const now = readIfRegular(file);
  if (now === null || Buffer.compare(now.bytes, before) !== 0)
    throw refused(path, 'was changed by somebody else just now', 'Run this again.');
  if (after === null) rmSync(file);
  else {
    const made = join(folder, temporaryBeside(path));
    writeNew(made, after, now.mode);
    renameSync(made, file);
  }
  syncFolder(dirname(file));
}

/** Lets a file of the work tree be run. */
export function makeRunnable(top: string, path: string): void {
  chmodSync(join(top, path), RUNNABLE);
}
