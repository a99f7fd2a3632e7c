import { type Undecided, UndecidedError } from '../engine/model/undecided.js';

/** What a person is told of an error: its own words when it is of the expected kind, else that the run broke down. Never a stack trace. */
export function undecidedBy(error: unknown): Undecided {
  if (error instanceof UndecidedError) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    subject: 'this run',
    reason: `broke down: ${said}`,
    help: 'Run the same command with --verbose for the place in the program, and report it: it is a defect of handshake-check.',
  };
}
