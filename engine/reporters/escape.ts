/**
 * Escaping, one function for each sink (trust.md, "Deciding, printing, writing": once per sink). Text and JSON may end up in the log of
 * a forge's runner, which takes commands out of what a program prints: `::` at the start of a line, and the older `##[` anywhere in one
 * (threats G03, G04). A repository text must not become such a command, nor move the cursor, nor be read in another order (N01, N08).
 * Markdown has a file of its own, `markdown-text.ts`.
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

/**
 * The message of a workflow command: line breaks stay, in the form in which the runner reads them back, and each line is escaped as for a
 * terminal, because the runner writes the message into its log.
 */
export function commandMessage(text: string): string {
  return percentEncoded(terminalLines(text).join('\n'));
}

/** A property of a workflow command, such as a path or a title, on one line: `:` and `,` would end it (threat G03). */
export function commandProperty(text: string): string {
  return percentEncoded(terminalLine(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * A text of a SARIF log, whose readers make a link of `[text](target)` and a placeholder of `{0}` (SARIF 2.1.0, section 3.11): both get a
 * blank that keeps them text. Line breaks stay.
 */
export function sarifText(text: string): string {
  const shown = text.replace(UNPRINTABLE, (char) => (char === '\n' ? char : visible(char)));
  return shown.replaceAll('](', '] (').replace(/\{(\d+)\}/g, '{ $1 }');
}

/**
 * The text of a Mermaid label, for between its quotes: all but letters, digits, blanks and a few harmless marks becomes a character
 * reference of Mermaid's, so that nothing in it ends the label, starts a directive (`%%{`), a statement or a Markdown string.
 */
export function mermaidLabel(text: string): string {
  return text
    .replace(UNPRINTABLE, visible)
    .replace(/[^\p{L}\p{M}\p{N} .-]|^[^\p{L}]/gu, (char) => `#${char.codePointAt(0) ?? 0};`);
}

/**
 * A text for an element or for between the quotes of an attribute, of XML 1.0 or HTML. Neither has a way to write most control characters:
 * they are spelled out like everything that is not drawn. A line break becomes a reference, which an attribute keeps and no log takes for a
 * line.
 */
export function markupText(text: string): string {
  const shown = text.replace(UNPRINTABLE, (char) => (char === '\n' ? char : visible(char)));
  return shown
    .replace(/[\ufffe\uffff]/g, visible)
    .replace(/[&<>"'\n]|#(?=#\[)/g, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

/** One line in which whatever is not drawn, or moves what is drawn, is spelled out: `\\n`, `\\u{202e}`. */
export function visibleLine(text: string): string {
  return text.replace(UNPRINTABLE, visible);
}

/** A path as a URI reference relative to the top of the repository; a byte that was not UTF-8 comes out as that byte. */
export function pathUri(path: string): string {
  return path.replace(/[^A-Za-z0-9\-._~/]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) return percent(code - 0xdc00);
    return Array.from(new TextEncoder().encode(char), percent).join('');
  });
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function percentEncoded(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
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
