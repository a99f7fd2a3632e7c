import type { GitCommand } from './git-command.js';
import { isObjectId } from './object-id.js';
import type { Ref } from './revision.js';
import { gitFailure, runGit } from './run.js';

const FOLDERS = ['refs/heads', 'refs/remotes'] as const;
const MAX_BYTES = 64 * 1024 * 1024;

/** Every local and remote-tracking branch of the user's repository, as it was last fetched, by full name. */
export async function branches(user: GitCommand): Promise<readonly Ref[]> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', ...FOLDERS];
  const { stdout } = await runGit(user, args, { maxBytes: MAX_BYTES });
  const lines = stdout.toString('utf8').split('\n');
  if (lines.pop() !== '') throw gitFailure(args, 'wrote an incomplete answer', '');
  return lines.map((line) => {
    const object = line.slice(0, line.indexOf(' '));
    if (!isObjectId(object)) throw gitFailure(args, 'wrote an unreadable answer', '');
    return { object, name: line.slice(object.length + 1) };
  });
}
