import type { RepoPath } from './path.js';

/** A governed file as text, with what decoding it had to repair and what in it a reader cannot trust (law.md, `governed-text`). */
export interface TextFile {
  readonly path: RepoPath;
  readonly text: string;
  readonly bom: boolean;
  readonly hasLoneCr: boolean;
  /** How many bytes were not UTF-8, and the UTF-16 offset of the first; they were read as Windows-1252. */
  readonly invalidBytes: number;
  readonly firstInvalid: number | null;
  /** At most `MAX_BLEMISHES`, the first of each kind on each line. */
  readonly blemishes: readonly Blemish[];
}

/** How many blemishes of one file are placed; more would hide the file behind them. */
export const MAX_BLEMISHES = 200;

/** Characters that a governed file must not hold. */
export type BlemishKind = 'invalid-utf8' | 'mojibake' | 'control' | 'bidi' | 'zero-width' | 'lone-cr';

/** The first blemish of its kind on a line. */
export interface Blemish {
  readonly kind: BlemishKind;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The character or bytes: `U+202E`, `byte 0x97`, `'Â§' for '§'`. */
  readonly what: string;
  /** The line it stands on, for evidence and identity. */
  readonly lineText: string;
}
