import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** The board cancels the draft, with this behind it. */
const cancel = (text: string): string => sh`
  unlist "$D"; printf '\n## Cancelled\n\n- **[WP-1-Import-20260102]** - Not needed, %s\n' "${text}" >> "$B"; ci cancel`;
const twin: Attack['twin'] = { title: 'a signature of its own', place: 'docs', build: cancel('$SIG2') };
const expect: Attack['expect'] = { rules: ['user-signature'] };

/** Decision 18: a cancellation cites a signature, which is worth what every other is worth. */
describeAttacks([
  {
    id: 'CX-585B cancelled',
    title: 'a packet is cancelled with a signature that signs another',
    weight: 'H',
    build: cancel('$SIG'),
    expect,
    twin,
  },
  {
    id: 'CX-585B later',
    title: 'a packet is cancelled with a signature of the year 2099',
    weight: 'H',
    build: cancel('mallory311220991200'),
    expect,
    twin,
  },
  {
    id: 'CX-585B gone',
    title: 'a packet is cancelled with a signature whose packet is gone from main',
    weight: 'H',
    build: sh`
      git checkout -q main; cp "$B" "$T/board"; cp "$L" "$T/ledger"; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old
      git rm -q "$K/WP-1-Old-20260103.md"; cp "$T/board" "$B"; cp "$T/ledger" "$L"; ci gone; git checkout -q -B topic main
      ${cancel('$SIG2')}`,
    expect,
    twin,
  },
]);
