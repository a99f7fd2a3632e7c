import type { MasterSpec, SpecReference, SpecResolution, SpecSection } from './spec.js';
import { indexOf, lastComponent, type Match, parentNumber, type SpecIndex } from './spec-index.js';

/**
 * Where a reference leads in a Master Spec. A requirement is what the Main Body says (CX-598, rule 3), so what stands in the
 * Roadmap alone is told apart, and what could mean two sections is never decided silently (threat B04).
 *
 * Numbers: the document's own numbering before that of embedded documents. Ids: headings before the text. Fragments: the exact
 * one, unless another heading reads the same. Titles: the one best match by folded words.
 */
export function resolveReference(spec: MasterSpec, reference: SpecReference): SpecResolution {
  const index = indexOf(spec);
  switch (reference.kind) {
    case 'number':
      return resolveNumber(index, reference.number);
    case 'id':
      return resolveId(index, reference.id);
    case 'slug':
      return resolveSlug(index, reference.slug);
    case 'title':
      return resolveTitle(index, reference.title);
  }
}

function resolveNumber(index: SpecIndex, number: string): SpecResolution {
  const candidates = index.byNumber(number);
  if (candidates.length > 0) return byOwnNumber(index, candidates);
  for (
    let child = number, parent = parentNumber(number);
    parent !== '';
    child = parent, parent = parentNumber(parent)
  ) {
    const above = index.byNumber(parent);
    if (above.length === 0) continue;
    const found = byOwnNumber(index, above);
    if (found.kind === 'roadmap-only') return found;
    const ancestor =
      found.kind === 'resolved' ? found.section : found.kind === 'ambiguous' ? found.candidates[0] : undefined;
    if (ancestor)
      return { kind: 'parent-only', parent: ancestor, nearest: index.closestChild(parent, lastComponent(child)) };
  }
  return { kind: 'missing', nearest: null };
}

/** A number of the document itself binds, even when an embedded document uses it in a better place. */
function byOwnNumber(index: SpecIndex, candidates: readonly SpecSection[]): SpecResolution {
  const own = candidates.filter(({ native }) => native);
  return mainBodyOf(index, own.length > 0 ? own : candidates);
}

function resolveId(index: SpecIndex, id: string): SpecResolution {
  const headings = index.byHeadingId(id);
  if (headings.some(({ roadmap }) => !roadmap)) return mainBodyOf(index, headings);
  const text = index.byBodyId(id);
  const defining = text.find(({ roadmap }) => !roadmap);
  if (defining) return { kind: 'resolved', section: defining };
  const roadmap = headings[0] ?? text[0];
  if (roadmap) return { kind: 'roadmap-only', section: roadmap, nearest: likest(index, roadmap.title) };
  return { kind: 'missing', nearest: index.closestId(id) };
}

function resolveSlug(index: SpecIndex, written: string): SpecResolution {
  const slug = fragmentOf(written);
  if (/^\d{1,4}(?:\.\d{1,4})+$/.test(slug)) return resolveNumber(index, slug);
  const candidates = index.bySlug(slug);
  const [only] = candidates;
  if (!only) return { kind: 'missing', nearest: likest(index, slug.replaceAll('-', ' ')) };
  if (candidates.length > 1 && candidates.some(({ roadmap }) => !roadmap)) return { kind: 'ambiguous', candidates };
  return mainBodyOf(index, candidates);
}

/** A fragment as browsers compare it: percent escapes undone where they are valid, lower case. */
function fragmentOf(written: string): string {
  if (!/%[0-9a-f]{2}/i.test(written)) return written.toLowerCase();
  const bytes = written.replace(/%(?![0-9a-f]{2})/gi, '%25');
  try {
    return decodeURIComponent(bytes).toLowerCase();
  } catch (error) {
    // Escapes that are no UTF-8 name no heading: the fragment is compared as it is written, and found missing.
    if (error instanceof URIError) return written.toLowerCase();
    throw error;
  }
}

function resolveTitle(index: SpecIndex, title: string): SpecResolution {
  const matches = index.like(title);
  const covering = matches.filter(({ covers }) => covers);
  const best = covering.filter(({ likeness }) => likeness === covering[0]?.likeness).map(({ section }) => section);
  return best.length > 0 ? mainBodyOf(index, best) : { kind: 'missing', nearest: firstWorthNaming(matches) };
}

/** The one Main Body section among candidates; the document's own numbering decides between several. */
function mainBodyOf(index: SpecIndex, candidates: readonly SpecSection[]): SpecResolution {
  const main = candidates.filter(({ roadmap }) => !roadmap);
  const own = main.filter(({ native }) => native);
  const trusted = own.length > 0 ? own : main;
  const [first] = trusted;
  if (first)
    return trusted.length === 1 ? { kind: 'resolved', section: first } : { kind: 'ambiguous', candidates: trusted };
  const [roadmap] = candidates;
  if (!roadmap) return { kind: 'missing', nearest: null };
  return { kind: 'roadmap-only', section: roadmap, nearest: likest(index, roadmap.title) };
}

function likest(index: SpecIndex, title: string): SpecSection | null {
  return firstWorthNaming(index.like(title));
}

function firstWorthNaming(matches: readonly Match[]): SpecSection | null {
  return matches.find(({ section, worthNaming }) => !section.roadmap && worthNaming)?.section ?? null;
}
