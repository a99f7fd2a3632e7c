import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { kill, platform } from 'node:process';
import type { GitCommand } from './git-command.js';

/** Windows knows no process groups, and would open a window for a process that leaves its parent's. */
export const IS_WINDOWS = platform === 'win32';

/** Starts git without a shell, at the head of a group of its own, so that it can be ended together with whatever it starts. */
export function startGit({ binary, env, cwd }: GitCommand, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(binary, args, { cwd, env, stdio: 'pipe', windowsHide: true, detached: !IS_WINDOWS });
}

/** Ends git and its group at once: what reads a pipe or a bomb hears no other signal. Safe to call when it has ended. */
export function endGit(child: ChildProcessWithoutNullStreams): void {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (!IS_WINDOWS) kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // It ended a moment ago, and its exit is on the way.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
