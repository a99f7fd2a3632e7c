import { relative, sep } from 'node:path';
import type { Facts } from './facts.js';

/** One thing that is wrong, or worth a look, with what mends it. */
export interface Trouble {
  /** A sentence: what is, and what was expected. */
  readonly message: string;
  /** What comes of it. */
  readonly why: string;
  /** In the imperative, with something to paste. */
  readonly help: string;
  /** A file to look at; a place outside of the work tree is named in the message. */
  readonly path?: string;
  readonly line?: number;
}

/** What a check looked at, and what it found. */
export interface Examined {
  /** What was looked at, in a few words. */
  readonly because: string;
  readonly troubles: readonly Trouble[];
  /** What may be meant as it is, and that a person has to know; the gate is as live as without it. */
  readonly hints?: readonly Trouble[];
}

/** One way in which the gate can be absent. A check only reads. */
export interface DoctorCheck {
  /** Its name in JSON and behind each trouble. */
  readonly id: string;
  /** What has to be so, as a line of the list. */
  readonly asks: string;
  /** @throws UndecidedError when it cannot be looked at: then the line is not checked */
  readonly examine: (facts: Facts) => Promise<Examined>;
}

/** A path as people at the top of a work tree know it: from there where it lies below, else whole. */
export function shownFrom(top: string, path: string): string {
  const inside = relative(top, path);
  return inside === '' || inside.startsWith('..') ? path : inside.split(sep).join('/');
}
