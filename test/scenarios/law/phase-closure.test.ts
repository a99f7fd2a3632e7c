import { describeAttacks } from '../attack.js';

const sh = String.raw;
/** The signed packet of the base is VALIDATED on main. */
const validated = sh`
  git checkout -q main; status "$P" VALIDATED; slurp 's/\n- \*\*\[WP-1-Export-20260101\]\*\* - Export\n//' "$B"
  ed 's/^## Done\n/$&\n- **[WP-1-Export-20260101]** - Export\n/' "$B"; ci state; git checkout -q topic; git reset -q --hard main`;
const close = sh`printf '\n## Phase 1: CLOSED\n' >> "$B"`;

describeAttacks([
  {
    id: 'CX-585D',
    title: 'a phase is closed while a packet of it is a draft',
    weight: 'H',
    build: sh`${validated}; ${close}; ci close`,
    expect: { rules: ['phase-closure'] },
    twin: {
      title: 'a phase is closed on what is validated, and cancelled with a signature',
      place: 'docs',
      build: sh`
        ${validated}; slurp 's/\n- \*\*\[WP-1-Import-20260102\]\*\* - Import\n//' "$B"
        printf '\n## Cancelled\n\n- **[WP-1-Import-20260102]** - Not needed, %s\n' "$SIG2" >> "$B"; ${close}; ci close`,
    },
  },
]);
