import type { RepoPath } from '../../../engine/model/path.js';
import type { Diagnostic } from '../../../engine/report.js';
import type { TreeReading } from '../read-tree.js';

/** One file put right, as a whole text; what of it changes is for whoever hands it on to find out. */
export interface Fix {
  /** What it does, as the editor lists it. */
  readonly title: string;
  readonly path: RepoPath;
  /** The text that it was made from. */
  readonly before: string;
  readonly after: string;
  /** Whether it is what nearly everybody means. */
  readonly preferred: boolean;
}

/** Makes the fixes for a finding, of what the files say now; none where it has nothing to offer, or the law allows none. */
export type MakeFixes = (finding: Diagnostic, reading: TreeReading) => readonly Fix[];
