import type { Repository } from '../../engine/git/repository.js';
import type { Ref } from '../../engine/git/revision.js';
import { gitFailure, runGit } from '../../engine/git/run.js';

const MAX_BYTES = 64 * 1024 * 1024;

/** Every ref of the repository, of whatever kind. */
export async function allRefs({ user }: Repository): Promise<readonly Ref[]> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)'];
  const { stdout } = await runGit(user, args, { maxBytes: MAX_BYTES });
  const lines = stdout.toString('utf8').split('\n');
  if (lines.pop() !== '') throw gitFailure(args, 'wrote an incomplete answer', '');
  return lines.map((line) => {
    const end = line.indexOf(' ');
    return { object: line.slice(0, end), name: line.slice(end + 1) };
  });
}

/** The tops of all work trees, the main one first; a bare repository among them has none. */
export async function workTreeFolders({ user }: Repository): Promise<readonly string[]> {
  const args = ['worktree', 'list', '--porcelain', '-z'];
  const { stdout } = await runGit(user, args);
  const records = stdout.toString('utf8').split('\0\0');
  return records.flatMap((record) => {
    const fields = record.split('\0');
    const top = fields.find((field) => field.startsWith('worktree '))?.slice('worktree '.length);
    return top === undefined || fields.includes('bare') ? [] : [top];
  });
}
