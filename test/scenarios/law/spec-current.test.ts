import { describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

const twin: Twin = {
  title: 'the pointer says it in other words',
  place: 'docs',
  build: sh`printf '# Spec\n\nIn force: Master_Spec_v01.00.md\n' > "$W/SPEC_CURRENT.md"; ci words`,
};

describeAttacks([
  {
    id: 'Part 2.1',
    title: 'the pointer goes',
    weight: 'M',
    build: sh`git rm -q "$W/SPEC_CURRENT.md"; ci gone`,
    expect: { rules: ['spec-current'] },
    twin,
  },
]);
