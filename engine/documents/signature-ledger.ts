import type { LedgerRow, SignatureLedger } from '../model/ledger.js';
import type { RepoPath } from '../model/path.js';
import { trimMarks } from '../model/spec-words.js';
import { foldedHeader, type TableRow, tablesOf } from './tables.js';

/** Where the columns of a table stand that are looked up by name; null when the table has none of that name. */
interface Columns {
  readonly signature: number;
  readonly packet: number | null;
  readonly lock: number | null;
}

const NO_HEADER: Columns = { signature: 0, packet: null, lock: null };

/**
 * Reads `docs/SIGNATURE_AUDIT.md`: every table row whose signature cell holds something like a signature (CX-585B; law.md,
 * decision 16). Malformed dates and INVALID rows are rows too: they were used. What marks a signature INVALID counts in any cell. Examples in prose, code and HTML are none. Linear.
 */
export function readSignatureLedger(path: RepoPath, text: string): SignatureLedger {
  let header: TableRow['header'] = null;
  let columns = NO_HEADER;
  const rows = tablesOf(text).rows.flatMap((row) => {
    if (row.header !== header) {
      header = row.header;
      columns = header === null ? NO_HEADER : columnsOf(header);
    }
    return rowsOf(row, columns);
  });
  return { path, rows };
}

/** One row; or, where a row says INVALID and no signature stands alone in its cell, one for each that a person finds in it. */
function rowsOf({ cells, source, line }: TableRow, columns: Columns): LedgerRow[] {
  const alone = tokenOf(cells[columns.signature] ?? '');
  const invalid = /\bINVALID\b/.test(source);
  const signatures = alone !== null ? [alone] : invalid ? signaturesIn(source) : [];
  const named = columns.packet === null ? [] : packetsOf(cells[columns.packet] ?? '');
  return signatures.map((signature) => ({
    signature,
    text: source,
    folded: foldedCells(cells),
    packets: named.length > 0 ? named : packetsOf(source),
    lock: columns.lock === null ? null : digestOf(cells[columns.lock] ?? ''),
    invalid,
    line,
  }));
}

/** Names followed by the twelve digits of a date, each once. */
function signaturesIn(text: string): string[] {
  const found = text.match(/(?<![\p{L}\p{N}._-])(?!WP-)\p{L}[\p{L}\p{N}._-]{0,60}\d{12}(?![\p{L}\p{N}])/gu) ?? [];
  return [...new Set(found)];
}

function digestOf(cell: string): string | null {
  return /\bsha256:[0-9a-f]{64}(?![0-9a-f])/.exec(cell)?.[0] ?? null;
}

/** Letters followed by the digits of a date, in whatever dress; the date need not be right. */
function tokenOf(cell: string): string | null {
  const bare = trimMarks(cell, '`*_~ \t');
  return /^(?!WP-)\p{L}[\p{L}\p{N}._-]{0,60}\d{6}$/u.test(bare) ? bare : null;
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map(foldedHeader);
  const place = (name: RegExp): number | null => {
    const found = names.findIndex((each) => name.test(each));
    return found < 0 ? null : found;
  };
  return {
    signature: place(/^(?:user )?signature\b/) ?? 0,
    packet: place(/^(?:work |task )?packets?\b|^wp\b/),
    lock: place(/^lock\b/),
  };
}

/** The cells without their padding, which every formatter of tables changes, and without empty ones at the end. */
function foldedCells(cells: readonly string[]): string {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === '') end--;
  return cells
    .slice(0, end)
    .map((cell) => cell.replaceAll('|', '\\|'))
    .join(' | ');
}

/** The work packet ids of a text, exact (law.md, decision 3), each once: file names lose their `.md`, sentences their full stop. */
function packetsOf(text: string): string[] {
  const ids = new Set<string>();
  for (const [whole] of text.matchAll(/(?<![A-Za-z0-9._-])WP(?:-[A-Za-z0-9.]+)+/g)) {
    // A sentence may end in the name of a file.
    ids.add(trimMarks(trimMarks(whole, '.').replace(/\.md$/i, ''), '.'));
  }
  return [...ids];
}
