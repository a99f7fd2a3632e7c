import { PathBudget } from '../git/tree-reader.js';
import type { Change } from '../model/change.js';
import type { Snapshot } from '../model/snapshot.js';
import { TOO_MANY_PATHS } from './limits.js';

/**
 * The difference of two listings, sorted by path: for trees that are not git objects.
 * @param limit the most paths that may differ
 * @throws UndecidedError when more do
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, limit: number): Change[] {
  const budget = new PathBudget(limit, TOO_MANY_PATHS);
  const paths = new Set([...before.paths(), ...after.paths()]);
  const changes: Change[] = [];
  for (const path of [...paths].sort()) {
    const old = before.entry(path) ?? null;
    const now = after.entry(path) ?? null;
    if (old?.id === now?.id && old?.kind === now?.kind) continue;
    budget.spendPath(path);
    changes.push({ path, before: old, after: now });
  }
  return changes;
}
