import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { hashObject, type ObjectFormat } from '../git/object-id.js';
import { folderOf, printable, type RepoPath } from '../model/path.js';
import type { EntryKind, ObjectId } from '../model/snapshot.js';
import { UndecidedError } from '../model/undecided.js';

/** A file of the work tree that git does not hold in this form. */
export interface DiskFile {
  readonly kind: EntryKind;
  /** The id that git would give its content; for files that no rule reads, one made of size and time. */
  readonly id: ObjectId;
  readonly size: number;
  readonly read: () => Uint8Array;
}

/** What governed files are; others are judged by their path alone, so that a large build output is never read. */
const READ = /\.(?:md|json|jsonc)$/i;
/** Up to here a file's true id is computed; larger ones are refused by any limit before they are read. */
const HASHED_BYTES = 64 * 1024 * 1024;

/**
 * Looks at a file of the work tree, through no link and without waiting for a pipe (trust.md; threats X14, D05).
 * @returns null when there is nothing, or a folder, or a part of the path is a link: then the path does not exist in this tree.
 * @throws UndecidedError for pipes, sockets and devices.
 */
export function openDiskFile(top: string, path: RepoPath, format: ObjectFormat): DiskFile | null {
  if (!hasRealFolders(top, path)) return null;
  const absolute = join(top, path);
  const stat = lstatSync(absolute, { throwIfNoEntry: false });
  if (!stat || stat.isDirectory()) return null;
  if (stat.isSymbolicLink()) {
    const target = readlinkSync(absolute, { encoding: 'buffer' });
    return { kind: 'symlink', id: hashObject(format, 'blob', target), size: target.length, read: () => target };
  }
  if (!stat.isFile()) throw notAFile(path);
  const kind = (stat.mode & 0o111) === 0 ? 'file' : 'executable';
  const read = (): Uint8Array => readRegular(absolute, path);
  const hashed = READ.test(path) && stat.size <= HASHED_BYTES;
  const id = hashed ? hashObject(format, 'blob', read()) : standIn(format, path, stat.size, stat.mtimeMs);
  return { kind, id, size: stat.size, read };
}

/**
 * Refuses pipes, sockets and devices beside Markdown files: git does not list them, and a person would take them for packets.
 * @throws UndecidedError naming the first one.
 */
export function assertOrdinaryFiles(top: string, paths: Iterable<RepoPath>): void {
  const folders = new Set<string>();
  for (const path of paths) if (path.endsWith('.md')) folders.add(folderOf(path));
  for (const folder of folders) {
    if (!hasRealFolders(top, `${folder}/x`)) continue;
    for (const item of readdirSync(join(top, folder), { withFileTypes: true })) {
      if (item.isFIFO() || item.isSocket() || item.isCharacterDevice() || item.isBlockDevice()) {
        throw notAFile(folder === '' ? item.name : `${folder}/${item.name}`);
      }
    }
  }
}

/** The files of a work tree that git itself opens, and waits for where they are pipes. */
const READ_BY_GIT = ['.gitignore', '.gitattributes'];

/**
 * Refuses pipes and devices in the place of the files that git reads in every folder, before git waits for one of them.
 * @param paths of files that git knows: what lies in a folder that it does not know ends at the deadline of git
 * @throws UndecidedError naming the first one.
 */
export function assertGitCanRead(top: string, paths: Iterable<RepoPath>): void {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  for (const folder of folders) {
    for (const name of READ_BY_GIT) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const stat = lstatIfThere(join(top, path));
      if (stat && !stat.isFile() && !stat.isDirectory() && !stat.isSymbolicLink()) throw notAFile(path);
    }
  }
}

/** Null also where a file stands in the place of a folder above it, which git takes for "not there" too. */
function lstatIfThere(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}

function readRegular(absolute: string, path: RepoPath): Uint8Array {
  const descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw notAFile(path);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function hasRealFolders(top: string, path: RepoPath): boolean {
  const names = path.split('/').slice(0, -1);
  let folder = top;
  for (const name of names) {
    folder = join(folder, name);
    if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return false;
  }
  return true;
}

/**
 * Says of paths whether all folders above them are folders; asks the disk once for each. git itself looks through a link in their place.
 * @returns a function of a path
 */
export function realFolders(top: string): (path: RepoPath) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const folder = folderOf(path);
    let isReal = known.get(folder);
    if (isReal === undefined) {
      isReal = hasRealFolders(top, path);
      known.set(folder, isReal);
    }
    return isReal;
  };
}

function standIn(format: ObjectFormat, path: RepoPath, size: number, time: number): ObjectId {
  return createHash(format).update(`not read\0${path}\0${size}\0${time}`).digest('hex');
}

function notAFile(path: RepoPath): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: 'is a pipe, a socket or a device, expected a regular file',
    help: `Remove it: rm '${printable(path)}'`,
  });
}
