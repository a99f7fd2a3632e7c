import type { TraceCoverage } from '../../../../workflow/work/trace.js';
import { percentOf } from '../../../../workflow/work/trace.js';
import { type Html, html } from './html.js';

/** A day in UTC, `2026-01-05`. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** A minute in UTC, `2026-01-05 12:00 UTC`. */
export function minuteOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `3 of 4 (75 %)`, or a dash where nothing is demanded. */
export function shareOf(coverage: Pick<TraceCoverage, 'requirements' | 'covered'>): string {
  const percent = percentOf(coverage);
  return percent === null ? '–' : `${coverage.covered} of ${coverage.requirements} (${percent} %)`;
}

/** A share as a bar with its words: a reader of the screen gets the words only. */
export function shareBar(coverage: Pick<TraceCoverage, 'requirements' | 'covered'>): Html {
  const percent = percentOf(coverage);
  if (percent === null) return html`<span class="quiet">nothing demanded</span>`;
  return html`<span class="share"><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="room" width="100" height="8"/><rect class="full" width="${percent}" height="8"/></svg> ${shareOf(coverage)}</span>`;
}

/** A state with a shape of its own, so that no one needs its colour. */
export function badge(state: string): Html {
  return html`<span class="badge ${classOf(state)}">${state}</span>`;
}

/** A class name of our own for a state; a word of the repository never becomes one. */
export function classOf(state: string): string {
  return KNOWN.get(state) ?? 'other';
}

const KNOWN: ReadonlyMap<string, string> = new Map([
  ['Draft', 'draft'],
  ['Ready-for-Dev', 'ready'],
  ['In-Progress', 'progress'],
  ['Blocked', 'blocked'],
  ['Done', 'done'],
  ['VALIDATED', 'validated'],
  ['absent', 'absent'],
  ['unreadable', 'absent'],
  ['Superseded', 'retired'],
  ['Cancelled', 'retired'],
  ['pass', 'validated'],
  ['block', 'blocked'],
  ['inconclusive', 'progress'],
  ['error', 'blocked'],
  ['warning', 'progress'],
  ['live', 'progress'],
  ['ended', 'retired'],
  ['faulty', 'blocked'],
]);
