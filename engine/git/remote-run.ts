import { spawn } from 'node:child_process';
import { printable } from '../model/path.js';
import type { GitCommand } from './git-command.js';
import { evidence } from './run.js';

/** How a git that talks to a server ended. */
export interface RemoteEnd {
  /** Null when it was ended, or did not start. */
  readonly code: number | null;
  readonly stdout: Buffer;
  /** Printable, one line, as git wrote it: whoever shows it takes secrets out first. */
  readonly stderr: string;
  /** Why we ended it ourselves, or could not start it; null when it ended by itself. */
  readonly stopped: string | null;
}

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_COMPLAINTS = 64;
/** Milliseconds that git has to end its own children, which hold the connection, before it is killed. */
const GRACE = 2_000;

/**
 * Runs a git command that may reach a server. Unlike other git it starts children that keep its pipes open, and so it is asked to end
 * before it is killed, and never waited for longer than that.
 * @param deadline milliseconds
 */
export function runRemoteGit(command: GitCommand, args: readonly string[], deadline: number): Promise<RemoteEnd> {
  return new Promise((resolve) => {
    const child = spawn(command.binary, args, {
      cwd: command.cwd,
      env: command.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    let stopped: string | null = null;
    let killer: NodeJS.Timeout | null = null;
    const end = (code: number | null): void => {
      clearTimeout(timer);
      if (killer !== null) clearTimeout(killer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, stdout: Buffer.concat(out), stderr: evidence(err), stopped });
    };
    const stop = (why: string): void => {
      if (stopped !== null) return;
      stopped = why;
      child.kill('SIGTERM');
      killer = setTimeout(() => child.kill('SIGKILL'), GRACE);
    };
    const timer = setTimeout(() => stop(`did not end within ${deadline / 1000} s`), deadline);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BYTES) stop(`wrote more than ${MAX_BYTES} bytes`);
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < MAX_COMPLAINTS) err.push(chunk);
    });
    child.on('error', (error) => {
      stopped ??= `did not start: ${printable(error.message)}`;
      end(null);
    });
    // A child of a stopped git may hold the pipes for ever: then its own exit has to do.
    child.on('exit', () => {
      if (stopped !== null) end(null);
    });
    child.on('close', (code) => end(stopped === null ? code : null));
  });
}
