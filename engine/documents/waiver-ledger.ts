import { validateWaiver } from '../generated/validators.js';
import type { RepoPath } from '../model/path.js';
import { isPlaceholder } from '../model/placeholder.js';
import {
  type CellProblem,
  startOfDay,
  WAIVER_COLUMNS,
  type Waiver,
  type WaiverColumn,
  type WaiverLedger,
} from '../model/waiver.js';
import { foldedHeader, type TableRow, tablesOf } from './tables.js';

/** The spellings of the columns, folded. A header that only begins with one of them is another column. */
const NAMES: Readonly<Record<WaiverColumn, readonly string[]>> = {
  id: ['id', 'waiver', 'waiver id', 'no', 'number'],
  rule: ['rule', 'rule id', 'waived rule'],
  target: ['target', 'applies to', 'packet', 'work packet', 'path', 'packet or path', 'scope'],
  reason: ['reason', 'why', 'justification', 'rationale'],
  approver: ['approver', 'approved by', 'signed by'],
  approvedOn: ['approved on', 'approved', 'approval date', 'date approved', 'date of approval', 'date'],
  expires: ['expires', 'expires on', 'expiry', 'expiry date', 'expiration', 'valid until', 'until', 'ends'],
};

const COLUMN_OF: ReadonlyMap<string, WaiverColumn> = new Map(
  WAIVER_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

/** Where the columns stand; null for a table that is about something else. */
type Columns = ReadonlyMap<WaiverColumn, number>;

/**
 * Reads the waiver ledger (CX-600B): the rows of every table whose header names a rule and at least two other columns of a waiver, in
 * any order and spelling. What stands in code, comments or prose waives nothing. Never fails; linear.
 */
export function readWaiverLedger(path: RepoPath, text: string): WaiverLedger {
  const rows: Waiver[] = [];
  let header: TableRow['header'] = null;
  let columns: Columns | null = null;
  const table = tablesOf(text);
  for (const row of table.rows) {
    if (row.header !== header) {
      header = row.header;
      columns = header && columnsOf(header);
    }
    if (columns && row.cells.some((cell) => cell !== '')) rows.push(waiverOf(row, columns));
  }
  return { path, rows, hasTable: table.headers.some((each) => columnsOf(each) !== null) };
}

function columnsOf(header: readonly string[]): Columns | null {
  const columns = new Map<WaiverColumn, number>();
  header.forEach((cell, index) => {
    const column = COLUMN_OF.get(foldedHeader(cell));
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns.has('rule') && columns.size >= 3 ? columns : null;
}

function waiverOf({ cells, source, line }: TableRow, columns: Columns): Waiver {
  const cell = (column: WaiverColumn): string => undressed(cells[columns.get(column) ?? cells.length] ?? '');
  const values = Object.fromEntries(WAIVER_COLUMNS.map((column) => [column, cell(column)])) as Record<
    WaiverColumn,
    string
  >;
  return { ...values, problems: problemsOf(values), text: source, line };
}

function problemsOf(values: Readonly<Record<WaiverColumn, string>>): CellProblem[] {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => !isOpen(value)));
  validateWaiver(said);
  const malformed = new Set((validateWaiver.errors ?? []).map(({ instancePath }) => instancePath.slice(1)));
  return WAIVER_COLUMNS.flatMap((column): CellProblem[] => {
    if (!(column in said)) return [{ column, fault: 'missing' }];
    return malformed.has(column) || isNoDay(column, values[column]) ? [{ column, fault: 'malformed' }] : [];
  });
}

/** Nothing, or what stands for something that is still to come. */
function isOpen(value: string): boolean {
  return value === '' || /^(?:-+|–|—|none|n\/a)$/i.test(value) || isPlaceholder(value, 'Why');
}

/** A schema cannot tell the 30th of February from a day. */
function isNoDay(column: WaiverColumn, value: string): boolean {
  const isDate = column === 'approvedOn' || (column === 'expires' && /^\d/.test(value));
  return isDate && startOfDay(value) === null;
}

/** A cell without the dress of code or emphasis around the whole of it, and without Markdown's escapes. */
function undressed(cell: string): string {
  const bare = /^`([^`]+)`$/.exec(cell)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(cell)?.[1];
  return bare === undefined ? cell.replace(/\\([*_`])/g, '$1') : bare.trim();
}
