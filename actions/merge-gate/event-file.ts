import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { printable } from '../../engine/model/path.js';
import { UndecidedError } from '../../engine/model/undecided.js';

/** Larger than any payload that the forge sends: it cuts them at 25 MB. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * The JSON that the runner wrote of the event.
 * @param path `GITHUB_EVENT_PATH`
 * @throws UndecidedError when it cannot be read, is too large, or is no JSON
 */
export function readEventFile(path: string): unknown {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > MAX_BYTES) throw new RangeError(`${size} bytes, expected at most ${MAX_BYTES}`);
      return JSON.parse(readFileSync(file, 'utf8'));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new UndecidedError(
      {
        subject: `the event file ${printable(path)}`,
        reason: `cannot be read: ${printable(said)}`,
        help: 'Run the gate in a job of a workflow: the runner writes that file and names it in `GITHUB_EVENT_PATH`.',
      },
      { cause },
    );
  }
}
