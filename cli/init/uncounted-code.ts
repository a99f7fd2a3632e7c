import { counted } from '../../engine/model/counted.js';
import { governedPart } from '../../engine/model/governed.js';
import type { LawPaths } from '../../engine/model/law.js';
import { printable, type RepoPath } from '../../engine/model/path.js';
import { matchesAny } from '../../engine/model/path-set.js';
import { looksLikeCode } from './source-files.js';

/** A folder (`lib/`) or a file that holds code and is none for the law. */
export interface UncountedPlace {
  /** As `paths.code` would name it. */
  readonly place: string;
  readonly files: number;
}

/**
 * Where source code stands that the law does not count as code, nor governs as anything else: the outermost folders that hold nothing
 * that counts, most files first. A law that says that nothing counts means it.
 */
export function uncountedCode(paths: LawPaths, files: readonly RepoPath[]): UncountedPlace[] {
  if (paths.code.length === 0) return [];
  const left: RepoPath[] = [];
  const shared = new Set<string>();
  for (const path of new Set(files)) {
    if (!looksLikeCode(path)) continue;
    if (matchesAny(paths.code, path)) for (const folder of foldersAbove(path)) shared.add(folder);
    else if (governedPart(paths, path) === null) left.push(path);
  }
  const counts = new Map<string, number>();
  for (const path of left) {
    const folders = foldersAbove(path);
    // In a folder of which a part counts, what does not may be meant: the folder below is named, or else the file itself.
    const place = folders.find((folder) => !shared.has(folder)) ?? path;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts]
    .map(([place, count]) => ({ place, files: count }))
    .sort((a, b) => b.files - a.files || (a.place < b.place ? -1 : 1));
}

/** The places in few words, `lib/ (12 files), main.go`, and what there is beyond. */
export function shownPlaces(places: readonly UncountedPlace[]): string {
  const shown = places
    .slice(0, MOST)
    .map(({ place, files }) =>
      place.endsWith('/') ? `${printable(place)} (${counted(files, 'file')})` : printable(place),
    );
  const more = places.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

const MOST = 5;

/** The folders of a path, outer ones first: `a/`, `a/b/`. */
function foldersAbove(path: RepoPath): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`);
}
