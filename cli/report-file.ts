import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** The most bytes of a report to be merged. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The text of a report that another run wrote. Waits for no pipe, and reads no device to its end.
 * @throws Error when there is none, or it is no regular file or too large
 */
export function readReportFile(file: string): string {
  const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw new Error('it is no regular file');
    if (stat.size > MOST_BYTES) throw new Error(`it has ${stat.size} bytes, the limit is ${MOST_BYTES}`);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}
