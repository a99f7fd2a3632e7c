import { CleanRoom } from '../../engine/git/clean-room.js';
import type { Repository } from '../../engine/git/repository.js';
import { gitFailure, runGit } from '../../engine/git/run.js';
import type { RepoPath } from '../../engine/model/path.js';
import { copyIndex } from '../../engine/sources/index-copy.js';
import type { Flagged } from './facts.js';

/** The files of the index that git does not compare with the work tree; what a sparse checkout leaves out is none of them. */
export async function flaggedFiles(repository: Repository, top: string): Promise<readonly Flagged[]> {
  const isSparse = await sparse(repository);
  return (await indexRecords(repository, top)).flatMap((record) => flagsOf(record, isSparse));
}

/** The paths of the index. */
export async function trackedFiles(repository: Repository, top: string): Promise<readonly RepoPath[]> {
  return (await indexRecords(repository, top)).map((record) => record.slice(2));
}

/** A mark, a blank and a path each; a path with a conflict stands several times. */
async function indexRecords(repository: Repository, top: string): Promise<readonly string[]> {
  const room = CleanRoom.open(repository.user.binary, repository.environment, repository.layout);
  try {
    copyIndex(room, repository);
    const args = ['ls-files', '-v', '-z'];
    const { stdout } = await room.gitOnWorkTree(top, args);
    const records = stdout.toString('utf8').split('\0');
    if (records.pop() !== '') throw gitFailure(args, 'wrote an incomplete answer', '');
    return records;
  } finally {
    await room.close();
  }
}

/** `h` is assumed to be unchanged, `S` is left out of the work tree, `s` is both. */
function flagsOf(record: string, isSparse: boolean): Flagged[] {
  const tag = record.slice(0, 1);
  const path = record.slice(2);
  const isLeftOut = tag.toUpperCase() === 'S' && !isSparse;
  return [
    ...(tag === tag.toLowerCase() && tag !== '?' ? [{ path, flag: 'assume-unchanged' } as const] : []),
    ...(isLeftOut ? [{ path, flag: 'skip-worktree' } as const] : []),
  ];
}

async function sparse({ user }: Repository): Promise<boolean> {
  const args = ['config', '-z', '--type=bool', '--get', 'core.sparseCheckout'];
  const { stdout } = await runGit(user, args, { accept: [0, 1] });
  return stdout.toString('utf8').startsWith('true');
}
