import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { foldPath, isInside, printable, type RepoPath } from '../../../engine/model/path.js';
import type { Snapshot } from '../../../engine/model/snapshot.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { pathsOnBranches } from '../../../engine/sources/branch-paths.js';
import { stagedSource } from '../../../engine/sources/staged.js';
import { type SeenPacket, type TakenIds, takenIds } from '../../../workflow/packet/packet-suffix.js';
import { whileOpen } from '../../while-open.js';
import type { Desk } from '../desk.js';

/**
 * The ids that packets have in whatever this clone can see: the work tree with files that git ignores, HEAD, the index, and every local and
 * remote-tracking branch as it was last fetched.
 * @throws UndecidedError when something of it cannot be read: then no id can be called free
 */
export async function seenIds({ repository, law, top, tree, head }: Desk): Promise<TakenIds> {
  const folder = law.paths.packets;
  const within = (snapshot: Snapshot, place: string): SeenPacket[] =>
    snapshot
      .paths()
      .filter((path) => isInside(foldPath(folder), foldPath(path)))
      .map((path) => ({ path, place }));
  const index = await whileOpen(stagedSource(repository, { door: 'cli' }), async (source) => {
    await source.base();
    // No commit is judged, so no limit can matter.
    const none = Number.MAX_SAFE_INTEGER;
    return within((await source.survey({ changedPaths: none, commits: none })).result, 'in the index');
  });
  const onBranches = await pathsOnBranches(repository, folder);
  return takenIds([
    ...within(tree.snapshot, 'in the work tree'),
    ...onDisk(top, folder).map((path) => ({ path, place: 'in the work tree, ignored by git' })),
    ...within(head, 'in HEAD'),
    ...index,
    ...onBranches.map(({ path, branch }) => ({ path, place: `on the branch ${branch}` })),
  ]);
}

/**
 * The names in the folder itself, whatever they are; none where there is no folder yet.
 * @throws UndecidedError when something else is in its place
 */
function onDisk(top: string, folder: RepoPath): string[] {
  const place = join(top, folder);
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isDirectory()) return readdirSync(place);
  throw new UndecidedError({
    subject: printable(folder),
    reason: 'is no folder, expected one for the packets: nothing was written',
    help: 'Put a folder in its place.',
  });
}
