import type { SignedPacket } from './packet.js';
import type { RepoPath } from './path.js';
import { parseSignature } from './signature.js';

/** A row of `docs/SIGNATURE_AUDIT.md` (CX-585B; law.md, decision 16). */
export interface LedgerRow {
  readonly signature: string;
  /** The whole row as written, for people. */
  readonly text: string;
  /** The row's cells without padding: what makes it the same row in another version of the ledger. */
  readonly folded: string;
  /** The work packet ids of the packet column, or of the whole row where that names none; exact. */
  readonly packets: readonly string[];
  /** The `Lock` column, `sha256:` and 64 hexadecimal digits; null when the row has none. */
  readonly lock: string | null;
  /** Whether the row says that the signature is INVALID. */
  readonly invalid: boolean;
  readonly line: number;
}

/** The signature ledger. */
export interface SignatureLedger {
  readonly path: RepoPath;
  readonly rows: readonly LedgerRow[];
}

/** What is wrong between a signed packet and the ledger of its tree (law.md, `signature-ledger`). */
export type RecordFault =
  | { readonly kind: 'unrecorded' }
  | { readonly kind: 'invalid'; readonly row: LedgerRow }
  | { readonly kind: 'for-another'; readonly row: LedgerRow }
  | { readonly kind: 'other-digest'; readonly row: LedgerRow; readonly recorded: string };

/** The rows of a ledger by signature; empty for a tree that has none. */
export type Records = ReadonlyMap<string, readonly LedgerRow[]>;

/** Sorts the rows of a ledger by signature. */
export function recordsOf(ledger: SignatureLedger | null): Records {
  const records = new Map<string, LedgerRow[]>();
  for (const row of ledger?.rows ?? []) {
    const rows = records.get(row.signature);
    if (rows) rows.push(row);
    else records.set(row.signature, [row]);
  }
  return records;
}

/**
 * Holds a signed packet against the ledger of its tree. A row without a digest is history: it says nothing of
 * the text. A row that marks the signature INVALID says so whatever the other rows say.
 */
export function recordFaults(packet: SignedPacket, records: Records): RecordFault[] {
  const rows = records.get(packet.signature.text) ?? [];
  const invalid = rows.find((row) => row.invalid);
  if (invalid) return [{ kind: 'invalid', row: invalid }];
  const [first] = rows;
  if (!first) return [{ kind: 'unrecorded' }];
  const mine = rows.find(({ packets }) => packets.includes(packet.id));
  // A row that names no packet at all is of a time when rows did not.
  if (!mine && first.packets.length > 0) return [{ kind: 'for-another', row: first }];
  return rows.flatMap((row): RecordFault[] =>
    row.lock === null || row.lock === packet.lockDigest ? [] : [{ kind: 'other-digest', row, recorded: row.lock }],
  );
}

/** Rows that use a signature another time: each is used once, and marking it INVALID is no use. */
export function repeatedRows({ rows }: SignatureLedger): { readonly row: LedgerRow; readonly first: LedgerRow }[] {
  const used = new Map<string, LedgerRow>();
  return rows.flatMap((row) => {
    if (row.invalid) return [];
    const first = used.get(row.signature);
    if (first) return [{ row, first }];
    used.set(row.signature, row);
    return [];
  });
}

/** The columns of a new ledger, in the order of `rowFor`. */
export const LEDGER_COLUMNS = ['Signature', 'Used By', 'Date/Time', 'Purpose', 'Packet', 'Lock'] as const;

/** The row that records a signature, ready to paste. */
export function rowFor(signature: string, packet: string, digest: string): string {
  const reading = parseSignature(signature);
  const [signer, time] = typeof reading === 'string' ? ['', ''] : [reading.signer, minute(reading.time)];
  return `| ${[signature, signer, time, `Approves ${packet}`, packet, digest].join(' | ')} |`;
}

function minute(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}
