import { copyFileSync, existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CleanRoom } from '../git/clean-room.js';
import type { Repository } from '../git/repository.js';

/**
 * Copies the index that a commit will be made of into the clean room, where git reads it without the user's settings. A split
 * index keeps its bulk in a file beside it, which is copied too. The user's index is never written.
 */
export function copyIndex(room: CleanRoom, { layout }: Repository): void {
  if (!existsSync(layout.indexFile)) return;
  const copy = join(room.directory, 'index');
  // git compares a file byte by byte when it is as young as the index: a copy with a time of its own would hide edits of that second.
  const written = Math.floor(statSync(layout.indexFile).mtimeMs / 1000);
  copyFileSync(layout.indexFile, copy);
  utimesSync(copy, written, written);
  for (const folder of new Set([dirname(layout.indexFile), layout.gitDirectory])) {
    for (const name of readdirSync(folder)) {
      if (basename(name).startsWith('sharedindex.')) copyFileSync(join(folder, name), join(room.directory, name));
    }
  }
}
