import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { judgeRange } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

/** What a clone calls the two branches. */
const FETCHED = { base: 'refs/remotes/origin/main', head: 'refs/remotes/origin/topic' };

/** Threats L: what the history does, or what hides it. */
const attacks: readonly Attack[] = [
  {
    id: 'L06',
    title: 'edited, and put back by the next commit',
    weight: 'C',
    build: sh`
      widen "$P"; ci edit; git revert --no-commit HEAD; ci back
      test -z "$(git diff --name-only main...topic)"`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L07',
    title: 'the signature stripped, the text edited, the same signature put back, in three commits',
    weight: 'C',
    build: sh`
      ed 's/^- USER_SIGNATURE: .*\n//' "$P"; ci strip
      loosen "$P"; ci edit
      ed "s/^- SPEC_ANCHOR: .*\n/\$&- USER_SIGNATURE: $SIG\n/" "$P"; ci sign`,
    expect: { rules: ['signature-lock'] },
    also: ({ report }) => {
      const first = report?.diagnostics.find(({ messageId }) => messageId === 'signature-changed');
      expect(first?.message).toContain('expected alice010120261200');
    },
  },
  {
    id: 'L08',
    title: 'edited and signed anew with a signature that is valid and unused',
    weight: 'C',
    build: sh`ed "s/$SIG/$SIG2/" "$P"; loosen "$P"; ci sign`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L15',
    title: 'edited and put back, while the base makes the same edit',
    weight: 'H',
    build: sh`
      widen "$P"; ci edit; git revert --no-commit HEAD; ci back
      git checkout -q main; widen "$P"; ci same; git checkout -q topic
      test "$(git merge-tree --write-tree main topic)" = "$(git rev-parse 'main^{tree}')"`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L15 draft',
    title: 'the same on a draft that the base then signs',
    weight: 'H',
    build: sh`
      loosen "$D"; ci edit; git revert --no-commit HEAD; ci back
      git checkout -q main; loosen "$D"; ci same; sign "$D" "$SIG2"; ci sign; git checkout -q topic
      test "$(git merge-tree --write-tree main topic)" = "$(git rev-parse 'main^{tree}')"`,
    expect: { rules: ['signature-lock'] },
    twin: {
      title: 'a commit that touches a signed path and leaves its locked text as the base has it',
      place: 'docs',
      build: sh`
        status "$P" In-Progress; ci start; git checkout -q main; echo more >> README.md; ci more; git checkout -q topic`,
    },
  },
  {
    id: 'L16',
    title: 'a signed packet is exchanged by an amended commit that nobody pushed before',
    weight: 'C',
    build: sh`
      np "- USER_SIGNATURE: $SIG2"; ci sign; git branch seen
      widen "$N"; git add -A; git commit -q --amend --no-edit; ! git diff --quiet seen topic`,
    // The ledger holds the digest of what was signed.
    expect: { rules: ['signature-ledger'] },
  },
  {
    id: 'L16 recorded',
    title:
      'the same, and the ledger is amended too: it leaves no trace, and whoever reads the answer is told what is signed',
    weight: 'C',
    build: sh`
      np "- USER_SIGNATURE: $SIG2"; ci sign; git branch seen
      widen "$N"; ed '/WP-1-Search/ and s/sha256:\w+/pending/' "$L"; record; git add -A; git commit -q --amend --no-edit
      ! git diff --quiet seen topic`,
    expect: { notice: /alice050120261200 signs WP-1-Search-20260105 in this change.*alice should know/ },
  },
  {
    id: 'L17',
    title: 'tags named as the base shadow it',
    weight: 'C',
    build: sh`
      widen "$P"; ci edit; git update-ref refs/remotes/origin/main main; git tag origin/main topic; git tag main topic
      test -z "$(git diff --name-only origin/main...topic 2>/dev/null)"`,
    base: 'refs/remotes/origin/main',
    expect: { rules: ['signature-lock'] },
    also: async (_, scenario) => {
      for (const base of ['origin/main', 'main', 'refs/heads/main']) {
        const { verdict } = await judgeRange(scenario, { base });
        expect(verdict, `with the base written as ${base}`).not.toBe('pass');
      }
    },
  },
  {
    id: 'L18',
    title: 'a history that has nothing in common with the base',
    weight: 'H',
    build: sh`
      git checkout -q --orphan other; widen "$P"; ci orphan; git branch -f topic other; git checkout -q topic
      ! git merge-base main topic`,
    expect: { undecided: /topic shares no history with main/ },
    twin: {
      title: 'the same branch, started on the base',
      place: 'notes',
      build: sh`git checkout -q -b other; widen "$P"; ci other; git branch -f topic other; git checkout -q topic`,
    },
  },
  {
    id: 'L19',
    title: 'a shallow clone',
    weight: 'C',
    build: sh`
      widen "$P"; ci edit; echo more >> README.md; ci more
      git clone -q --depth 1 --no-single-branch "file://$PWD" "$T/clone"
      test "$(git -C "$T/clone" rev-parse --is-shallow-repository)" = true`,
    clone: 'clone',
    ...FETCHED,
    expect: { undecided: /shallow|history/ },
    action: { rules: ['signature-lock'] },
    twin: {
      title: 'a whole clone, of an edit that nothing governs',
      place: 'notes',
      build: sh`widen "$P"; ci edit; echo more >> README.md; ci more; git clone -q "file://$PWD" "$T/clone"`,
      clone: 'clone',
      ...FETCHED,
    },
  },
  {
    id: 'L19 whole',
    title: 'the same edit in a whole clone',
    weight: 'C',
    build: sh`widen "$P"; ci edit; echo more >> README.md; ci more; git clone -q "file://$PWD" "$T/clone"`,
    clone: 'clone',
    ...FETCHED,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L20',
    title: 'a shallow boundary written by hand hides the commit',
    weight: 'H',
    build: sh`
      widen "$P"; ci bad; git commit -q --allow-empty -m good; git rev-parse HEAD > .git/shallow
      test "$(git rev-list --count main..topic)" = 1`,
    expect: { rules: ['signature-lock'] },
    twin: {
      title: 'the same commits on files that nothing governs, without the boundary',
      place: 'notes',
      build: sh`widen "$P"; ci good; git commit -q --allow-empty -m empty`,
    },
  },
  {
    id: 'L21',
    title: 'a partial clone whose missing texts a program would fetch',
    weight: 'H',
    build: sh`
      widen "$P"; ci edit; git config uploadpack.allowFilter true
      git clone -q --no-checkout --filter=blob:none "file://$PWD" "$T/clone"
      cd "$T/clone"; git config protocol.ext.allow always; git config remote.origin.url "ext::sh -c touch% $T/fetched"`,
    clone: 'clone',
    ...FETCHED,
    expect: { undecided: /WP-1-Export-20260101\.md is not in the object store/ },
    action: { rules: ['signature-lock'] },
    also: (_, { temporary }) => {
      expect(existsSync(join(temporary, 'fetched')), 'the program was started').toBe(false);
    },
    twin: {
      title: 'a whole clone with the same program set up',
      place: 'notes',
      build: sh`
        widen "$P"; ci edit; git clone -q --no-checkout "file://$PWD" "$T/clone"
        cd "$T/clone"; git config protocol.ext.allow always; git config remote.origin.url "ext::sh -c touch% $T/fetched"`,
      clone: 'clone',
      ...FETCHED,
    },
  },
  {
    id: 'L22',
    title: 'a replacement shows the signed text in the place of the edited one',
    weight: 'H',
    build: sh`
      signed=$(git rev-parse "HEAD:$P"); widen "$P"; ci bad; git replace "$(git rev-parse "HEAD:$P")" "$signed"
      git show "HEAD:$P" | has 'Everything in app/'; ! git --no-replace-objects show "HEAD:$P" | has 'Everything in app/'`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L23',
    title: 'a graft cuts the commit out of the history',
    weight: 'H',
    build: sh`
      widen "$P"; ci bad; git commit -q --allow-empty -m good; mkdir -p .git/info
      echo "$(git rev-parse topic) $(git rev-parse main)" > .git/info/grafts
      test "$(git --no-replace-objects rev-list --count main..topic 2>/dev/null)" = 1`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L46',
    title: 'a commit that claims to be old, behind a dozen empty ones',
    weight: 'L',
    build: sh`
      widen "$P"; git add -A
      GIT_AUTHOR_DATE=2001-01-01T00:00:00Z GIT_COMMITTER_DATE=2001-01-01T00:00:00Z git commit -q -m old -m 'Role: Orchestrator'
      for i in 1 2 3 4 5 6 7 8 9 10 11 12; do git commit -q --allow-empty -m "$i"; done`,
    expect: { rules: ['signature-lock'] },
  },
];

describeAttacks(attacks);
