import { expect } from 'vitest';
import { build, judgeRange } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;

/** The change edits something else while the base signs the draft: what L11 to L13 look like when nobody cheats. */
const SIGNED_MEANWHILE = sh`
  echo more >> README.md; ci more
  git checkout -q main; sign "$D" "$SIG2"; ci sign; git checkout -q topic`;

/** Threats L: an edit that a merge makes, brings or hides. */
const attacks: readonly Attack[] = [
  {
    id: 'L09',
    title: 'the edit is made by the merge of the base into the change',
    weight: 'C',
    build: sh`
      echo y >> README.md; ci topic
      git checkout -q main; echo b >> "$W/START_HERE.md"; ci base; git checkout -q topic
      git merge -q --no-ff --no-commit main; widen "$P"; ci "Merge branch 'main'"
      test -z "$(git log --format= --name-only main..topic | grep Export)"; test -z "$(git diff-tree -r --no-commit-id HEAD)"`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L10',
    title: 'the same in a merge of three',
    weight: 'H',
    build: sh`
      git checkout -q -b one main; echo 1 > one; ci one; git checkout -q -b two main; echo 2 > two; ci two
      git checkout -q topic; echo 3 > three; ci three; git merge -q one two -m octopus -m 'Role: Orchestrator'
      widen "$P"; git add -A; git commit -q --amend --no-edit
      test "$(git log -1 --format=%p | wc -w)" = 3`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L11',
    title: "a merge that keeps the change's unsigned text where the base signed meanwhile",
    weight: 'C',
    build: sh`
      loosen "$D"; ci edit; git checkout -q main; sign "$D" "$SIG2"; ci sign; git checkout -q topic
      git merge -q -s ours -m merge -m 'Role: Orchestrator' main
      ! git show "$(git merge-tree --write-tree main topic | head -1):$D" | has "$SIG2"`,
    expect: { rules: ['signature-lock'] },
    twin: {
      title: 'a plain merge of a base that signed meanwhile',
      place: 'docs',
      build: sh`${SIGNED_MEANWHILE}; git merge -q -m merge main; git show "topic:$D" | has "$SIG2"`,
    },
  },
  {
    id: 'L12',
    title: 'the change edits a draft that the base signs meanwhile, and both merge cleanly',
    weight: 'C',
    build: sh`
      loosen "$D"; ci edit; git checkout -q main; sign "$D" "$SIG2"; ci sign; git checkout -q topic
      merged=$(git merge-tree --write-tree main topic)
      git show "$merged:$D" | has Anything; git show "$merged:$D" | has "$SIG2"`,
    expect: { rules: ['signature-lock'] },
    twin: { title: 'the change edits something else', place: 'docs', build: SIGNED_MEANWHILE },
  },
  {
    id: 'L13',
    title: 'the same drift between two changes of one merge group',
    weight: 'C',
    build: sh`
      loosen "$D"; ci edit; git checkout -q -b other main; sign "$D" "$SIG2"; ci sign; git checkout -q -b group main
      git merge -q --no-ff -m 'group 1' other; git merge -q --no-ff -m 'group 2' topic
      has Anything "$D"; has "$SIG2" "$D"`,
    head: 'group',
    expect: { rules: ['signature-lock'] },
    twin: {
      title: 'two changes of one group that edit different files',
      place: 'docs',
      build: sh`
        echo more >> README.md; ci more; git checkout -q -b other main; sign "$D" "$SIG2"; ci sign; git checkout -q -b group main
        git merge -q --no-ff -m 'group 1' other; git merge -q --no-ff -m 'group 2' topic`,
      head: 'group',
    },
  },
  {
    id: 'L14',
    title: 'the folder is renamed while the base adds a signed packet to it',
    weight: 'H',
    build: sh`
      git mv "$K" "$W/tp"; ci rename
      git checkout -q main; np "- USER_SIGNATURE: $SIG2"; ci new; git checkout -q topic
      git ls-tree -r --name-only "$(git -c merge.directoryRenames=true merge-tree --write-tree main topic)" | has "$W/tp/WP-1-Search"
      ! git merge-tree --write-tree main topic`,
    expect: { undecided: /^the merge of topic into main (?:conflicts in|depends on git's setting)/m },
    twin: {
      title: 'a folder that nothing governs is renamed, and the base adds a packet elsewhere',
      place: 'notes',
      build: sh`
        git mv "$K" "$W/tp"; ci rename
        git checkout -q main; in_folder docs; np "- USER_SIGNATURE: $SIG2"; ci new; git checkout -q topic`,
    },
  },
  {
    id: 'L31',
    title: 'attributes let both edits of a packet merge by themselves',
    weight: 'H',
    build: sh`
      printf '%s/** merge=union\n' "$W" > .gitattributes; widen "$P"; ci union
      git checkout -q main; narrow "$P"; ci other; git checkout -q topic
      git merge-tree --write-tree main topic; git checkout -q main; ! git merge-tree --write-tree main topic`,
    expect: { undecided: /^the merge of topic into main (?:conflicts in|depends on git's setting)/m },
    also: async (judged, scenario) => {
      build(scenario, 'git checkout -q topic');
      const elsewhere = await judgeRange(scenario, {});
      expect(elsewhere, 'judged from another checkout').toEqual(judged);
    },
    twin: {
      title: 'the same attribute, and edits in different places of a file that nothing governs',
      place: 'notes',
      build: sh`
        git checkout -q main; printf '%s/** merge=union\n' "$W" > .gitattributes; ci union
        git checkout -q -B topic main; widen "$P"; ci here; git checkout -q main; loosen "$P"; ci other; git checkout -q topic`,
    },
  },
  {
    id: 'L44',
    title: 'a side branch with the edit, merged without its text',
    weight: 'M',
    build: sh`
      git checkout -q -b side; widen "$P"; ci bad; git checkout -q topic; echo z >> README.md; ci z
      git merge -q -s ours -m merge -m 'Role: Orchestrator' side
      test -z "$(git diff --name-only main topic -- "$K")"`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L47',
    title:
      'a record section is taken away, and the line that base adds to it merges into the scope; a rewritten report distracts',
    weight: 'H',
    build: sh`
      git checkout -q main
      slurp 's/\n## Quality Gate/\n## Evidence\n- one\n\n\n## Quality Gate/' "$P"
      printf '\n---\n\n## VALIDATION REPORT - WP-1-Export-20260101\nVerdict: FAIL\n' >> "$P"; ci evidence
      git checkout -q -B topic main
      slurp 's/## Evidence\n- one\n//; s/Verdict: FAIL/Verdict: PASS/' "$P"; ci 'take it away'
      git checkout -q main; slurp 's/(- one\n\n)/$1  * Everything in src\/\n/' "$P"; ci more; git checkout -q topic
      ! git show "$(git merge-tree --write-tree main topic | head -1):$P" | has Evidence`,
    expect: { rules: ['signature-lock'] },
  },
  {
    id: 'L48',
    title: 'a history of its own holds the packet as a link, and is merged without its files',
    weight: 'H',
    build: sh`
      main=$(git rev-parse main); git checkout -q --orphan other; git rm -rqf .
      mkdir -p "$K"; ln -s ../../README.md "$P"; git add -A; git commit -q -m other -m 'Role: Orchestrator'
      git checkout -q topic; git merge -q -s ours --allow-unrelated-histories -m merge -m 'Role: Orchestrator' other
      test "$(git rev-parse 'topic^{tree}')" = "$(git rev-parse "$main^{tree}")"`,
    expect: { rules: ['signature-lock'] },
    twin: {
      title: 'a history of its own without the packet, merged the same way',
      place: 'docs',
      build: sh`
        git checkout -q --orphan other; git rm -rqf .
        echo other > NOTES.md; git add -A; git commit -q -m other -m 'Role: Orchestrator'
        git checkout -q topic; git merge -q -s ours --allow-unrelated-histories -m merge -m 'Role: Orchestrator' other`,
    },
  },
  {
    id: 'L45',
    title: 'histories that cross, with two merge bases',
    weight: 'M',
    build: sh`
      echo t > t; ci t; t=$(git rev-parse HEAD); git checkout -q main; echo m > m; ci m; m=$(git rev-parse HEAD)
      git merge -q --no-ff -m 'main with topic' "$t"; git checkout -q topic; git merge -q --no-ff -m 'topic with main' "$m"
      widen "$P"; ci edit
      test "$(git merge-base --all main topic | wc -l)" = 2`,
    expect: { rules: ['signature-lock'] },
  },
];

describeAttacks(attacks);
