import { describe, expect, it } from 'vitest';
import { byLanded } from '../../actions/parity/doors.js';
import { expectedWords, gotWords } from '../../support/attack-words.js';
import { attempt, build, hookUp, newScenario } from '../../support/scenario.js';
import { answered, type Bypass, describeBypasses, HUSKY_HOOKS, hookWords } from './bypass.js';

const sh = String.raw;
const AS = "-m x -m 'Role: Orchestrator'";
const PLAIN = sh`widen "$P"; git commit -q -a ${AS}`;
const LOCK = { rules: ['signature-lock'] } as const;

/** A commit on a branch of its own, made before the hooks hang. */
const ASIDE = sh`git checkout -q -b side; widen "$P"; ci bad; git checkout -q topic`;
/** A commit that no hook is asked about, of a case whose plain way H01 shows already. */
const unhooked = (form: string, title: string, around: string, before = ':'): Bypass => ({
  id: `H06 ${form}`,
  title,
  weight: 'H',
  before,
  plain: null,
  around,
  expect: LOCK,
});

describeBypasses([
  {
    id: 'H01',
    title: 'git commit --no-verify',
    weight: 'C',
    plain: PLAIN,
    around: sh`widen "$P"; git commit -q -a --no-verify ${AS}`,
    expect: LOCK,
  },
  {
    id: 'H02',
    title: 'HUSKY=0',
    weight: 'C',
    husky: true,
    plain: PLAIN,
    around: sh`widen "$P"; HUSKY=0 git commit -q -a ${AS}`,
    expect: LOCK,
  },
  {
    id: 'H02 init file',
    title: 'a file of the user that husky reads before every hook',
    weight: 'C',
    husky: true,
    plain: null,
    around: sh`mkdir -p "$HOME/.config/husky"; echo 'export HUSKY=0' > "$HOME/.config/husky/init.sh"; widen "$P"; git commit -q -a ${AS}`,
    expect: LOCK,
  },
  {
    id: 'H03',
    title: 'core.hooksPath of one command',
    weight: 'C',
    plain: null,
    around: sh`widen "$P"; git -c core.hooksPath=/dev/null commit -q -a ${AS}`,
    expect: LOCK,
  },
  {
    id: 'H03 configured',
    title: 'core.hooksPath of the clone',
    weight: 'C',
    plain: null,
    around: sh`git config core.hooksPath "$T/none"; widen "$P"; git commit -q -a ${AS}`,
    expect: LOCK,
  },
  {
    id: 'H04',
    title: 'a linked work tree, where the hooks that husky made do not exist',
    weight: 'H',
    husky: true,
    plain: PLAIN,
    around: sh`git worktree add -q "$T/linked" -b linked; cd "$T/linked"; widen "$P"; git commit -q -a ${AS}`,
    expect: LOCK,
    head: 'linked',
  },
  unhooked(
    'plumbing',
    'git commit-tree and update-ref',
    sh`widen "$P"; git add -A; git update-ref refs/heads/topic "$(git commit-tree "$(git write-tree)" -p HEAD ${AS})"`,
  ),
  unhooked('cherry-pick', 'git cherry-pick', 'git cherry-pick side > "$T/said"', ASIDE),
  unhooked(
    'revert',
    'git revert of a commit that kept the law',
    sh`git revert --no-edit HEAD > "$T/said"`,
    sh`git checkout -q main; sign "$D" "$SIG2"; ci sign; git checkout -q -B topic main`,
  ),
  unhooked(
    'rebase',
    'git rebase',
    sh`git rebase -q topic side 2> "$T/said"; git branch -f topic side`,
    sh`${ASIDE}; echo more >> README.md; ci more`,
  ),
  unhooked('am', 'git am', sh`git format-patch -q -1 -o "$T/patches" side; git am -q "$T"/patches/*`, ASIDE),
  unhooked('fast-forward', 'git merge --ff-only', 'git merge -q --ff-only side', ASIDE),
  unhooked('pull', 'git pull', 'git pull -q --ff-only . side', ASIDE),
  unhooked(
    'fast-import',
    'git fast-import',
    sh`{ printf 'commit refs/heads/topic\ncommitter C <c@example.org> 1767657600 +0000\ndata <<EOM\nx\n\nRole: Orchestrator\nEOM\nfrom refs/heads/topic^0\n'
      printf 'M 100644 inline %s\ndata <<EOP\n' "$P"; perl -pe 's/Everything in app\//Nothing/' "$P"; printf 'EOP\n\n'; } | git fast-import --quiet`,
  ),
]);

describe('H01 (C) git push --no-verify', () => {
  const BARE = sh`git clone -q --bare . "$T/remote"; git -C "$T/remote" branch -q -D topic; git remote add origin "$T/remote"; git fetch -q origin`;

  it.for([
    ['docs', LOCK],
    ['notes', { accepted: true }],
  ] as const)('that landed, of %s, is judged by the Action', async ([place, expected], context) => {
    const scenario = newScenario();
    build(scenario, sh`${BARE}; widen "$P"; ci x`, place);
    hookUp(scenario);
    if (place === 'docs') expect(attempt(scenario, 'git push -q origin topic:main').status).not.toBe(0);
    const [before, after] = ['main', 'topic'].map((name) => build(scenario, `git rev-parse ${name}`).trim());
    expect(attempt(scenario, 'git push -q --no-verify origin topic:main')).toMatchObject({ status: 0 });
    const ref = 'refs/heads/main';
    const answer = await byLanded(scenario, { ref, before: before ?? '', after: after ?? '' }, { [ref]: after ?? '' });
    const words = { expected: expectedWords(expected), got: gotWords(answer, expected) };
    if (place === 'docs') answered(context, { id: 'H01 push', severity: 'C', door: 'action' }, words);
    else expect(words.got).toBe(words.expected);
  });
});

describe('H04 (H) a linked work tree', () => {
  it('has the hooks where .git/hooks has a link to each', (context) => {
    const scenario = hookUp(newScenario());
    build(
      scenario,
      sh`ln -s "$(git config core.hooksPath)"/* .git/hooks/; git config --unset core.hooksPath; git worktree add -q "$T/linked" -b linked`,
    );
    const commit = (edit: string): string => sh`cd "$T/linked"; ${edit}; git commit -q -a ${AS}`;
    const refused = attempt(scenario, commit('widen "$P"'));
    const about = { id: 'H04 linked hooks', severity: 'H', door: 'hook pre-commit' } as const;
    answered(context, about, { expected: 'blocked: signature-lock', got: hookWords(refused) });
    const good = attempt(scenario, commit('git reset -q --hard; echo more >> README.md'));
    expect(good).toMatchObject({ status: 0 });
  });
});

describe('H05 (H) a hook that is renamed', () => {
  it('is run by husky no more, and the change that does so is blocked', async (context) => {
    const scenario = hookUp(newScenario());
    build(
      scenario,
      sh`git config --unset core.hooksPath; ${HUSKY_HOOKS}; git clone -q --bare . "$T/remote"; git remote add origin "$T/remote"
      git -C "$T/remote" symbolic-ref HEAD refs/heads/main; git -C "$T/remote" branch -q -D topic; git fetch -q origin`,
    );
    const renamed = sh`git mv .husky/pre-commit .husky/pre-commit.off; git mv .husky/commit-msg .husky/commit-msg.off`;
    expect(attempt(scenario, sh`${renamed}; git commit -q ${AS}; widen "$P"; git commit -q -a ${AS}`)).toMatchObject({
      status: 0,
    });
    const refused = attempt(scenario, 'git push -q origin topic');
    answered(
      context,
      { id: 'H05 renamed', severity: 'H', door: 'hook pre-push' },
      { expected: 'blocked: law-integrity, signature-lock', got: hookWords(refused) },
    );
  });
});

describe('H06 (H) what no pre-commit hook sees', () => {
  it.for([
    ['docs', 'blocked: signature-lock'],
    ['notes', 'accepted'],
  ] as const)('a push of %s re-checks in the whole range', ([place, expected], context) => {
    const scenario = newScenario();
    build(
      scenario,
      sh`git clone -q --bare -b main . "$T/remote"; git remote add origin "$T/remote"; git fetch -q origin`,
      place,
    );
    hookUp(scenario);
    build(
      scenario,
      sh`widen "$P"; git add -A; git update-ref refs/heads/topic "$(git commit-tree "$(git write-tree)" -p HEAD ${AS})"
      git revert --no-commit HEAD; git commit -q --no-verify -m back -m 'Role: Orchestrator'; echo more >> README.md; git commit -q -a -m more`,
      place,
    );
    const got = hookWords(attempt(scenario, 'git push -q origin topic'));
    if (place === 'docs')
      answered(context, { id: 'H06 undone', severity: 'H', door: 'hook pre-push' }, { expected, got });
    else expect(got).toBe(expected);
  });
});
