import type { RepoPath } from './path.js';

/** A section of the Master Spec. */
export interface SpecSection {
  /** `2.3.12.3`, or null for a heading without a number. */
  readonly number: string | null;
  /** Ids in brackets in the heading: `CX-DBP-021`. */
  readonly ids: readonly string[];
  /** The heading without number and bracket ids, trimmed. */
  readonly title: string;
  /** The heading as written, without its `#` marks. */
  readonly heading: string;
  /** The fragment that forges give the heading: `storage-trait`, with `-1` for the second of that name. */
  readonly slug: string;
  readonly depth: number;
  readonly line: number;
  readonly endLine: number;
  /** Whether it stands in the Roadmap, and so defines nothing (law.md, decision 6; CX-598). */
  readonly roadmap: boolean;
  /**
   * Whether the number is the section's own: the heading's level fits its number and the number continues its chapter.
   * Embedded documents bring numbers of their own that do not count (field-notes.md, "Spec anchors").
   */
  readonly native: boolean;
}

/** The Master Spec, or another document that anchors may lead into. */
export interface MasterSpec {
  readonly path: RepoPath;
  readonly sections: readonly SpecSection[];
  /** Bracket ids that stand in the text rather than in a heading, with the index of the section that holds them. */
  readonly bodyIds: ReadonlyMap<string, readonly number[]>;
}

/** What `docs/SPEC_CURRENT.md` names (law.md, `spec-current`). */
export interface SpecPointer {
  readonly path: RepoPath;
  /** The file name or path as written, `Handshake_Master_Spec_v02.101.md`; null when it names none. */
  readonly target: string | null;
  readonly line: number;
}

/** One thing that a SPEC_ANCHOR value refers to, before it is looked up. */
export type SpecReference =
  | {
      readonly kind: 'number';
      readonly number: string;
      readonly item: string | null;
      readonly text: string;
      readonly offset: number;
    }
  | { readonly kind: 'id'; readonly id: string; readonly text: string; readonly offset: number }
  | {
      readonly kind: 'slug';
      readonly slug: string;
      readonly file: string;
      readonly text: string;
      readonly offset: number;
    }
  | { readonly kind: 'title'; readonly title: string; readonly text: string; readonly offset: number };

/** A SPEC_ANCHOR value, read: the spec file it names, if any, and what it refers to in it. */
export interface SpecAnchor {
  readonly file: string | null;
  readonly references: readonly SpecReference[];
}

/** Where a reference leads. `nearest` is the section a person most likely meant. */
export type SpecResolution =
  | { readonly kind: 'resolved'; readonly section: SpecSection }
  | { readonly kind: 'roadmap-only'; readonly section: SpecSection; readonly nearest: SpecSection | null }
  | { readonly kind: 'parent-only'; readonly parent: SpecSection; readonly nearest: SpecSection | null }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly SpecSection[] }
  | { readonly kind: 'missing'; readonly nearest: SpecSection | null };
