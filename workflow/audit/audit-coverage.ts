import { readManifest } from '../../engine/documents/manifests.js';
import type { Ecosystem, Manifest } from '../../engine/model/manifest.js';
import { folderOf, type RepoPath } from '../../engine/model/path.js';

/** A manifest, and the lock file beside it or above it that may answer for it. */
export interface Locked {
  readonly manifest: RepoPath;
  readonly lock: RepoPath;
  readonly ecosystem: Ecosystem;
}

/**
 * Whether a lock file answers for a manifest: an audit reads the lock alone, and what is not in it is not looked at.
 * @returns what is wrong, in words that follow the manifest's name; null when the lock has the manifest and all of its dependencies
 */
export function missingInLock(
  manifestText: string,
  lockText: string,
  { manifest, lock, ecosystem }: Locked,
): string | null {
  const read = readManifest(manifest, manifestText, ecosystem);
  if (read.fault !== null) return read.fault;
  const missing =
    ecosystem === 'npm' ? missingInNpm(read, lockText, placeIn(lock, manifest)) : missingInCargo(read, lockText);
  return missing === null ? null : `${missing} (${lock})`;
}

/** The folder of a manifest as a lock file names it: `''` for its own, `tools/x` for a member of the workspace. */
function placeIn(lock: RepoPath, manifest: RepoPath): string {
  const [root, folder] = [folderOf(lock), folderOf(manifest)];
  return root === '' ? folder : folder.slice(root.length + 1);
}

function missingInNpm({ dependencies }: Manifest, lockText: string, place: string): string | null {
  const packages = packagesOf(lockText);
  if (packages === null) return 'has a lock file that cannot be read, expected one of npm 7 or later';
  const own = packages[place];
  if (own === undefined) return 'is no part of the workspace of its lock file';
  const locked = new Set(GROUPS.flatMap((group) => Object.keys(objectOf(own[group]) ?? {})));
  // A dependency under another name stands in the lock under that name.
  const aliased = GROUPS.flatMap((group) => Object.values(objectOf(own[group]) ?? {}))
    .map(String)
    .join('\n');
  const lost = dependencies.find(({ name }) => !locked.has(name) && !aliased.includes(`npm:${name}@`));
  return lost === undefined ? null : `depends on ${lost.name}, which its lock file does not have`;
}

const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

type Fields = Readonly<Record<string, unknown>>;

function packagesOf(lockText: string): Readonly<Record<string, Fields>> | null {
  try {
    const packages = objectOf(objectOf(JSON.parse(lockText))?.packages);
    return packages === null ? null : (packages as Readonly<Record<string, Fields>>);
  } catch {
    // A lock file that is no JSON answers for nothing, which its reader says.
    return null;
  }
}

function missingInCargo({ name, dependencies }: Manifest, lockText: string): string | null {
  const locked = new Set([...lockText.matchAll(/^name = "([^"]+)"\r?$/gm)].map(([, each = '']) => folded(each)));
  if (name !== null && !locked.has(folded(name))) return 'is no part of the workspace of its lock file';
  const lost = dependencies.find((dependency) => !locked.has(folded(dependency.name)));
  return lost === undefined ? null : `depends on ${lost.name}, which its lock file does not have`;
}

/** Cargo takes `-` and `_` for the same. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function objectOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}
