import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerRow, SignatureLedger } from '../../engine/model/ledger.js';
import { addedRows, ledgerBreaches } from '../../engine/model/ledger-growth.js';
import type { TreeEntry } from '../../engine/model/snapshot.js';

const PATH = 'docs/SIGNATURE_AUDIT.md';

function row(index: number, lock: string | null = 'sha256:0'): LedgerRow {
  const signature = `alice0101202612${String(index).padStart(2, '0')}`;
  return { signature, text: signature, folded: `${signature} ${lock}`, packets: [], lock, invalid: false, line: 1 };
}

/** What a change from one ledger to another breaks: with commits, each against the parents that are given. */
function breaches(base: readonly LedgerRow[], ...commits: readonly (readonly (readonly LedgerRow[])[])[]) {
  const trees: SignatureLedger[] = [];
  const entry = (rows: readonly LedgerRow[]): TreeEntry => ({
    path: PATH,
    kind: 'file',
    id: String(trees.push({ path: PATH, rows }) - 1),
  });
  const change = (before: readonly LedgerRow[], after: readonly LedgerRow[]) => ({
    path: PATH,
    before: entry(before),
    after: entry(after),
  });
  const person = { name: 'a', email: 'a@b', time: 0 };
  const all = commits.map(([after = [], ...parents], index) => ({
    id: String(index),
    subject: '',
    trailers: null,
    author: person,
    committer: person,
    parents: parents.map((before) => ({ parent: null, changes: [change(before, after)] })),
    ownChanges: [],
  }));
  const result = commits.at(-1)?.[0] ?? base;
  const changeset = { changes: [change(base, result)], commits: all };
  const packets = { ledger: ({ id }: TreeEntry) => trees[Number(id)] ?? null };
  return ledgerBreaches({ changeset, packets, path: PATH }).map(({ kind, commit }) => `${kind} ${commit}`);
}

const rows = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 })
  .map((indexes) => indexes.map((index) => row(index)));
const more = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 61, max: 99 }), fc.nat()), { maxLength: 6, selector: ([index]) => index })
  .map((pairs) => pairs.map(([index, place]) => ({ row: row(index), place })));

describe('a ledger', () => {
  it('may get rows anywhere', () => {
    fc.assert(
      fc.property(rows, more, (old, added) => {
        const now = [...old];
        for (const { row: each, place } of added) now.splice(place % (now.length + 1), 0, each);
        expect(breaches(old, [now, old])).toEqual([]);
        expect(addedRows({ path: PATH, rows: old }, { path: PATH, rows: now })).toHaveLength(added.length);
      }),
    );
  });

  it('loses no row and moves none unseen', () => {
    fc.assert(
      fc.property(rows, more, fc.nat(), fc.nat(), (old, added, from, to) => {
        const without = old.filter((_, index) => index !== from % old.length);
        const rest = [...without, ...added.map((each) => each.row)];
        expect(breaches(old, [rest, old])).toEqual(['removed 0']);
        const moved = [...without];
        moved.splice(to % (moved.length + 1), 0, old[from % old.length] as LedgerRow);
        const isSame = moved.every((each, index) => each === old[index]);
        expect(breaches(old, [moved, old]).length > 0).toBe(!isSame);
      }),
    );
  });

  it('counts rows that are the same', () => {
    expect(breaches([row(1), row(1)], [[row(1)], [row(1), row(1)]])).toEqual(['moved 0']);
    expect(
      breaches(
        [row(1), row(1)],
        [
          [row(1), row(2), row(1)],
          [row(1), row(1)],
        ],
      ),
    ).toEqual([]);
  });

  it('keeps the rows of every parent of a merge, and of the base where no commit is to blame', () => {
    const one = [row(1), row(2)];
    const other = [row(1), row(3)];
    expect(breaches([row(1)], [[row(1), row(2), row(3)], one, other])).toEqual([]);
    expect(breaches([row(1)], [one, one, other])).toEqual(['removed 0']);
    expect(breaches([row(1)], [[row(2)], one, [row(1)]])).toEqual(['removed 0']);
    expect(breaches([row(1), row(2)], [[row(1)], [row(1)]])).toEqual(['removed null']);
  });

  it('shows what an edited row has become', () => {
    const before = row(1);
    const after = { ...before, folded: 'edited' };
    expect(breaches([before], [[after], [before]])).toEqual(['edited 0']);
    expect(breaches([before], [[before, after], [before]])).toEqual([]);
  });

  it('takes work in proportion to its length, whatever is lost', () => {
    const long = Array.from({ length: 40_000 }, () => row(1));
    const start = performance.now();
    expect(breaches(long, [[...long.slice(1), row(2)], long])).toEqual(['moved 0']);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
