import { isGlob, matchesGlob } from './glob.js';
import { isInside, type RepoPath } from './path.js';

/** Why a text is no path that a scope could hold. */
export type PatternFault =
  /** `**`, `/`, `.`: the whole repository. */
  | 'everything'
  /** Absolute, `..`, a drive, a home folder, an address. */
  | 'escapes'
  /** A sign of a richer pattern language, or an empty segment: what it would match is not certain. */
  | 'signs';

/** A path or pattern of a scope as it is matched, or what is wrong with it. */
export type PatternReading = { readonly pattern: string } | { readonly fault: PatternFault };

/**
 * Reads what was written as one path of a scope: a file, a folder with or without `/` at its end, or a pattern with `*` and `**`
 * (threats R11, X10). Square and round brackets are ordinary characters: folders of web frameworks have them in their names.
 */
export function readPattern(written: string): PatternReading {
  const path = written.startsWith('./') ? written.slice('./'.length) : written;
  if (isOutside(path)) return { fault: 'escapes' };
  if (/^[*./]*$/.test(path)) return { fault: 'everything' };
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  return segments.some(isOdd) || /^!|[\\?{}]/.test(path) ? { fault: 'signs' } : { pattern: path };
}

function isOdd(segment: string): boolean {
  const isMixed = segment.includes('**') && segment !== '**';
  return segment === '' || segment === '.' || isMixed || /^\.{3}|…/.test(segment);
}

function isOutside(path: string): boolean {
  // `/` alone means the whole repository to whoever writes it; a path below it leads to the top of the disk.
  if (path.startsWith('/') && path !== '/') return true;
  return /^(?:~|\\|[A-Za-z]:[\\/])|:\/\//.test(path) || path.split(/[\\/]/).includes('..');
}

/**
 * Whether a pattern of a scope covers a path: a plain one covers itself and what lies below it, by whole segments, so that `src`
 * is not `src2` and `src/a.ts` not `src/a.ts.bak` (threat R12). Upper and lower case differ.
 */
export function covers(pattern: string, path: RepoPath): boolean {
  const name = pattern.endsWith('/') ? pattern.slice(0, -1) : pattern;
  if (!isGlob(name)) return path === name || isInside(name, path);
  return matchesGlob(name, path) || (name !== pattern && matchesGlob(`${name}/**`, path));
}

/**
 * Whether one pattern covers all that another one does, as far as that can be told from their texts: the same, a folder of it, or a
 * wider pattern.
 */
export function coversPattern(wide: string, narrow: string): boolean {
  const name = narrow.endsWith('/') ? narrow.slice(0, -1) : narrow;
  const spansFolders = name.includes('**') || name !== narrow;
  if (isGlob(wide) && spansFolders && !wide.includes('**') && !wide.endsWith('/')) return wide === narrow;
  return covers(wide, name);
}

/** How many alternatives of `{…}` are written out for a person. */
const MOST_ALTERNATIVES = 8;

/** `src/{a,b}.rs` as the paths it stands for, for pasting; empty when it holds more than one pair of braces, or too much. */
export function withoutBraces(path: string): readonly string[] {
  const open = path.indexOf('{');
  const close = path.indexOf('}');
  if (open < 0 || close < open || path.indexOf('{', open + 1) >= 0 || path.indexOf('}', close + 1) >= 0) return [];
  const parts = path.slice(open + 1, close).split(',');
  if (parts.length > MOST_ALTERNATIVES) return [];
  return parts.map((part) => `${path.slice(0, open)}${part.trim()}${path.slice(close + 1)}`);
}
