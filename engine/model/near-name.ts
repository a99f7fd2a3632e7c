/** How many single edits away a name may be to be taken for a misspelling. */
const MOST_EDITS = 3;
/** How much may be missing at the end of a name: a date or a hash with its hyphen. */
const LONGEST_REST = 13;

/**
 * The name among `names` that a person most likely meant: one that begins with what was written or the other way round, else the one
 * with the fewest single edits between them, at most three. Case does not count.
 */
export function nearName(written: string, names: Iterable<string>): string | null {
  const wanted = written.toLowerCase();
  let nearest: { readonly name: string; readonly edits: number } | null = null;
  for (const name of names) {
    const other = name.toLowerCase();
    const isPart =
      Math.abs(other.length - wanted.length) <= LONGEST_REST && (other.startsWith(wanted) || wanted.startsWith(other));
    const edits = isPart ? 0.5 : editsBetween(wanted, other);
    if (edits <= MOST_EDITS && (nearest === null || edits < nearest.edits)) nearest = { name, edits };
  }
  return nearest?.name ?? null;
}

/** Insertions, removals and replacements between two texts; more than `MOST_EDITS` for texts that are clearly further apart. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_EDITS) return MOST_EDITS + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    if (Math.min(...line) > MOST_EDITS) return MOST_EDITS + 1;
    above = line;
  }
  return above[b.length] ?? 0;
}
