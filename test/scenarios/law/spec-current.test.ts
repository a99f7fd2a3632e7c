import { describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

const twin: Twin = {
  title: 'the pointer says it in other words',
  place: 'docs',
  build: sh`printf '# Spec\n\nIn force: Master_Spec_v01.00.md\n' > "$W/SPEC_CURRENT.md"; ci words`,
};

describeAttacks([
  {
    id: 'B02 pointer',
    title: 'the pointer leads to a document of the change',
    weight: 'C',
    build: sh`printf '# S\n\n## Anything\n' > docs/spec/Mine.md; echo docs/spec/Mine.md > "$W/SPEC_CURRENT.md"; ci mine`,
    expect: { rules: ['spec-current'] },
    twin,
  },
  {
    id: 'Part 2.1',
    title: 'the pointer goes',
    weight: 'M',
    build: sh`git rm -q "$W/SPEC_CURRENT.md"; ci gone`,
    expect: { rules: ['spec-current'] },
    twin,
  },
]);
