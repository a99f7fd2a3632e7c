import { expect } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const SPEC = 'docs/spec/Master_Spec_v01.00.md';

const says = (message: string) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(message);

/** A new packet with another anchor; `before` is what main's spec has beyond that of the fixture. */
function anchoring(anchor: string, before = ''): string {
  const prepared = before === '' ? '' : sh`git checkout -q main; ${before}; ci spec; git checkout -q -B topic main;`;
  return sh`${prepared} np "- USER_SIGNATURE: $SIG2"; A='${anchor}' ed 's/^- SPEC_ANCHOR: .*/- SPEC_ANCHOR: $ENV{A}/' "$N"; ci plan`;
}
const anchored = (title: string, anchor: string, before = ''): Twin => ({
  title,
  place: 'docs',
  build: anchoring(anchor, before),
});

/** Text in front of the Roadmap, which is the last section. */
const more = (text: string): string => sh`MORE='${text}' ed 's/^## 9 Roadmap/$ENV{MORE}\n\n$&/' ${SPEC}`;
/** Headings that a person does not see as such, and one that is. */
const HIDDEN = more(`### 2.4 Colours

They MUST be bright.

<!--
### 2.5 Comments
-->

${'```'}
### 2.6 Fences
${'```'}

> ### 2.7 Quotes`);
const TWICE = more(`### 2.4 Colours

They MUST be bright.

### 2.4 Colours

They MUST be pale.`);

function astray(
  id: string,
  title: string,
  anchor: string,
  message: string,
  { before = '', weight = 'H' }: { readonly before?: string; readonly weight?: Attack['weight'] } = {},
): Attack {
  return {
    id,
    title,
    weight,
    build: anchoring(anchor, before),
    expect: { rules: ['spec-anchor'] },
    twin: anchored('a section that says something', '2.3', before),
    also: says(`spec-anchor/${message}`),
  };
}

/** Threats B01 to B04: a packet leads to a requirement that the base has. */
describeAttacks([
  astray('B01', 'an anchor in the Roadmap', '9.1', 'roadmap-only'),
  astray('B01 fragment', 'the fragment of a heading in the Roadmap', `${SPEC}#91-pictures`, 'roadmap-only'),
  astray('B01 comment', 'a heading in a comment', '2.5', 'parent-only', { before: HIDDEN }),
  astray('B01 fence', 'a heading in a fence', '2.6', 'parent-only', { before: HIDDEN }),
  astray('B01 quote', 'a heading in a quote', '2.7', 'parent-only', { before: HIDDEN }),
  {
    id: 'B02',
    title: 'the pointer leads to a document of the change, and so does the anchor',
    weight: 'C',
    build: sh`
      printf '# S\n\n## Anything\n\nAnything MUST do.\n' > docs/spec/Mine.md; echo docs/spec/Mine.md > "$W/SPEC_CURRENT.md"
      ${anchoring('docs/spec/Mine.md#anything')}`,
    expect: { rules: ['spec-anchor', 'spec-current'] },
    twin: anchored('a section of the spec in force', `${SPEC}#23-search`),
  },
  {
    id: 'B02 pointer',
    title: 'the pointer leads to a document of the change',
    weight: 'C',
    build: sh`printf '# S\n\n## Anything\n' > docs/spec/Mine.md; echo docs/spec/Mine.md > "$W/SPEC_CURRENT.md"; ci mine`,
    expect: { rules: ['spec-current'] },
    twin: {
      title: 'the pointer says it in other words',
      place: 'docs',
      build: sh`printf '# Spec\n\nIn force: Master_Spec_v01.00.md\n' > "$W/SPEC_CURRENT.md"; ci words`,
    },
  },
  {
    id: 'B02 edit',
    title: 'a section comes with the packet that leads to it',
    weight: 'C',
    build: sh`${more('### 2.4 Colours\n\nThey MUST be bright.')}; ${anchoring('2.4')}`,
    expect: { rules: ['spec-version-lock'] },
    twin: anchored('a section that was there', '2.4', HIDDEN),
  },
  {
    id: 'B02 version',
    title: 'a version comes with the packet that leads to it',
    weight: 'C',
    build: sh`
      cp ${SPEC} docs/spec/Master_Spec_v01.01.md; ed 's/^## 9 Roadmap/### 2.4 Colours\n\nThey MUST be bright.\n\n$&/' docs/spec/Master_Spec_v01.01.md
      ed 's/v01.00/v01.01/' "$W/SPEC_CURRENT.md"; ${anchoring('2.4')}`,
    expect: { rules: ['spec-version-lock'] },
    twin: anchored('a section that was there', '2.4', HIDDEN),
  },
  {
    id: 'B02 folder',
    title: 'a higher version in a folder of its own',
    weight: 'C',
    build: sh`
      mkdir -p docs/more; cp ${SPEC} docs/more/Master_Spec_v09.00.md; ed 's/2.3 Search/2.3 Nothing/' docs/more/Master_Spec_v09.00.md
      echo 'In force: docs/more/Master_Spec_v09.00.md' > "$W/SPEC_CURRENT.md"; ci version`,
    expect: { rules: ['spec-version-lock'] },
    twin: anchored('a section that was there', '2.4', HIDDEN),
  },
  astray('B03', 'a way out of the repository', '../../../../etc/passwd#x', 'unsafe-path'),
  astray('B03 absolute', 'an absolute path', '/etc/passwd#root', 'unsafe-path'),
  astray('B03 address', 'an address', 'https://example.org/Master_Spec_v01.00.md#23-search', 'unsafe-path'),
  astray('B03 inside', 'a way out in the middle', 'docs/../../Master_Spec_v01.00.md#23-search', 'unsafe-path'),
  {
    id: 'B03 link',
    title: 'a version of the spec that is a link out of the repository',
    weight: 'H',
    build: sh`
      ln -s /etc/passwd docs/spec/Master_Spec_v01.01.md; ed 's/v01.00/v01.01/' "$W/SPEC_CURRENT.md"
      git add -A; git commit -q -m link -m 'Role: Orchestrator'`,
    expect: { rules: ['law-integrity'] },
    twin: {
      title: 'a link that is no spec',
      place: 'docs',
      build: sh`ln -s Master_Spec_v01.00.md docs/spec/latest; ci link`,
    },
  },
  astray('B04', 'a number that two sections have', '2.4', 'ambiguous', { before: TWICE, weight: 'M' }),
  astray('B04 fragment', 'a fragment that two headings have', `${SPEC}#24-colours`, 'ambiguous', {
    before: TWICE,
    weight: 'M',
  }),
  astray('B04 second', 'the fragment of the second of them', `${SPEC}#24-colours-1`, 'ambiguous', {
    before: TWICE,
    weight: 'M',
  }),
  astray('B04 empty', 'a section that says nothing', '2.4', 'empty-section', {
    before: more('### 2.4 Colours'),
    weight: 'M',
  }),
  astray('B04 letter', 'a fragment that only looks like one', `${SPEC}#23-s\u0435arch`, 'unresolved', { weight: 'M' }),
]);
