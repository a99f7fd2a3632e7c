import { printable } from './path.js';

/**
 * Evidence for a message: the text on one line, escaped, cut in the middle of nothing, in back-ticks. Empty text is `(nothing)`.
 * @param limit how many characters are shown at most
 */
export function quote(text: string, limit = 160): string {
  const line = printable(onOneLine(text)).replace(/`/g, "'");
  if (line === '') return '(nothing)';
  return line.length > limit ? `\`${line.slice(0, limit - 1)}…\`` : `\`${line}\``;
}

/** By lines, since a pattern with blanks on both sides of a line end is quadratic in a long run of blanks. */
function onOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ');
}

/** `a, b and 3 more`: the first few of many names, each quoted. */
export function listed(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).map((name) => quote(name));
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
