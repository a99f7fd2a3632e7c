import { spawn } from 'node:child_process';
import process from 'node:process';
import type { AuditTool } from '../../../workflow/audit/audit-record.js';
import { type AuditReading, readCargoDeny, readNpmAudit } from '../../../workflow/audit/audit-report.js';

/** A registry that does not answer must not hold a person up for ever. */
const DEADLINE_MS = 120_000;
/** More than this is no report of an audit. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** How long a tool that was told to stop, or has ended and left somebody at its pipes, is still listened to. */
const GRACE_MS = 1_000;

const COMMANDS: Readonly<Record<AuditTool, readonly [program: string, ...args: string[]]>> = {
  // Read from the lock file alone, what is installed here is not what is installed elsewhere; and everything of it, whatever the
  // environment or an .npmrc leaves out.
  'npm audit': [
    'npm',
    'audit',
    '--json',
    '--package-lock-only',
    '--include=dev',
    '--include=optional',
    '--include=peer',
  ],
  // Not by way of cargo, where an alias of the repository would be run in its place.
  'cargo deny check': ['cargo-deny', '--format', 'json', 'check'],
};

/**
 * Runs an audit tool for real, as the user would in that folder (Part 2, step 3): what is configured there for the tool counts.
 * @param folder of the lock file, absolute
 * @param deadline in milliseconds, after which there is no report
 * @returns why there is no report where the tool is missing, was stopped, or could not ask
 */
export async function runAudit(tool: AuditTool, folder: string, deadline = DEADLINE_MS): Promise<AuditReading> {
  const [program, ...args] = COMMANDS[tool];
  const ended = await run(program, args, folder, deadline);
  if ('fault' in ended) return ended;
  return tool === 'npm audit' ? readNpmAudit(ended.stdout) : readCargoDeny(ended.stderr, ended.code);
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  deadline: number,
): Promise<Ended | { readonly fault: string }> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve) => {
    // No argument comes from the repository, so that the shell which Windows needs for `npm.cmd` has nothing to take apart. Elsewhere the
    // tool leads a group of its own, so that whatever it starts ends with it.
    const child = spawn(program, args, {
      cwd,
      shell: isWindows,
      detached: !isWindows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = { stdout: '', stderr: '' };
    const settle = (answer: Ended | { readonly fault: string }): void => {
      clearTimeout(timer);
      killGroup(child.pid);
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle({ fault: `did not end within ${deadline / 1000} seconds` }), deadline);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        out[name] += text;
        if (out[name].length > MOST_OUTPUT) settle({ fault: `printed more than ${MOST_OUTPUT} characters` });
      });
    }
    child.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      settle({ fault: `cannot be run: ${code === 'ENOENT' ? `${program} is not on the PATH` : message}` }),
    );
    const ended = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle(signal === null ? { code, ...out } : { fault: `was stopped by ${signal}` });
    child.once('close', ended);
    // What the tool left behind may hold its pipes open for as long as it likes.
    child.once('exit', (code, signal) => setTimeout(() => ended(code, signal), GRACE_MS).unref());
  });
}

/** Ends a process and everything that it started. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
