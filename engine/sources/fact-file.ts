import { closeSync, constants, fstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Repository } from '../git/repository.js';
import type { FactStore } from './source.js';

/** The name of the kept facts in git's own folder. */
export const FACTS_FILE = 'handshake-check.facts';

/** The most bytes that the file may have, and the most that one run may add: beyond them documents are read anew. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ADDED = 8 * 1024 * 1024;
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_TRUNC, O_WRONLY } = constants;

/** A store of facts that ends in a file. */
export interface FactFile extends FactStore {
  /** Leaves what was added to the next run. Never throws. */
  save(): void;
}

/**
 * What earlier runs read from documents of this repository, in a file in git's own folder, where no change can put anything (ADR 10).
 * @param purpose what the facts hang on beside the document, on one line: the program and the law that read them
 * @returns null in CI, which shall depend on nothing that an earlier job left
 */
export function factFile({ layout, environment }: Repository, purpose: string): FactFile | null {
  if (environment.CI) return null;
  const file = join(layout.commonDirectory, FACTS_FILE);
  const header = `handshake-check facts: ${purpose}`;
  // Another run may append to a file that a third has begun for another purpose: a line counts for its own purpose alone.
  const seed = crc32(header);
  // Read at the first question: most commits touch no document.
  let opened: Held | null = null;
  const held = (): Held => {
    opened ??= hold(file, header);
    return opened;
  };
  const added: string[] = [];
  let bytes = 0;
  return {
    get(key) {
      const line = held().lines?.get(key);
      const tab = line?.indexOf(0x09) ?? -1;
      if (!line || tab < 0) return null;
      const fact = line.subarray(tab + 1);
      const isWhole = line.toString('latin1', 0, tab) === String(crc32(fact, crc32(`${key}\t`, seed)));
      return isWhole && fact.length > 0 ? fact.toString('utf8') : null;
    },
    put(key, make) {
      if (bytes > MOST_ADDED) return;
      const fact = make();
      bytes += fact.length;
      added.push(`${key}\t${crc32(`${key}\t${fact}`, seed)}\t${fact}\n`);
    },
    save() {
      if (added.length === 0) return;
      const text = added.join('');
      try {
        const { lines, size } = held();
        if (lines !== null && size + text.length < MOST_BYTES) append(file, text);
        else replace(file, `${header}\n${text}`);
      } catch {
        // A folder that may not be written, or a full disk: the next run reads the documents again. No answer hangs on it.
      }
    },
  };
}

/** What a file holds: the lines, where they are for the purpose that is asked for, and how many bytes it has. */
interface Held {
  readonly lines: ReadonlyMap<string, Buffer> | null;
  readonly size: number;
}

function hold(file: string, header: string): Held {
  const bytes = read(file);
  if (bytes === null) return { lines: null, size: 0 };
  const isOurs = bytes.subarray(0, bytes.indexOf(0x0a) + 1).toString('utf8') === `${header}\n`;
  return { lines: isOurs ? index(bytes) : null, size: bytes.length };
}

/** What stands behind the key of each line. Of lines with one key the last counts: all say the same. */
function index(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) break;
    const tab = bytes.indexOf(0x09, at);
    if (tab >= 0 && tab < end) lines.set(bytes.toString('utf8', at, tab), bytes.subarray(tab + 1, end));
    at = end + 1;
  }
  return lines;
}

function read(file: string): Buffer | null {
  let handle: number | null = null;
  try {
    // Through no link, and without waiting for a pipe.
    handle = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = fstatSync(handle);
    return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(handle) : null;
  } catch {
    // There is none yet, or it may not be read: then every document is read.
    return null;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** A line that another run was stopped in the middle of ends here. */
function append(file: string, text: string): void {
  writeTo(openSync(file, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK), `\n${text}`);
}

/** In its place, and not beside it: every line is checked by itself, and a run that is stopped leaves nothing to clear away. */
function replace(file: string, text: string): void {
  writeTo(openSync(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK, 0o600), text);
}

function writeTo(handle: number, text: string): void {
  try {
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
}
