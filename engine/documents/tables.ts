import { outline, type SourceBlock } from './outline.js';

/** A row of a Markdown table, with the header above it. */
export interface TableRow {
  /** The cells' texts, trimmed; `\|` is a pipe within a cell. */
  readonly cells: readonly string[];
  /** The cells of the last header above the row; null where no table has begun. */
  readonly header: readonly string[] | null;
  /** The line as written, without blanks at its end. */
  readonly source: string;
  readonly line: number;
}

/** The tables of a text. */
export interface Tables {
  readonly headers: readonly (readonly string[])[];
  readonly rows: readonly TableRow[];
}

/**
 * The headers and rows of a text's tables, in order, rulers left out. What stands in code or HTML is none, and neither is an
 * indented line: it would be code, or an example in a list.
 *
 * A row that a blank line or a rule has cut off from its table is still read, with that table's header: it looks like a row to
 * whoever keeps the file. Linear.
 */
export function tablesOf(text: string): Tables {
  const hidden = new HiddenLines(text);
  const lines = text.split(/\r\n|\r|\n/);
  const rows: TableRow[] = [];
  const headers: (readonly string[])[] = [];
  lines.forEach((line, index) => {
    if (hidden.has(index + 1) || !line.startsWith('|')) return;
    const source = line.trimEnd();
    if (isRuler(source)) return;
    const cells = cellsOf(source);
    if (isRuler(lines[index + 1]?.trim() ?? '')) headers.push(cells);
    else rows.push({ cells, header: headers.at(-1) ?? null, source, line: index + 1 });
  });
  return { headers, rows };
}

/** A header cell as names are compared: small letters, words apart by one blank, without dress. */
export function foldedHeader(cell: string): string {
  return cell
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** The line below a header: `| --- | :-: |`. */
function isRuler(line: string): boolean {
  return /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(line);
}

function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

/** The lines inside code fences and HTML blocks. */
class HiddenLines {
  private readonly blocks: readonly SourceBlock[];
  private next = 0;

  constructor(text: string) {
    const { fences, htmlBlocks } = outline(text);
    this.blocks = [...fences, ...htmlBlocks].sort((a, b) => a.startLine - b.startLine);
  }

  /** Lines are asked for in rising order. */
  has(line: number): boolean {
    while ((this.blocks[this.next]?.endLine ?? line) < line) this.next++;
    return (this.blocks[this.next]?.startLine ?? line + 1) <= line;
  }
}
