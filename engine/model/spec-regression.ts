import { fileOf } from './anchored-spec.js';
import { fieldOf, type WorkPacket } from './packet.js';
import { baseName, type RepoPath } from './path.js';
import type { MasterSpec, SpecReference, SpecResolution, SpecSection } from './spec.js';
import { readSpecAnchor } from './spec-anchor-value.js';
import { indexOf } from './spec-index.js';
import { resolveReference } from './spec-resolution.js';
import { compareVersions, specVersion } from './spec-version.js';
import { contentWords, foldText, plainHeading } from './spec-words.js';

/** What a packet is anchored to and a later spec no longer says under that name (CX-600B). */
export interface SpecRegression {
  readonly packet: WorkPacket;
  readonly reference: SpecReference;
  /** Where the reference led. */
  readonly before: SpecSection;
  /**
   * `vanished`: it leads nowhere. `roadmap`: it leads into the Roadmap alone. `ambiguous`: it may mean several sections.
   * `retitled`: it leads to a section about something else.
   */
  readonly kind: 'vanished' | 'roadmap' | 'ambiguous' | 'retitled';
  /** Where the reference leads now, where it leads anywhere. */
  readonly now: SpecSection | null;
  /** The section of the later spec that says what `before` said, if one can be told. */
  readonly moved: SpecSection | null;
}

/**
 * Compares what packets are anchored to in two specs: number, id and title, not the mere presence of a number. A check for
 * "contains 2.3.12" kept passing when 2.3.12 had become 2.3.13 and another subject took its number (field-notes.md).
 *
 * Counted are references of the contract that led to a requirement of `before`: those without a file, and those that name its file or
 * version. What is pinned to another version keeps that version's text, which `spec-version-lock` holds.
 */
export function specRegressions(
  before: MasterSpec,
  after: MasterSpec,
  packets: readonly WorkPacket[],
): readonly SpecRegression[] {
  return packets.flatMap((packet) => {
    const anchor = readSpecAnchor(fieldOf(packet, 'SPEC_ANCHOR')?.value.text ?? '');
    const references = anchor.references.filter((reference) => isOf(before.path, fileOf(anchor, reference)));
    return references.flatMap((reference): SpecRegression[] => {
      const then = resolveReference(before, reference);
      if (then.kind !== 'resolved') return [];
      const now = resolveReference(after, reference);
      const kind = regressionOf(reference, then.section, now);
      if (kind === null) return [];
      const moved = movedTo(then.section, after);
      return [{ packet, reference, before: then.section, kind, now: sectionOf(now), moved }];
    });
  });
}

/** Whether a file as an anchor names it is the spec at `path`. */
function isOf(path: RepoPath, file: string | null): boolean {
  if (file === null || file === path || baseName(file) === baseName(path)) return true;
  if (/\.md$/i.test(file)) return false;
  const version = specVersion(file);
  return version !== null && compareVersions(version, specVersion(path)) === 0;
}

function regressionOf(reference: SpecReference, then: SpecSection, now: SpecResolution): SpecRegression['kind'] | null {
  switch (now.kind) {
    case 'missing':
    case 'parent-only':
      return 'vanished';
    case 'roadmap-only':
      return 'roadmap';
    case 'ambiguous':
      return 'ambiguous';
    case 'resolved':
      return isSameSubject(reference, then, now.section) ? null : 'retitled';
  }
}

/**
 * Whether a number or an id still means the same. Either of the two, when it stays with the other, carries a reworded title; a fragment
 * and a title are their own proof, and so is an id in the text, whose section may be reorganised around it.
 */
function isSameSubject(reference: SpecReference, then: SpecSection, now: SpecSection): boolean {
  if (isSameTitle(then.title, now.title)) return true;
  switch (reference.kind) {
    case 'number':
      return then.ids.some((id) => now.ids.includes(id));
    case 'id':
      return !then.ids.includes(reference.id) || !now.ids.includes(reference.id) || then.number === now.number;
    default:
      return true;
  }
}

function isSameTitle(a: string, b: string): boolean {
  if (folded(a) === folded(b)) return true;
  const [left, right] = [contentWords(a), contentWords(b)];
  return left.size > 0 && left.size === right.size && [...left].every((word) => right.has(word));
}

function folded(title: string): string {
  return foldText(plainHeading(title)).replace(/\s+/g, ' ').trim();
}

/** The one Main Body section that bears an id of the former one, or its title. */
function movedTo(section: SpecSection, after: MasterSpec): SpecSection | null {
  const index = indexOf(after);
  const byId = section.ids.flatMap((id) => index.byHeadingId(id)).filter(({ roadmap }) => !roadmap);
  if (byId[0]) return byId[0];
  const alike = index
    .like(section.title)
    .map((match) => match.section)
    .filter(({ roadmap, title }) => !roadmap && isSameTitle(title, section.title));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function sectionOf(resolution: SpecResolution): SpecSection | null {
  if (resolution.kind === 'resolved' || resolution.kind === 'roadmap-only') return resolution.section;
  return resolution.kind === 'ambiguous' ? (resolution.candidates[0] ?? null) : null;
}
