import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { RepoPath } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import type { CleanRoom } from './clean-room.js';

/** What the mark is written by: nobody, at the beginning of time, so that git lists it behind every other commit. */
const NOBODY = 'handshake-check <handshake-check@localhost> 0 +0000';

/**
 * Writes a commit without parents into the clean room that touches a path, to be named beside the history that `git log` searches. A
 * search that finds nothing and one that broke off print the same; only an answer that has the mark in it was given to its end
 * (trust.md, "Git": success is also completeness).
 * @param path below which the search looks; null when it looks everywhere
 * @param text what the search looks for
 */
export function writeEndMark(room: CleanRoom, path: RepoPath | null, text: string): ObjectId {
  const names = (path ?? 'end').split('/').filter((name) => name !== '');
  let entry = { mode: '100644', id: writeObject(room, 'blob', Buffer.from(text)) };
  for (const name of names.toReversed()) {
    const raw = Buffer.concat([Buffer.from(`${entry.mode} ${name}\0`), Buffer.from(entry.id, 'hex')]);
    entry = { mode: '40000', id: writeObject(room, 'tree', raw) };
  }
  const commit = `tree ${entry.id}\nauthor ${NOBODY}\ncommitter ${NOBODY}\n\nThe end\n`;
  return writeObject(room, 'commit', Buffer.from(commit));
}

function writeObject({ directory, objectFormat }: CleanRoom, type: string, content: Uint8Array): ObjectId {
  const object = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const id = createHash(objectFormat).update(object).digest('hex');
  const folder = join(directory, 'objects', id.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, id.slice(2)), deflateSync(object));
  return id;
}
