import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CleanRoom } from '../git/clean-room.js';
import type { Repository } from '../git/repository.js';

/**
 * Copies the index that a commit will be made of into the clean room, where git reads it without the user's settings. A split
 * index keeps its bulk in a file beside it, which is copied too. The user's index is never written.
 */
export function copyIndex(room: CleanRoom, { layout }: Repository): void {
  if (!existsSync(layout.indexFile)) return;
  copyFileSync(layout.indexFile, join(room.directory, 'index'));
  for (const folder of new Set([dirname(layout.indexFile), layout.gitDirectory])) {
    for (const name of readdirSync(folder)) {
      if (basename(name).startsWith('sharedindex.')) copyFileSync(join(folder, name), join(room.directory, name));
    }
  }
}
