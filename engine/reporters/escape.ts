/**
 * Escaping for the two sinks of this version (trust.md, "Deciding, printing, writing": once per sink). Both sinks may be the log of a
 * forge's runner, which takes commands out of what a program prints: `::` at the start of a line, and the older `##[` anywhere in one
 * (threats G03, G04). A repository text must not become such a command, nor move the cursor, nor be read in another order (N01, N08).
 */

// Controls, formats (bidirectional marks, zero-width), line and paragraph separators, half surrogates, and letters that are not drawn.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{2800}]/gu;

/** One line of text from a repository, as a terminal or a log may be given it: a line break becomes the two characters `\n`. */
export function terminalLine(text: string): string {
  return withoutCommands(text.replace(UNPRINTABLE, visible));
}

/** A text whose lines are meant, such as help with something to paste: line breaks and indentation stay, each line is escaped. */
export function terminalLines(text: string): string[] {
  return text.split('\n').map((line) => terminalLine(line));
}

/** JSON text whose strings hold nothing a terminal or a runner acts on. A JSON reader gets the very same values. */
export function terminalJson(json: string): string {
  // Outside strings JSON has none of these characters but the line breaks of its own layout.
  return json.replace(UNPRINTABLE, (char) => (char === '\n' ? char : jsonEscape(char))).replaceAll('##[', '##\\u005b');
}

function withoutCommands(line: string): string {
  return line.replaceAll('##[', '##\\u{5b}').replace(/^(\s*)::/u, '$1\\u{3a}:');
}

function visible(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === '\n') return '\\n';
  if (char === '\t') return '\\t';
  // A byte of a path that was not UTF-8 (engine/model/path.ts).
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return `\\u{${code.toString(16)}}`;
}

function jsonEscape(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
