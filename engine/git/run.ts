import { printable } from '../model/path.js';
import { UndecidedError } from '../model/undecided.js';
import { endGroup, startGit } from './child.js';
import type { GitCommand } from './git-command.js';
import { tooOldGit } from './version.js';

/** What one run may take and give. */
export interface RunOptions {
  /** What git reads from standard input; nothing, when absent. */
  readonly input?: string | Uint8Array;
  /** The exit codes that are an answer; any other is a failure. Default: 0 alone. */
  readonly accept?: readonly number[];
  /** The most bytes of standard output. */
  readonly maxBytes?: number;
  /** Milliseconds after which the process is killed. */
  readonly deadline?: number;
  /** Ends the process when nobody wants its answer any more. */
  readonly unwanted?: AbortSignal;
}

/** What git said, with an exit code that was accepted. */
export interface GitAnswer {
  readonly code: number;
  readonly stdout: Buffer;
  /** Printable, one line. */
  readonly stderr: string;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const DEFAULT_DEADLINE = 60_000;
const MAX_EVIDENCE = 2_000;
/** git's exit code for options that it does not know. */
const USAGE_EXIT = 129;

/**
 * Runs git once, without a shell. Success is an accepted exit code; that the output is complete is for the caller to
 * check, who knows its framing (trust.md, "Git").
 * @throws UndecidedError for any other exit, a signal, too much output or too much time.
 */
export async function runGit(
  command: GitCommand,
  args: readonly string[],
  options: RunOptions = {},
): Promise<GitAnswer> {
  const ended = await collect(command, args, options);
  if (ended.stopped !== null) throw stopFailure(args, ended.stopped, ended.stderr);
  if (ended.code === USAGE_EXIT)
    throw await tooOldGit(command, gitFailure(args, 'was refused by git as a usage error', ended.stderr));
  if (ended.code === null) throw gitFailure(args, `was ended by ${ended.signal ?? 'a signal'}`, ended.stderr);
  if (!(options.accept ?? [0]).includes(ended.code))
    throw gitFailure(args, `ended with exit code ${ended.code}`, ended.stderr);
  return { code: ended.code, stdout: ended.stdout, stderr: ended.stderr };
}

/** The error for a git command that failed; what git said is the evidence. */
export function gitFailure(args: readonly string[], what: string, stderr: string): UndecidedError {
  const subject = `git ${commandName(args)}`;
  return new UndecidedError({ subject, reason: stderr === '' ? what : `${what}: ${stderr}`, help: helpFor(stderr) });
}

/** Nothing is wrong with the objects of a repository only because git takes its time. */
function stopFailure(args: readonly string[], why: string, stderr: string): UndecidedError {
  const { subject, reason } = gitFailure(args, why, stderr);
  return new UndecidedError({ subject, reason, help: STOP_HELP });
}

const STOP_HELP =
  "Run this again if the machine slept meanwhile. Otherwise look for a pipe that git waits for (`find . -name '.git*' -type p`), run `git status`, which brings the index up to date, and run this again.";

/** What git wrote to its standard error, as it may be shown. */
export function evidence(chunks: readonly Buffer[]): string {
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  const said = lines.map((line) => line.trim()).filter((line) => line !== '');
  return printable(said.join('; ')).slice(0, MAX_EVIDENCE);
}

/** What to do when history or objects are not there: the most frequent reason why git cannot answer (threats L19, L21). */
export const FETCH_HELP =
  'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in actions/checkout; where a clone is partial, clone again without `--filter`.';

function helpFor(stderr: string): string {
  if (
    /could not read|unable to read|missing|bad object|failed to traverse|shallow|invalid object|not a valid object/i.test(
      stderr,
    )
  ) {
    return FETCH_HELP;
  }
  if (/dubious ownership/.test(stderr))
    return 'Let git trust the folder: `git config --global --add safe.directory <folder>`.';
  return 'Run `git fsck` in the repository and mend what it reports, then run this again.';
}

/** The subcommand among the arguments, behind `-c name=value` pairs. */
function commandName(args: readonly string[]): string {
  let at = 0;
  while (args[at] === '-c') at += 2;
  return args[at] ?? '';
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Why we ended it ourselves. */
  readonly stopped: string | null;
}

function collect(command: GitCommand, args: readonly string[], options: RunOptions): Promise<Ended> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const deadline = options.deadline ?? DEFAULT_DEADLINE;
  return new Promise((resolve) => {
    const child = startGit(command, args);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    let stopped: string | null = null;
    const end = (code: number | null, signal: string | null): void => {
      clearTimeout(timer);
      options.unwanted?.removeEventListener('abort', unwanted);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, signal, stdout: Buffer.concat(out), stderr: evidence(err), stopped });
    };
    const stop = (why: string): void => {
      stopped ??= why;
      endGroup(child);
      // It has ended, and something that left its group may hold its pipes.
      if (child.exitCode !== null || child.signalCode !== null) end(child.exitCode, child.signalCode);
    };
    const unwanted = (): void => stop('was ended with the run that asked it');
    const timer = setTimeout(() => stop(`did not end within ${deadline / 1000} s`), deadline);
    options.unwanted?.addEventListener('abort', unwanted);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) stop(`wrote more than ${maxBytes} bytes`);
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < 64) err.push(chunk);
    });
    // A git that ends before it has read its input breaks the pipe; its exit code says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
    child.on('error', (error) => {
      stopped ??= `did not start: ${printable(error.message)}`;
    });
    // Whoever left the group may hold the pipes of a stopped git for ever: then its own exit has to do.
    child.on('exit', (code, signal) => {
      if (stopped !== null) end(code, signal);
    });
    child.on('close', end);
  });
}
