import { describe, expect, it } from 'vitest';
import { readMasterSpec } from '../../engine/documents/master-spec.js';
import { anchoredSpec, idsNotHeld, type SpecTree, specNames } from '../../engine/model/anchored-spec.js';
import { readSpecAnchor } from '../../engine/model/spec-anchor-value.js';

const opened: string[] = [];
const specs = new Map(
  Object.entries({
    'docs/Master_Spec_v02.9.md': '# 1 Old\n',
    'docs/Master_Spec_v02.98.md': '# 1 Current\n\n[SPEC-001]\n',
    'docs/Master_Spec_Shell_v02.9.md': '# 1 Shell\n',
    'docs/Codex.md': '# 1 Codex\n\n[CODEX-001]\n',
  }).map(([path, text]) => [path, readMasterSpec(path, text, [])]),
);

const tree: SpecTree = {
  specPaths: [...specs.keys()],
  masterSpec: () => specs.get('docs/Master_Spec_v02.98.md') ?? null,
  specFile(name) {
    opened.push(name);
    return specs.get(name) ?? null;
  },
};

describe('the spec that binds', () => {
  it.each([
    [null, 'docs/Master_Spec_v02.98.md'],
    ['docs/Codex.md', 'docs/Codex.md'],
    ['Master Spec v02.9', 'docs/Master_Spec_v02.9.md'],
    ['Master Spec v02', undefined],
    ['docs/Other.md', undefined],
  ])('for %j is %s', (file, path) => {
    expect(anchoredSpec(tree, file)?.path).toBe(path);
  });

  it.each(['../docs/Codex.md', '/docs/Codex.md', 'https://e.org/docs/Codex.md'])('is never looked up at %s', (file) => {
    opened.length = 0;
    expect(anchoredSpec(tree, file)).toBeNull();
    expect(opened).toEqual([]);
  });
});

it('tells the ids that the binding spec does not hold', () => {
  const held = (value: string) => idsNotHeld(tree, readSpecAnchor(value));
  expect(held('[CODEX-001] and [SPEC-001]')).toEqual(['CODEX-001']);
  expect(held('docs/Codex.md [CODEX-001] and [SPEC-001]')).toEqual(['SPEC-001']);
  expect(held('docs/Other.md [CODEX-001]')).toEqual([]);
  expect(held('1.1')).toEqual([]);
});

it.each([
  ['1.1', []],
  ['Master Spec v02.9 §1.1', ['docs/Master_Spec_v02.9.md']],
  ['docs/Codex.md 1.1, docs/Other.md#a-b', ['docs/Codex.md', 'docs/Other.md']],
  ['../../etc/passwd#a-b', []],
  ['Master_Spec_v02.98.md', ['Master_Spec_v02.98.md']],
])('%j has the files that have to be loaded', (value, names) => {
  expect(specNames(tree, readSpecAnchor(value))).toEqual(names);
});
