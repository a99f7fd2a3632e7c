import { describe, expect, it } from 'vitest';
import { expectCommitAnswers } from '../../actions/parity/commit-answers.js';
import { attempt, build, hookUp, newScenario } from '../../support/scenario.js';

const sh = String.raw;
describe('what the hooks answer to code without a packet', () => {
  it('is the line to paste, which then passes', async () => {
    const scenario = hookUp(newScenario());
    const tip = build(scenario, 'git rev-parse HEAD').trim();
    const script = sh`echo x >> src/export.ts; git commit -q -a -m x -m 'Role: Coder'`;
    const refused = attempt(scenario, script);
    expect(refused.output).toContain('error  work-packet-reference/no-packet');
    expect(refused.output).toContain(
      'git commit -F "$(git rev-parse --git-path COMMIT_EDITMSG)" --trailer "Work-Packet: <id>"',
    );
    expect(refused.status).not.toBe(0);
    await expectCommitAnswers({ ...refused, script, scenario, tip, made: false });
    const trailer = '--trailer "Work-Packet: WP-1-Export-20260101"';
    expect(attempt(scenario, sh`git commit -q -a -m x -m 'Role: Coder' ${trailer}`)).toMatchObject({ status: 0 });
  });

  it('is asked for by the settings of the clone as well', () => {
    const scenario = hookUp(newScenario());
    build(scenario, 'git config handshake.role Coder; git config handshake.workPacket WP-1-Export-20260101');
    expect(attempt(scenario, 'echo x >> src/export.ts; git commit -q -a -m x')).toMatchObject({ status: 0 });
  });
});
