import type { Location, Span } from './location.js';
import type { RepoPath } from './path.js';

/**
 * The location of a part of a stretch of text: `length` UTF-16 units from `offset` on, counted from where the span starts.
 * @param source the text that `span` refers to.
 */
export function placeWithin(path: RepoPath, source: string, span: Span, offset: number, length: number): Location {
  const start = Math.min(span.start + offset, span.end);
  const end = Math.min(start + length, span.end);
  const from = advance(source, { line: span.line, column: span.column }, span.start, start);
  const to = advance(source, from, start, end);
  return { path, ...from, endLine: to.line, endColumn: to.column };
}

/** A place in a text: both count from 1, columns in UTF-16 units. */
interface Place {
  readonly line: number;
  readonly column: number;
}

function advance(source: string, place: Place, start: number, end: number): Place {
  const passed = source.slice(start, end).split(/\r\n|\r|\n/);
  const last = passed.at(-1)?.length ?? 0;
  return passed.length === 1
    ? { line: place.line, column: place.column + last }
    : { line: place.line + passed.length - 1, column: last + 1 };
}
