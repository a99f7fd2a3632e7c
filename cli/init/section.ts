import type { RepoPath } from '../../engine/model/path.js';
import { type EditableText, editableText } from '../../workflow/file-edit.js';
import { type Change, type Ground, type Look, NOTHING, type Part } from './change.js';

/** Where in a text something is put, and what. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** What is added to a file that somebody else wrote. */
export interface Addition {
  readonly ground?: Ground;
  readonly path: RepoPath;
  /** Says that the file has it already. */
  readonly isThere: (text: string) => boolean;
  /** Where it goes; null when it cannot be put there without harm. Line breaks are `\n`, the file's own are used. */
  readonly insertion: (text: string) => Insertion | null;
  /** What is done, for people. */
  readonly act: string;
  /** What a person is told to do where the file cannot be added to. */
  readonly byHand: string;
}

/** Adds to a file that is there. Where it is no plain text, or has no place for it, a person is told what to add. */
export function added(look: Look, addition: Addition): Part {
  const { path, ground = 'tree', act } = addition;
  const seen = look(path);
  if (seen.kind === 'nothing') return NOTHING;
  const leave = (why: string): Part => ({
    changes: [],
    words: [`${path} ${why} and is left as it is: ${addition.byHand}`],
  });
  if (seen.kind === 'other') return leave(`is ${seen.what}`);
  const editable = readable(path, seen.bytes);
  if (editable === null) return leave('is not UTF-8');
  const { text } = editable;
  if (addition.isThere(text)) return NOTHING;
  const insertion = addition.insertion(text.replaceAll('\r\n', '\n'));
  if (insertion === null) return leave('has no place for it that is sure');
  const after = editable.bytesOf(inserted(text, insertion));
  const change: Change = { ground, path, before: seen.bytes, after, isExecutable: false, act };
  return { changes: [change], words: [] };
}

/** A section at the end of a text, on lines of its own. @param gap lines between, where the text says something already */
export function atEnd(text: string, section: string, gap = '\n'): Insertion {
  const start = text === '' ? '' : text.endsWith('\n') ? gap : `\n${gap}`;
  return { offset: text.length, text: `${start}${section}` };
}

/** The lines between two marks, as Markdown has comments. */
export function markedInMarkdown(body: string): string {
  return `<!-- handshake-check:start -->\n${body.trimEnd()}\n<!-- handshake-check:end -->\n`;
}

/** The lines between two marks, as shells, YAML and ignore files have comments. */
export function markedByHash(body: string): string {
  return `# >>> handshake-check >>>\n${body.trimEnd()}\n# <<< handshake-check <<<\n`;
}

/** A file with line ends of Windows gets them too. Offsets are those of the text with `\n`. */
function inserted(text: string, { offset, text: added }: Insertion): string {
  const windows = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  if (!text.includes('\r\n')) return `${text.slice(0, offset)}${added}${text.slice(offset)}`;
  let at = 0;
  for (let seen = 0; seen < offset; seen++) at += text.startsWith('\r\n', at) ? 2 : 1;
  return `${text.slice(0, at)}${windows ? added.replaceAll('\n', '\r\n') : added}${text.slice(at)}`;
}

function readable(path: RepoPath, bytes: Uint8Array): EditableText | null {
  try {
    return editableText(path, bytes);
  } catch {
    // Said by the caller: a text that cannot be read cannot be added to.
    return null;
  }
}
