/** A Markdown file that a text names. */
export interface FileMention {
  /** The name or path as written, without quotes, emphasis and fragment. */
  readonly name: string;
  /** UTF-16 offset of the name. */
  readonly offset: number;
}

/** What surrounds names: a name runs between two of these, or two blanks. */
const RUN = /[^\s`*"'<>()[\]{}|,;]+/g;

const MARKDOWN_NAME = /^(.*?[^/\\]\.md)(?![\w-])/i;

/** How far a name with blanks in it may reach back from its last word. */
const LONGEST_NAME = 80;

/** Openings of quotes and emphasis, with what closes them: between them a name may hold blanks. */
const CLOSINGS: Readonly<Record<string, string>> = {
  '`': '`',
  '*': '*',
  '[': ']',
  '"': '"',
  "'": "'",
  '<': '>',
  '(': ')',
};

/**
 * The Markdown files that a text names, in order: `docs/spec/Master_Spec_v1.md`, `**Handshake Codex v1.4.md**`,
 * `[v02.50](../Master_Spec_v02.50.md)`. A name with blanks is known by what quotes it, or by the capitals before a bare `v1.4.md`.
 * Linear in the length of the text.
 */
export function markdownFiles(text: string): FileMention[] {
  const files: FileMention[] = [];
  for (const match of text.matchAll(RUN)) {
    const name = MARKDOWN_NAME.exec(match[0])?.[1];
    if (name === undefined) continue;
    const start = startOfName(text, match.index, match.index + name.length);
    files.push({ name: text.slice(start, match.index + name.length), offset: start });
  }
  return files;
}

/** Where a name starts whose last word stands at `start`. */
function startOfName(text: string, start: number, end: number): number {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start);
  const quoted = /[`*[(<"'][^`*[\](){}<>"'|,;:\r\n]*$/.exec(before)?.[0];
  if (quoted !== undefined && CLOSINGS[quoted.charAt(0)] === text.charAt(end)) {
    const blanks = quoted.length - quoted.slice(1).trimStart().length;
    return start - quoted.length + blanks;
  }
  if (!/^v\d/i.test(text.slice(start, end))) return start;
  const words = /(?:[A-Z][\w.-]{0,40} ){1,4}$/.exec(before)?.[0];
  return start - (words?.length ?? 0);
}
