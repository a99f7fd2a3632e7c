import { describe, expect, it } from 'vitest';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import type { MasterSpec, SpecResolution } from '../../engine/model/spec.js';
import { readSpecAnchor } from '../../engine/model/spec-anchor-value.js';
import { resolveReference } from '../../engine/model/spec-resolution.js';
import { growthOf, LINEAR } from '../support/counted-work.js';
import { type SpecShape, writeSpec } from '../support/spec.js';

const specOf = (text: string) => readMasterSpec('docs/Spec.md', text, []);

/** Where the only reference of an anchor leads, in short: the kind, what was found, and what is nearest. */
function lead(spec: MasterSpec, anchor: string): readonly (string | null)[] {
  const [reference] = readSpecAnchor(anchor).references;
  if (!reference) throw new Error(`${anchor} has no reference`);
  return shortOf(resolveReference(spec, reference));
}

function shortOf(found: SpecResolution): readonly (string | null)[] {
  switch (found.kind) {
    case 'resolved':
      return ['resolved', found.section.heading];
    case 'roadmap-only':
      return ['roadmap-only', found.section.heading, found.nearest?.heading ?? null];
    case 'parent-only':
      return ['parent-only', found.parent.heading, found.nearest?.heading ?? null];
    case 'ambiguous':
      return ['ambiguous', ...found.candidates.map(({ heading }) => heading)];
    case 'missing':
      return ['missing', found.nearest?.heading ?? null];
  }
}

const SPEC = specOf(`# 1 Storage [ST-1]

## 1.1 Storage trait [ST-010]

### 1.1.2 Trait purity

**[ST-040] Purity:** see [MAP-001].

### 1.1.4 Trait errors (ST-050/051)

## 1.2 Bundles

### 1.2.1 Debug bundle export

### Open points

# 2 Surfaces

## 2.1 Consoles & Jobs

## 2.2 Open points

# 7 Roadmap [MAP-000]

## 7.6 Phases

### 7.6.3 Debug bundle viewer

[MAP-001] and [MAP-002] come later.

## Storage trait migration
`);

describe('numbers', () => {
  it.each([
    ['1.1', ['resolved', '1.1 Storage trait [ST-010]']],
    ['7.6.3', ['roadmap-only', '7.6.3 Debug bundle viewer', '1.2.1 Debug bundle export']],
    ['7.6.3.12', ['roadmap-only', '7.6.3 Debug bundle viewer', '1.2.1 Debug bundle export']],
    ['1.1.3', ['parent-only', '1.1 Storage trait [ST-010]', '1.1.2 Trait purity']],
    ['1.1.9', ['parent-only', '1.1 Storage trait [ST-010]', '1.1.4 Trait errors (ST-050/051)']],
    ['1.9.9', ['parent-only', '1 Storage [ST-1]', '1.2 Bundles']],
    ['1.2.1.5', ['parent-only', '1.2.1 Debug bundle export', null]],
    ['§1.1.x', ['parent-only', '1.1 Storage trait [ST-010]', null]],
    ['3.1', ['missing', null]],
    ['01.1', ['missing', null]],
  ])('%s', (anchor, expected) => {
    expect(lead(SPEC, anchor)).toEqual(expected);
  });

  it.each<[string, SpecShape, string, readonly string[]]>([
    [
      'the document itself before an embedded one',
      { embedded: true, shiftedEmbedded: true },
      '1.1',
      ['resolved', '1.1 India engine [SEC-11-001]'],
    ],
    ['a number that only one embedded document has', { embedded: true }, '9.9', ['resolved', '9.9 Only in the study']],
    [
      'a number that two embedded documents have',
      { embedded: true, shiftedEmbedded: true },
      '9.9',
      ['ambiguous', '9.9 Only in the study', '9.9 Only in the study'],
    ],
  ])('trust %s', (_, shape, anchor, expected) => {
    expect(lead(specOf(writeSpec(shape)), anchor)).toEqual(expected);
  });

  it('do not leave the Roadmap through an embedded document', () => {
    const spec = specOf('# 1 A\n## 1.1 B\n##### 2.1 Embedded\ntext\n# 2 Roadmap\n## 2.1 C\n# 3 D\n');
    expect(lead(spec, '2.1')).toEqual(['roadmap-only', '2.1 C', null]);
  });

  it('are ambiguous when the document itself has them twice', () => {
    expect(lead(specOf('# 1 A\n## 1.1 B\n## 1.1 C\n'), '1.1')).toEqual(['ambiguous', '1.1 B', '1.1 C']);
  });
});

describe('ids', () => {
  it.each([
    ['[ST-010]', ['resolved', '1.1 Storage trait [ST-010]']],
    ['ST-051', ['resolved', '1.1.4 Trait errors (ST-050/051)']],
    ['[ST-040]', ['resolved', '1.1.2 Trait purity']],
    ['[MAP-000]', ['roadmap-only', '7 Roadmap [MAP-000]', null]],
    ['[MAP-001]', ['resolved', '1.1.2 Trait purity']],
    ['[MAP-002]', ['roadmap-only', '7.6.3 Debug bundle viewer', '1.2.1 Debug bundle export']],
    ['[ST-041]', ['missing', '1.1.2 Trait purity']],
    ['[XY-1]', ['missing', null]],
  ])('%s', (anchor, expected) => {
    expect(lead(SPEC, anchor)).toEqual(expected);
  });

  it('are ambiguous when two headings have them', () => {
    expect(lead(specOf('# A [ID-1]\n# B [ID-1]\n'), '[ID-1]')).toEqual(['ambiguous', 'A [ID-1]', 'B [ID-1]']);
  });

  it('are looked up apart from a number beside them', () => {
    const kinds = readSpecAnchor('1.1 [XY-1]').references.map((reference) => resolveReference(SPEC, reference).kind);
    expect(kinds).toEqual(['resolved', 'missing']);
  });
});

describe('fragments', () => {
  it.each([
    ['Spec.md#11-storage-trait-st-010', ['resolved', '1.1 Storage trait [ST-010]']],
    ['Spec.md#11-Storage-Trait-ST-010', ['resolved', '1.1 Storage trait [ST-010]']],
    ['Spec.md#21-consoles--jobs', ['resolved', '2.1 Consoles & Jobs']],
    ['Spec.md#21-consoles-jobs', ['resolved', '2.1 Consoles & Jobs']],
    ['Spec.md#2.1', ['resolved', '2.1 Consoles & Jobs']],
    ['Spec.md#open%20points', ['missing', 'Open points']],
    ['Spec.md#%ff', ['missing', null]],
    ['Spec.md#open-points', ['resolved', 'Open points']],
    ['Spec.md#storage-trait-migration', ['roadmap-only', 'Storage trait migration', '1.1 Storage trait [ST-010]']],
    ['Spec.md#trait-purity', ['missing', '1.1.2 Trait purity']],
  ])('%s', (anchor, expected) => {
    expect(lead(SPEC, anchor)).toEqual(expected);
  });

  it.each([
    ['equal headings', '## A b\n## A b\n', 'a-b'],
    ['the second of equal headings', '## A b\n## A b\n', 'a-b-1'],
    ['headings that fold together', '## Ångström\n## A\u030angström\n', 'ångström'],
    ['headings that differ invisibly', '## A b\n## A\u200b b\n', 'a-b'],
    ['an equal heading in the Roadmap', '## A b\n## Roadmap\n### A b\n', 'a-b'],
  ])('are ambiguous for %s', (_, text, slug) => {
    expect(lead(specOf(text), `Spec.md#${slug}`)[0]).toBe('ambiguous');
  });
});

describe('titles', () => {
  it.each([
    // The Roadmap has as good a title: the Main Body goes first.
    ['Debug bundle section (per Master Spec Main Body)', ['resolved', '1.2.1 Debug bundle export']],
    ['Debug bundles export section', ['resolved', '1.2.1 Debug bundle export']],
    ['The storage trait of the Master Spec', ['resolved', '1.1 Storage trait [ST-010]']],
    ['Trait purity invariant and dual testing', ['resolved', '1.1.2 Trait purity']],
    ['Storage trait migration', ['roadmap-only', 'Storage trait migration', '1.1 Storage trait [ST-010]']],
    ['Trait lifetimes', ['missing', null]],
    ['Calendar law', ['missing', null]],
  ])('%s', (anchor, expected) => {
    expect(lead(SPEC, anchor)).toEqual(expected);
  });

  it('are ambiguous when several sections have as good a title', () => {
    expect(lead(specOf('# 1 A\n## 1.1 Job list\n## 1.2 Job store\n'), 'Jobs')).toEqual([
      'ambiguous',
      '1.1 Job list',
      '1.2 Job store',
    ]);
  });

  it('prefer a section of the document itself to an unnumbered one', () => {
    expect(lead(SPEC, 'Open points')).toEqual(['resolved', '2.2 Open points']);
  });

  it('lead nowhere without words', () => {
    expect(resolveReference(SPEC, { kind: 'title', title: '', text: '1.1', offset: 0 })).toEqual({
      kind: 'missing',
      nearest: null,
    });
  });
});

it('takes work in proportion to the references', () => {
  const spec = specOf(writeSpec({ chapters: 20, sections: 10, subsections: 9, lines: 0 }));
  const resolveAll = (count: number) => {
    for (let n = 0; n < count; n++) {
      resolveReference(spec, { kind: 'number', number: `2.${n}.7`, item: null, text: '', offset: 0 });
      resolveReference(spec, { kind: 'id', id: `SEC-11-${n}`, text: '', offset: 0 });
    }
  };
  resolveAll(1);
  expect(growthOf(resolveAll, (count) => count, 400)).toBeLessThan(LINEAR);
});
