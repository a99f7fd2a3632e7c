import type { RepoPath } from './path.js';
import type { TreeEntry } from './snapshot.js';

/** The difference of one path between two trees. Renames are a deletion and an addition (threat L03). */
export interface Change {
  readonly path: RepoPath;
  readonly before: TreeEntry | null;
  readonly after: TreeEntry | null;
}
