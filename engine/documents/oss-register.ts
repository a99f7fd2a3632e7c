import type { OssRegister, RegisterRow } from '../model/oss-register.js';
import type { RepoPath } from '../model/path.js';
import { isPlaceholder } from '../model/placeholder.js';
import { outline } from './outline.js';
import { foldedHeader, type TableRow, tablesOf } from './tables.js';

type Column = 'name' | 'licence' | 'mode' | 'scope';

/** The spellings of the columns, folded. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'component',
    'components',
    'name',
    'package',
    'package name',
    'dependency',
    'library',
    'crate',
    'module',
    'project',
  ],
  licence: [
    'license',
    'licence',
    'licenses',
    'licences',
    'license s',
    'spdx',
    'spdx id',
    'spdx license',
    'license spdx',
  ],
  mode: ['integrationmode', 'integration mode', 'mode', 'integration'],
  scope: ['scope', 'kind', 'type', 'usage'],
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  (Object.keys(NAMES) as Column[]).flatMap((column) => NAMES[column].map((name) => [name, column] as const)),
);

type Columns = ReadonlyMap<Column, number>;

/** What says of a heading or a scope that no manifest names what stands below it or in it. */
const TRANSITIVE = /\b(?:transitive|indirect)/i;

/**
 * Reads the register of open-source components (CX-600B): the rows of every table whose header has a column for names and one for
 * licences, in any order and spelling. What stands in code, comments or prose registers nothing. Never fails; linear.
 */
export function readOssRegister(path: RepoPath, text: string): OssRegister {
  const headings = new HeadingsAbove(text);
  let header: TableRow['header'] = null;
  let columns: Columns | null = null;
  const rows: RegisterRow[] = [];
  for (const row of tablesOf(text).rows) {
    if (row.header !== header) {
      header = row.header;
      columns = header && columnsOf(header);
    }
    const isBelowTransitive = headings.at(row.line).some((title) => TRANSITIVE.test(title));
    const read = columns && rowOf(row, columns, isBelowTransitive);
    if (read) rows.push(read);
  }
  return { path, rows };
}

function columnsOf(header: readonly string[]): Columns | null {
  const columns = new Map<Column, number>();
  header.forEach((cell, index) => {
    const column = COLUMN_OF.get(foldedHeader(cell));
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns.has('name') && columns.has('licence') ? columns : null;
}

function rowOf({ cells, line }: TableRow, columns: Columns, isBelowTransitive: boolean): RegisterRow | null {
  const cell = (column: Column): string => undressed(cells[columns.get(column) ?? cells.length] ?? '');
  const name = cell('name');
  // A row without a name, or with the name still open, registers nothing.
  if (isOpen(name)) return null;
  const licence = cell('licence');
  const isTransitive = isBelowTransitive || TRANSITIVE.test(cell('scope'));
  return { name, licence: isOpen(licence) ? '' : licence, mode: cell('mode'), isTransitive, line };
}

/** Nothing, or what stands for something that nobody has looked up. `UNLICENSED` and `proprietary` are answers. */
function isOpen(value: string): boolean {
  return /^(?:[-–—?]*|none|n\/a|unknown|unclear|noassertion|see file)$/i.test(value) || isPlaceholder(value, 'Why');
}

/** A cell without code, emphasis or a link around the whole of it, and without Markdown's escapes. */
function undressed(cell: string): string {
  const text = /^\[([^\][]+)\]\([^()]*\)$/.exec(cell)?.[1] ?? cell;
  const bare = /^`([^`]+)`$/.exec(text)?.[1] ?? /^\*\*([^*]+)\*\*$/.exec(text)?.[1] ?? text;
  return bare
    .replace(/^`([^`]+)`$/, '$1')
    .replace(/\\([*_`])/g, '$1')
    .trim();
}

/** The titles of the headings that a line stands under, outermost first. */
class HeadingsAbove {
  private readonly headings;
  private readonly open: { readonly depth: number; readonly title: string }[] = [];
  private next = 0;

  constructor(text: string) {
    this.headings = outline(text).headings;
  }

  /** Lines are asked for in rising order. */
  at(line: number): readonly string[] {
    for (let heading = this.headings[this.next]; heading && heading.line < line; heading = this.headings[++this.next]) {
      while ((this.open.at(-1)?.depth ?? 0) >= heading.depth) this.open.pop();
      this.open.push({ depth: heading.depth, title: heading.text });
    }
    return this.open.map(({ title }) => title);
  }
}
