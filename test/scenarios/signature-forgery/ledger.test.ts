import { expect } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const expected: Attack['expect'] = { rules: ['signature-ledger'] };
const says = (message: string) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(
    `signature-ledger/${message}`,
  );
const SIGNED: Attack['twin'] = {
  title: 'a packet with its row',
  place: 'docs',
  build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan`,
};
/** A row of a signature that was lost: no packet has it. */
const LOST = sh`printf '| bob020120261200 | bob | 2026-01-02 12:00 | INVALID: lost | | |\n'`;
const EVE = sh`printf '| eve030120261200 | eve | 2026-01-03 12:00 | INVALID: lost | | |\n'`;

// Threat S11: the audit row is missing, for another packet, edited, reordered or deleted.
describeAttacks([
  {
    id: 'S11 missing',
    title: 'a signature without a row',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ed "s/.*$SIG2.*\n//" "$L"; ci plan`,
    expect: expected,
    twin: SIGNED,
    also: says('unrecorded'),
  },
  {
    id: 'S11',
    title: 'a row for another packet, in the place of an old one',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ed "s/.*$SIG .*\n//; s/WP-1-Search-20260105/WP-1-Other/" "$L"; ci plan`,
    expect: expected,
    twin: SIGNED,
    also: (judged) => {
      says('for-another')(judged);
      says('row-removed')(judged);
    },
  },
  {
    id: 'S11 digest',
    title: 'a row without a digest',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ed 's/ pending//' "$L"; ci plan`,
    expect: expected,
    twin: SIGNED,
    also: says('no-digest'),
  },
  {
    id: 'S11 other text',
    title: 'a digest of another text',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; record; widen "$N"; ci plan`,
    expect: expected,
    twin: { ...SIGNED, title: 'the digest of this text', build: sh`np "- USER_SIGNATURE: $SIG2"; widen "$N"; ci plan` },
    also: says('other-digest'),
  },
  {
    id: 'S11 order',
    title: 'rows in another order',
    weight: 'M',
    build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan; slurp "s/(.*$SIG .*\n)(.*$SIG2.*\n)/\$2\$1/" "$L"; ci order`,
    expect: expected,
    twin: {
      title: 'the newest row first',
      place: 'docs',
      build: sh`np "- USER_SIGNATURE: $SIG2"; slurp "s/(.*$SIG .*\n)(.*$SIG2.*\n)/\$2\$1/" "$L"; ci plan`,
    },
    also: says('row-moved'),
  },
  {
    id: 'S11 taken back',
    title: 'an edit of a row that is taken back',
    weight: 'H',
    build: sh`cp "$L" "$T/ledger"; ed 's/the export/everything/' "$L"; ci edit; cp "$T/ledger" "$L"; ci back`,
    expect: expected,
    also: says('row-edited'),
  },
  {
    id: 'S11 merge',
    title: 'a merge that keeps the ledger of one side',
    weight: 'H',
    build: sh`
      echo more >> README.md; ci more; git checkout -q main; ${LOST} >> "$L"; ci lost; git checkout -q topic
      git merge -q -s ours -m merge -m 'Role: Orchestrator' main`,
    expect: expected,
    twin: {
      title: 'a merge that keeps the rows of both sides',
      place: 'docs',
      build: sh`
        ${EVE} >> "$L"; ci one; git checkout -q main; ${LOST} >> "$L"; ci two; git checkout -q topic
        git merge -q --no-commit main > /dev/null || true
        git show "main:$L" > "$L"; ${EVE} >> "$L"; ci merge`,
    },
    also: says('row-removed'),
  },
  {
    id: 'S11 invalid',
    title: 'a signature in use that is marked INVALID',
    weight: 'M',
    build: sh`printf '| %s | alice | 2026-01-05 12:00 | INVALID | WP-1-Export-20260101 | |\n' "$SIG" >> "$L"; ci mark`,
    expect: expected,
    twin: { title: 'one that nobody uses', place: 'docs', build: sh`${LOST} >> "$L"; ci mark` },
    also: says('invalid'),
  },
  {
    id: 'S11 link',
    title: 'a ledger that becomes a link',
    weight: 'H',
    build: sh`git mv "$L" "$W/old.md"; ln -s old.md "$L"; git add -A; git commit -q -m link -m 'Role: Orchestrator'`,
    expect: expected,
    also: says('ledger-removed'),
  },
]);
