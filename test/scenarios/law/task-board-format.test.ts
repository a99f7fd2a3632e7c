import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const twin: Attack['twin'] = {
  title: 'prose below a column, and a section of its own',
  place: 'docs',
  build: sh`ed 's/^## Done/$&\n\n(None)/' "$B"; printf '\n## Notes\n\n- WP-1-Export-20260101 goes first\n' >> "$B"; ci notes`,
};
const expect: Attack['expect'] = { rules: ['task-board-format'] };

describeAttacks([
  {
    id: 'Step 3',
    title: 'an id that nobody can read',
    weight: 'M',
    build: sh`ed 's/^## Done/$&\n\n- **[WP_1-Other]** - x/' "$B"; ci odd`,
    expect,
    twin,
  },
  {
    id: 'Step 3 marker',
    title: 'a state that contradicts the column',
    weight: 'M',
    build: sh`ed 's/- Export$/- Export [DONE]/' "$B"; ci marker`,
    expect,
    twin,
  },
  {
    id: 'Step 3 phase',
    title: 'something like a closed phase',
    weight: 'L',
    build: sh`printf '\n## Phase 1 closed\n' >> "$B"; ci close`,
    expect,
    twin,
  },
]);
