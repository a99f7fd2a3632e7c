import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const needs = (id: string): string => sh`
  np "- USER_SIGNATURE: $SIG2"; ed 's/^- \*\*Dependencies\*\*: .*/- **Dependencies**: ${id}/' "$N"`;
const TWIN: Attack['twin'] = {
  title: 'the exact id, and the board says so',
  place: 'docs',
  build: sh`${needs('WP-1-Export-20260101')}; ed 's/ - Search$/ - Search; needs WP-1-Export-20260101/' "$B"; ci plan`,
};
const expect: Attack['expect'] = { rules: ['dependency-order'] };

describeAttacks([
  {
    id: 'B12a',
    title: 'a dependency that is no packet',
    weight: 'H',
    build: sh`${needs('WP-1-Export-20260102')}; ed 's/ - Search$/ - Search; needs WP-1-Export-20260102/' "$B"; ci plan`,
    expect,
    twin: TWIN,
  },
  {
    id: 'B12b',
    title: 'a dependency that the board does not show',
    weight: 'M',
    build: sh`${needs('WP-1-Export-20260101')}; ci plan`,
    expect,
    twin: TWIN,
  },
]);
