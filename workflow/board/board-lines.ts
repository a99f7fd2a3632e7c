import {
  BOARD_COLUMNS,
  type BoardColumn,
  type BoardEntry,
  type BoardSection,
  type TaskBoard,
} from '../../engine/model/board.js';
import type { LineEdits } from './splice-lines.js';

/** Puts lines behind the last entry of a column, or below its heading, or below a heading that is made for it. */
export function putUnder(board: TaskBoard, edits: LineEdits, column: BoardColumn, lines: readonly string[]): void {
  const section = board.columns.find((each) => each.column === column);
  if (!section) {
    edits.makeSection(`## ${column}`, placeOfNew(board, column), lines);
    return;
  }
  const last = board.entries.filter(({ at }) => isWithin(section, at.line)).at(-1);
  if (!last) edits.insertBelowHeading(section.line, lines);
  else edits.insertBehind(last.lastLine, lines, last.form === 'table-row');
}

/** The last line of the column that comes before it in the law's order; null for the end of the board. */
function placeOfNew({ columns }: TaskBoard, column: BoardColumn): number | null {
  const earlier = BOARD_COLUMNS.slice(0, BOARD_COLUMNS.indexOf(column)).toReversed();
  for (const name of earlier) {
    const section = columns.findLast((each) => each.column === name);
    if (section) return section.lastOwnLine;
  }
  return null;
}

function isWithin({ line, lastOwnLine }: BoardSection, at: number): boolean {
  return at > line && at <= lastOwnLine;
}

/** What stands behind the id of an entry, with its marker unless that is false. */
export function markedText({ text, marker }: Pick<BoardEntry, 'text' | 'marker'>, isFalse: boolean): string {
  return marker === null || isFalse ? text : `${text} [${marker}]`.trim();
}

/** The marker is the last thing on the line in brackets; what separated it from the id goes with it when nothing else is left. */
export function withoutMarker(line: string): string {
  const open = line.lastIndexOf('[');
  return line
    .slice(0, open)
    .trimEnd()
    .replace(/[ \t]+[-–—/:|]$/, '');
}

/** An entry that stood further in would become a part of the entry above it. */
export function outdented(lines: readonly string[]): string[] {
  const indent = /^[ \t]*/.exec(lines[0] ?? '')?.[0] ?? '';
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

/** Why a rewritten board says something else beside the entries that were to change. Null when it does not. */
export function whatElseChanged(
  before: TaskBoard,
  after: TaskBoard,
  changed: readonly { readonly id: string }[],
): string | null {
  const known = new Set(changed.map(({ id }) => id));
  const others = (board: TaskBoard): string =>
    JSON.stringify([
      [...new Set(board.entries.filter(({ id }) => !known.has(id)).map(({ id, column }) => `${id} ${column}`))],
      board.strays.map((stray) => (stray.kind === 'unreadable' ? stray.text : stray.ids)),
      board.closedPhases.map(({ text }) => text),
      board.chain.map(({ id, needs }) => `${id} ${needs}`).sort(),
    ]);
  return others(before) === others(after) ? null : 'lines that are no entries would come to mean something else';
}
