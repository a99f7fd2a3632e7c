import type { RepoPath } from './path.js';

/** A stretch of one text. Lines and columns count from 1, columns in UTF-16 units; offsets count from 0; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a finding points. Line 1, column 1 when the finding concerns the file as a whole. */
export interface Location {
  readonly path: RepoPath;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** The location of a whole file. */
export function fileLocation(path: RepoPath): Location {
  return { path, line: 1, column: 1 };
}

/** The location of a span within a file. */
export function spanLocation(path: RepoPath, span: Span): Location {
  return { path, line: span.line, column: span.column, endLine: span.endLine, endColumn: span.endColumn };
}
