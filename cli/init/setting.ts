import { isPacketPath } from '../../engine/model/governed.js';
import type { Law } from '../../engine/model/law.js';
import type { Manifest } from '../../engine/model/manifest.js';
import type { RepoPath } from '../../engine/model/path.js';
import type { Snapshot } from '../../engine/model/snapshot.js';
import type { TreeView } from '../../engine/model/tree-view.js';
import type { Look } from './change.js';

/** Where git looks for hooks, as it is configured here. */
export type HooksPlace =
  /** Its own folder; nothing is configured. */
  | { readonly kind: 'git' }
  /** A folder of the work tree, from its top. */
  | { readonly kind: 'tree'; readonly folder: RepoPath }
  /** The hooks of the package itself. */
  | { readonly kind: 'package' }
  /** A folder outside of the repository, or none at all; by a link in the place of git's own, or by what is configured. */
  | { readonly kind: 'elsewhere'; readonly folder: string; readonly isLinked: boolean };

/** Everything that is planned from: what was read of the repository, and nothing that could still be read. */
export interface Setting {
  readonly law: Law;
  /** The commit that the work tree goes on from. */
  readonly head: Snapshot;
  /** The work tree with its untracked files. */
  readonly tree: TreeView;
  /** What the configuration of the work tree sets `paths.code` to; null where it leaves it, or where there is no configuration. */
  readonly written: readonly string[] | 'unreadable' | null;
  readonly manifests: readonly Manifest[];
  /** The licence of a component as its installed package says it; `''` where nobody says it. */
  readonly licenceOf: (name: string) => string;
  /** Looks at the work tree. */
  readonly look: Look;
  /** Looks at the folder of hooks inside of git's own. */
  readonly lookAtHook: Look;
  readonly hooks: HooksPlace;
  /** The main work tree, where dependencies are installed. Absolute. */
  readonly main: string;
  /** The way from git's own folder of hooks to that work tree, `../..`; null where git's folder lies elsewhere, and would not move with it. */
  readonly mainFromHooks: string | null;
  /** Whether the hooks find their program. */
  readonly isInstalled: boolean;
  /** Where the repository has a remote on GitHub. */
  readonly isOnGitHub: boolean;
  /** The branch that is checked out; null for none. */
  readonly branch: string | null;
  /** `OWNER/REPOSITORY@COMMIT` of the Action, as typed. */
  readonly action: string | null;
  /** A text of the package: `hooks/pre-commit`, `recipes/handshake.just`. */
  readonly packaged: (path: RepoPath) => string;
}

/** The text of a file of the work tree; null where there is no plain one. */
export function textAt(look: Look, path: RepoPath): string | null {
  const seen = look(path);
  return seen.kind === 'file' ? Buffer.from(seen.bytes).toString('utf8') : null;
}

/** Whether the commit that everything is judged against holds packets already: the law protects itself then. */
export function hasPackets({ head, law }: Pick<Setting, 'head' | 'law'>): boolean {
  return head.paths().some((path) => isPacketPath(law.paths, path));
}
