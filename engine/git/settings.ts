import type { GitCommand } from './git-command.js';
import { gitFailure, runGit } from './run.js';

/** Set on the command line of the question alone, which git lists behind every file: an answer that has it is whole. */
const END = 'handshake.endofanswer';

/**
 * The user's settings of some names, the last value of each. Nothing of them is executed. git's own way to say that nothing is set,
 * exit code 1 and no word, is also how a broken git ends; so the answer always has an end that is known.
 * @param names small letters, such as `user.email`
 * @throws UndecidedError when git fails or breaks off
 */
export async function readSettings(user: GitCommand, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...names, END].map((name) => name.replaceAll('.', '\\.')).join('|');
  const args = ['-c', `${END}=1`, 'config', '-z', '--get-regexp', `^(${wanted})$`];
  const { stdout, stderr } = await runGit(user, args);
  const entries = stdout.toString('utf8').split('\0');
  if (entries.pop() !== '' || entries.pop() !== `${END}\n1`)
    throw gitFailure(args, 'wrote an incomplete answer', stderr);
  return new Map(
    entries.map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return end < 0 ? [entry, ''] : [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
}
