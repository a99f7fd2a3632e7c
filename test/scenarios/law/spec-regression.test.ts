import { describeAttacks } from '../attack.js';

const sh = String.raw;

/** A new version under its packet, with an edit of its own. */
const version = (edit: string): string => sh`
  git checkout -q main; np "- USER_SIGNATURE: $SIG2" WP-1-SpecUpdate-20260105; ci plan; git checkout -q -B topic
  cp docs/spec/Master_Spec_v01.00.md docs/spec/Master_Spec_v01.01.md
  ed '${edit}' docs/spec/Master_Spec_v01.01.md; ed 's/v01.00/v01.01/' "$W/SPEC_CURRENT.md"; git add -A
  git commit -q -m v2 -m 'Role: Orchestrator
Work-Packet: WP-1-SpecUpdate-20260105'`;

describeAttacks([
  {
    id: 'CX-600B number',
    title: 'a new version in which the number of a signed packet means another subject',
    weight: 'C',
    build: version(
      sh`s/^### 2.1 Export \[CX-NOTE-001\]/### 2.1 Colours\n\nThey MUST be bright.\n\n### 2.5 Export [CX-NOTE-001]/`,
    ),
    expect: { rules: ['spec-regression'] },
    twin: {
      title: 'a new version with another section behind it',
      place: 'docs',
      build: version(sh`s/^## 9 Roadmap/### 2.4 Colours\n\nThey MUST be bright.\n\n$&/`),
    },
  },
]);
