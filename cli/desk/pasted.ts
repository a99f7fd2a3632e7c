import { printable } from '../../engine/model/path.js';

/** A name as one word of a command that people paste into a shell, whatever somebody called the file. */
export function pasted(text: string): string {
  return `'${printable(text).replaceAll("'", "'\\''")}'`;
}
