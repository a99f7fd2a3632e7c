import type { Change } from './change.js';
import type { Changeset } from './changeset.js';
import type { LedgerRow, SignatureLedger } from './ledger.js';
import type { RepoPath } from './path.js';
import { isRegular, type ObjectId } from './snapshot.js';
import type { LedgerReader } from './tree-view.js';

/** What a change does to a row that it found: the ledger only grows (law.md, decision 16). */
export type LedgerBreach = {
  /** The commit that does it; null for one that is being made, and for what only the whole change does. */
  readonly commit: ObjectId | null;
} & (
  | { readonly kind: 'edited'; readonly row: LedgerRow; readonly now: LedgerRow }
  | { readonly kind: 'removed' | 'moved'; readonly row: LedgerRow }
  /** The file itself is gone, or is no file any more. */
  | { readonly kind: 'file-removed'; readonly rows: number }
);

/** The change with its commits, and the means to read the ledger of any of its trees. */
export interface LedgerChange {
  readonly changeset: Pick<Changeset, 'changes' | 'commits'>;
  readonly packets: LedgerReader;
  readonly path: RepoPath;
}

/**
 * Every breach of the ledger: of each commit against each parent, so that an edit that is taken back is seen and a merge keeps the
 * rows of all that it merges; and of the result against the base, for what no single commit did.
 */
export function ledgerBreaches({ changeset, packets, path }: LedgerChange): LedgerBreach[] {
  const compared = (changes: readonly Change[], commit: ObjectId | null): LedgerBreach[] =>
    changes.filter((change) => change.path === path).flatMap((change) => breachesOf(change, commit, packets));
  const byCommits = changeset.commits.flatMap(({ id, parents }) =>
    distinct(parents.flatMap(({ changes }) => compared(changes, id))),
  );
  return byCommits.length > 0 ? byCommits : compared(changeset.changes, null);
}

/** The rows that a ledger has beyond those of an older version of it. */
export function addedRows(before: SignatureLedger | null, after: SignatureLedger | null): LedgerRow[] {
  const known = new Map<string, number>();
  for (const { folded } of before?.rows ?? []) known.set(folded, (known.get(folded) ?? 0) + 1);
  return (after?.rows ?? []).filter(({ folded }) => {
    const left = known.get(folded) ?? 0;
    known.set(folded, left - 1);
    return left <= 0;
  });
}

function breachesOf({ before, after }: Change, commit: ObjectId | null, packets: LedgerReader): LedgerBreach[] {
  const old = before ? packets.ledger(before) : null;
  if (!old || old.rows.length === 0) return [];
  if (!after || !isRegular(after)) return [{ kind: 'file-removed', rows: old.rows.length, commit }];
  const now = packets.ledger(after);
  // Too large to be read, which the report has as undecided.
  return now ? lostRows(old.rows, now.rows).map((lost) => ({ ...lost, commit })) : [];
}

/** What merges do to both of their parents is one breach. */
function distinct(breaches: readonly LedgerBreach[]): LedgerBreach[] {
  const seen = new Set<string>();
  return breaches.filter((breach) => {
    const key = JSON.stringify([breach.kind, 'row' in breach ? breach.row.folded : '']);
    return seen.size < seen.add(key).size;
  });
}

type LostRow = { readonly row: LedgerRow } & (
  | { readonly kind: 'edited'; readonly now: LedgerRow }
  | { readonly kind: 'removed' | 'moved' }
);

/**
 * The old rows that are not, in their order, among the new ones. New rows may stand anywhere: ledgers with the newest row first
 * exist. Taking the earliest place for each row finds a place for all where there is one. Linear.
 */
function lostRows(old: readonly LedgerRow[], now: readonly LedgerRow[]): LostRow[] {
  const places = placesByKey(now);
  const strangers = strangersBySignature(old, now);
  let from = 0;
  return old.flatMap((row): LostRow[] => {
    const own = places.get(keyOf(row));
    // Places before `from` are of no use to any later row either.
    while (own && (own.left[own.next] ?? from) < from) own.next++;
    const place = own?.left[own.next];
    if (place !== undefined) {
      from = place + 1;
      return [];
    }
    if (own) return [{ kind: 'moved', row }];
    const edited = strangers.get(row.signature);
    return [edited ? { kind: 'edited', row, now: edited } : { kind: 'removed', row }];
  });
}

/** Where the rows of a key stand, in rising order; `next` is the first of them that may still be taken. */
interface Places {
  readonly left: number[];
  next: number;
}

function placesByKey(rows: readonly LedgerRow[]): ReadonlyMap<string, Places> {
  const places = new Map<string, Places>();
  rows.forEach((row, index) => {
    for (const key of keysOf(row)) {
      const own = places.get(key);
      if (own) own.left.push(index);
      else places.set(key, { left: [index], next: 0 });
    }
  });
  return places;
}

/** An old row without a digest is still the same when its table gets a `Lock` column; one with a digest keeps it. */
function keyOf({ folded, lock }: LedgerRow): string {
  return `${lock ?? ''}\n${folded}`;
}

function keysOf(row: LedgerRow): readonly string[] {
  return row.lock === null ? [keyOf(row)] : [keyOf(row), keyOf({ ...row, lock: null })];
}

/** New rows that no old row equals: what an edited row has become. */
function strangersBySignature(old: readonly LedgerRow[], now: readonly LedgerRow[]): ReadonlyMap<string, LedgerRow> {
  const known = new Set(old.map(keyOf));
  return new Map(
    now.filter((row) => keysOf(row).every((key) => !known.has(key))).map((row) => [row.signature, row] as const),
  );
}
