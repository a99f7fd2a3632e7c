import { decode, type InvalidRun } from '../../engine/documents/decode.js';
import type { Change } from './change.js';
import { type Draft, draftOf } from './draft.js';
import { folded } from './what-it-says.js';

/** A file as text that can be written back as UTF-8, or why it cannot. */
export type Repaired =
  | { readonly kind: 'text'; readonly mark: string; readonly draft: Draft; readonly changes: readonly Change[] }
  | { readonly kind: 'unsure'; readonly reason: string };

/** Five bytes that Windows-1252 leaves undefined; reading them as anything would be a guess. */
const UNDEFINED = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** More of such bytes in a row are words in another alphabet, and another encoding. */
const MOST_TOGETHER = 3;

/**
 * Reads bytes as UTF-8, and those that are none as Windows-1252, where that is sure (field-notes.md: a third of the packets have such
 * lines). Unsure is a byte that Windows-1252 does not know, several in a row, and two that look like the beginning of a character of
 * UTF-8. The whole file is read, since it can only be written as UTF-8; what it says to its readers stays the same.
 */
export function repairBytes(bytes: Uint8Array): Repaired {
  const { text, bom, invalid, invalidCount } = decode(bytes);
  const draft = draftOf(text);
  const mark = bom ? '\ufeff' : '';
  if (invalidCount === 0) return { kind: 'text', mark, draft, changes: [] };
  if (invalid.reduce((sum, run) => sum + run.bytes.length, 0) < invalidCount)
    return { kind: 'unsure', reason: `${invalidCount} of its bytes are not UTF-8, too many for a text` };
  const lines = linesOf(draft, invalid);
  for (const { index, runs } of lines) {
    const doubt = runs.map(doubtful).find((byte) => byte !== null) ?? null;
    if (doubt === null) continue;
    const byte = doubt.toString(16).padStart(2, '0');
    return { kind: 'unsure', reason: `nobody can tell which character the byte 0x${byte} on line ${index + 1} was` };
  }
  // A line that mixes both encodings is put right as a whole: what remained would be a finding that was not there before.
  const repaired = new Map(lines.map(({ index }) => [index, folded(draft[index]?.text ?? '')]));
  return {
    kind: 'text',
    mark,
    draft: draft.map((line, index) => ({ ...line, text: repaired.get(index) ?? line.text })),
    changes: lines.map(({ index, start, runs }) => ({
      line: index + 1,
      reason: 'encoding',
      subject: 'encoding',
      from: asItWas(draft[index]?.text ?? '', start, runs),
      to: repaired.get(index) ?? '',
    })),
  };
}

interface InvalidLine {
  readonly index: number;
  /** Where it starts in the text. */
  readonly start: number;
  readonly runs: InvalidRun[];
}

function linesOf(draft: Draft, invalid: readonly InvalidRun[]): InvalidLine[] {
  const found: InvalidLine[] = [];
  let start = 0;
  let next = 0;
  draft.forEach(({ text, end }, index) => {
    const behind = start + text.length + end.length;
    const runs: InvalidRun[] = [];
    for (let run = invalid[next]; run !== undefined && run.offset < behind; run = invalid[++next]) runs.push(run);
    if (runs.length > 0) found.push({ index, start, runs });
    start = behind;
  });
  return found;
}

/** The byte of a run that leaves a doubt; null when all are sure. */
function doubtful({ bytes }: InvalidRun): number | null {
  const isUnsure = (byte: number, at: number): boolean => {
    const next = bytes[at + 1] ?? 0;
    return (
      bytes.length > MOST_TOGETHER || UNDEFINED.has(byte) || (byte >= 0xc2 && byte <= 0xf4 && next < 0xc0 && next > 0)
    );
  };
  return bytes.find(isUnsure) ?? null;
}

/** A line with its bytes as a path carries them that is not UTF-8: each as the lone surrogate that messages show by its number. */
function asItWas(text: string, start: number, runs: readonly InvalidRun[]): string {
  const units = text.split('');
  for (const { offset, bytes } of runs) {
    bytes.forEach((byte, at) => {
      units[offset - start + at] = String.fromCharCode(0xdc00 + byte);
    });
  }
  return units.join('');
}
