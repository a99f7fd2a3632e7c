import { baseName, type RepoPath } from './path.js';

/**
 * The changed manifests that wire the same tools as before: what else changed in them (a dependency, a script that nothing runs by
 * itself) is ordinary work and no matter of the law. One that cannot be read is never among them.
 */
export type UnchangedWiring = ReadonlySet<RepoPath>;

/** Whether a path is that of a manifest that can wire tools: scripts that run by themselves, hooks, the gate's own version. */
export function isWiringManifest(path: RepoPath): boolean {
  return baseName(path) === 'package.json';
}
