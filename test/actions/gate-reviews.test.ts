import { describe, expect, it } from 'vitest';
import type { GatePlatform } from '../../actions/merge-gate/parts.js';
import type { Approval } from '../../engine/model/approval.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { act, blocking, gate, idOf, pullRequest, pushOf, type Served, served } from './served.js';

const sh = String.raw;

/** The law of base asks for a review; the change signs a draft, as pull request 7. */
const SIGNING = `printf '{"signatures":{"review":{"accounts":["alice"]}}}' > handshake.config.json; ci law; git push -q server topic:main
  git branch -q -f main topic; sign "$D" "$SIG2"; ci sign; propose topic 7`;

/** A forge that answers with these approvals, and what it was asked. */
function forge(approvals: () => Promise<readonly Approval[]>): {
  platform: GatePlatform;
  asked: (string | number | null)[];
} {
  const asked: (string | number | null)[] = [];
  const platform: GatePlatform = {
    approvals({ pullRequest: number }, accounts) {
      asked.push(number, ...accounts);
      return approvals();
    },
  };
  return { platform, asked };
}

function byAlice(scenario: Served, revision: string): () => Promise<readonly Approval[]> {
  const commit = idOf(scenario, revision);
  return () => Promise.resolve([{ account: 'Alice', commit }]);
}

describe('a signature by review, where the law of base asks for it (S10)', () => {
  it('counts with the approval of a listed account on the commit that brings it', async () => {
    const scenario = served(SIGNING);
    const { platform, asked } = forge(byAlice(scenario, 'topic'));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(asked).toEqual([7, 'alice']);
    expect(blocking(result)).toEqual([]);
    expect(result.exitCode).toBe(0);
  });

  it.each([
    ['without any', () => () => Promise.resolve([])],
    ['with one on a commit before it', (scenario: Served) => byAlice(scenario, 'main')],
  ])('is blocked %s', async (_, approvals) => {
    const scenario = served(SIGNING);
    const { platform } = forge(approvals(scenario));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(result.exitCode).toBe(1);
    expect(blocking(result)).toEqual(['user-signature']);
  });

  it('is undecided when the forge does not answer', async () => {
    const scenario = served(SIGNING);
    const silent = new UndecidedError({ subject: 'the forge', reason: 'does not answer', help: 'Run the job again.' });
    const { platform } = forge(() => Promise.reject(silent));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(result).toMatchObject({ exitCode: 2, report: { verdict: 'inconclusive' } });
    expect(result.report.undecided).toContainEqual(expect.objectContaining({ reason: 'does not answer' }));
  });

  it('is asked for once, also where the change is shown under its own configuration', async () => {
    const scenario = served(sh`${SIGNING}
      printf '{"signatures":{"review":{"accounts":["ALICE"]}},"rules":{"no-placeholder":"off"}}' > handshake.config.json; ci law; propose topic 7`);
    const { platform, asked } = forge(byAlice(scenario, 'topic'));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(asked).toEqual([7, 'alice']);
    expect(result.preview?.undecided).toEqual([]);
    expect(result.preview?.diagnostics.map(({ messageId }) => messageId)).not.toContain('unapproved-signature');
  });

  it('is not asked for by a preview alone', async () => {
    const scenario = served(sh`sign "$D" "$SIG2"
      printf '{"signatures":{"review":{"accounts":["alice"]}}}' > handshake.config.json; ci law; propose topic 7`);
    const { platform, asked } = forge(() => Promise.resolve([]));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(asked).toEqual([]);
    expect(result.preview?.notices.map(({ kind }) => kind)).toContain('open-review');
  });

  it('by another account in the new configuration leaves no preview, and says why', async () => {
    const scenario = served(sh`${SIGNING}
      printf '{"signatures":{"review":{"accounts":["mallory"]}}}' > handshake.config.json; ci law; propose topic 7`);
    const { platform, asked } = forge(byAlice(scenario, 'topic'));
    const { result } = await gate(scenario, pullRequest(scenario), { platform });
    expect(asked).toEqual([7, 'alice']);
    expect(result.preview).toBeNull();
    expect(blocking(result)).not.toContain('user-signature');
    expect(result.remarks.join('\n')).toContain('There is no preview: the configuration of the change counts');
  });

  it('counts in the run that the review itself starts', async () => {
    const scenario = served(SIGNING);
    const { platform } = forge(byAlice(scenario, 'topic'));
    const event = { ...pullRequest(scenario), name: 'pull_request_review' };
    expect((await gate(scenario, event, { platform })).result.exitCode).toBe(0);
  });

  it('is not asked for once it has landed, and that is said', async () => {
    const scenario = served(SIGNING);
    act(scenario, 'git push -q server topic:main');
    const { platform, asked } = forge(() => Promise.resolve([]));
    const { result } = await gate(
      scenario,
      pushOf('refs/heads/main', idOf(scenario, 'main'), idOf(scenario, 'topic')),
      { platform },
    );
    expect(asked).toEqual([]);
    expect(blocking(result)).toEqual([]);
    expect(result.report.notices.map(({ text }) => text).join('\n')).toMatch(/review|approv/);
  });

  it('is asked for on a branch that was only pushed: its check stands on the same commit', async () => {
    const scenario = served(SIGNING);
    act(scenario, 'git push -q server topic');
    const { platform, asked } = forge(() => Promise.resolve([]));
    const { result } = await gate(scenario, pushOf('refs/heads/topic', '0'.repeat(40), idOf(scenario, 'topic')), {
      platform,
    });
    expect(asked).toEqual([null, 'alice']);
    expect(blocking(result)).toEqual(['user-signature']);
  });
});
