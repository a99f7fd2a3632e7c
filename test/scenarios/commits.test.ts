import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectCommitAnswers, expectFirstCommitAnswers } from '../actions/parity/commit-answers.js';
import { recordAnswer } from '../support/attack-record.js';
import { attempt, build, emptyScenario, hookUp, newScenario, runProgram, type Scenario } from '../support/scenario.js';
import type { Weight } from './attack.js';
import { hookWords } from './hook-bypass/bypass.js';

const sh = String.raw;

/** A commit message in a role, for `git commit`. */
const AS = (role: string): string => `-m x -m 'Role: ${role}'`;
const PLANNED = AS('Orchestrator');

/** Real commits: the scripts end with the command that the hooks answer. */
interface Commit {
  readonly name: string;
  /** Runs without hooks, before. */
  readonly before?: string;
  readonly script: string;
  /** The rule that blocks it; null where it passes. */
  readonly rule: string | null;
  /** The case of the catalogue that it is, and its form. */
  readonly threat?: { readonly id: string; readonly form: string; readonly severity: Weight };
}

const hooked = (): Scenario => hookUp(newScenario());

/** The state that a blocked commit must leave as it was. */
const STATE = sh`
  git rev-parse HEAD; git symbolic-ref HEAD; git ls-files -s; git status --porcelain=v2 -z | tr '\0' '\n'; git stash list
  find . -path ./.git -prune -o -type f -print | sort | xargs -d '\n' sha1sum; find .git -name '*.lock'`;

function describeCommits(title: string, commits: readonly Commit[]): void {
  describe(title, () => {
    it.for(commits.map((each) => [each.name, each] as const))(
      '%s',
      async ([, { before = ':', script, rule, threat }], context) => {
        const scenario = hookUp(newScenario());
        build(scenario, `git config core.hooksPath /dev/null; ${before}; git config --unset core.hooksPath`);
        hookUp(scenario);
        const tip = build(scenario, 'git rev-parse HEAD');
        const { status, output } = attempt(scenario, script);
        if (threat !== undefined) {
          const expected = rule === null ? 'accepted' : `blocked: ${rule}`;
          const door = script.startsWith('git merge ') ? 'hook pre-merge-commit' : 'hook pre-commit';
          recordAnswer(context, { ...threat, door, expected, got: hookWords({ status, output }) });
        }
        if (rule === null) {
          expect({ status, output }).toMatchObject({ status: 0 });
          expect(build(scenario, 'git rev-parse HEAD'), 'a commit was made').not.toBe(tip);
        } else {
          expect(output).toContain(`error  ${rule}/`);
          expect(status).not.toBe(0);
          expect(build(scenario, 'git rev-parse HEAD'), 'no commit was made').toBe(tip);
        }
        expect(readdirSync(scenario.leftovers)).toEqual([]);
        await expectCommitAnswers({ before, script, scenario, tip: tip.trim(), made: rule === null, output });
      },
    );
  });
}

describeCommits('what is staged is what is judged', [
  {
    name: 'a bad text staged behind a good one in the work tree is blocked',
    script: sh`widen "$P"; git add "$P"; git show "HEAD:$P" > "$P"; git commit -q ${PLANNED}`,
    rule: 'signature-lock',
    threat: { id: 'H09', form: '', severity: 'H' },
  },
  {
    name: 'a good text staged behind a bad one in the work tree passes',
    script: sh`status "$P" In-Progress; git add "$P" "$B"; widen "$P"; git commit -q ${PLANNED}; ! git show "HEAD:$P" | has Nothing`,
    rule: null,
  },
  {
    name: 'git commit FILE, which has an index of its own, is blocked',
    script: sh`widen "$P"; git commit -q ${PLANNED} -- "$P"`,
    rule: 'signature-lock',
    threat: { id: 'H08', form: 'git commit FILE', severity: 'C' },
  },
  {
    name: 'git commit FILE beside a bad file passes',
    script: sh`widen "$P"; echo more >> README.md; git commit -q -m x -- README.md`,
    rule: null,
  },
  {
    name: 'git commit -a is blocked',
    script: sh`widen "$P"; git commit -q -a ${PLANNED}`,
    rule: 'signature-lock',
    threat: { id: 'H08', form: 'git commit -a', severity: 'C' },
  },
  { name: 'git commit -a passes', script: sh`status "$P" In-Progress; git commit -q -a ${PLANNED}`, rule: null },
  {
    name: 'an edit that git was told not to see passes with another file',
    script: sh`
      git update-index --skip-worktree "$P"; widen "$P"; echo n > "$K/n.md"; git add -N "$K/n.md"
      echo more >> README.md; git commit -q -m x -- README.md; git diff --quiet HEAD~ HEAD -- "$K"`,
    rule: null,
  },
]);

describeCommits('every way to change a signed packet', [
  {
    name: 'a rename is blocked',
    script: sh`git mv "$P" "$K/WP-1-Export-v2.md"; git commit -q ${PLANNED}`,
    rule: 'signature-lock',
  },
  { name: 'a rename of another file passes', script: sh`git mv README.md READ.md; git commit -q -m x`, rule: null },
  { name: 'a deletion is blocked', script: sh`git rm -q "$P"; git commit -q ${PLANNED}`, rule: 'signature-lock' },
  {
    name: 'a deletion of a draft passes',
    script: sh`git rm -q "$D"; unlist "$D"; git commit -q -a ${PLANNED}`,
    rule: null,
  },
  {
    name: 'an amended commit is blocked',
    before: sh`status "$P" In-Progress; ci start`,
    script: sh`widen "$P"; git add -A; git commit -q --amend --no-edit`,
    rule: 'signature-lock',
  },
  {
    name: 'an amended message passes',
    before: sh`status "$P" In-Progress; ci start`,
    script: sh`git commit -q --amend -m again -m 'Role: Orchestrator'`,
    rule: null,
  },
  {
    name: 'a clean merge is blocked by pre-merge-commit',
    before: sh`git checkout -q -b side; widen "$P"; ci bad; git checkout -q topic; echo more >> README.md; ci more`,
    script: sh`git merge -q --no-ff -m merge side`,
    rule: 'signature-lock',
    threat: { id: 'H07', form: '', severity: 'M' },
  },
  {
    name: 'a clean merge passes',
    before: sh`git checkout -q -b side; status "$P" In-Progress; ci start; git checkout -q topic; echo more >> README.md; ci more`,
    script: sh`git merge -q --no-ff -m merge side`,
    rule: null,
  },
  {
    name: 'a merge that was resolved by hand is blocked',
    before: sh`
      git checkout -q -b side; echo one >> README.md; ci one; git checkout -q topic; echo two >> README.md; ci two
      ! git merge -q side; printf '# Lantern\n' > README.md; widen "$P"; git add -A`,
    script: sh`git commit -q -m merge -m 'Role: Orchestrator'`,
    rule: 'signature-lock',
  },
  {
    name: 'a merge that was resolved by hand passes',
    before: sh`
      git checkout -q -b side; echo one >> README.md; ci one; git checkout -q topic; echo two >> README.md; ci two
      ! git merge -q side; printf '# Lantern\n' > README.md; git add -A`,
    script: sh`git commit -q -m merge`,
    rule: null,
  },
  {
    name: 'a commit from a folder below is blocked',
    script: sh`widen "$P"; cd "$K"; git commit -q -a ${PLANNED}`,
    rule: 'signature-lock',
  },
  {
    name: 'a commit from a folder below passes',
    script: sh`status "$P" In-Progress; cd "$K"; git commit -q -a ${PLANNED}`,
    rule: null,
  },
]);

describeCommits('roles', [
  {
    name: 'code by the Orchestrator is blocked',
    script: sh`echo x >> src/export.ts; git commit -q -a ${PLANNED}`,
    rule: 'no-code-by-orchestrator',
  },
  {
    name: 'code by the Coder passes',
    script: sh`echo x >> src/export.ts; git commit -q -a -m x -m 'Role: Coder
Work-Packet: WP-1-Export-20260101'`,
    rule: null,
  },
  {
    name: 'code in no role is blocked',
    script: sh`echo x >> src/export.ts; git commit -q -a -m x`,
    rule: 'role-attribution',
  },
  {
    name: 'code in two roles is blocked',
    script: sh`echo x >> src/export.ts; git commit -q -a -m x -m 'Role: Coder
Role: Orchestrator'`,
    rule: 'role-attribution',
  },
  {
    name: 'a role from the settings of the clone passes, and stands in the message',
    before: 'git config handshake.role Coder; git config handshake.workPacket WP-1-Export-20260101',
    script: sh`echo x >> src/export.ts; git commit -q -a -m x; git log -1 --format=%B | has -x 'Role: Coder'`,
    rule: null,
  },
  {
    name: 'a role from the environment passes',
    before: 'git config handshake.workPacket WP-1-Export-20260101',
    script: sh`echo x >> src/export.ts; HANDSHAKE_ROLE=Coder git commit -q -a -m x; git log -1 --format=%B | has -x 'Role: Coder'`,
    rule: null,
  },
  {
    name: 'a role from the branch passes',
    before: 'git checkout -q -b coder/WP-1-Export-20260101',
    script: sh`echo x >> src/export.ts; git commit -q -a -m x; git log -1 --format=%B | has -x 'Role: Coder'`,
    rule: null,
  },
]);

describe('what the hooks say and leave behind', () => {
  it('a commit in no role is told the line to paste', () => {
    const { output } = attempt(hooked(), 'echo x >> src/export.ts; git commit -q -a -m x');
    expect(output).toContain('git commit -F "$(git rev-parse --git-path COMMIT_EDITMSG)" --trailer "Role: Coder"');
  });

  it('a blocked commit leaves index, work tree and status as they were', () => {
    const scenario = hooked();
    build(scenario, sh`widen "$P"; git add -A; echo later >> README.md; echo new > new.txt`);
    const before = build(scenario, STATE);
    expect(attempt(scenario, `git commit -q ${PLANNED}`).status).not.toBe(0);
    expect(build(scenario, STATE)).toBe(before);
    expect(readdirSync(scenario.leftovers)).toEqual([]);
  });

  it('so does one that the message blocks', () => {
    const scenario = hooked();
    build(scenario, sh`echo x >> src/export.ts; git add -A; echo later >> README.md`);
    const before = build(scenario, STATE);
    expect(attempt(scenario, `git commit -q ${PLANNED}`).status).not.toBe(0);
    expect(build(scenario, STATE)).toBe(before);
  });

  it('a commit that no hook saw is named by check --range', () => {
    const scenario = hooked();
    build(
      scenario,
      sh`widen "$P"; git commit -q -a --no-verify ${PLANNED}; echo more >> README.md; git commit -q -a -m more`,
    );
    const id = build(scenario, 'git rev-parse HEAD~').slice(0, 12);
    const { status, output } = runProgram(scenario, ['check', '--range', 'main..topic']);
    expect(output).toContain('error  signature-lock/');
    expect(output).toContain(`commit: ${id}`);
    expect(status).toBe(1);
  });
});

describe('first commits and linked work trees', () => {
  const beforeFirst = (): Scenario => {
    const scenario = emptyScenario();
    build(
      scenario,
      sh`
        git init -q -b main .; documents; protocols; mkdir docs/spec; cp "$FIXTURES/spec.md" docs/spec/Master_Spec_v01.00.md
        for packet in "$P" "$D"; do ed 's/^  \* (?:src|tests)\/export.*\.ts$/$& (new)/' "$packet"; done
        ed 's/sha256:\w+/pending/' "$L"; record`,
    );
    return scenario;
  };
  const first = async (script: string): Promise<ReturnType<typeof attempt>> => {
    const commit = `${script}; git add -A; git commit -q ${PLANNED}; git rev-parse --verify HEAD`;
    const ended = attempt(hookUp(beforeFirst()), commit);
    const unhooked = beforeFirst();
    build(unhooked, commit);
    await expectFirstCommitAnswers(unhooked, ended.output);
    return ended;
  };

  it('the first commit of a repository passes', async () => {
    expect(await first(':')).toMatchObject({ status: 0 });
  });

  it('the first commit of a repository is blocked', async () => {
    const { status, output } = await first(sh`ed 's/^- USER_SIGNATURE: alice.*\n//' "$P"`);
    expect(output).toContain('error  user-signature/missing');
    expect(status).not.toBe(0);
  });

  it.each([
    [sh`widen "$P"`, 1],
    [sh`status "$P" In-Progress`, 0],
  ])('a commit in a linked work tree: %s', async (edit, code) => {
    const scenario = hooked();
    const before = sh`git worktree add -q -b linked "$T/linked"`;
    build(scenario, before);
    const tip = build(scenario, 'git rev-parse HEAD').trim();
    const script = sh`cd "$T/linked"; ${edit}; git commit -q -a ${PLANNED}`;
    const { status, output } = attempt(scenario, script);
    expect({ status, output }).toMatchObject({ status: code });
    if (code === 1) expect(output).toContain('error  signature-lock/');
    const made = code === 0;
    await expectCommitAnswers({ before, script, scenario, tip, made, output, workTree: '"$T/linked"' });
  });
});
