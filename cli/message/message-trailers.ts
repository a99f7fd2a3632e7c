/** How git will read a commit message file once its hooks are done. */
export interface MessageDress {
  /** What begins a comment line, `core.commentChar`; null when git keeps such lines, because no editor was opened. */
  readonly comment: string | null;
}

/**
 * A commit message with trailers added where git reads them: at the end of the last paragraph when that consists of trailers, else
 * in a paragraph of their own, and always above what git removes (comments at the end, the scissors line and all below it).
 * Nothing else changes, not even line ends.
 * @param message the file's text; may be decoded in any way that keeps ASCII
 * @param trailers lines such as `Role: Coder`
 * @returns null when the message has no text, so that git still gives up the commit as empty
 */
export function withTrailers(message: string, trailers: readonly string[], { comment }: MessageDress): string | null {
  const lines = message.split(/(?<=\n)/);
  const isComment = (line: string): boolean => comment !== null && line.startsWith(comment);
  const isText = (line: string): boolean => line.trim() !== '' && !isComment(line);
  const end = comment === null ? -1 : lines.findIndex((line) => isScissors(line, comment));
  const last = (end < 0 ? lines : lines.slice(0, end)).findLastIndex(isText);
  if (last < 0) return null;
  const eol = lines[last]?.endsWith('\r\n') ? '\r\n' : '\n';
  const before = lines.slice(0, last + 1);
  const after = lines.slice(last + 1);
  const paragraph = lastParagraph(before).filter((line) => !isComment(line));
  const joins = before.length > paragraph.length && isTrailerBlock(paragraph);
  // A comment right behind the text would join the trailers' paragraph where git keeps comments after all.
  const gap = after[0] !== undefined && after[0].trim() !== '' ? eol : '';
  return [
    ...before.slice(0, -1),
    ended(before.at(-1) ?? '', eol),
    joins ? '' : eol,
    ...trailers.map((trailer) => `${trailer}${eol}`),
    gap,
    ...after,
  ].join('');
}

/** The line that `git commit --verbose` and `--cleanup=scissors` cut at. */
function isScissors(line: string, comment: string): boolean {
  return line.startsWith(`${comment} ------------------------ >8 ------------------------`);
}

function lastParagraph(lines: readonly string[]): readonly string[] {
  return lines.slice(lines.findLastIndex((line) => line.trim() === '') + 1);
}

/**
 * Whether new trailers may join: only a block that every reader takes for one (engine/git/trailers.ts). A folded line or a note of
 * cherry-pick in it would keep the new ones from counting. The first paragraph is the subject, never a block.
 */
function isTrailerBlock(paragraph: readonly string[]): boolean {
  return paragraph.length > 0 && paragraph.every((line) => /^[A-Za-z0-9][A-Za-z0-9-]*: \S/.test(line));
}

function ended(line: string, eol: string): string {
  return line.endsWith('\n') ? line : `${line}${eol}`;
}
