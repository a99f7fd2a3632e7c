import type { RepoPath } from './path.js';

/** A row of `docs/SIGNATURE_AUDIT.md` (CX-585B; law.md, decision 16). */
export interface LedgerRow {
  readonly signature: string;
  /** The whole row as written, for people and for the packet ids in it. */
  readonly text: string;
  /** The work packet ids that the row names, exact. */
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
