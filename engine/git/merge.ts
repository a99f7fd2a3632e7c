import type { RepoPath } from '../model/path.js';
import type { ObjectId } from '../model/snapshot.js';
import type { CleanRoom } from './clean-room.js';
import { isObjectId } from './object-id.js';
import { pathFromBytes } from './path-bytes.js';
import { gitFailure } from './run.js';

/** What git's merge makes of two commits, without attributes, drivers or settings (threat L31). */
export interface MechanicalMerge {
  readonly tree: ObjectId;
  /** The paths on which the two sides could not be brought together; empty for a clean merge. */
  readonly conflicts: readonly RepoPath[];
}

/** Two commits to merge: the second into the first. */
export interface MergePair {
  readonly ours: ObjectId;
  readonly theirs: ObjectId;
}

/** How to merge. */
export interface MergeOptions {
  /** Whether files follow a folder that the other side renamed. git's answer depends on a setting, so both are asked (threat L14). */
  readonly directoryRenames: boolean;
  /** Whether two histories without a common ancestor may be merged, as they were in a commit that exists. */
  readonly unrelated: boolean;
}

/**
 * Merges pairs of commits in one process.
 * @returns one merge for each pair, in order
 * @throws UndecidedError when objects are missing, or histories are unrelated and may not be.
 */
export async function mergeMechanically(
  room: CleanRoom,
  pairs: readonly MergePair[],
  options: MergeOptions,
): Promise<readonly MechanicalMerge[]> {
  if (pairs.length === 0) return [];
  const args = [
    '-c',
    `merge.directoryRenames=${options.directoryRenames}`,
    'merge-tree',
    '--write-tree',
    '--stdin',
    '-z',
    '--name-only',
    '--no-messages',
    ...(options.unrelated ? ['--allow-unrelated-histories'] : []),
  ];
  const input = pairs.map((pair) => `${pair.ours} ${pair.theirs}\n`).join('');
  const { stdout } = await room.git(args, { input });
  const merges = parseMerges(stdout);
  if (merges === null || merges.length !== pairs.length) throw gitFailure(args, 'wrote an incomplete answer', '');
  return merges;
}

/** `status NUL tree NUL (path NUL)* NUL` for each merge; null when the output is anything else. */
export function parseMerges(output: Buffer): MechanicalMerge[] | null {
  const merges: MechanicalMerge[] = [];
  let at = 0;
  const next = (): Buffer | null => {
    const end = output.indexOf(0, at);
    if (end < 0) return null;
    const field = output.subarray(at, end);
    at = end + 1;
    return field;
  };
  while (at < output.length) {
    const status = next()?.toString('latin1');
    const tree = next()?.toString('latin1') ?? '';
    const conflicts: RepoPath[] = [];
    for (let path = next(); path === null || path.length > 0; path = next()) {
      if (path === null) return null;
      conflicts.push(pathFromBytes(path));
    }
    if (!isObjectId(tree) || (status === '1') !== (conflicts.length === 0) || (status !== '0' && status !== '1'))
      return null;
    merges.push({ tree, conflicts });
  }
  return merges;
}
