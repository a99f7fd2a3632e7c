import type { Change } from '../model/change.js';
import type { Snapshot } from '../model/snapshot.js';

/** The difference of two listings, sorted by path: for trees that are not git objects. */
export function compareSnapshots(before: Snapshot, after: Snapshot): Change[] {
  const paths = new Set([...before.paths(), ...after.paths()]);
  const changes: Change[] = [];
  for (const path of [...paths].sort()) {
    const old = before.entry(path) ?? null;
    const now = after.entry(path) ?? null;
    if (old?.id !== now?.id || old?.kind !== now?.kind) changes.push({ path, before: old, after: now });
  }
  return changes;
}
