/** The merge of `head` into `base`, and every commit in between. Both are revisions as git names them. */
export interface Range {
  readonly base: string;
  readonly head: string;
}

/** What can be judged: the work tree, what is staged, everything in the work tree, or a range of commits. */
export type Judged = 'work-tree' | 'staged' | 'all' | Range;
