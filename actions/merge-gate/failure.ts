import { printable } from '../../engine/model/path.js';
import { type Undecided, UndecidedError } from '../../engine/model/undecided.js';

/** What a person is told of an error: its own words when it is of the expected kind, else that the run broke down. */
export function undecidedBy(error: unknown): Undecided {
  if (error instanceof UndecidedError) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    subject: 'this run',
    reason: `broke down: ${printable(said)}`,
    help: 'Run the job again; if it stays, report it: it is a defect of handshake-check.',
  };
}
