import { terminalLine } from '../../../engine/reporters/escape.js';

/**
 * Rows of cells below their heads, in columns that are as wide as they have to be; each cell is escaped for the terminal.
 * @returns lines without blanks at their ends
 */
export function columns(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heads, ...rows].map((cells) => cells.map(terminalLine));
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => lengthOf(cells[column] ?? ''))));
  return all.map((cells) =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(cell))))
      .join('  ')
      .trimEnd(),
  );
}

function lengthOf(cell: string): number {
  return Array.from(cell).length;
}
