import type { Change } from './change.js';
import type { LineEdit } from './draft.js';
import type { Reading } from './reading.js';
import type { Meant } from './what-it-says.js';

/** A rewriting of some lines, to be taken when the packet says the same with it. */
export interface Proposal extends LineEdit {
  readonly meant: Meant;
  readonly change: Change;
}

/** Looks for one kind of thing to rewrite. */
export type Propose = (reading: Reading) => readonly Proposal[];

/** The line of the file as it was that a line of the draft comes from. */
export function originOf({ draft }: Reading, index: number): number {
  return draft[index]?.origin ?? draft.at(-1)?.origin ?? 1;
}
