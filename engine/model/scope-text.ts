import { trimRight } from './trim.js';

/** A path in a line of a scope, and what the line says of it. */
export interface EntryPath {
  /** Without quotes; the whole line when it is prose. */
  readonly text: string;
  /** Whether the line is words rather than a path with a remark. */
  readonly isProse: boolean;
  readonly isQuoted: boolean;
  /** The remark, from its first sign: `(new)`, `- the parser`, `: lines 3-9`. */
  readonly note: string;
}

/**
 * The paths of one line of a scope, in the forms that people write (field-notes.md): bare, quoted, bold, with a remark in
 * brackets or behind a dash, several with commas between. A remark is never read as a path, and words that are neither path nor remark
 * make the whole line prose, so that nothing is in a scope that was only mentioned there.
 */
export function entryPaths(written: string): readonly EntryPath[] {
  const line = withoutLabel(withoutBold(beforeComment(written)));
  const prose: readonly EntryPath[] = [{ text: written, isProse: true, isQuoted: false, note: '' }];
  const paths: EntryPath[] = [];
  for (let rest = line; rest !== ''; ) {
    const word = nextWord(rest);
    if (word === null || word.text === '') return prose;
    const { note, after, isProse } = noteBehind(word.rest);
    if (isProse) return prose;
    paths.push({ text: word.text, isProse: false, isQuoted: word.isQuoted, note });
    rest = after;
  }
  return paths.length > 0 ? paths : prose;
}

/** What a comment hides is no part of a scope (threat M29). */
function beforeComment(line: string): string {
  const comment = line.indexOf('<!--');
  return (comment < 0 ? line : line.slice(0, comment)).trim();
}

/** `**src/a.ts**` is bold; `**` followed by a slash is a pattern. */
function withoutBold(line: string): string {
  const end = line.indexOf('**', 2);
  const isBold = line.startsWith('**') && end > 2 && !/[/*]/.test(line[2] ?? '') && !/[/*]/.test(line[end - 1] ?? '');
  return isBold ? line.slice(2, end) + line.slice(end + 2) : line;
}

/** `Backend: src/a.rs` names a group before its path. */
function withoutLabel(line: string): string {
  const colon = line.indexOf(': ');
  const label = colon < 0 ? '' : line.slice(0, colon);
  return colon > 0 && /^[A-Za-z]+$/.test(label) ? line.slice(colon + 2).trimStart() : line;
}

interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly rest: string;
}

/** A quoted text, or the characters up to the next blank; null when a quote is not closed. */
function nextWord(line: string): Word | null {
  const quote = line.charAt(0);
  if (quote === '`' || quote === '"') {
    const end = line.indexOf(quote, 1);
    return end < 0
      ? null
      : { text: withoutLines(line.slice(1, end).trim()), isQuoted: true, rest: line.slice(end + 1) };
  }
  const blank = line.search(/\s/);
  const length = blank < 0 ? line.length : blank;
  const name = line.lastIndexOf('/', length - 1) + 1;
  const glued = line.slice(name, length).search(/[^/][([](?:new|created?)\b/i);
  const end = glued < 0 ? length : name + glued + 1;
  const bare = trimRight(line.slice(0, end), /[,;:]/);
  const text = bare.endsWith('.') && !/^[./]+$/.test(bare) ? bare.replace(/([^.])\.$/, '$1') : bare;
  return { text: withoutLines(text), isQuoted: false, rest: line.slice(bare.length) };
}

/** `src/a.ts:10-20` names lines of a file, and thereby the file. */
function withoutLines(path: string): string {
  const colon = path.lastIndexOf(':');
  return colon > 0 && /^:\d+(?:-\d+)?$/.test(path.slice(colon)) ? path.slice(0, colon) : path;
}

/** What begins a remark. */
const REMARK = /^(?:[([|#:=→]|[*_]+\(|[-–—](?:[\s>-]|$)|\/\/|new(?: file| folder)?$)/i;

/** What stands behind a path: a remark, another path, both, or prose. */
function noteBehind(behind: string): { readonly note: string; readonly after: string; readonly isProse: boolean } {
  const rest = behind.trim();
  const next = nextPath(rest);
  if (rest === '' || next !== null) return { note: '', after: next ?? '', isProse: false };
  // A list that goes on without a path is a remark: `src/a.ts, the parser`. So is the full stop behind a quoted path.
  if (/^[,;.]/.test(rest)) return { note: rest, after: '', isProse: false };
  if (!REMARK.test(rest)) return { note: '', after: '', isProse: true };
  const end = rest.startsWith('(') ? closingBracket(rest) : -1;
  const after = end < 0 ? null : nextPath(rest.slice(end + 1).trim());
  return after === null
    ? { note: rest, after: '', isProse: false }
    : { note: rest.slice(0, end + 1), after, isProse: false };
}

/** The text from the next path on, when a separator and a path come first; else null. */
function nextPath(rest: string): string | null {
  const separator = /^(?:[,;+&]|and\b|or\b)\s*/i.exec(rest);
  if (!separator) return null;
  const text = rest.slice(separator[0].length);
  const word = nextWord(text);
  return word && (word.isQuoted || /[/*]|^\.\w|\w\w\.\w/.test(word.text)) ? text : null;
}

function closingBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}
