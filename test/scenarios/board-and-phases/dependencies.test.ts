import { expect as expectThat } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const says = (message: string) => (judged: Judged) =>
  expectThat(judged.report?.diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(message);

/** What the new packet depends on, without and with a word on the board. */
const needs = (id: string): string => sh`
  np "- USER_SIGNATURE: $SIG2"; ed 's/^- \*\*Dependencies\*\*: .*/- **Dependencies**: ${id}/' "$N"`;
const known = (id: string): string => sh`${needs(id)}; ed 's/ - Search$/ - Search; needs ${id}/' "$B"`;
const TWIN: Twin = {
  title: 'the exact id, and the board says so',
  place: 'docs',
  build: sh`${known('WP-1-Export-20260101')}; ci plan`,
};
const order: Attack['expect'] = { rules: ['dependency-order'] };

/** Two new packets, each with the other's need. */
const pair = (first: string, second: string): string => sh`
  np "- USER_SIGNATURE: $SIG2" WP-1-A-20260105; ed 's/^- \*\*Dependencies\*\*: .*/- **Dependencies**: ${first}/' "$K/WP-1-A-20260105.md"
  SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" WP-1-B-20260105
  ed 's/^- \*\*Dependencies\*\*: .*/- **Dependencies**: ${second}/' "$K/WP-1-B-20260105.md"
  ed 's/^(- \*\*\[WP-1-A-.*)/$1; needs ${first}/; s/^(- \*\*\[WP-1-B-.*)/$1; needs ${second}/' "$B"; ci plan`;

/** The base has the new packet, which waits for the one that it had. */
const WAITING = sh`git checkout -q main; ${known('WP-1-Export-20260101')}; ci plan; git checkout -q -B topic main`;
/** What it waits for is VALIDATED on main, with `more` done to it. */
const VALIDATED = sh`git checkout -q main; status "$P" VALIDATED; ci state; git checkout -q -B topic main`;
const START = sh`status "$N" In-Progress; ci start`;
const STARTED: Twin = { title: 'once it is VALIDATED', place: 'docs', build: sh`${WAITING}; ${VALIDATED}; ${START}` };
const SUPERSEDED = sh`
  git checkout -q main; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" WP-1-Export-20260101-v2; unlist "$P"
  printf '\n## Superseded\n\n- **[WP-1-Export-20260101]** - Export, by WP-1-Export-20260101-v2\n' >> "$B"; ci supersede; git checkout -q -B topic main`;

const CLOSE = sh`printf '\n## Phase 1: CLOSED\n' >> "$B"`;
const CLOSED: Twin = {
  title: 'a phase is closed on what is validated, and cancelled with a signature',
  place: 'docs',
  build: sh`
    ${VALIDATED}; unlist "$D"; printf '\n## Cancelled\n\n- **[WP-1-Import-20260102]** - Not needed, %s\n' "$SIG2" >> "$B"; ${CLOSE}; ci close`,
};
const closure: Attack['expect'] = { rules: ['phase-closure'] };

/** Threats B07 and B08: what waits for what, and when a phase is over. */
describeAttacks([
  {
    id: 'B07',
    title: 'two packets that wait for one another',
    weight: 'H',
    build: pair('WP-1-B-20260105', 'WP-1-A-20260105'),
    expect: order,
    twin: {
      title: 'one that waits for the other',
      place: 'docs',
      build: pair('WP-1-Export-20260101', 'WP-1-A-20260105'),
    },
    also: says('dependency-order/cycle'),
  },
  {
    id: 'B07 self',
    title: 'a packet that waits for itself',
    weight: 'H',
    build: sh`${known('WP-1-Search-20260105')}; ci plan`,
    expect: order,
    twin: TWIN,
    also: says('dependency-order/cycle'),
  },
  {
    id: 'B07 missing',
    title: 'a dependency that is no packet',
    weight: 'H',
    build: sh`${known('WP-1-Export-20260102')}; ci plan`,
    expect: order,
    twin: TWIN,
    also: says('dependency-order/unknown'),
  },
  {
    id: 'B07 prefix',
    title: 'the beginning of an id',
    weight: 'H',
    build: sh`${known('WP-1-Export')}; ci plan`,
    expect: order,
    twin: TWIN,
    also: says('dependency-order/unknown'),
  },
  {
    id: 'B07 struck',
    title: 'a dependency that is struck out in the packet, and not on the board',
    weight: 'H',
    build: sh`${needs('~~WP-1-Export-20260101~~')}; ci plan`,
    expect: order,
    twin: TWIN,
    also: says('dependency-order/undocumented'),
  },
  {
    id: 'B07 comment',
    title: 'a dependency that only a comment names',
    weight: 'H',
    build: sh`${needs('none <!-- WP-1-Export-20260101 -->')}; ci plan`,
    expect: { rules: ['dependency-order', 'plain-packet'] },
    twin: TWIN,
  },
  {
    id: 'B07 board',
    title: 'a dependency that the board does not show',
    weight: 'M',
    build: sh`${needs('WP-1-Export-20260101')}; ci plan`,
    expect: order,
    twin: TWIN,
    also: says('dependency-order/undocumented'),
  },
  {
    id: 'B07 open',
    title: 'work starts while what it waits for is open',
    weight: 'H',
    build: sh`${WAITING}; ${START}`,
    expect: order,
    twin: STARTED,
    also: says('dependency-order/started-early'),
  },
  {
    id: 'B07 superseded',
    title: 'work starts while what it waits for is superseded by what is open',
    weight: 'H',
    build: sh`${WAITING}; ${SUPERSEDED}; ${START}`,
    expect: order,
    twin: {
      title: 'superseded by what is VALIDATED',
      place: 'docs',
      build: sh`
        ${WAITING}; ${SUPERSEDED}; git checkout -q main; status "$K/WP-1-Export-20260101-v2.md" VALIDATED; ci state; git checkout -q -B topic main
        ${START}`,
    },
    also: says('dependency-order/started-early'),
  },
  {
    id: 'B07 told',
    title: 'work starts after a record, a comment and a struck line say VALIDATED',
    weight: 'H',
    build: sh`
      ${WAITING}; git checkout -q main; printf '\n## Validation\n\n- ~~STATUS: VALIDATED~~\n\n<!-- STATUS: VALIDATED -->\n\nVerdict: VALIDATED\n' >> "$P"; ci told
      git checkout -q -B topic main; ${START}`,
    expect: order,
    twin: STARTED,
    also: says('dependency-order/started-early'),
  },
  {
    id: 'B07 code',
    title: 'code under a packet that waits',
    weight: 'H',
    build: sh`${WAITING}; echo x >> src/export.ts; work x WP-1-Search-20260105`,
    expect: { rules: ['work-packet-reference'] },
    twin: {
      title: 'once it waits no more',
      place: 'docs',
      build: sh`${WAITING}; ${VALIDATED}; echo x >> src/export.ts; work x WP-1-Search-20260105`,
    },
    also: says('work-packet-reference/blocker-open'),
  },
  {
    id: 'B08',
    title: 'a phase is closed by the change that takes its open draft away',
    weight: 'H',
    build: sh`${VALIDATED}; git rm -q "$D"; unlist "$D"; ${CLOSE}; ci close`,
    expect: closure,
    twin: CLOSED,
  },
  {
    id: 'B08 moved',
    title: 'a phase is closed by the change that moves its open draft away',
    weight: 'H',
    build: sh`${VALIDATED}; mkdir notes/old; git mv "$D" notes/old/; unlist "$D"; ${CLOSE}; ci close`,
    expect: closure,
    twin: CLOSED,
  },
  {
    id: 'B08 renumbered',
    title: 'a phase is closed by the change that puts its open draft into the next one',
    weight: 'H',
    build: sh`
      ${VALIDATED}; git mv "$D" "$K/WP-2-Import-20260102.md"; ed 's/WP-1-Import/WP-2-Import/g' "$K/WP-2-Import-20260102.md"
      ed 's/WP-1-Import/WP-2-Import/' "$B"; ${CLOSE}; ci close`,
    expect: closure,
    twin: CLOSED,
  },
  {
    id: 'B08 open',
    title: 'a phase is closed while a packet of it is a draft',
    weight: 'H',
    build: sh`${VALIDATED}; ${CLOSE}; ci close`,
    expect: closure,
    twin: CLOSED,
  },
  {
    id: 'B08 empty',
    title: 'a phase is closed that has no packet',
    weight: 'H',
    build: sh`printf '\n## Phase 7: CLOSED\n' >> "$B"; ci close`,
    expect: closure,
    twin: CLOSED,
  },
  {
    id: 'B08 later',
    title: 'a packet joins a phase that is closed',
    weight: 'H',
    build: sh`
      ${VALIDATED}; git checkout -q main; unlist "$D"; printf '\n## Cancelled\n\n- **[WP-1-Import-20260102]** - Not needed, %s\n' "$SIG2" >> "$B"; ${CLOSE}; ci close
      git checkout -q -B topic main; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: closure,
    twin: CLOSED,
  },
]);
