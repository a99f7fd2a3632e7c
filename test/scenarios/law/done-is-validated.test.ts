import { describeAttacks } from '../attack.js';

const sh = String.raw;
/** The signed packet of the base in another state, packet and board alike, as it came to main. */
const stands = (state: string): string => sh`
  git checkout -q main; status "$P" ${state}; slurp 's/\n- \*\*\[WP-1-Export-20260101\]\*\* - Export\n//' "$B"
  ed 's/^## Done\n/$&\n- **[WP-1-Export-20260101]** - Export\n/' "$B"; ci state; git checkout -q topic; git reset -q --hard main`;

describeAttacks([
  {
    id: 'PRIORITY_4',
    title: 'a phase grows while its finished work is not accepted',
    weight: 'H',
    build: sh`${stands('Done')}; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['done-is-validated'] },
    twin: {
      title: 'a phase grows on validated work',
      place: 'docs',
      build: sh`${stands('VALIDATED')}; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
  },
]);
