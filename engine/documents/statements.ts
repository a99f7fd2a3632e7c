import { type LineState, markerLength } from './block-states.js';
import { type PacketLine, skipBlanks } from './packet-lines.js';

/** A paragraph, a list item's paragraph, or a table cell. */
export interface Statement {
  /** The source, its lines trimmed and joined by `\n`. */
  readonly text: string;
  /** Where it starts, counted from 1. */
  readonly line: number;
  /** For a cell of a table the first cell of its row, which may hold its id; else `''`. */
  readonly label: string;
}

/**
 * Cuts lines into what may state something. Code, quotes, comments and headings end a statement and are none.
 * @param states what each of the lines is.
 */
export function statementsOf(lines: readonly PacketLine[], states: readonly LineState[]): Statement[] {
  const statements: Statement[] = [];
  let open: { readonly texts: string[]; readonly line: number } | null = null;
  const close = (): void => {
    if (open) statements.push({ text: open.texts.join('\n'), line: open.line, label: '' });
    open = null;
  };
  lines.forEach((line, index) => {
    const state = states[index];
    if (state?.kind !== 'text') {
      close();
      return;
    }
    const from = skipBlanks(line.text, 0);
    if (line.text[from] === '|') {
      close();
      statements.push(...cellsOf(line));
    } else if (state.continues && open) open.texts.push(line.text.trim());
    else {
      close();
      open = { texts: [withoutMarkers(line.text, from)], line: line.line };
    }
  });
  close();
  return statements;
}

/** The text behind bullets, numbers and a checkbox. */
function withoutMarkers(text: string, start: number): string {
  let from = start;
  for (let length = markerLength(text, from); length > 0; length = markerLength(text, from)) {
    from = skipBlanks(text, from + length);
  }
  return text
    .slice(from)
    .replace(/^\[[ xX]\](?=\s)/, '')
    .trim();
}

function cellsOf({ text, line }: PacketLine): Statement[] {
  const cells = text.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  const label = filled[0] ?? '';
  return filled.map((cell) => ({ text: cell, line, label: cell === label ? '' : label }));
}
