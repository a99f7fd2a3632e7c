import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { kill, platform } from 'node:process';
import type { GitCommand } from './git-command.js';

/** Windows knows no process groups, and would open a window for a process that leaves its parent's. */
export const IS_WINDOWS = platform === 'win32';

/** A git that was started: what whoever measures a run hears on `GIT_STARTED`. */
export interface StartedGit {
  readonly child: ChildProcessWithoutNullStreams;
  readonly args: readonly string[];
}

/** Where every git that is started is told of; as long as nobody listens, nothing is said. */
export const GIT_STARTED = 'handshake-check:git';
const started = channel(GIT_STARTED);

/** Starts git without a shell, at the head of a group of its own, so that it can be ended together with whatever it starts. */
export function startGit({ binary, env, cwd }: GitCommand, args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(binary, args, { cwd, env, stdio: 'pipe', windowsHide: true, detached: !IS_WINDOWS });
  if (started.hasSubscribers) started.publish({ child, args } satisfies StartedGit);
  return child;
}

/** Ends git and its group at once: what reads a pipe or a bomb hears no other signal. Safe to call when it has ended. */
export function endGit(child: ChildProcessWithoutNullStreams): void {
  if (child.exitCode === null && child.signalCode === null) endGroup(child);
}

/**
 * Ends whoever is left of git's group, also when git itself has ended: only while somebody holds its pipes, for a group that nobody is in
 * leaves its number to others.
 */
export function endGroup(child: ChildProcessWithoutNullStreams): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (!IS_WINDOWS) kill(-pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    // It ended a moment ago, and its exit is on the way.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
