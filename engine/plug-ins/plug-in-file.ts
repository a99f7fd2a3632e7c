import { createHash } from 'node:crypto';
import type { PlugInLaw } from '../model/law.js';
import { printable } from '../model/path.js';
import { isRegular, type Snapshot } from '../model/snapshot.js';
import type { Source } from '../sources/source.js';
import { PlugInFault } from './fault.js';

/** How large a plug-in may be: more than anybody reads before signing it. */
export const MOST_BYTES = 256 * 1024;

/** Everything that an editor does not show, or shows elsewhere than it stands. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Where a plug-in is read, and how. */
export interface PlugInReading {
  readonly source: Source;
  readonly snapshot: Snapshot;
  /** The path of the configuration that names it. */
  readonly config: string;
  /** Whether only those are taken whose content the configuration names. */
  readonly pinned: boolean;
}

/**
 * The text of a plug-in as one tree holds it, and as the configuration of that tree pins it. Nothing of it is run.
 * @throws PlugInFault when it is not there, is no regular file, is too large, not plain text, or not what was pinned
 */
export async function plugInText(
  { path, integrity }: PlugInLaw,
  { source, snapshot, config, pinned }: PlugInReading,
): Promise<string> {
  const refuse = (reason: string, help: string): never => {
    throw new PlugInFault({
      subject: path,
      reason: `is a plug-in that ${config} names and ${reason}`,
      help,
    });
  };
  const entry = snapshot.entry(path);
  if (!entry) return refuse(`does not exist in ${snapshot.name}`, `Commit ${path}, or take it out of "plugins".`);
  if (!isRegular(entry)) {
    return refuse(`is a ${entry.kind} in ${snapshot.name}, expected a regular file`, `Put the file itself at ${path}.`);
  }
  const [refused] = await source.load([{ entry, maxBytes: MOST_BYTES }]);
  if (refused) return refuse(`${refused.reason}`, 'Shorten it: it is to be read by people before it judges.');
  const bytes = snapshot.bytes(entry);
  const digest = integrityOf(bytes);
  const line = `{ "path": ${JSON.stringify(path)}, "integrity": "${digest}" }`;
  if (integrity === null && pinned) {
    return refuse(
      'is not pinned, expected its content named where a machine judges for others',
      `Read it, and write in "plugins": ${line}.`,
    );
  }
  if (integrity !== null && integrity !== digest) {
    return refuse(
      `has the digest ${digest} in ${snapshot.name}, expected ${integrity}`,
      `If that is what shall judge, write in "plugins": ${line}.`,
    );
  }
  const text = decoded(bytes) ?? refuse('is not valid UTF-8', 'Save it as UTF-8.');
  const hidden = HIDDEN.exec(text)?.[0];
  if (hidden !== undefined) {
    refuse(
      `holds the invisible character ${printable(hidden)}, expected only what a reader sees`,
      'Write it as an escape, or take it out.',
    );
  }
  return text;
}

/** What pins a content: `sha256-` and its digest in Base64, as web pages pin scripts (Subresource Integrity). */
export function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}

/** @returns null for what is not UTF-8 */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    // Said by the caller, who knows which file it is.
    return null;
  }
}
