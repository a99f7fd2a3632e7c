import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const ENTRY = '- **[WP-1-Export-20260101]** - Export';
/** Packet and board go together. */
const twin: Twin = { title: 'packet and board together', place: 'docs', build: sh`status "$P" In-Progress; ci start` };
const expect: Attack['expect'] = { rules: ['task-board-sync'] };
const LONGER = 'WP-1-Export-20260101-v2';

/** Threats B05 and B06: what the board says is what the packets say. */
describeAttacks([
  {
    id: 'B05',
    title: 'a packet in two columns',
    weight: 'M',
    build: sh`ed 's/^## Done/$&\n\n${ENTRY}/' "$B"; ci twice`,
    expect,
    twin,
  },
  {
    id: 'B05 packet',
    title: 'the packet moves alone',
    weight: 'M',
    build: sh`ed 's/^- STATUS: .*/- STATUS: In-Progress/' "$P"; ci start`,
    expect,
    twin,
  },
  { id: 'B05 board', title: 'the board moves alone', weight: 'M', build: sh`place "$P" Done; ci done`, expect, twin },
  {
    id: 'B05 same column',
    title: 'a packet twice in one column',
    weight: 'M',
    build: sh`ed 's/^${ENTRY.replaceAll('*', String.raw`\*`).replaceAll('[', String.raw`\[`).replaceAll(']', String.raw`\]`)}/$&\n$&, again/' "$B"; ci twice`,
    expect,
    twin,
  },
  {
    id: 'B05 absent',
    title: 'a packet that is not listed',
    weight: 'M',
    build: sh`unlist "$P"; ci unlist`,
    expect,
    twin,
  },
  {
    id: 'B05 unknown',
    title: 'an entry without a packet',
    weight: 'M',
    build: sh`ed 's/^## Done/$&\n\n- **[WP-1-Foo]** - x/' "$B"; ci unknown`,
    expect,
    twin,
  },
  {
    id: 'B05 merge',
    title: 'both sides move the packet, and the merge keeps both entries',
    weight: 'M',
    build: sh`
      git checkout -q main; status "$P" In-Progress; ci start; git checkout -q topic; status "$P" Blocked; ci stop
      git merge -q main || true; git show main:"$P" > "$P"; git show main:"$B" > "$B"
      ed 's/^## Blocked/$&\n\n${ENTRY}/' "$B"; git add -A; git commit -q -m merge -m 'Role: Orchestrator'`,
    expect,
    twin,
  },
  {
    id: 'B06',
    title: 'a packet with a longer id is listed in the place of another',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2" ${LONGER}; unlist "$P"; ci prefix`,
    expect,
    twin: {
      title: 'both are listed',
      place: 'docs',
      build: sh`np "- USER_SIGNATURE: $SIG2" ${LONGER}; ci both`,
    },
  },
  {
    id: 'B06 case',
    title: 'a packet with the id of another in upper case',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2" WP-1-EXPORT-20260101; ci twin`,
    expect: { rules: ['packet-id'] },
    twin: { title: 'an id of its own', place: 'docs', build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan` },
  },
  {
    id: 'B06 alone',
    title: 'a longer id that no packet has',
    weight: 'H',
    build: sh`ed 's/WP-1-Export-20260101/${LONGER}/' "$B"; ci prefix`,
    expect,
    twin,
  },
]);
