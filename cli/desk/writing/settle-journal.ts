import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { pasted } from '../pasted.js';
import { type Journal, type JournalFile, journalPath, leftJournal, pathsOf, removeJournals } from './act-journal.js';
import { bringNew, type FileState, removeTemporaries, stateOf, syncFolders } from './journalled-files.js';
import type { WorkPlace } from './work-files.js';

/** What is to be done about an act that was stopped behind its point of no return. */
export type Settlement = 'finish' | 'undo' | 'refuse';

/**
 * Files that are as the act found or left them are finished. Where somebody wrote into one before the act had written any, the act has
 * not happened. Else nobody but a person can tell what the files should say.
 */
export function settlementOf(states: readonly FileState[]): Settlement {
  if (!states.includes('other')) return 'finish';
  return states.includes('new') ? 'refuse' : 'undo';
}

/**
 * Finishes or undoes what a run left that was killed; only while the lock is held.
 * @returns what was done, a sentence each, for people
 * @throws UndecidedError when somebody wrote into the files meanwhile: nothing was written then, and nothing is lost
 */
export function settleJournal(place: WorkPlace): readonly string[] {
  const prepared = leftJournal(place, 'prepared');
  const journal = leftJournal(place, 'journal');
  if (prepared) removeTemporaries(place.top, prepared);
  const acts = journal ? settle(place, journal) : [];
  removeJournals(place);
  return prepared ? [`undid an act on ${pathsOf(prepared.files)} that was stopped before it wrote anything`] : acts;
}

function settle(place: WorkPlace, journal: Journal): readonly string[] {
  const states = journal.files.map((file) => ({ file, state: stateOf(place.top, file) }));
  const settlement = settlementOf(states.map(({ state }) => state));
  if (settlement === 'refuse') throw tangled(place, states);
  const paths = pathsOf(journal.files);
  if (settlement === 'undo') {
    removeTemporaries(place.top, journal);
    return [`dropped an act on ${paths} that was stopped before it wrote anything, because somebody wrote there since`];
  }
  for (const { file, state } of states) if (state === 'old') bringNew(place.top, file);
  syncFolders(place.top, journal);
  removeTemporaries(place.top, { files: journal.files, folders: [] });
  return [`finished an act on ${paths} that was stopped half-way`];
}

function tangled(
  place: WorkPlace,
  states: readonly { readonly file: JournalFile; readonly state: FileState }[],
): UndecidedError {
  const of = (wanted: FileState): string =>
    pathsOf(states.flatMap(({ file, state }) => (state === wanted ? [file] : [])));
  const temporaries = states.map(({ file }) => join(place.top, file.temporary)).filter((file) => existsSync(file));
  const notWritten = states.some(({ state }) => state === 'old') ? `; ${of('old')} not` : '';
  return new UndecidedError({
    subject: of('other'),
    reason: `was changed after an act was stopped half-way that had written ${of('new')}${notWritten}, expected nobody to write in between: nothing was written`,
    help: `Look at each (git diff) and let them say the same. Then drop what is left of the act, and run this again: rm ${[
      ...temporaries,
      journalPath(place, 'journal'),
    ]
      .map(pasted)
      .join(' ')}`,
  });
}
