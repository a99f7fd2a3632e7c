import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** A new packet with other criteria. */
const done = (criteria: string): string =>
  sh`np "- USER_SIGNATURE: $SIG2"; slurp 's/(DONE_MEANS\*\*:\n)(  \* .*\n)+/$1${criteria}/' "$N"; ci plan`;
const twin: Attack['twin'] = {
  title: 'a criterion that can be checked',
  place: 'docs',
  build: done(sh`  * The first line of the file is the oldest note\n  * All tests pass\n`),
};

describeAttacks([
  {
    id: 'Mistake 2',
    title: 'the feature works',
    weight: 'M',
    build: done(sh`  * Feature works\n  * It is fast and looks good\n`),
    expect: { rules: ['measurable-done'] },
    twin,
  },
  {
    id: 'Mistake 2b',
    title: 'a criterion in a comment, none in the field',
    weight: 'M',
    build: done(sh`  * Everything works <!-- npm test passes -->\n`).replace('-->', '--> as expected'),
    expect: { rules: ['measurable-done', 'plain-packet'] },
    twin,
  },
]);
