import { type Undecided, UndecidedError } from '../engine/model/undecided.js';

/** What a person is told of an error: its own words when it is of the expected kind, else that the run broke down. Never a stack trace. */
export function undecidedBy(error: unknown): Undecided {
  if (error instanceof UndecidedError) return error;
  if (isOfTheSystem(error)) {
    const isHere = error.syscall === 'uv_cwd';
    return {
      subject: isHere ? 'the current folder' : (error.path ?? error.syscall),
      reason: `could not be used: ${error.message}`,
      help: isHere ? 'Go to a folder that is there.' : helpFor(error.code),
    };
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    subject: 'this run',
    reason: `broke down: ${said}`,
    help: 'Run the same command with --verbose for the place in the program, and report it: it is a defect of handshake-check.',
  };
}

function helpFor(code: string | undefined): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Free some space there.';
  if (code === 'EMFILE' || code === 'ENFILE') return 'Let the program open more files: ulimit -n 256';
  if (code === 'EIO') return 'The disk or the connection to it failed: see what the system says of it.';
  return 'Look whether it exists, and whether this user may read it.';
}

/** An error of the operating system, such as a file that nobody may read: no defect of the program. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException & { readonly syscall: string } {
  return error instanceof Error && 'syscall' in error && typeof error.syscall === 'string' && 'code' in error;
}
