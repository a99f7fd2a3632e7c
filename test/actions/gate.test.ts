import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Changeset } from '../../engine/model/changeset.js';
import { judgeRange } from '../support/scenario.js';
import { recordAction } from './recorded-verdict.js';
import { act, BAD, blocking, eventful, GOOD, gate, idOf, pullRequest, type Served, served } from './served.js';

const sh = String.raw;
/** A draft may be unfinished, with a warning. */
const WARNED = sh`ed 's/npm test passes with .*/TBD/' "$D"; ci draft; propose topic 7`;
/** The base moves; a name keeps two moves in one second apart. */
const move = (scenario: Served, name: string | number): void => {
  act(
    scenario,
    sh`git checkout -q -B away server/main; echo ${name} >> README.md; ci away; git push -q server away:main; git fetch -q server; git checkout -q topic`,
  );
};

describe('a pull request', () => {
  it('that keeps the law passes, without any checkout, and leaves nothing behind', async () => {
    const scenario = served(GOOD);
    const { result, warnings } = await gate(scenario, pullRequest(scenario));
    expect(result).toMatchObject({ exitCode: 0, rounds: 1, preview: null, remarks: [], head: idOf(scenario, 'topic') });
    expect(result.report).toMatchObject({
      verdict: 'pass',
      door: 'action',
      base: { commit: idOf(scenario, 'main') },
      counts: { commits: 1, packets: { changed: 1 } },
    });
    expect(warnings).toEqual([]);
    expect(readdirSync(scenario.leftovers)).toEqual([]);
  });

  it('that breaks it is blocked, with the diagnostics of the command line', async () => {
    const scenario = served(BAD);
    const { result } = await gate(scenario, pullRequest(scenario));
    expect(result.exitCode).toBe(1);
    expect(blocking(result)).toContain('signature-lock');
    const { report } = await judgeRange(scenario, {});
    expect(result.report.diagnostics).toEqual(report?.diagnostics);
  });

  it('with names and modes that no checkout could hold is fetched and judged as everywhere', async () => {
    const scenario =
      served(sh`put 100644 "$(echo x | blob)" $'docs/a\n::error::b'; put 120000 "$(echo /etc/passwd | blob)" docs/link
      T1=$(printf '100644 blob %s\t.git\n' "$(echo x | blob)" | git mktree); T2=$(printf '040000 tree %s\t..\n' "$T1" | git mktree)
      git commit -q -m odd -m 'Role: Orchestrator'
      git reset -q --soft "$(git commit-tree -p HEAD -m dots -m 'Role: Orchestrator' "$( (git ls-tree HEAD; printf '040000 tree %s\tdots\n' "$T2") | git mktree)")"
      propose topic 7`);
    const { result } = await gate(scenario, pullRequest(scenario));
    const { report, undecided } = await judgeRange(scenario, {});
    expect(result.report.diagnostics).toEqual(report?.diagnostics ?? []);
    expect(result.report.undecided).toEqual(undecided.map(({ subject, reason, help }) => ({ subject, reason, help })));
    expect(result.report.undecided[0]?.reason ?? '').not.toContain('fetched');
  });

  it('from a fork is judged, whatever its branch is called', async (context) => {
    // The server has the head under no branch at all.
    const scenario =
      served(sh`git clone -q . "$T/fork"; cd "$T/fork"; git checkout -q -B main origin/topic; widen "$P"; ci bad
      git push -q "$T/server/acme/notes" main:refs/pull/7/head; git -C "$OLDPWD" fetch -q "$T/fork" main:fork`);
    const { result } = await gate(scenario, pullRequest(scenario, { head: 'fork' }));
    recordAction(context, { id: 'G18', severity: 'H', expected: 'blocked: signature-lock' }, result);
    expect(blocking(result)).toContain('signature-lock');
  });

  it('that switches a rule off is judged by the law of base, and shown under its own', async () => {
    const scenario = served(
      sh`widen "$P"; printf '{"rules":{"signature-lock":"off"}}' > handshake.config.json; ci bad; propose topic 7`,
    );
    const { result } = await gate(scenario, pullRequest(scenario));
    expect(result.exitCode).toBe(1);
    expect(blocking(result)).toContain('signature-lock');
    expect(result.remarks[0]).toContain('handshake.config.json: it is judged by the configuration of the base');
    expect(result.preview).not.toBeNull();
    expect(result.preview?.diagnostics.map(({ rule }) => rule)).not.toContain('signature-lock');
  });

  it('is surveyed once, also where it is shown under its own configuration', async () => {
    const scenario = served(
      sh`law_packet 'handshake.config.json (new)'; git push -q server main
      printf '{"rules":{"no-placeholder":"off"}}' > handshake.config.json; work law WP-1-Law-20260104; propose topic 7`,
    );
    const looked: Changeset[] = [];
    const { result } = await gate(scenario, pullRequest(scenario), {
      look: async (source, changeset) => {
        looked.push(changeset, await source.survey({ changedPaths: 0, commits: 0 }));
      },
    });
    expect(looked[0]).toBe(looked[1]);
    expect(result.preview?.undecided).toEqual([]);
  });

  it('that conflicts with base is undecided', async (context) => {
    const scenario = served(sh`echo one > README.md; ci one; propose topic 7
      git checkout -q -b other main; echo two > README.md; ci two; git push -q server other:main; git checkout -q topic`);
    const { result } = await gate(scenario, pullRequest(scenario));
    recordAction(context, { id: 'G25', severity: 'M', expected: 'undecided' }, result);
    expect(result).toMatchObject({ exitCode: 2, report: { verdict: 'inconclusive' } });
    expect(result.report.undecided[0]?.reason).toContain('conflicts in README.md');
  });

  it('to a branch that is not there is undecided', async () => {
    const scenario = served(GOOD);
    const { result } = await gate(scenario, pullRequest(scenario, { base: 'gone' }));
    expect(result.exitCode).toBe(2);
    expect(result.report.undecided[0]).toMatchObject({
      subject: 'refs/heads/gone',
      reason: expect.stringContaining('not on the server'),
    });
    expect(result.report).toMatchObject({ outcomes: [], counts: { undecided: 1 } });
  });
});

describe('base and head that move', () => {
  it('base as it is now is judged, not as the event says', async (context) => {
    const scenario = served(sh`loosen "$D"; ci edit; propose topic 7
      git checkout -q -b signing main; sign "$D" "$SIG2"; ci sign; git push -q server signing:main; git checkout -q topic`);
    const { result } = await gate(scenario, pullRequest(scenario));
    recordAction(context, { id: 'G13', severity: 'C', expected: 'blocked: signature-lock' }, result);
    expect(blocking(result)).toContain('signature-lock');
  });

  it('base moved once: judged again', async () => {
    const scenario = served(GOOD);
    const through = eventful((question) => question === 2 && move(scenario, 'once'));
    const { result } = await gate(scenario, pullRequest(scenario), { through });
    expect(result).toMatchObject({ exitCode: 0, rounds: 2 });
    expect(result.report.base.commit).toBe(idOf(scenario, 'server/main'));
  });

  it('base moved every time: undecided after three', async () => {
    const scenario = served(GOOD);
    const through = eventful((question) => question > 1 && move(scenario, question));
    const { result } = await gate(scenario, pullRequest(scenario), { through });
    expect(result).toMatchObject({ exitCode: 2, rounds: 3, overtaken: false, report: { verdict: 'inconclusive' } });
    expect(result.report.undecided.at(-1)?.reason).toContain('moved each of the 3 times');
  });

  it.for([
    ['before the run', 1],
    ['during the run', 2],
  ] as const)('head moved %s: undecided', async ([when, at], context) => {
    const scenario = served(GOOD);
    const event = pullRequest(scenario);
    const through = eventful(
      (question) => question === at && act(scenario, 'echo more >> README.md; ci more; propose topic 7'),
    );
    const { result } = await gate(scenario, event, { through });
    recordAction(context, { id: `G14 ${when}`, severity: 'H', expected: 'undecided' }, result);
    expect(result).toMatchObject({ exitCode: 2, overtaken: true, report: { verdict: 'inconclusive' } });
    expect(result.report.undecided.at(-1)?.reason).toContain('head has moved since this run was started');
  });

  it('head gone: undecided', async () => {
    const scenario = served(GOOD);
    const event = pullRequest(scenario);
    act(scenario, 'git push -q server :refs/pull/7/head');
    const { result } = await gate(scenario, event);
    expect(result.exitCode).toBe(2);
    expect(result.report.undecided[0]?.reason).toContain('is gone');
  });
});

describe('what is there to fetch from', () => {
  it.each([
    ['a shallow checkout', 'git clone -q --depth 1 --branch main "file://$T/server/acme/notes" "$T/workspace"'],
    ['a whole one', 'git clone -q "$T/server/acme/notes" "$T/workspace"'],
    [
      'a partial one',
      'git -C "$T/server/acme/notes" config uploadpack.allowFilter true; git clone -q --filter=blob:none --no-checkout "file://$T/server/acme/notes" "$T/workspace"',
    ],
  ])('%s changes nothing', async (_, clone) => {
    const scenario = served(BAD);
    act(scenario, clone);
    const { result } = await gate(scenario, pullRequest(scenario));
    expect(blocking(result)).toContain('signature-lock');
  });

  it('a server that is not there is undecided, and says what to add', async () => {
    const scenario = served(GOOD);
    const server = `file://${join(scenario.temporary, 'nowhere')}`;
    const { result } = await gate(scenario, pullRequest(scenario), { place: { server } });
    expect(result).toMatchObject({ exitCode: 2, head: null, rounds: 0 });
    expect(result.report.undecided[0]?.help).toContain('permissions: contents: read');
  });

  it('a server that stops answering before the end is undecided', async () => {
    const scenario = served(GOOD);
    const through = eventful(
      (question) => question === 2 && act(scenario, 'mv "$T/server/acme/notes" "$T/server/acme/gone"'),
    );
    const { result } = await gate(scenario, pullRequest(scenario), { through });
    expect(result).toMatchObject({ exitCode: 2, report: { verdict: 'inconclusive' } });
  });
});

describe('what surrounds the verdict', () => {
  it('an unknown event is a result too', async () => {
    const scenario = served();
    const { result } = await gate(scenario, { name: 'issues', payload: {}, ref: '', sha: '' });
    expect(result).toMatchObject({ exitCode: 2, target: null, report: { verdict: 'inconclusive', door: 'action' } });
    expect(result.report.undecided[0]?.subject).toBe('the event `issues`');
  });

  it.each([
    ['block', WARNED, 0],
    ['warning', WARNED, 1],
    ['block', BAD, 1],
    ['warning', GOOD, 0],
  ] as const)('fail-on %s, run %#', async (failOn, script, exitCode) => {
    const scenario = served(script);
    const { result } = await gate(scenario, pullRequest(scenario), { failOn });
    expect(result.report.counts.warnings > 0).toBe(script === WARNED);
    expect(result.exitCode).toBe(exitCode);
  });

  it('outputs that fail are told and change nothing', async () => {
    const scenario = served(GOOD);
    const outputs = { publish: () => Promise.reject(new Error('the disk is full')) };
    const { result, warnings } = await gate(scenario, pullRequest(scenario), { outputs });
    expect(result.exitCode).toBe(0);
    expect(warnings).toEqual([expect.stringContaining('the disk is full')]);
  });

  it('a drawing that fails is told and changes nothing', async () => {
    const scenario = served(GOOD);
    const look = () => Promise.reject(new Error('no pencil'));
    const { result } = await gate(scenario, pullRequest(scenario), { look });
    expect(result.exitCode).toBe(0);
    expect(result.remarks).toEqual([
      expect.stringContaining('There is no drawing of the packets: this run broke down'),
    ]);
  });

  it('a run that breaks down is undecided and still told', async () => {
    const scenario = served(GOOD);
    const told: number[] = [];
    const { result } = await gate(scenario, pullRequest(scenario), {
      through: (remote) => ({ ...remote, tips: () => Promise.reject(new TypeError('a defect')) }),
      outputs: {
        publish: async ({ exitCode }) => {
          told.push(exitCode);
          return [];
        },
      },
    });
    expect(told).toEqual([2]);
    expect(result.report.undecided[0]?.reason).toContain('broke down: TypeError: a defect');
  });
});
