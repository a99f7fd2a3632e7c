import type { Tree } from './tree.js';

/** A commit of a history; its number is its place in the list, and its parents stand before it. */
export interface Commit {
  readonly number: number;
  readonly parents: readonly number[];
  readonly tree: Tree;
  readonly message: string;
  /** What was done, for people. */
  readonly story: string;
  /** Rules that may find something in it besides what the oracle counts; empty for what is lawful. */
  readonly smells: readonly string[];
}

export type Commits = readonly Commit[];

/** The commits that a commit reaches, itself included. */
export function reachable(commits: Commits, from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const left = [from];
  for (let number = left.pop(); number !== undefined; number = left.pop()) {
    if (seen.has(number)) continue;
    seen.add(number);
    left.push(...(commits[number]?.parents ?? []));
  }
  return seen;
}

/** What `base..head` means. */
export function between(commits: Commits, base: number, head: number): readonly Commit[] {
  const known = reachable(commits, base);
  const all = reachable(commits, head);
  return commits.filter(({ number }) => all.has(number) && !known.has(number));
}

/** The best common ancestors. */
export function mergeBases(commits: Commits, one: number, other: number): readonly number[] {
  const first = reachable(commits, one);
  const common = [...reachable(commits, other)].filter((number) => first.has(number));
  const below = new Set(
    common.flatMap((number) => (commits[number]?.parents ?? []).flatMap((p) => [...reachable(commits, p)])),
  );
  return common.filter((number) => !below.has(number)).sort((a, b) => b - a);
}
