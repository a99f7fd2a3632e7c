import { expect } from 'vitest';
import type { Judged } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;

const SIGNED: Twin = {
  title: 'a signature that is one',
  place: 'docs',
  build: sh`np "- USER_SIGNATURE: $SIG2"; ci plan`,
};
const says = (message: string) => (judged: Judged) =>
  expect(judged.report?.diagnostics.map(({ rule, messageId }) => `${rule}/${messageId}`)).toContain(
    `user-signature/${message}`,
  );

/** A packet whose signature is none, so that no row of the ledger belongs to it. */
function malformed(id: string, weight: Attack['weight'], title: string, value: string): Attack {
  return {
    id,
    title,
    weight,
    build: sh`row() { :; }; np '- USER_SIGNATURE: ${value}'; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: SIGNED,
    also: says('invalid'),
  };
}

/** A packet that is signed, and recorded, with a signature in the right form. */
function formed(id: string, weight: Attack['weight'], title: string, value: string): Attack {
  return {
    id,
    title,
    weight,
    build: sh`SIG2=${value}; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { rules: ['user-signature'] },
    twin: SIGNED,
  };
}

const ALICE_SIGNS = sh`
  git checkout -q main; printf '{"signers":["alice","bob-2"]}' > handshake.config.json; ci signers; git checkout -q -B topic main`;
const asSigner = (name: string): string => sh`
  ${ALICE_SIGNS}; SIG2=${name}050120261200; np "- USER_SIGNATURE: $SIG2"; ed 's/\| alice \|/| ${name} |/ if /2026-01-05/' "$L"; ci plan`;
const LISTED: Twin = { title: 'a name that base lists', place: 'docs', build: asSigner('bob-2') };

/** Threats S01 to S04, S09, S10 and S12: what a signature is, whose, and when. */
describeAttacks([
  malformed('S01', 'H', 'a bare name', 'alice'),
  malformed('S01 name and date', 'H', 'a name with a date in other words', 'alice 2026-01-05'),
  malformed('S01 short', 'H', 'digits that are too few', 'alice05012026120'),
  malformed('S01 long', 'H', 'a digit too many', 'alice0501202612000'),
  malformed('S01 behind', 'H', 'words behind it', 'alice050120261200x'),
  malformed('S01 blanks', 'H', 'blanks inside of it', 'alice 05012026 1200'),
  malformed('S01 nobody', 'H', 'a date that nobody signed with', '050120261200'),
  malformed('S01 digit first', 'H', 'a name that begins with a digit', '2alice050120261200'),
  malformed('S02', 'H', 'the 31st of February', 'alice310220261200'),
  malformed('S02 month', 'H', 'the 13th month', 'alice051320261200'),
  malformed('S02 hour', 'H', 'the 28th hour of a year that is far away', 'ilja251225032800'),
  malformed('S02 minute', 'H', 'the 60th minute', 'alice050120261260'),
  malformed('S02 leap', 'H', 'a leap day of a year that has none', 'alice290220261200'),
  { ...formed('S03', 'H', 'a date that is far ahead', 'alice010120991200'), also: says('after-commit') },
  {
    ...formed('S03 near', 'H', 'a date that no time zone explains', 'alice060120261401'),
    also: says('after-commit'),
    twin: {
      title: 'a date that is ahead by as much as time zones are apart',
      place: 'docs',
      build: sh`SIG2=alice060120261400; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
  },
  {
    id: 'S03 clock',
    title: 'a commit that claims to be made as late as its signature',
    weight: 'H',
    build: sh`
      SIG2=alice010120991200; np "- USER_SIGNATURE: $SIG2"; export GIT_COMMITTER_DATE=2099-01-02T00:00:00Z GIT_AUTHOR_DATE=2099-01-02T00:00:00Z
      ci plan`,
    expect: { rules: ['user-signature'] },
    twin: SIGNED,
    also: says('after-commit'),
  },
  {
    id: 'S04',
    title: 'a date long before the packet was written: a warning, for no rule of the law says more',
    weight: 'M',
    build: sh`SIG2=alice010119991200; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    expect: { notice: /alice010119991200 signs WP-1-Search-20260105/ },
    twin: {
      title: 'a date that time zones explain',
      place: 'docs',
      build: sh`SIG2=alice311220252001; np "- USER_SIGNATURE: $SIG2"; ci plan`,
    },
    also: (judged) => {
      const said = judged.report?.diagnostics.map(
        ({ rule, messageId, severity }) => `${severity} ${rule}/${messageId}`,
      );
      expect(said).toEqual(['warning user-signature/before-packet']);
    },
  },
  {
    id: 'S09',
    title: 'a name that base does not list',
    weight: 'H',
    build: asSigner('mallory'),
    expect: { rules: ['user-signature'] },
    twin: LISTED,
    also: says('unknown-signer'),
  },
  {
    id: 'S09 near',
    title: 'a name that begins like one of the list',
    weight: 'H',
    build: asSigner('bob'),
    expect: { rules: ['user-signature'] },
    twin: LISTED,
    also: says('unknown-signer'),
  },
  {
    id: 'S09 own list',
    title: 'a name that the change lists',
    weight: 'C',
    build: sh`${asSigner('mallory')}; printf '{"signers":["alice","mallory"]}' > handshake.config.json; ci signers`,
    expect: { rules: ['law-integrity', 'user-signature'] },
    twin: LISTED,
    also: says('unknown-signer'),
  },
  {
    id: 'S10 plain',
    title: 'a signature that an agent makes up, where base asks for no proof: consistent, and said to be no more',
    weight: 'C',
    build: sh`np "- USER_SIGNATURE: $SIG2"; record; git add -A; git -c user.name=agent commit -q -m plan -m 'Role: Orchestrator'`,
    expect: { notice: /alice050120261200 signs WP-1-Search-20260105.*consistency, not authorship.*alice should know/ },
    twin: { title: 'a change that signs nothing', place: 'docs', build: sh`narrow "$D"; ci plan` },
  },
  malformed('S12', 'L', 'digits of another script', sh`alice\xd9\xa0\xd9\xa5\xd9\xa0\xd9\xa1220261200`),
  malformed('S12 fullwidth', 'L', 'digits of full width', sh`alice\xef\xbc\x9050120261200`),
  malformed('S12 letter', 'L', 'a letter of another script', sh`\xd0\xb0lice050120261200`),
  malformed('S12 case', 'L', 'upper case', 'Alice050120261200'),
  malformed('S12 kelvin', 'L', 'a sign that folds to a letter', sh`mar\xe2\x84\xaa050120261200`),
]);
