import type { MasterSpec, SpecSection } from './spec.js';
import { contentWords, foldText, slugOf } from './spec-words.js';

/** A section with how alike its title is to what was asked: shared words over all words, 0 to 1. */
export interface Match {
  readonly section: SpecSection;
  readonly likeness: number;
  /** Whether one may be offered in place of the other: they share two words, or the only one asked for. */
  readonly worthNaming: boolean;
  /** Whether all words that were asked for are in the title, or (of at least two) all words of the title were asked for. */
  readonly covers: boolean;
}

/** How alike two titles must be for one to be offered in place of the other. */
const WORTH_NAMING = 0.3;

/** Words of a query that are looked up; more of them add nothing but time. */
const MOST_WORDS = 24;

/** A Master Spec prepared for looking things up. Built once per spec, each part when it is first asked for. */
export class SpecIndex {
  private readonly numbers = new Map<string, SpecSection[]>();
  private readonly children = new Map<string, SpecSection[]>();
  private readonly headingIds = new Map<string, SpecSection[]>();
  private readonly slugs = new Map<string, SpecSection>();
  private twins: Twins | null = null;
  private families: Map<string, Family> | null = null;
  private words: WordIndex | null = null;

  constructor(private readonly spec: MasterSpec) {
    for (const section of spec.sections) {
      if (section.number !== null) {
        push(this.numbers, section.number, section);
        if (!section.roadmap) push(this.children, parentNumber(section.number), section);
      }
      for (const id of section.ids) push(this.headingIds, id, section);
      this.slugs.set(section.slug, section);
    }
  }

  byNumber(number: string): readonly SpecSection[] {
    return this.numbers.get(number) ?? [];
  }

  /** The Main Body section directly below `parent` whose last component is closest to `component`; the lower of two. */
  closestChild(parent: string, component: number): SpecSection | null {
    let best: { readonly section: SpecSection; readonly distance: number } | null = null;
    for (const section of this.children.get(parent) ?? []) {
      const distance = Math.abs(lastComponent(section.number ?? '') - component);
      if (!Number.isNaN(distance) && (best === null || distance < best.distance)) best = { section, distance };
    }
    return best?.section ?? null;
  }

  byHeadingId(id: string): readonly SpecSection[] {
    return this.headingIds.get(id) ?? [];
  }

  /** The sections whose text holds an id, those that define it first. */
  byBodyId(id: string): readonly SpecSection[] {
    return (this.spec.bodyIds.get(id) ?? []).flatMap((index) => this.spec.sections[index] ?? []);
  }

  /** The Main Body section with the closest id of the same family: `CX-DBP-041` is close to `CX-DBP-040`. */
  closestId(id: string): SpecSection | null {
    const [, family = '', digits = ''] = /^(.*-)(\d+)[A-Z]?$/.exec(id) ?? [];
    if (digits === '') return null;
    this.families ??= familiesOf(this);
    let best: { readonly section: SpecSection; readonly distance: number } | null = null;
    for (const { section, member } of this.families.get(family) ?? []) {
      const distance = Math.abs(member - Number(digits));
      if (best === null || distance < best.distance) best = { section, distance };
    }
    return best?.section ?? null;
  }

  /** Ids of headings and of the text, each with the Main Body section where it stands first. */
  *mainBodyIds(): Iterable<readonly [string, SpecSection]> {
    for (const [id, sections] of this.headingIds) {
      const main = sections.find(({ roadmap }) => !roadmap);
      if (main) yield [id, main];
    }
    for (const id of this.spec.bodyIds.keys()) {
      const main = this.byBodyId(id).find(({ roadmap }) => !roadmap);
      if (main) yield [id, main];
    }
  }

  /** The section with a fragment, and every other section whose heading reads the same (threat B04). */
  bySlug(slug: string): readonly SpecSection[] {
    const section = this.slugs.get(slug);
    this.twins ??= twinsOf(this.spec);
    if (section) return this.twins.exact.get(foldText(slugOf(section.heading))) ?? [section];
    // Some tools collapse hyphens where GitHub keeps one per blank.
    return this.twins.collapsed.get(collapsed(slug)) ?? [];
  }

  /** Sections that share a word with `text`, most alike first. */
  like(text: string): readonly Match[] {
    const asked = [...contentWords(text)].slice(0, MOST_WORDS);
    this.words ??= wordIndexOf(this.spec);
    const shared = new Map<number, number>();
    for (const word of asked)
      for (const index of this.words.holders.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const matches: Match[] = [];
    for (const [index, count] of shared) {
      const section = this.spec.sections[index];
      const size = this.words.sizes[index] ?? 0;
      if (!section) continue;
      const covers = count === asked.length || (count === size && size >= 2);
      const likeness = count / (asked.length + size - count);
      const worthNaming = likeness >= WORTH_NAMING && (count >= 2 || asked.length === 1);
      matches.push({ section, likeness, covers, worthNaming });
    }
    return matches.sort((a, b) => b.likeness - a.likeness || a.section.line - b.section.line);
  }
}

type Family = { readonly member: number; readonly section: SpecSection }[];

interface WordIndex {
  /** Sections by word of their titles. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** How many words each section's title has. */
  readonly sizes: readonly number[];
}

const indexes = new WeakMap<MasterSpec, SpecIndex>();

/** The index of a spec, which is immutable: it is built once and kept as long as the spec. */
export function indexOf(spec: MasterSpec): SpecIndex {
  let index = indexes.get(spec);
  if (!index) {
    index = new SpecIndex(spec);
    indexes.set(spec, index);
  }
  return index;
}

/** `2.3` for `2.3.12`; `''` for a chapter. */
export function parentNumber(number: string): string {
  return number.slice(0, Math.max(0, number.lastIndexOf('.')));
}

/** 12 for `2.3.12`; NaN where the last component is no number. */
export function lastComponent(number: string): number {
  return Number(number.slice(number.lastIndexOf('.') + 1));
}

function familiesOf(index: SpecIndex): Map<string, Family> {
  const families = new Map<string, Family>();
  for (const [id, section] of index.mainBodyIds()) {
    const [, family = '', digits = ''] = /^(.*-)(\d+)[A-Z]?$/.exec(id) ?? [];
    if (digits !== '') push(families, family, { member: Number(digits), section });
  }
  return families;
}

/** Sections by what their headings read like: fragments without `-1`, exactly or with hyphens collapsed. */
interface Twins {
  readonly exact: ReadonlyMap<string, readonly SpecSection[]>;
  readonly collapsed: ReadonlyMap<string, readonly SpecSection[]>;
}

function twinsOf(spec: MasterSpec): Twins {
  const twins = { exact: new Map<string, SpecSection[]>(), collapsed: new Map<string, SpecSection[]>() };
  for (const section of spec.sections) {
    const slug = slugOf(section.heading);
    push(twins.exact, foldText(slug), section);
    push(twins.collapsed, collapsed(slug), section);
  }
  return twins;
}

function collapsed(slug: string): string {
  return foldText(slug).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

function wordIndexOf(spec: MasterSpec): WordIndex {
  const holders = new Map<string, number[]>();
  const sizes = spec.sections.map(({ title }, index) => {
    const words = contentWords(title);
    for (const word of words) push(holders, word, index);
    return words.size;
  });
  return { holders, sizes };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
