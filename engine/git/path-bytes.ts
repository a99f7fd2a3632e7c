import { isUtf8 } from 'node:buffer';
import type { RepoPath } from '../model/path.js';

const FIRST_ESCAPE = 0xdc00;

/**
 * Decodes a path, or one name of it, as `RepoPath` says: UTF-8, and U+DC00 + byte for each byte that is not part of valid
 * UTF-8. Injective: different bytes never become the same text (threat N05).
 */
export function pathFromBytes(bytes: Uint8Array): RepoPath {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  // U+FFFD is either in the bytes or stands for broken ones; only then is the slow way needed.
  return text.includes('\ufffd') ? decodeEscaping(buffer) : text;
}

function decodeEscaping(bytes: Buffer): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    text += length > 0 ? bytes.toString('utf8', at, at + length) : String.fromCharCode(FIRST_ESCAPE + (bytes[at] ?? 0));
    at += Math.max(length, 1);
  }
  return text;
}

/** The length of the valid UTF-8 sequence at an offset; 0 when there is none (overlong forms and surrogates included). */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const sequence = bytes.subarray(at, at + length);
  return sequence.length === length && isUtf8(sequence) ? length : 0;
}
