import { describe, expect, it } from 'vitest';
import { askedPush, expectPushAnswers } from '../actions/parity/push-answers.js';
import { recordAnswer } from '../support/attack-record.js';
import { attempt, build, hookUp, newScenario, type Scenario } from '../support/scenario.js';
import { hookWords } from './hook-bypass/bypass.js';

const sh = String.raw;

/** A repository whose remote holds main, which was fetched; commits are made without hooks, pushes are judged. */
function withRemote(): Scenario {
  const scenario = newScenario();
  build(
    scenario,
    sh`
    git clone -q --bare . "$T/remote"; git -C "$T/remote" symbolic-ref HEAD refs/heads/main; git -C "$T/remote" branch -q -D topic
    git remote add origin "$T/remote"; git fetch -q origin`,
  );
  return scenario;
}

interface Push {
  readonly name: string;
  /** The commits, made before the hooks are live. */
  readonly commits: string;
  readonly push: string;
  /** What has to be said; and which refs of the remote hold what is pushed afterwards. */
  readonly says: string | RegExp;
  readonly passes: boolean;
}

const BAD = sh`widen "$P"; ci bad`;
const GOOD = sh`narrow "$D"; ci good`;
/** The protected branch of the remote goes on, and that is fetched; topic stays where it was. */
const LATER = (script: string): string =>
  sh`git checkout -q -b later main; ${script}; ci later; git push -q origin later:main; git fetch -q origin; git checkout -q topic`;
const BLOCKED = 'error  signature-lock/';

const PUSHES: readonly Push[] = [
  { name: 'a new branch', commits: GOOD, push: 'topic', says: /^pass/m, passes: true },
  { name: 'a new branch with a bad commit', commits: BAD, push: 'topic', says: BLOCKED, passes: false },
  {
    name: 'a new branch with a bad commit that the next one puts back',
    commits: sh`${BAD}; git revert --no-commit HEAD; ci back`,
    push: 'topic',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'more commits on a branch',
    commits: sh`${GOOD}; git push -q origin topic; echo more >> README.md; ci more`,
    push: 'topic',
    says: /^pass/m,
    passes: true,
  },
  {
    name: 'a bad commit on a branch that was pushed',
    commits: sh`${GOOD}; git push -q origin topic; ${BAD}`,
    push: 'topic',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'a bad commit to the protected branch itself',
    commits: sh`${BAD}`,
    push: 'topic:main',
    says: BLOCKED,
    passes: false,
  },
  { name: 'a good one to the protected branch', commits: GOOD, push: 'topic:main', says: /^pass/m, passes: true },
  {
    name: 'the deletion of a branch',
    commits: sh`${GOOD}; git push -q origin topic`,
    push: ':topic',
    says: /refs\/heads\/topic is deleted/,
    passes: true,
  },
  {
    name: 'the deletion of the protected branch',
    commits: 'git -C "$T/remote" config receive.denyDeleteCurrent ignore',
    push: ':main',
    says: /refs\/heads\/main is the protected branch and would be deleted/,
    passes: false,
  },
  {
    name: 'a forced one that takes the protected branch back to before a signature',
    commits: LATER(sh`sign "$D" "$SIG2"`),
    push: '+topic:main',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'a forced one that leaves a signed packet out',
    commits: sh`${LATER(sh`np "- USER_SIGNATURE: $SIG2"`)}; ${GOOD}`,
    push: '+topic:main',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'a forced one of another history without a signed packet',
    commits: sh`git rm -q "$P"; git commit -q --amend -m again -m 'Role: Orchestrator'`,
    push: '+topic:main',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'a forced one that only words a commit anew',
    commits: sh`${LATER('echo x >> README.md')}; git checkout -q -B topic later; git commit -q --amend -m again -m 'Role: Orchestrator'`,
    push: '+topic:main',
    says: /^pass/m,
    passes: true,
  },
  {
    name: 'an old state to a branch of its own',
    commits: LATER(sh`sign "$D" "$SIG2"`),
    push: 'topic:old',
    says: /^pass/m,
    passes: true,
  },
  {
    name: 'several branches, the bad one last',
    commits: sh`${GOOD}; git branch first; ${BAD}`,
    push: 'first topic',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'several branches, the bad one first',
    commits: sh`${BAD}; git checkout -q -b second main; echo more >> README.md; ci more`,
    push: 'topic second',
    says: BLOCKED,
    passes: false,
  },
  { name: 'a tag', commits: sh`${GOOD}; git tag -a -m v1 v1`, push: 'v1', says: /^pass/m, passes: true },
  { name: 'a tag of a bad commit', commits: sh`${BAD}; git tag -a -m v1 v1`, push: 'v1', says: BLOCKED, passes: false },
  {
    name: 'a ref that is neither branch nor tag',
    commits: BAD,
    push: 'topic:refs/review/1',
    says: BLOCKED,
    passes: false,
  },
  {
    name: 'a detached commit',
    commits: sh`${BAD}; git checkout -q --detach`,
    push: 'HEAD:refs/heads/detached',
    says: BLOCKED,
    passes: false,
  },
];

describe('pushes', () => {
  it.for(PUSHES.map((each) => [each.name, each] as const))(
    '%s',
    async ([name, { commits, push, says, passes }], context) => {
      const scenario = withRemote();
      build(scenario, commits);
      hookUp(scenario);
      const refs = 'git -C "$T/remote" for-each-ref';
      const before = build(scenario, refs);
      const asked = askedPush(scenario, push, '$T/remote');
      const { status, output } = attempt(scenario, `git push -q origin ${push}`);
      const expected = passes ? 'accepted' : says === BLOCKED ? 'blocked: signature-lock' : 'undecided';
      const case11 = { id: 'H11', form: name, severity: 'M', door: 'hook pre-push' } as const;
      recordAnswer(context, { ...case11, expected, got: hookWords({ status, output }) });
      expect(output).toMatch(says);
      expect(status === 0).toBe(passes);
      expect(build(scenario, refs) !== before, 'the remote took it').toBe(passes);
      // A push that was let through told the clone what the remote has by now: the doors are asked about what it had.
      build(scenario, `git update-ref refs/remotes/origin/main ${asked.refs['refs/heads/main']}`);
      await expectPushAnswers(scenario, asked, { output, passes });
    },
  );

  it('holds what is replaced against itself where the protected branch is not known', () => {
    const scenario = withRemote();
    build(
      scenario,
      sh`git -C "$T/remote" update-ref refs/heads/trunk refs/heads/main; git -C "$T/remote" update-ref -d refs/heads/main`,
    );
    build(
      scenario,
      sh`git update-ref -d refs/remotes/origin/main; git fetch -q origin; git checkout -q --orphan other`,
    );
    build(scenario, sh`git rm -rqf .; echo x > README.md; ci other`);
    hookUp(scenario);
    const { status, output } = attempt(scenario, 'git push -q -f origin other:trunk');
    expect(output).toContain('error  signature-lock/');
    expect(status).not.toBe(0);
  });

  it('names the base that it was judged against', () => {
    const scenario = withRemote();
    build(scenario, GOOD);
    const id = build(scenario, 'git rev-parse main').slice(0, 12);
    hookUp(scenario);
    expect(attempt(scenario, 'git push -q origin topic').output).toContain(`refs/remotes/origin/main (${id})`);
  });
});
