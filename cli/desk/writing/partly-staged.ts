import { printable, type RepoPath } from '../../../engine/model/path.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { stagedSource } from '../../../engine/sources/staged.js';
import type { FileEdit } from '../../../workflow/file-edit.js';
import { whileOpen } from '../../while-open.js';
import type { Desk } from '../desk.js';
import { pasted } from '../pasted.js';

/**
 * What is staged of a file and what is not would end in one file, and the difference between them be lost (threat D02). A file that git
 * has and the disk does not is not a new one either.
 * @throws UndecidedError when an edit touches such a file
 */
export async function assertNotPartlyStaged(
  desk: Desk,
  edits: readonly Pick<FileEdit, 'path' | 'before'>[],
): Promise<void> {
  if (edits.length === 0) return;
  const staged = await stagedIds(
    desk,
    edits.map(({ path }) => path),
  );
  for (const [index, { path, before }] of edits.entries()) {
    const id = staged[index];
    if (before === null && id !== undefined) throw missingOnDisk(path);
    if (id !== desk.head.entry(path)?.id && id !== desk.tree.snapshot.entry(path)?.id) throw partlyStaged(path);
  }
}

async function stagedIds({ repository }: Desk, paths: readonly RepoPath[]): Promise<(string | undefined)[]> {
  return whileOpen(stagedSource(repository, { door: 'cli' }), async (source) => {
    await source.base();
    // No commit is judged, so no limit can matter.
    const none = Number.MAX_SAFE_INTEGER;
    const { result } = await source.survey({ changedPaths: none, commits: none });
    return paths.map((path) => result.entry(path)?.id);
  });
}

function partlyStaged(path: RepoPath): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: 'is partially staged, expected it staged whole or not at all: nothing was written',
    help: `Stage the rest: git add ${pasted(path)}, or take back what is staged: git restore --staged ${pasted(path)}`,
  });
}

function missingOnDisk(path: RepoPath): UndecidedError {
  return new UndecidedError({
    subject: printable(path),
    reason: 'is under version control and not on the disk, expected both or neither: nothing was written',
    help: `Bring it back: git restore ${pasted(path)}, or stage that it is gone: git rm --cached ${pasted(path)}`,
  });
}
