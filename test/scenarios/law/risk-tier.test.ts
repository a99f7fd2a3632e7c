import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** The signed packet of the base covers a migration, at a tier; the digest of its ledger row is made anew. */
const migration = (tier: string): string => sh`
  git checkout -q main
  ed 's/RISK_TIER\*\*: MEDIUM/RISK_TIER**: ${tier}/; s/  \* src\/export\.ts$/  * src\/migrations\/2.sql (new)/ if 1 .. /OUT_OF_SCOPE/' "$P"
  ed 's/\| sha256:\w+ \|/| pending |/' "$L"; ci tier
  git checkout -q -B topic; mkdir -p src/migrations; echo 'DROP TABLE notes;' > src/migrations/2.sql; work migrate`;
const planned = (edit: string): string => sh`np "- USER_SIGNATURE: $SIG2"; ${edit} "$N"; ci plan`;

describeAttacks([
  {
    id: 'Part 4a',
    title: 'a MEDIUM packet that nobody reviews',
    weight: 'M',
    build: planned(sh`ed 's/just ai-review/# just ai-review/'`),
    expect: { rules: ['risk-tier'] },
    twin: {
      title: 'another way to run the review',
      place: 'docs',
      build: planned(sh`ed 's/just ai-review/npm run ai-review/'`),
    },
  },
  {
    id: 'Part 4b',
    title: 'a migration under a LOW packet',
    weight: 'H',
    build: migration('LOW'),
    expect: { rules: ['risk-tier'] },
    twin: { title: 'a migration under a HIGH packet', place: 'docs', build: migration('HIGH') },
  },
] satisfies Attack[]);
