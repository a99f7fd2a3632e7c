import { setFlagsFromString } from 'node:v8';

/** Node's own modules that every run needs. They come compiled for the flags that Node starts with, and are loaded before one is changed. */
const NEEDED = ['node:child_process', 'node:crypto'] as const;
/**
 * V8's optimizing compiler waits longer before it starts: most runs end before what it makes has paid for its time; and the heap grows in
 * smaller steps, so that ten thousand packets fit into half a gigabyte (docs/performance.md).
 */
const FLAGS = ['--interrupt-budget=1000000', '--heap-growing-percent=20'] as const;

/** What of a process says which Node it is, and gives Node's own modules: not before 20.16, where the doors have yet to say that it is too old. */
type Running = Pick<NodeJS.Process, 'versions'> & Partial<Pick<NodeJS.Process, 'getBuiltinModule'>>;

/** Sets V8 up for a process that judges once and ends, where that pays: later Nodes have another compiler in between, and keep their settings. */
export function expectShortRun(running: Running): void {
  if (!running.versions.node.startsWith('20.')) return;
  for (const name of NEEDED) running.getBuiltinModule?.(name);
  for (const flag of FLAGS) setFlagsFromString(flag);
}
