import { hashObject } from '../git/object-id.js';
import type { Changeset } from '../model/changeset.js';
import type { RepoPath } from '../model/path.js';
import type { Snapshot, TreeEntry } from '../model/snapshot.js';
import { compareSnapshots } from './compare.js';
import type { Source } from './source.js';

/**
 * Judges a tree as it would be with some files written: nothing is written.
 * @param source of a tree that is judged without commits
 * @param files the planned contents by path; a file that the tree has keeps its mode
 */
export function plannedSource(source: Source, files: ReadonlyMap<RepoPath, Uint8Array>): Source {
  const planned = new Map<string, Uint8Array>();
  return {
    ...source,
    async survey(limits) {
      const changeset = await source.survey(limits);
      if (changeset.commits.length > 0) throw new Error('a plan is laid over a tree, not over commits');
      const result = overlaid(changeset, files, planned);
      return {
        ...changeset,
        head: result,
        result,
        changes: compareSnapshots(changeset.base, result, limits.changedPaths),
      };
    },
    load: (wanted) => source.load(wanted.filter(({ entry }) => !planned.has(entry.id))),
  };
}

/** @param planned is given the contents by their ids */
function overlaid(
  { result }: Changeset,
  files: ReadonlyMap<RepoPath, Uint8Array>,
  planned: Map<string, Uint8Array>,
): Snapshot {
  const algorithm = result.paths().some((path) => result.entry(path)?.id.length === 64) ? 'sha256' : 'sha1';
  const entries = new Map<RepoPath, TreeEntry>();
  for (const [path, bytes] of files) {
    const id = hashObject(algorithm, 'blob', bytes);
    planned.set(id, bytes);
    entries.set(path, { path, kind: result.entry(path)?.kind ?? 'file', id });
  }
  const paths = [...new Set([...result.paths(), ...entries.keys()])].sort();
  return {
    name: `${result.name} as planned`,
    commit: null,
    entry: (path) => entries.get(path) ?? result.entry(path),
    paths: () => paths,
    bytes: (entry) => planned.get(entry.id) ?? result.bytes(entry),
  };
}
