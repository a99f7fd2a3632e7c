import type { Ecosystem, Manifest } from '../model/manifest.js';
import type { RepoPath } from '../model/path.js';
import { readCargoManifest } from './manifest-cargo.js';
import { readNpmManifest } from './manifest-npm.js';

/** Reads a manifest for the direct dependencies that it names. Never fails: what cannot be read says why. */
export function readManifest(path: RepoPath, text: string, ecosystem: Ecosystem): Manifest {
  const read = ecosystem === 'npm' ? readNpmManifest(text) : readCargoManifest(text);
  return { path, ecosystem, ...read };
}
