/** What the numbering of a document is judged by: the depth of each heading, and its number if it has one. */
export interface NumberedHeading {
  readonly depth: number;
  readonly number: string | null;
}

/** Markdown has no deeper headings: numbers of seven and more components stand at this depth. */
const DEEPEST = 6;

/**
 * Which headings carry a number of the document itself rather than of a document embedded in it: the depth fits the number,
 * and the number stands in its own chapter (field-notes.md, "Spec anchors": what identified a section best).
 *
 * Depth fits when it is the number of components plus the offset that most headings of the document have (`# 1`, `## 1.1`
 * has none, `## 1`, `### 1.1` has one). The chapters are the heaviest sequence of chapters in rising order, so that an embedded
 * document that starts again at 1 falls out, wherever it stands. O(n log n).
 */
export function nativeHeadings(headings: readonly NumberedHeading[]): boolean[] {
  const offset = dominantOffset(headings);
  const runs: Run[] = [];
  const runOf = headings.map(({ depth, number }) => {
    if (number === null) return null;
    const components = number.split('.');
    if (depth !== Math.min(DEEPEST, Math.max(1, components.length + offset))) return null;
    return joinRun(runs, Number(components[0]), components.length === 1);
  });
  const chosen = heaviestRise(runs);
  return runOf.map((run) => run !== null && chosen.has(run));
}

/** Fitting headings in a row with the same first component. */
interface Run {
  readonly chapter: number;
  /** Whether it begins with the chapter's own heading; otherwise it goes on with a chapter that was interrupted. */
  readonly begins: boolean;
  weight: number;
}

function joinRun(runs: Run[], chapter: number, begins: boolean): Run {
  const last = runs.at(-1);
  if (last && last.chapter === chapter && !begins) {
    last.weight++;
    return last;
  }
  const run = { chapter, begins, weight: 1 };
  runs.push(run);
  return run;
}

function dominantOffset(headings: readonly NumberedHeading[]): number {
  const counts = new Map<number, number>();
  const single = new Map<number, number>();
  for (const { depth, number } of headings) {
    if (number === null) continue;
    const components = number.split('.').length;
    // At the deepest level the depth says nothing about the number.
    if (depth === DEEPEST) continue;
    const votes = components === 1 ? single : counts;
    votes.set(depth - components, (votes.get(depth - components) ?? 0) + 1);
  }
  const ranked = [...(counts.size > 0 ? counts : single)].sort(
    (a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]),
  );
  return ranked[0]?.[0] ?? 0;
}

/** The runs of the heaviest sequence in which chapters rise, and stay only where a run goes on with its chapter. */
function heaviestRise(runs: readonly Run[]): ReadonlySet<Run> {
  const ranks = new Map(
    [...new Set(runs.map(({ chapter }) => chapter))].sort((a, b) => a - b).map((chapter, rank) => [chapter, rank + 1]),
  );
  const best = new PrefixMaximum(ranks.size);
  for (const run of runs) {
    const rank = ranks.get(run.chapter) ?? 0;
    const before = best.upTo(run.begins ? rank - 1 : rank);
    best.raise(rank, { run, weight: run.weight + (before?.weight ?? 0), before });
  }
  const chosen = new Set<Run>();
  for (let link = best.upTo(ranks.size); link !== null; link = link.before) chosen.add(link.run);
  return chosen;
}

interface Link {
  readonly run: Run;
  readonly weight: number;
  readonly before: Link | null;
}

/** A Fenwick tree over ranks from 1: the heaviest link at or below a rank. */
class PrefixMaximum {
  private readonly nodes: (Link | null)[];

  constructor(private readonly size: number) {
    this.nodes = new Array<Link | null>(size + 1).fill(null);
  }

  upTo(rank: number): Link | null {
    let best: Link | null = null;
    for (let node = rank; node > 0; node -= node & -node) best = heavier(best, this.nodes[node] ?? null);
    return best;
  }

  raise(rank: number, link: Link): void {
    for (let node = rank; node <= this.size; node += node & -node)
      this.nodes[node] = heavier(this.nodes[node] ?? null, link);
  }
}

/** The heavier of two; the earlier one when they weigh the same. */
function heavier(a: Link | null, b: Link | null): Link | null {
  if (a === null || b === null) return a ?? b;
  return b.weight > a.weight ? b : a;
}
