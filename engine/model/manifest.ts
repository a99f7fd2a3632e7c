import { baseName, type RepoPath } from './path.js';
import { matchesAny } from './path-set.js';

/** Where a dependency comes from: names compare by the rules of its registry. */
export type Ecosystem = 'npm' | 'cargo';

/** A dependency that a manifest names: a direct one (CX-600B). */
export interface ManifestDependency {
  /** What the registry calls it, also where the manifest gives it another name. */
  readonly name: string;
  readonly line: number;
  /** Whether it is only there to build, test or work. */
  readonly isDev: boolean;
}

/** A manifest, read: `package.json` or `Cargo.toml`. */
export interface Manifest {
  readonly path: RepoPath;
  readonly ecosystem: Ecosystem;
  /** What the manifest itself is called, for others of the repository that depend on it; null where it has no name. */
  readonly name: string | null;
  /** Sorted by name, each once. What comes from a path of the repository or is inherited from its workspace is none. */
  readonly dependencies: readonly ManifestDependency[];
  /** Why it cannot be read, in words that end a sentence; null when it can. */
  readonly fault: string | null;
}

/** A manifest that says nothing, because of `fault`. */
export function unreadManifest(path: RepoPath, ecosystem: Ecosystem, fault: string): Manifest {
  return { path, ecosystem, name: null, dependencies: [], fault };
}

/** Folders that hold what was installed, built or copied in: their manifests say what others depend on. */
const FOREIGN: readonly string[] = ['**/node_modules/**', '**/vendor/**', '**/target/**'];

/** The kind of manifest that a path is; null for other files, and for what is installed or built. */
export function manifestKind(path: RepoPath): Ecosystem | null {
  const name = baseName(path);
  const kind = name === 'package.json' ? 'npm' : name === 'Cargo.toml' ? 'cargo' : null;
  return kind === null || matchesAny(FOREIGN, path) ? null : kind;
}

/**
 * The form in which names of components are compared. Cargo takes `-` and `_` for the same; npm has had names in capitals, but no two
 * that differ by them.
 */
export function foldedName(name: string, ecosystem: Ecosystem): string {
  const lower = name.toLowerCase();
  return ecosystem === 'cargo' ? lower.replaceAll('_', '-') : lower;
}
