import { readSignatureLedger } from '../../engine/documents/signature-ledger.js';
import { foldedHeader } from '../../engine/documents/tables.js';
import { LEDGER_COLUMNS, type LedgerRow, rowFor, type SignatureLedger } from '../../engine/model/ledger.js';
import type { RepoPath } from '../../engine/model/path.js';
import { parseSignature, type Signature } from '../../engine/model/signature.js';

/** What a row of the signature ledger records (CX-585B; law.md, decision 16). */
export interface LedgerRecord {
  readonly signature: Signature;
  /** The id of the packet that is signed. */
  readonly packet: string;
  /** Of its locked text as signed: `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** A ledger with one row more. */
export type LedgerRewrite =
  | { readonly kind: 'recorded'; readonly text: string }
  /** A row cannot be added without changing what the others say. */
  | { readonly kind: 'refused'; readonly reason: string };

/** The ledger of a repository in which nobody has signed yet. */
const EMPTY_LEDGER =
  '# Signature Audit\n\nEvery signature is used once. Rows are added at the end and never changed.\n';

/**
 * Adds the row of a signature to the ledger: in the last table that has the columns for it, by its own columns and in its own order, the
 * newest first where that is how its rows stand; else in a table of its own at the end. Every other line stays byte for byte.
 * @param text of the ledger, with its own line ends and without a byte order mark; null where there is none
 */
export function recordSignature(path: RepoPath, text: string | null, record: LedgerRecord): LedgerRewrite {
  const before = text === null || text.trim() === '' ? EMPTY_LEDGER : text;
  const old = text === null ? null : readSignatureLedger(path, text);
  for (const candidate of [inTable(before, old, record), inOwnTable(before, record)]) {
    if (candidate === null) continue;
    if (isRightRecord(old?.rows ?? [], readSignatureLedger(path, candidate), record))
      return { kind: 'recorded', text: candidate };
  }
  return { kind: 'refused', reason: 'a row at its end would not be read as one, or would change another' };
}

/** What a column of the ledger holds, by the names that ledgers give it. */
type Column = 'signature' | 'signer' | 'time' | 'purpose' | 'packet' | 'lock' | 'other';

const COLUMN_NAMES: readonly (readonly [Column, RegExp])[] = [
  ['signature', /^(?:user )?signature\b/],
  ['packet', /^(?:work |task )?packets?\b|^wp\b/],
  ['lock', /^lock\b/],
  ['signer', /^(?:used by|signer|signed by|user|name|who)\b/],
  ['time', /^(?:date|time|when|signed at|signed on)\b/],
  ['purpose', /^(?:purpose|reason|what|note|description)/],
];

/** A table of the ledger; lines count from 0. */
interface Table {
  readonly columns: readonly Column[];
  readonly ruler: number;
  readonly last: number;
}

const RULER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

function inTable(text: string, old: SignatureLedger | null, record: LedgerRecord): string | null {
  const lines = text.split(/(?<=\n)/);
  const table = tablesIn(lines).findLast(({ columns }) => fits(columns));
  if (!table) return null;
  const row = rowIn(table.columns, record);
  const behind = isNewestFirst(table, old?.rows ?? []) ? table.ruler : table.last;
  return insertedBehind(lines, behind, [row], lineEndOf(text));
}

function tablesIn(lines: readonly string[]): Table[] {
  const tables: Table[] = [];
  lines.forEach((line, index) => {
    if (!line.startsWith('|') || !RULER.test(lines[index + 1]?.trimEnd() ?? '')) return;
    let last = index + 1;
    while (lines[last + 1]?.startsWith('|')) last++;
    tables.push({ columns: cellsOf(line).map(columnOf), ruler: index + 1, last });
  });
  return tables;
}

function cellsOf(line: string): string[] {
  const cells = line.trim().split(/(?<!\\)\|/);
  return cells.slice(1, cells.at(-1)?.trim() === '' ? -1 : undefined).map((cell) => cell.trim());
}

function columnOf(cell: string): Column {
  const name = foldedHeader(cell);
  return COLUMN_NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}

/** A digest has a column of its own, and so has the signature; the packet may be named in the purpose. */
function fits(columns: readonly Column[]): boolean {
  const has = (column: Column): boolean => columns.includes(column);
  return has('signature') && has('lock') && (has('packet') || has('purpose'));
}

function rowIn(columns: readonly Column[], { signature, packet, digest }: LedgerRecord): string {
  const values: Readonly<Record<Column, string>> = {
    signature: signature.text,
    signer: signature.signer,
    time: minute(signature.time),
    purpose: `Approves ${packet}`,
    packet,
    lock: digest,
    other: '',
  };
  const cells = columns.map((column, index) => (columns.indexOf(column) === index ? values[column] : ''));
  return `| ${cells.join(' | ')} |`;
}

function minute(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether the first row is younger than the last one. */
function isNewestFirst({ ruler, last }: Table, rows: readonly LedgerRow[]): boolean {
  const times = rows
    .filter(({ line }) => line - 1 > ruler && line - 1 <= last)
    .flatMap(({ signature }) => {
      const reading = parseSignature(signature);
      return typeof reading === 'string' ? [] : [reading.time];
    });
  const [first] = times;
  const final = times.at(-1);
  return first !== undefined && final !== undefined && first > final;
}

function inOwnTable(text: string, { signature, packet, digest }: LedgerRecord): string {
  const lines = text.split(/(?<=\n)/);
  const header = `| ${LEDGER_COLUMNS.join(' | ')} |`;
  const ruler = `| ${LEDGER_COLUMNS.map(() => '---').join(' | ')} |`;
  const apart = lines.at(-1)?.trim() === '' ? [] : [''];
  const added = [...apart, header, ruler, rowFor(signature.text, packet, digest)];
  return insertedBehind(lines, lines.length - 1, added, lineEndOf(text));
}

function lineEndOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/** The last line of the old text may have no end. */
function insertedBehind(lines: readonly string[], index: number, added: readonly string[], end: string): string {
  const before = lines.slice(0, index + 1).join('');
  const gap = before === '' || before.endsWith('\n') ? '' : end;
  return `${before}${gap}${added.map((line) => line + end).join('')}${lines.slice(index + 1).join('')}`;
}

/** Whether the ledger says what it said, row by row, and the new row says what is meant. */
function isRightRecord(old: readonly LedgerRow[], { rows }: SignatureLedger, record: LedgerRecord): boolean {
  const said = ({ folded, lock, packets, invalid }: LedgerRow): string =>
    JSON.stringify([folded, lock, packets, invalid]);
  const fresh = rows.filter(({ signature }) => signature === record.signature.text);
  const others = rows.filter(({ signature }) => signature !== record.signature.text);
  const [row] = fresh;
  return (
    fresh.length === 1 &&
    row?.lock === record.digest &&
    !row.invalid &&
    row.packets.length === 1 &&
    row.packets[0] === record.packet &&
    JSON.stringify(others.map(said)) === JSON.stringify(old.map(said))
  );
}
