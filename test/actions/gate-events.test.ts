import { describe, expect, it } from 'vitest';
import { recordAction } from './recorded-verdict.js';
import { act, BAD, blocking, GOOD, gate, idOf, pullRequest, pushOf, type Served, served, ZERO } from './served.js';

const sh = String.raw;

describe('a merge group', () => {
  const queue = (scenario: Served) => ({
    name: 'merge_group',
    payload: {
      merge_group: {
        base_ref: 'refs/heads/main',
        base_sha: idOf(scenario, 'first'),
        head_ref: `refs/heads/gh-readonly-queue/main/pr-8-${idOf(scenario, 'first')}`,
        head_sha: idOf(scenario, 'group'),
      },
    },
    ref: 'refs/heads/gh-readonly-queue/main/pr-8',
    sha: idOf(scenario, 'group'),
  });
  const join2 = sh`git checkout -q -b group first; git merge -q --no-ff --no-commit -X theirs second >/dev/null; ci group
    git push -q server "group:refs/heads/gh-readonly-queue/main/pr-8-$(git rev-parse first)"; propose first 7; propose second 8`;

  /** A new draft, on the board. */
  const draft = (id: string): string =>
    sh`body ${id} Draft '- USER_SIGNATURE: <pending>' > "$K/${id}.md"; ed 's/^## Draft\n/$&\n- **[${id}]** - Search\n/' "$B"`;

  it('two pull requests that each pass alone collide in one packet id', async (context) => {
    const scenario = served(sh`git checkout -q -b first main; ${draft('WP-1-Search-20260105')}; ci first
      git checkout -q -b second main; ${draft('WP-1-SEARCH-20260105')}; ci second
      ${join2}`);
    for (const [head, number] of [
      ['first', 7],
      ['second', 8],
    ] as const) {
      const alone = await gate(scenario, pullRequest(scenario, { head, number }));
      expect(blocking(alone.result)).toEqual([]);
    }
    const { result } = await gate(scenario, queue(scenario));
    recordAction(context, { id: 'G23', severity: 'H', expected: 'blocked: packet-id' }, result);
    expect(result.exitCode).toBe(1);
    expect(blocking(result)).toContain('packet-id');
    expect(result.report.base.commit).toBe(idOf(scenario, 'main'));
  });

  it('of changes that have nothing to do with each other passes', async () => {
    const scenario = served(sh`git checkout -q -b first main; echo 1 >> README.md; ci first
      git checkout -q -b second main; loosen "$D"; ci second; ${join2}`);
    const { result } = await gate(scenario, queue(scenario));
    expect(result).toMatchObject({ exitCode: 0, report: { counts: { commits: 3 } } });
  });
});

describe('a push', () => {
  /** Pushes topic to a branch, and says so as the forge would. */
  function pushed(scenario: Served, branch: string, before: string): ReturnType<typeof pushOf> {
    act(scenario, `git push -q -f server topic:refs/heads/${branch}`);
    return pushOf(`refs/heads/${branch}`, before, idOf(scenario, 'topic'));
  }

  it.each([
    ['a good one', GOOD, 0],
    ['a bad one', BAD, 1],
  ])('%s to the protected branch', async (_, script, exitCode) => {
    const scenario = served(script);
    const { result } = await gate(scenario, pushed(scenario, 'main', idOf(scenario, 'main')));
    expect(blocking(result).includes('signature-lock')).toBe(exitCode === 1);
    expect(result.exitCode).toBe(exitCode);
  });

  it.each([
    ['a new branch', 'main'],
    ['more on a branch, whose bad commit came before', 'topic'],
  ])('%s is judged against the protected branch', async (_, from) => {
    const scenario = served(BAD);
    const before = from === 'main' ? ZERO : idOf(scenario, 'topic');
    act(scenario, 'echo more >> README.md; ci more');
    const { result } = await gate(scenario, pushed(scenario, 'topic', before));
    expect(blocking(result)).toContain('signature-lock');
  });

  it('of a tag is judged too: its check stands on the same commit', async () => {
    const scenario = served(sh`${BAD}; git tag -a -m v1 v1; git push -q server v1`);
    const { result } = await gate(scenario, pushOf('refs/tags/v1', ZERO, idOf(scenario, 'v1')));
    expect(blocking(result)).toContain('signature-lock');
  });

  it.for([
    [
      'drops a signed packet',
      sh`git checkout -q -B topic main; git rm -q "$P"; git commit -q --amend -m again -m 'Role: Orchestrator'`,
    ],
    [
      'goes back to before it was signed',
      sh`git checkout -q -B later main; sign "$D" "$SIG2"; ci sign; git push -q server later:main; git fetch -q server; git checkout -q -B topic main`,
    ],
  ] as const)('a forced one that %s', async ([how, script], context) => {
    const scenario = served(script);
    act(scenario, 'git fetch -q server');
    const { result } = await gate(scenario, pushed(scenario, 'main', idOf(scenario, 'server/main')));
    recordAction(context, { id: `G17 ${how}`, severity: 'H', expected: 'blocked: signature-lock' }, result);
    expect(result.exitCode).toBe(1);
    expect(blocking(result)).toContain('signature-lock');
  });

  it('a forced one that only rewords a commit passes', async () => {
    const scenario = served(
      sh`echo x >> README.md; ci one; git push -q server topic:main; git fetch -q server; git commit -q --amend -m two -m 'Role: Orchestrator'`,
    );
    const { result } = await gate(scenario, pushed(scenario, 'main', idOf(scenario, 'server/main')));
    expect(result).toMatchObject({ exitCode: 0, report: { counts: { commits: 1 } } });
  });

  it('whose earlier state nobody has any more is undecided', async (context) => {
    const scenario = served(GOOD);
    const { result } = await gate(scenario, pushed(scenario, 'main', 'c'.repeat(40)));
    recordAction(context, { id: 'G17 unreachable before', severity: 'H', expected: 'undecided' }, result);
    expect(result).toMatchObject({ exitCode: 2, report: { verdict: 'inconclusive' } });
    expect(result.report.undecided[0]?.subject).toContain('cccccccccccc');
  });

  it('that deletes a branch has nothing to judge, and says so', async () => {
    const scenario = served(GOOD);
    const { result } = await gate(scenario, pushOf('refs/heads/topic', idOf(scenario, 'topic'), ZERO));
    expect(result).toMatchObject({ exitCode: 0, head: null });
    expect(result.report.notices).toEqual([
      { kind: 'left-out', text: 'refs/heads/topic was deleted: there is no commit to judge' },
    ]);
    expect(result.report.outcomes.every(({ outcome }) => outcome === 'not-applicable')).toBe(true);
  });

  it('that deletes the protected branch is undecided', async (context) => {
    const scenario = served(GOOD);
    const { result } = await gate(scenario, pushOf('refs/heads/main', idOf(scenario, 'main'), ZERO));
    recordAction(context, { id: 'G17 deleted protected branch', severity: 'H', expected: 'undecided' }, result);
    expect(result.exitCode).toBe(2);
    expect(result.report.undecided[0]?.reason).toContain('is the protected branch and was deleted');
  });

  it('the law of the default branch says which branch is protected', async () => {
    const scenario = served(sh`printf '{"protectedBranch":"release"}' > handshake.config.json; ci law
      git push -q server topic:main topic:refs/heads/release; git rm -q "$P"; git commit -q --amend -m again -m 'Role: Orchestrator'`);
    const before = act(scenario, 'git fetch -q server; git rev-parse server/release');
    const { result } = await gate(scenario, pushed(scenario, 'release', before));
    expect(result.target).toMatchObject({ kind: 'push', ref: 'refs/heads/release' });
    expect(result.report.base.commit).toBe(before);
    expect(blocking(result)).toContain('signature-lock');
  });
});

describe('the whole repository', () => {
  const scheduled = {
    name: 'schedule',
    payload: { schedule: '0 4 * * *' },
    ref: 'refs/heads/main',
    sha: 'd'.repeat(40),
  };

  it('is held against the law by a schedule, at the tip of that moment', async () => {
    const scenario = served(
      sh`echo '# Task Packet: nothing' > "$K/WP-1-Odd.md"; ci odd; git push -q server topic:main`,
    );
    const { result } = await gate(scenario, scheduled);
    expect(result.exitCode).toBe(1);
    expect(result.head).toBe(idOf(scenario, 'topic'));
    expect(blocking(result)).toContain('packet-structure');
  });

  it('and by a dispatch, or what its inputs name', async () => {
    const scenario = served(sh`${BAD}; git push -q server topic`);
    const event = {
      name: 'workflow_dispatch',
      payload: { ref: 'refs/heads/main', repository: { default_branch: 'main' } },
      ref: 'refs/heads/main',
      sha: idOf(scenario, 'main'),
    };
    const whole = await gate(scenario, event);
    expect(whole.result.target?.kind).toBe('whole');
    expect(whole.result.report.counts.packets.examined).toBe(2);
    const chosen = await gate(scenario, event, { head: 'topic' });
    expect(blocking(chosen.result)).toContain('signature-lock');
  });
});
