import process from 'node:process';
import type { Observer } from '../engine/observer.js';
import { withProgress } from './progress.js';

/** What is said of a run beside its answer, always on standard error. */
export interface Watching {
  /** Whether to say at its end how long everything took; HANDSHAKE_CHECK_DEBUG=1 wants it of every run. */
  readonly debug?: boolean;
  /** Whether nothing is shown while it goes on. */
  readonly quiet?: boolean;
  /** Whether it runs inside of somebody else's program, which alone prints and hears signals. */
  readonly hosted?: boolean;
}

/**
 * Does the work, with an observer where somebody wants to hear of it; a run in a pipe does no work for one. The line of progress comes
 * with the program: while documents are read no module could be loaded, and what is loaded otherwise would cost every hook on a terminal
 * another file.
 */
export async function watched<T>(
  { debug = false, quiet = false, hosted = false }: Watching,
  work: (observer: Observer | undefined) => Promise<T>,
): Promise<T> {
  if (hosted) return work(undefined);
  const { stderr, env } = process;
  if (debug || env.HANDSHAKE_CHECK_DEBUG === '1') {
    const { debugged } = await import('./debug-times.js');
    return debugged((text) => void stderr.write(text), work);
  }
  if (quiet || !showsProgress(stderr, env)) return work(undefined);
  return withProgress(stderr, work);
}

/** Whether somebody sits before it: a terminal that can rewrite a line, and no log of a CI. */
export function showsProgress(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !env.CI && env.TERM !== 'dumb';
}
