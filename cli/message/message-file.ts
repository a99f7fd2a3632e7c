import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UndecidedError } from '../../engine/model/undecided.js';

/** The most bytes that a commit message may have, what `git commit --verbose` shows below it included. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Reads the file in which git keeps a message while its hooks run.
 * @param name how the file was named, for messages
 * @throws UndecidedError when there is none, or it is anything but a regular file of a sensible size
 */
export function readMessageFile(path: string, name: string): Buffer {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) throw unreadable(name, 'does not exist, expected the file with the commit message');
  if (!stat.isFile()) throw unreadable(name, 'is no regular file, expected the file with the commit message');
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    if (size > MAX_BYTES) throw unreadable(name, `has ${size} bytes, expected at most ${MAX_BYTES}`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces the file as a whole: git reads the old message or the new one, whenever the program is stopped (threat D01). */
export function replaceMessageFile(path: string, bytes: Uint8Array): void {
  const fresh = join(dirname(path), `.handshake-check-${randomBytes(6).toString('hex')}`);
  try {
    const descriptor = openSync(fresh, 'wx', lstatSync(path).mode & 0o777);
    try {
      writeFileSync(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

function unreadable(name: string, reason: string): UndecidedError {
  return new UndecidedError({ subject: name, reason, help: 'Let git run the hook: git commit' });
}
