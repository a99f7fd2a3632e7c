import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const ENTRY = '- **[WP-1-Export-20260101]** - Export';
/** Packet and board go together. */
const twin: Attack['twin'] = {
  title: 'packet and board together',
  place: 'docs',
  build: sh`status "$P" In-Progress; ci start`,
};
const expect: Attack['expect'] = { rules: ['task-board-sync'] };

describeAttacks([
  {
    id: 'B05',
    title: 'the packet moves alone',
    weight: 'M',
    build: sh`ed 's/^- STATUS: .*/- STATUS: In-Progress/' "$P"; ci start`,
    expect,
    twin,
  },
  { id: 'B05 board', title: 'the board moves alone', weight: 'M', build: sh`place "$P" Done; ci done`, expect, twin },
  {
    id: 'B05 twice',
    title: 'a packet in two columns',
    weight: 'M',
    build: sh`ed 's/^## Done/$&\n\n${ENTRY}/' "$B"; ci twice`,
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
    id: 'B06',
    title: 'the id of a longer name',
    weight: 'H',
    build: sh`ed 's/WP-1-Export-20260101/WP-1-Export-20260101-v2/' "$B"; ci prefix`,
    expect,
    twin,
  },
  {
    id: 'M31',
    title: 'the entry is in a comment',
    weight: 'H',
    build: sh`unlist "$P"; printf '\n<!--\n${ENTRY}\n-->\n' >> "$B"; ci comment`,
    expect,
    twin,
  },
  {
    id: 'M31 struck',
    title: 'the entry is struck through',
    weight: 'H',
    build: sh`ed 's/^- (.*Export)$/- ~~$1~~/' "$B"; ci struck`,
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
]);
