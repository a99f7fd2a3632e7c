import process from 'node:process';
import type { Source } from '../engine/sources/source.js';

/** The exit codes of shells for a program that a person or the system stops: never 0, so nothing passes. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Works with a source and closes it at the end. */
export async function closedAfter<T>(source: Source, work: (source: Source) => Promise<T>): Promise<T> {
  try {
    return await work(source);
  } finally {
    await source.close();
  }
}

/** Works with a source and closes it at the end, also when the program is stopped in the middle: nothing of it stays on the disk. */
export async function whileOpen<T>(source: Source, work: (source: Source) => Promise<T>): Promise<T> {
  const listeners = Object.entries(SIGNALS).map(([signal, code]) => ({
    signal,
    stop: () => void source.close().finally(() => process.exit(code)),
  }));
  for (const { signal, stop } of listeners) process.once(signal, stop);
  try {
    return await closedAfter(source, work);
  } finally {
    for (const { signal, stop } of listeners) process.off(signal, stop);
  }
}
