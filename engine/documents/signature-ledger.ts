import type { LedgerRow, SignatureLedger } from '../model/ledger.js';
import type { RepoPath } from '../model/path.js';
import { trimMarks } from '../model/spec-words.js';
import { outline, type SourceBlock } from './outline.js';

/** Where the columns of a table stand that are looked up by name; null when the table has none of that name. */
interface Columns {
  readonly signature: number;
  readonly lock: number | null;
}

const NO_HEADER: Columns = { signature: 0, lock: null };

/**
 * Reads `docs/SIGNATURE_AUDIT.md`: every table row whose signature cell holds something like a signature (CX-585B; law.md,
 * decision 16). Malformed dates and INVALID rows are rows too: they were used. Examples in prose, code and HTML are none.
 *
 * A row that a blank line or rule has cut off from its table is still read, with that table's columns: it looks like a row to
 * whoever keeps the ledger. An indented one is none: it would be code, or an example in a list. Linear.
 */
export function readSignatureLedger(path: RepoPath, text: string): SignatureLedger {
  const hidden = new HiddenLines(text);
  const lines = text.split(/\r\n|\r|\n/);
  const rows: LedgerRow[] = [];
  let columns = NO_HEADER;
  lines.forEach((source, index) => {
    if (hidden.has(index + 1)) return;
    if (!source.startsWith('|')) return;
    const line = source.trimEnd();
    if (isDelimiterRow(lines[index + 1]?.trim() ?? '')) columns = columnsOf(cellsOf(line));
    const row = rowOf(line, index + 1, columns);
    if (row) rows.push(row);
  });
  return { path, rows };
}

function rowOf(line: string, number: number, columns: Columns): LedgerRow | null {
  const cells = cellsOf(line);
  const signature = tokenOf(cells[columns.signature] ?? '');
  if (signature === null) return null;
  const lock =
    columns.lock === null ? null : (/\bsha256:[0-9a-f]{64}(?![0-9a-f])/.exec(cells[columns.lock] ?? '')?.[0] ?? null);
  return { signature, text: line, packets: packetsOf(line), lock, invalid: /\bINVALID\b/.test(line), line: number };
}

/** Letters followed by the digits of a date, in whatever dress; the date need not be right. */
function tokenOf(cell: string): string | null {
  const bare = trimMarks(cell, '`*_~ \t');
  return /^(?!WP-)\p{L}[\p{L}\p{N}._-]{0,60}\d{6}$/u.test(bare) ? bare : null;
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.replace(/[`*_]/g, '').trim().toLowerCase());
  const signature = names.findIndex((name) => /^(?:user )?signature\b/.test(name));
  const lock = names.findIndex((name) => /^lock\b/.test(name));
  return { signature: Math.max(0, signature), lock: lock < 0 ? null : lock };
}

function isDelimiterRow(line: string): boolean {
  return /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(line);
}

/** The cells of a row that starts with a pipe; `\|` is a pipe within a cell. */
function cellsOf(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

/** The work packet ids of a row, exact (law.md, decision 3), each once: file names lose their `.md`, sentences their full stop. */
function packetsOf(line: string): string[] {
  const ids = new Set<string>();
  for (const [whole] of line.matchAll(/(?<![A-Za-z0-9._-])WP(?:-[A-Za-z0-9.]+)+/g)) {
    ids.add(trimMarks(whole.replace(/\.md$/i, ''), '.'));
  }
  return [...ids];
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
