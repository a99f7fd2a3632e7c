import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { RepoPath } from '../../engine/model/path.js';
import { isFault, readIfRegular } from '../desk/writing/work-files.js';
import type { Look, Seen } from './change.js';

/** Looks below a folder, and follows no link on the way: what it leads to belongs to somebody else. */
export function lookBelow(folder: string): Look {
  return (path) => seenAt(folder, path);
}

function seenAt(folder: string, path: RepoPath): Seen {
  const names = path.split('/');
  let place = folder;
  for (const [index, name] of names.entries()) {
    place = join(place, name);
    const stat = lstatSync(place, { throwIfNoEntry: false });
    if (!stat) return { kind: 'nothing' };
    if (stat.isSymbolicLink()) return { kind: 'other', what: 'a link' };
    const isLast = index === names.length - 1;
    if (!isLast && !stat.isDirectory()) return { kind: 'other', what: 'below a file' };
    if (isLast && !stat.isFile()) return { kind: 'other', what: stat.isDirectory() ? 'a folder' : 'no regular file' };
  }
  return bytesOf(place);
}

function bytesOf(file: string): Seen {
  try {
    const read = readIfRegular(file);
    return read === null ? { kind: 'other', what: 'no regular file' } : { kind: 'file', bytes: read.bytes };
  } catch (error) {
    if (isFault(error, 'EACCES', 'EPERM')) return { kind: 'other', what: 'not readable' };
    throw error;
  }
}
