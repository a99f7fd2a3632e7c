import { platform } from 'node:process';
import { getHeapStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { UndecidedError } from './model/undecided.js';

/**
 * Bounds in time and memory for what is pure and synchronous: the reading of hostile text, and the rules (trust.md, "Reading"; ADR 9).
 * V8 itself ends what takes too long, in a loop, in a regular expression and in a library alike, and no `catch` holds it up. A second
 * thread, which would cost every hook more than its work, watches the memory only of what did not end at a first look.
 */

/** Milliseconds of the first look. Nothing gets near the heap that Node allows in so short a time, so that nobody needs to watch. */
const FIRST_LOOK = 500;
/** How much memory what is watched may take on top of what the run has already. */
const MOST_BYTES = 768 * 1024 * 1024;
/** The part of Node's own heap limit that is left alone: beyond that limit Node aborts with a stack trace. */
const HEAP_SHARE = 0.75;
/** Milliseconds between two looks at the memory. */
const INTERVAL = 25;

/** What the thread and the work that it watches tell each other; who gets there first wins. */
const RUNNING = 0;
const ENDED = 1;
const STOPPED = 2;

/** Source of the thread. A bundle has no file of its own for it, and it needs nothing but Node. */
const WATCH = `
const { workerData: { shared, most, heap } } = require('node:worker_threads');
const state = new Int32Array(shared);
const taken = process.memoryUsage.rss();
const limit = Math.min(taken + most, Math.max(taken, heap));
setInterval(() => {
  if (process.memoryUsage.rss() < limit) return;
  if (Atomics.compareExchange(state, 0, ${RUNNING}, ${STOPPED}) === ${RUNNING}) process.kill(process.pid, 'SIGINT');
}, ${INTERVAL});`;

/** The name under which the work is handed to the script that runs it: V8 bounds scripts, not functions. */
const HANDED = '__handshakeCheckWork';
const script = new Script(`${HANDED}()`);

/** A value that was arrived at in time. */
export interface InTime<T> {
  readonly value: T;
}

/**
 * Looks whether something ends at once, as nearly everything does.
 * @param work pure: it may be ended anywhere, and begun again
 * @returns null when it did not end within half a second, and was ended
 * @throws what `work` throws
 */
export function atFirstLook<T>(work: () => T): InTime<T> | null {
  try {
    return { value: handed(work, { timeout: FIRST_LOOK }) };
  } catch (error) {
    if (codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}

/**
 * Runs something that has to end, in the time and the memory that it is given.
 * @param subject what could not be decided if it does not
 * @param seconds the most that it may take
 * @param work pure: it may be ended anywhere, and begun again
 * @throws UndecidedError when it takes more; and what `work` throws
 */
export function withinBounds<T>(subject: string, seconds: number, work: () => T): T {
  const first = atFirstLook(work);
  return first === null ? watched(subject, seconds, work) : first.value;
}

function watched<T>(subject: string, seconds: number, work: () => T): T {
  const state = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // Windows has no signal that interrupts the work and not the program: there the time alone is bounded.
  const watch = platform === 'win32' ? null : startWatch(state);
  const end = (): T => {
    const value = work();
    // A signal that is on its way must find the work still running.
    while (Atomics.compareExchange(state, 0, RUNNING, ENDED) === STOPPED);
    return value;
  };
  try {
    return handed(end, { timeout: seconds * 1000, breakOnSigint: watch !== null });
  } catch (error) {
    throw stopOf(error, state, subject, seconds) ?? error;
  } finally {
    Atomics.compareExchange(state, 0, RUNNING, ENDED);
    void watch?.terminate();
  }
}

function startWatch(state: Int32Array<SharedArrayBuffer>): Worker {
  const heap = HEAP_SHARE * getHeapStatistics().heap_size_limit;
  const workerData = { shared: state.buffer, most: MOST_BYTES, heap };
  const watch = new Worker(WATCH, { eval: true, workerData, env: {}, execArgv: [] });
  watch.unref();
  return watch;
}

/** The time is that of a clock on the wall: it goes on while a machine sleeps. */
const AGAIN = 'Run it again if the machine slept or was busy meanwhile.';
const SMALLER =
  'Divide the change or make the file smaller; if it is small, report it: it is a defect of handshake-check.';

/** The words for work that was stopped; null when it failed by itself. */
function stopOf(
  error: unknown,
  state: Int32Array<SharedArrayBuffer>,
  subject: string,
  seconds: number,
): UndecidedError | null {
  const code = codeOf(error);
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    return new UndecidedError(
      { subject, reason: `took longer than ${seconds} s, the limit`, help: `${AGAIN} ${SMALLER}` },
      { cause: error },
    );
  }
  if (code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return null;
  if (Atomics.load(state, 0) === STOPPED) {
    const most = `${Math.round(MOST_BYTES / 1024 / 1024)} MB`;
    return new UndecidedError(
      { subject, reason: `took more than ${most} of memory, the limit`, help: SMALLER },
      { cause: error },
    );
  }
  // A person stopped the program while V8 held the signal.
  return new UndecidedError({ subject, reason: 'was stopped', help: 'Run it again.' }, { cause: error });
}

function handed<T>(work: () => T, options: { readonly timeout: number; readonly breakOnSigint?: boolean }): T {
  const place = globalThis as unknown as Record<string, unknown>;
  const outer = place[HANDED];
  place[HANDED] = work;
  try {
    return script.runInThisContext({ ...options, displayErrors: false }) as T;
  } finally {
    place[HANDED] = outer;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
