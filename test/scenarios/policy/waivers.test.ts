import { expect } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
/** A packet with a placeholder, which `no-placeholder` blocks. */
const VAGUE = sh`np "- USER_SIGNATURE: $SIG2"; ed 's/^- \*\*Why\*\*: .*/- **Why**: TBD/' "$N"; ci plan`;
const ROW = 'waive W-1 no-placeholder WP-1-Search-20260105 2099-12-31';
/** The same change of a base that has a waiver. */
const waivedBefore = (row: string): string =>
  sh`git checkout -q main; ${row}; ci waive; git checkout -q topic; git reset -q --hard main; ${VAGUE}`;
// A registry without the rule knows no waiver of it, so nothing can be shown by judging without it.
const blocked = { expect: { rules: ['no-placeholder'] }, withoutBlame: true } as const satisfies Partial<Attack>;
const twin: Attack['twin'] = { title: 'a waiver that base had', place: 'docs', build: waivedBefore(ROW) };
const waived = ({ report }: Judged) => report?.diagnostics.filter(({ standing }) => standing === 'waived') ?? [];

/** Threat P04: a waiver counts when base has it, for as long as it says, and for what can be waived. */
describeAttacks([
  {
    id: 'P04 same change',
    title: 'a waiver in the change that needs it',
    weight: 'C',
    build: sh`${ROW}; ${VAGUE}`,
    ...blocked,
    twin,
    also: (judged) => expect(waived(judged)).toEqual([]),
  },
  {
    id: 'P04 same branch',
    title: 'a waiver in an earlier commit of the change',
    weight: 'C',
    build: sh`${ROW}; ci waive; ${VAGUE}`,
    ...blocked,
    twin,
    also: (judged) => expect(waived(judged)).toEqual([]),
  },
  {
    id: 'P04 ended',
    title: 'a waiver that has ended',
    weight: 'H',
    build: waivedBefore('waive W-1 no-placeholder WP-1-Search-20260105 2026-01-05'),
    expect: { rules: ['no-placeholder'] },
    twin,
  },
  {
    id: 'P04 lock',
    title: 'a waiver of a rule that cannot be waived',
    weight: 'C',
    build: sh`
      git checkout -q main; waive W-1 signature-lock WP-1-Export-20260101 2099-12-31; ci waive
      git checkout -q topic; git reset -q --hard main; widen "$P"; ci widen`,
    expect: { rules: ['signature-lock'] },
    twin,
    also: (judged) => expect(waived(judged)).toEqual([]),
  },
  {
    id: 'P04 endless',
    title: 'a waiver without an end',
    weight: 'H',
    build: sh`waive W-1 no-placeholder WP-1-Export-20260101 never; ci waive`,
    expect: { rules: ['waiver-ledger'] },
  },
  {
    id: 'P04 everything',
    title: 'a waiver for everything',
    weight: 'H',
    build: sh`waive W-1 no-placeholder '**' 2099-12-31; ci waive`,
    expect: { rules: ['waiver-ledger'] },
  },
]);
