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
    id: 'M31 entry',
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
]);
