import { spawn } from 'node:child_process';
import { UndecidedError } from '../model/undecided.js';
import type { GitCommand } from './git-command.js';

/** The oldest git that knows `merge-tree --write-tree --stdin`, the newest of what is used here. */
export const MINIMUM_GIT = [2, 39] as const;

/**
 * The error to throw when git refused an option or answered in an unknown form: a word about its version when that explains it.
 * The version is asked for only then, because a process for it would cost every run of every hook (speed.md).
 */
export async function tooOldGit(
  command: Pick<GitCommand, 'binary' | 'env'>,
  otherwise: UndecidedError,
): Promise<UndecidedError> {
  const text = await versionText(command);
  const [, major = '', minor = ''] = /^git version (\d+)\.(\d+)/.exec(text) ?? [];
  const [wantedMajor, wantedMinor] = MINIMUM_GIT;
  const known = major !== '';
  if (known && (Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor)))
    return otherwise;
  return new UndecidedError(
    {
      subject: `git at ${command.binary}`,
      reason: `is ${known ? `version ${major}.${minor}` : 'of an unknown version'}, expected ${MINIMUM_GIT.join('.')} or newer`,
      help: `Install git ${MINIMUM_GIT.join('.')} or newer and put it first on the PATH.`,
    },
    { cause: otherwise },
  );
}

/** What `git --version` prints; `''` when it cannot be run, which the caller reports as an unknown version. */
function versionText(command: Pick<GitCommand, 'binary' | 'env'>): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(command.binary, ['--version'], {
      env: command.env,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5_000,
      windowsHide: true,
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (text.length < 1_000) text += chunk.toString('latin1');
    });
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(text));
  });
}
