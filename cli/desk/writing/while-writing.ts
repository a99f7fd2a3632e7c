import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Repository } from '../../../engine/git/repository.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { takeLock } from './act-lock.js';
import { settleJournal } from './settle-journal.js';
import type { WorkPlace } from './work-files.js';

/** What git keeps in its folder while it is in the middle of something. */
const UNFINISHED: readonly (readonly [name: string, what: string])[] = [
  ['MERGE_HEAD', 'a merge'],
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase or git am'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['sequencer', 'a cherry-pick or revert'],
  ['index.lock', 'another git command'],
];

/** What a run that writes does while nobody else does. */
export type Writing<T> = (place: WorkPlace, settled: readonly string[]) => Promise<T>;

/**
 * Runs an act that reads the work tree and writes it, one act at a time; whatever a killed one left is finished or undone first.
 * @param act gets where to write, and what was done about a killed act, a sentence each
 * @throws UndecidedError while git or another act of this program is in the middle of something
 */
export async function whileWriting<T>({ layout }: Repository, act: Writing<T>): Promise<T> {
  const place = { top: topOf(layout), gitDirectory: layout.gitDirectory };
  assertGitRests(place);
  const release = await takeLock(place.gitDirectory);
  // A signal ends the process past every `finally`.
  process.once('exit', release);
  try {
    assertGitRests(place);
    return await act(place, settleJournal(place));
  } finally {
    process.off('exit', release);
    release();
  }
}

function topOf({ topLevel, gitDirectory }: Repository['layout']): string {
  if (topLevel !== null) return topLevel;
  throw new UndecidedError({
    subject: gitDirectory,
    reason: 'has no work tree, expected one to write to',
    help: 'Run this in a work tree.',
  });
}

function assertGitRests({ gitDirectory }: WorkPlace): void {
  const busy = UNFINISHED.find(([name]) => existsSync(join(gitDirectory, name)));
  if (!busy) return;
  throw new UndecidedError({
    subject: 'the work tree',
    reason: `is in the middle of ${busy[1]} (${busy[0]}), expected none: nothing was written`,
    help: 'Finish or abort it first: git status says how.',
  });
}
