import { expect } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

const OTHER = 'WP-1-Search-20260106';
const says = (message: string) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(
    `user-signature/${message}`,
  );

/** Main had a packet that is gone, with the row of its signature. */
const GONE = sh`
  git checkout -q main; cp "$B" "$T/board"; cp "$L" "$T/ledger"; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old
  git rm -q "$K/WP-1-Old-20260103.md"; cp "$T/board" "$B"; cp "$T/ledger" "$L"; ci gone; git checkout -q -B topic main
  ! git has "$SIG2" main`;

/** The same, and the row stayed as old ledgers have it: it names no packet. */
const NAMELESS = sh`
  git checkout -q main; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old
  git rm -q "$K/WP-1-Old-20260103.md"; unlist WP-1-Old-20260103; ed "s/\| WP-1-Old-20260103 \|.*/|  |  |/" "$L"; ci gone; git checkout -q -B topic main`;

const OLD = 'WP-1-Old-20260103';
/** Main had a packet that is gone; its row stayed. Old ledgers have rows without a digest: what was signed then, nobody can tell. */
const kept = (row: string): string => sh`
  git checkout -q main; np "- USER_SIGNATURE: $SIG2" ${OLD}; ${row}; ci old
  git rm -q "$K/${OLD}.md"; unlist ${OLD}; ci gone; git checkout -q -B topic main; row() { :; }`;
const NO_DIGEST = sh`ed 's/ pending//' "$L"`;
const again = (status: string, signature: string): string => sh`
  body ${OLD} ${status} "- USER_SIGNATURE: ${signature}" > "$K/${OLD}.md"; ed 's/^## ${status === 'Draft' ? 'Draft' : 'Ready for Dev'}\n/$&\n- **[${OLD}]** - Old\n/' "$B"`;
/** A draft of that id is on main again, with another text. */
const redrafted = sh`
  ${kept(NO_DIGEST)}; git checkout -q main; ${again('Draft', '<pending>')}; widen "$K/${OLD}.md"; ci draft; git checkout -q -B topic main`;
const signOld = (signature: string): string => sh`
  ed "s/<pending>/${signature}/; s/^- STATUS: Draft/- STATUS: Ready-for-Dev/" "$K/${OLD}.md"; place "$K/${OLD}.md" Ready-for-Dev`;
const rowOf = (signature: string): string => sh`
  printf '| ${signature} | alice | 2026-01-05 13:00 | Approves it | ${OLD} | pending |\n' >> "$L"`;

/** A second branch signs at places of board and ledger that the first one leaves alone, so that both merge without a conflict. */
const beside = (signature: string): string => sh`
  body ${OTHER} Ready-for-Dev "- USER_SIGNATURE: ${signature}" > "$K/${OTHER}.md"
  ed 's/^- \*\*\[WP-1-Export-20260101\]\*\*.*\n/$&- **[${OTHER}]** - Search\n/' "$B"
  ed "s/^\\| ---.*\n/\$&| ${signature} | alice | 2026-01-05 12:00 | Approves it | ${OTHER} | pending |\n/" "$L"; ci beside`;
const twoBranches = (signature: string): string => sh`
  git checkout -q -b first; np "- USER_SIGNATURE: $SIG2"; ci first; git checkout -q topic; ${beside(signature)}`;
/** What the queue brings to main together. */
const queued = (signature: string): string => sh`
  ${twoBranches(signature)}; git checkout -q -B topic2 first; git merge -q --no-ff -m group -m 'Role: Orchestrator' topic
  git checkout -q -B topic topic2`;
/** The first branch is on main by now. */
const landed = (signature: string): string => sh`
  ${twoBranches(signature)}; git checkout -q main; git merge -q --no-ff -m first -m 'Role: Orchestrator' first; git checkout -q topic
  git merge-tree --write-tree main topic > /dev/null`;

/** Threats S05 to S08: a signature is used once. */
const attacks: readonly Attack[] = [
  {
    id: 'S05',
    title: 'the signature of a packet of the base',
    weight: 'C',
    build: sh`np "- USER_SIGNATURE: $SIG"; ed "s/.*$SIG2.*\n//" "$L"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: { title: 'one of its own', place: 'docs', build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan` },
    also: says('used-twice'),
  },
  {
    id: 'S05 ledger',
    title: 'a signature that the ledger of base has for a packet that is gone',
    weight: 'C',
    build: sh`
      git checkout -q main; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old
      git rm -q "$K/WP-1-Old-20260103.md"; unlist WP-1-Old-20260103; ci gone; git checkout -q -B topic main
      row() { :; }; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'one that the ledger does not have',
      place: 'docs',
      build: sh`
        git checkout -q main; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old
        git rm -q "$K/WP-1-Old-20260103.md"; unlist WP-1-Old-20260103; ci gone; git checkout -q -B topic main
        SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
    also: says('used-twice'),
  },
  {
    id: 'S06',
    title: 'a signature that only the history of base still has',
    weight: 'C',
    build: sh`${GONE}; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'one that the history does not have',
      place: 'docs',
      build: sh`${GONE}; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
    also: says('used-before'),
  },
  {
    id: 'S06 row',
    title: 'a signature of a packet that is gone, whose row does not say for what it was',
    weight: 'C',
    build: sh`${NAMELESS}; row() { :; }; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'one that the history does not have',
      place: 'docs',
      build: sh`${NAMELESS}; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
    also: says('used-before'),
  },
  {
    id: 'S06 side',
    title: 'a signature that only a branch of the history of base had, and its merge dropped',
    weight: 'C',
    build: sh`
      git checkout -q -b side main; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old; git checkout -q main; echo more >> README.md; ci more
      git merge -q -s ours -m drop side; git checkout -q -B topic main; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'one that no branch of it had',
      place: 'docs',
      build: sh`
        git checkout -q -b side main; np "- USER_SIGNATURE: $SIG2" WP-1-Old-20260103; ci old; git checkout -q main; echo more >> README.md; ci more
        git merge -q -s ours -m drop side; git checkout -q -B topic main; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
    also: says('used-before'),
  },
  {
    id: 'S06 no digest',
    title: 'a packet that is gone comes back with its id, its signature and another text; its row has no digest',
    weight: 'C',
    build: sh`${kept(NO_DIGEST)}; ${again('Ready-for-Dev', '$SIG2')}; widen "$K/${OLD}.md"; ci again`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'one whose row has a digest comes back with the text that was signed',
      place: 'docs',
      build: sh`${kept(':')}; ${again('Ready-for-Dev', '$SIG2')}; ci again`,
    },
    also: says('used-before'),
  },
  {
    id: 'S06 two steps',
    title: 'the same in two changes: a draft with the id of a packet that is gone, and then its signature',
    weight: 'C',
    build: sh`${redrafted}; ${signOld('$SIG2')}; ci sign`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'a new signature for that draft',
      place: 'docs',
      build: sh`${redrafted}; ${signOld('alice050120261300')}; ${rowOf('alice050120261300')}; ci sign`,
    },
    also: says('used-before'),
  },
  {
    id: 'S07',
    title: 'a signature of two branches, of which one has landed',
    weight: 'H',
    build: landed('$SIG2'),
    expect: { rules: ['user-signature'] },
    twin: { title: 'a signature each', place: 'docs', build: landed('alice050120261300') },
    also: says('used-twice'),
  },
  {
    id: 'S07 queue',
    title: 'a signature of two branches that the queue brings together',
    weight: 'H',
    build: queued('$SIG2'),
    expect: { rules: ['user-signature'] },
    twin: { title: 'a signature each', place: 'docs', build: queued('alice050120261300') },
    also: says('used-twice'),
  },
  {
    id: 'S08',
    title: 'one signature for two packets of the change',
    weight: 'H',
    build: sh`np "- USER_SIGNATURE: $SIG2"; row() { :; }; np "- USER_SIGNATURE: $SIG2" ${OTHER}; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: {
      title: 'a signature each',
      place: 'docs',
      build: sh`np "- USER_SIGNATURE: $SIG2"; SIG2=alice050120261300; np "- USER_SIGNATURE: $SIG2" ${OTHER}; ci plan`,
    },
    also: says('used-twice'),
  },
];

describeAttacks(attacks);
