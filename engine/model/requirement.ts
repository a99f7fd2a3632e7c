import type { RepoPath } from './path.js';

/** The words that make a statement a requirement (CX-598), in capitals as RFC 2119 writes them. */
export const REQUIREMENT_KEYWORDS = ['MUST NOT', 'MUST', 'SHALL NOT', 'SHALL', 'SHOULD NOT', 'SHOULD'] as const;

/** One of them. */
export type RequirementKeyword = (typeof REQUIREMENT_KEYWORDS)[number];

/** One statement of a Master Spec that demands something. */
export interface Requirement {
  /**
   * The id that the statement bears (`CX-JOB-012`, `REQ-7`), or `<section>#<eight hexadecimal digits>` of its folded text: it stays
   * when other statements come, go or change.
   */
  readonly id: string;
  /** The strongest of its keywords: MUST and SHALL before SHOULD. */
  readonly keyword: RequirementKeyword;
  /** The statement as written, on one line. */
  readonly text: string;
  /** The key of the innermost section that holds it: number, else heading id, else fragment. */
  readonly section: string;
  readonly path: RepoPath;
  readonly line: number;
}
