import { printable, type RepoPath } from '../engine/model/path.js';
import { UndecidedError } from '../engine/model/undecided.js';

/** One file, as it was when the edit was made and as it shall be. */
export interface FileEdit {
  readonly path: RepoPath;
  /** Null for a file that must not be there yet. */
  readonly before: Uint8Array | null;
  readonly after: Uint8Array;
  /** What was done, a sentence each, for people. */
  readonly acts: readonly string[];
}

/** The text of a file, with the way back to its bytes: a byte order mark is kept, and line ends are the text's own. */
export interface EditableText {
  /** Without a byte order mark. */
  readonly text: string;
  bytesOf(text: string): Uint8Array;
}

/** @throws UndecidedError when the bytes are not UTF-8: writing them back would change what was not meant */
export function editableText(path: RepoPath, bytes: Uint8Array): EditableText {
  const whole = decoded(path, bytes);
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  return { text: whole.slice(mark.length), bytesOf: (text) => Buffer.from(mark + text, 'utf8') };
}

function decoded(path: RepoPath, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new UndecidedError(
      {
        subject: printable(path),
        reason: 'is not UTF-8, expected it to be: nothing was written',
        help: 'Save it as UTF-8 first; handshake-check names the lines that are not (governed-text).',
      },
      { cause: error },
    );
  }
}
