import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** A new packet in which something of the template is missing. */
const plan = (edit: string): string => sh`np "- USER_SIGNATURE: $SIG2"; ${edit} "$N"; ci plan`;
const twin: Attack['twin'] = {
  title: 'the same plan, whole',
  place: 'docs',
  build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan`,
};

describeAttacks([
  {
    id: 'CX-581',
    title: 'a signed packet without a plan for going back',
    weight: 'M',
    build: plan(sh`slurp 's/- \*\*ROLLBACK_HINT\*\*:\n(?:  .*\n)+//'`),
    expect: { rules: ['packet-structure'] },
    twin,
  },
  {
    id: 'CX-581 record',
    title: 'the field stands in a record, where nobody signs it',
    weight: 'M',
    build: plan(sh`slurp 's/(- \*\*ROLLBACK_HINT\*\*:\n(?:  .*\n)+)(.*)\z/$2\n## IMPLEMENTATION\n\n$1/s'`),
    expect: { rules: ['packet-structure'] },
    twin,
  },
]);
