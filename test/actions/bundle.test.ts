import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, refused, type Script, startApi } from './api-server.js';
import { NODES, runStep, startStep, stepEnd } from './bundle.js';
import { COMMENTS, NEW_CHECK_RUN, NEW_COMMENT } from './forge.js';
import { recordAction } from './recorded-verdict.js';
import { act, activeErrors, BAD, GOOD, idOf, pullRequest, pushOf, served, ZERO } from './served.js';

const sh = String.raw;

/** The rules of active errors in a report file, each once. */
function blocking({ report }: Awaited<ReturnType<typeof runStep>>): string[] {
  return [...new Set(activeErrors(report?.diagnostics ?? []).map(({ rule }) => rule))];
}

/** A signed packet that a change brings, with an edit. */
const introduced = (edit: string): string => sh`np "- USER_SIGNATURE: $SIG2"; ${edit}; ci new; propose topic 7`;

describe('a pull request', () => {
  it('that keeps the law is let through, and no question is put to the forge', async () => {
    const scenario = served(GOOD);
    const end = await withForge({}, (api) => runStep(scenario, pullRequest(scenario), { variables: api.variables }));
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(end.outputs).toMatchObject({ verdict: 'pass', waived: '0', 'sarif-file': '' });
    expect(end.stdout.trimEnd().split('\n').at(-1)).toMatch(/^pass/);
    expect(end.summary).toMatch(/^# handshake-check: pass, /);
    expect(end.report).toMatchObject({ verdict: 'pass', door: 'action', base: { commit: idOf(scenario, 'main') } });
  });

  it.each([
    ['a signed packet is edited', BAD, 'signature-lock', 'docs/task_packets/WP-1-Export-20260101.md'],
    [
      'the Orchestrator writes code',
      sh`echo x >> src/export.ts; ci code; propose topic 7`,
      'no-code-by-orchestrator',
      'src/export.ts',
    ],
    [
      'a new packet has a placeholder',
      introduced(sh`ed 's/npm test passes with .*/TBD/' "$N"`),
      'no-placeholder',
      'docs/task_packets/WP-1-Search-20260105.md',
    ],
    [
      'a new packet lacks a field',
      introduced(sh`ed 's/^- \*\*RISK_TIER.*\n//' "$N"`),
      'packet-structure',
      'docs/task_packets/WP-1-Search-20260105.md',
    ],
    [
      'an anchor leads nowhere',
      introduced(sh`ed 's/^- SPEC_ANCHOR:.*/- SPEC_ANCHOR: 8.8/' "$N"`),
      'spec-anchor',
      'docs/task_packets/WP-1-Search-20260105.md',
    ],
    [
      'an anchor leads to the Roadmap only',
      introduced(sh`ed 's/^- SPEC_ANCHOR:.*/- SPEC_ANCHOR: 9.1/' "$N"`),
      'spec-anchor',
      'docs/task_packets/WP-1-Search-20260105.md',
    ],
  ])('is blocked when %s, with an annotation at the line', async (_, script, rule, path) => {
    const scenario = served(script);
    const end = await runStep(scenario, pullRequest(scenario));
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain(rule);
    expect(end.outputs.verdict).toBe('block');
    const found = activeErrors(end.report?.diagnostics ?? []).find((each) => each.rule === rule);
    expect(found?.path).toBe(path);
    expect(end.stdout).toContain(`::error file=${path},line=${found?.line}`);
    expect(end.summary).toContain(`\`${path}\``);
  });

  it('of documents that nothing governs is let through, and says that it looked at no packet', async () => {
    const scenario = served(sh`echo more >> README.md; echo more >> notes/START_HERE.md; ci docs; propose topic 7`);
    const end = await runStep(scenario, pullRequest(scenario));
    expect(end.code).toBe(0);
    expect(end.report).toMatchObject({ verdict: 'pass', counts: { commits: 1, packets: { changed: 0, total: 2 } } });
    expect(end.stdout).toMatch(/^pass: .*0 packets in this change, 2 in the tree/m);
  });

  it('that switches a rule off is blocked by that rule, told so, and shown what its own law would say', async () => {
    const scenario = served(
      sh`widen "$P"; printf '{"rules":{"signature-lock":"off"}}' > handshake.config.json; ci off; propose topic 7`,
    );
    const end = await runStep(scenario, pullRequest(scenario));
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain('signature-lock');
    for (const text of [end.stdout, end.summary]) {
      expect(text).toMatch(
        /The change touches .?handshake.config.json.?: it is judged by the configuration of the base/,
      );
    }
    expect(end.stdout).toMatch(/^preview, under the configuration that the change brings: /m);
    expect(end.summary).toContain('Preview, no part of the verdict');
    expect(end.summary).toMatch(/switched off by .?handshake.config.json.?: signature-lock/);
  });

  it('that widens the scope of its own packet is blocked', async () => {
    const scenario =
      served(sh`ed 's/^  \* src\/export.ts/$&\n  * src\/notes.ts/' "$P"; echo x >> src/notes.ts; git add -A
      git commit -q -m wide -m 'Role: Coder' -m 'Task: WP-1-Export-20260101'; propose topic 7`);
    const end = await runStep(scenario, pullRequest(scenario));
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain('signature-lock');
  });

  it('from a fork, whose token only reads, has the same verdict without comment and check run, and is told why', async (context) => {
    const scenario = served(BAD);
    const plain = await runStep(scenario, pullRequest(scenario));
    const script = {
      [COMMENTS]: () => json(200, []),
      [NEW_COMMENT]: () => refused(403),
      [NEW_CHECK_RUN]: () => refused(403),
    };
    const end = await withForge(script, ({ variables }) =>
      runStep(scenario, pullRequest(scenario), { variables, inputs: { comment: 'true', 'check-run': 'true' } }),
    );
    const about = { id: 'G18 token', severity: 'H', expected: 'blocked: signature-lock' } as const;
    recordAction(context, about, { exitCode: end.code, report: end.report });
    expect(end.code).toBe(1);
    expect(end.stdout).toContain('::debug::POST /repos/acme/notes/check-runs: 403 after <n> ms\n');
    expect(end.report).toEqual(plain.report);
    expect(end.outputs).toMatchObject({ verdict: 'block', active: plain.outputs.active });
    for (const [output, right] of [
      ['comment', 'pull-requests: write'],
      ['check run', 'checks: write'],
    ] as const) {
      expect(end.stdout).toMatch(
        new RegExp(`^note: The ${output} is not written: the forge answered 403.*${right}`, 'm'),
      );
      expect(end.summary).toContain(`The ${output} is not written`);
    }
  });
});

describe('what lands', () => {
  it('a merge group whose two pull requests collide is blocked, although each passes alone', async () => {
    const draft = (id: string): string =>
      sh`np "- USER_SIGNATURE: <pending>" ${id}; ed 's/Ready-for-Dev/Draft/' "$K/${id}.md"; git checkout -q HEAD -- "$B" "$L"
        ed 's/^## Draft\n/$&\n- **[${id}]** - Search\n/' "$B"`;
    const scenario =
      served(sh`git checkout -q -b first main; ${draft('WP-1-Search-20260105')}; ci first; propose first 7
      git checkout -q -b second main; ${draft('WP-1-SEARCH-20260105')}; ci second; propose second 8
      git checkout -q -b group first; git merge -q --no-ff --no-commit -X theirs second > "$T/merge" || true; ci group
      git push -q server "group:refs/heads/gh-readonly-queue/main/pr-8-$(git rev-parse first)"`);
    for (const [head, number] of [
      ['first', 7],
      ['second', 8],
    ] as const) {
      const alone = await runStep(scenario, pullRequest(scenario, { head, number }));
      expect(blocking(alone)).toEqual([]);
    }
    const head = `refs/heads/gh-readonly-queue/main/pr-8-${idOf(scenario, 'first')}`;
    const group = {
      base_ref: 'refs/heads/main',
      base_sha: idOf(scenario, 'first'),
      head_ref: head,
      head_sha: idOf(scenario, 'group'),
    };
    const end = await runStep(scenario, {
      name: 'merge_group',
      payload: { merge_group: group },
      ref: head,
      sha: group.head_sha,
    });
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain('packet-id');
  });

  it.each([
    ['a good push', GOOD, 0],
    ['a bad one', BAD, 1],
    [
      'a forced one that drops a signed packet',
      sh`git checkout -q -B topic main; git rm -q "$P"; git commit -q --amend -m again -m 'Role: Orchestrator'`,
      1,
    ],
  ] as const)('%s to the protected branch ends with its own code', async (_, script, code) => {
    const scenario = served(script);
    act(scenario, 'git push -q -f server topic:main');
    const end = await runStep(scenario, pushOf('refs/heads/main', idOf(scenario, 'main'), idOf(scenario, 'topic')));
    expect(end.code).toBe(code);
    if (code === 1) expect(blocking(end)).toContain('signature-lock');
  });

  it('a push that made a branch is judged against the protected one', async () => {
    const scenario = served(sh`${BAD}; git push -q server topic`);
    const end = await runStep(scenario, pushOf('refs/heads/topic', ZERO, idOf(scenario, 'topic')));
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain('signature-lock');
  });
});

describe('what is missing', () => {
  it.each(['--depth 1', '--no-checkout --filter=blob:none'])('a checkout made with %s is made up for', async (how) => {
    const scenario = served(sh`${BAD}; git -C "$T/server/acme/notes" config uploadpack.allowFilter true
      git clone -q ${how} "file://$T/server/acme/notes" "$T/workspace"`);
    const end = await runStep(scenario, pullRequest(scenario));
    expect(end.code).toBe(1);
    expect(blocking(end)).toContain('signature-lock');
  });

  it('a server that is not there leaves it undecided, with the line to add', async () => {
    const scenario = served(GOOD);
    const event = pullRequest(scenario);
    rmSync(join(scenario.temporary, 'server'), { recursive: true });
    mkdirSync(join(scenario.temporary, 'server'));
    const end = await runStep(scenario, event);
    expect(end.code).toBe(2);
    expect(end.summary).toContain('contents: read');
  });

  it('an event that nobody knows is undecided, with instructions', async (context) => {
    const scenario = served(GOOD);
    const end = await runStep(scenario, { name: 'issues', payload: {}, ref: 'refs/heads/main', sha: ZERO });
    const about = { id: 'G23 unknown event', severity: 'H', expected: 'undecided' } as const;
    recordAction(context, about, { exitCode: end.code, report: end.report });
    expect(end.code).toBe(2);
    expect(end.outputs.verdict).toBe('inconclusive');
    expect(end.stdout).toContain('the event `issues` is none that the gate can judge');
    expect(end.summary).toMatch(/on: .?pull_request, merge_group/);
  });

  it.for([
    ['no JSON', { payload: '{"pull_request":' }],
    ['no file', { variables: { GITHUB_EVENT_PATH: '/nowhere/event.json' } }],
    ['no variable', { variables: { GITHUB_EVENT_PATH: undefined } }],
    ['other kinds of parts', { payload: '{"pull_request":{"number":"7","head":null,"base":[]}}' }],
    ['the payload null', { payload: 'null' }],
  ] as const)('an event file with %s is undecided', async ([what, circumstances], context) => {
    const scenario = served(GOOD);
    const end = await runStep(scenario, pullRequest(scenario), circumstances);
    const about = { id: `G19 ${what}`, severity: 'M', expected: 'undecided' } as const;
    recordAction(context, about, { exitCode: end.code, report: end.report });
    expect(end).toMatchObject({ code: 2, stderr: '' });
    expect(end.stdout).toContain('handshake-check could not decide: ');
  });

  it('an input that is misspelled is undecided, with the nearest one', async () => {
    const scenario = served(GOOD);
    const end = await runStep(scenario, pullRequest(scenario), { inputs: { 'fail-onn': 'warning' } });
    expect(end.code).toBe(2);
    expect(end.stdout).toContain('Did you mean `fail-on`?');
  });
});

describe('a step that is disturbed never ends with 0', () => {
  it.each(NODES)('by a log that is closed, under %s', async (node) => {
    const scenario = served(GOOD);
    const step = startStep(scenario, pullRequest(scenario), {}, node);
    step.child.stdout?.destroy();
    expect(await stepEnd(step)).toMatchObject({ code: 2 });
  });

  it.each(NODES)('by SIGTERM in the middle, under %s', async (node) => {
    const scenario = served(GOOD);
    const step = startStep(scenario, pullRequest(scenario), {}, node);
    setTimeout(() => step.child.kill('SIGTERM'), 150);
    const end = await stepEnd(step);
    expect(end.code).not.toBe(0);
    expect(end.signal ?? end.code).not.toBe(0);
    expect(end.outputs.verdict).not.toBe('pass');
  });

  it('by files of the runner that cannot be written, yet says so and keeps its verdict', async () => {
    const scenario = served(BAD);
    const end = await runStep(scenario, pullRequest(scenario), {
      variables: { GITHUB_STEP_SUMMARY: '/nowhere/summary' },
    });
    expect(end.code).toBe(1);
    expect(end.stdout).toContain('::warning::The summary of the job is not written');
  });
});

interface Forge {
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs against a forge that answers by a script, and holds every request against GitHub's description. */
async function withForge<Result>(script: Script, run: (forge: Forge) => Promise<Result>): Promise<Result> {
  const api = await startApi(script);
  try {
    const result = await run({ variables: { GITHUB_API_URL: api.url } });
    expect(api.misfits).toEqual([]);
    if (Object.keys(script).length === 0) expect(api.calls).toEqual([]);
    return result;
  } finally {
    await api.close();
  }
}
