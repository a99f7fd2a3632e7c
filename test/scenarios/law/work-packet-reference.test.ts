import { describe, expect, it } from 'vitest';
import { attempt, build, hookUp, newScenario } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const TWIN: Attack['twin'] = {
  title: 'code under the packet that the base has signed',
  place: 'docs',
  build: sh`echo x >> src/export.ts; work x`,
};
const twin = TWIN;

describeAttacks([
  {
    id: 'R10a',
    title: 'code under no packet',
    weight: 'C',
    build: sh`echo x >> src/export.ts; git add -A; git commit -q -m x -m 'Role: Coder'`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
  {
    id: 'R10b',
    title: 'code under a draft',
    weight: 'H',
    build: sh`echo x >> src/export.ts; work x WP-1-Import-20260102`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
  {
    id: 'R10c',
    title: 'code under two packets',
    weight: 'H',
    build: sh`echo x >> src/export.ts; work x 'WP-1-Export-20260101
Work-Packet: WP-1-Import-20260102'`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
  {
    id: 'R10d',
    title: 'code under a packet that base signed and a branch from before it does not know',
    weight: 'H',
    build: sh`
      echo x >> src/export.ts; work x WP-1-Search-20260105
      git checkout -q main; np "- USER_SIGNATURE: $SIG2"; status "$N" Blocked; ed 's/^- \*\*\[WP-1-Search.*\n//; s/^## Blocked\n/$&\n- **[WP-1-Search-20260105]** - Search: waits for the user\n/' "$B"; ci plan; git checkout -q topic`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
  {
    id: 'R09b',
    title: 'a draft that is signed in the change that uses it',
    weight: 'C',
    build: sh`sign "$D" "$SIG2"; ed 's/^- \*\*\[WP-1-Import.*\n//; s/^## Ready for Dev\n/$&\n- **[WP-1-Import-20260102]** - Import\n/' "$B"; ci sign; echo x >> src/export.ts; work x WP-1-Import-20260102`,
    expect: { rules: ['work-packet-reference'] },
    twin,
  },
]);

describe('what the hooks answer to code without a packet', () => {
  it('is the line to paste, which then passes', () => {
    const scenario = hookUp(newScenario());
    const refused = attempt(scenario, sh`echo x >> src/export.ts; git commit -q -a -m x -m 'Role: Coder'`);
    expect(refused.output).toContain('error  work-packet-reference/no-packet');
    expect(refused.output).toContain(
      'git commit -F "$(git rev-parse --git-path COMMIT_EDITMSG)" --trailer "Work-Packet: <id>"',
    );
    expect(refused.status).not.toBe(0);
    const trailer = '--trailer "Work-Packet: WP-1-Export-20260101"';
    expect(attempt(scenario, sh`git commit -q -a -m x -m 'Role: Coder' ${trailer}`)).toMatchObject({ status: 0 });
  });

  it('is asked for by the settings of the clone as well', () => {
    const scenario = hookUp(newScenario());
    build(scenario, 'git config handshake.role Coder; git config handshake.workPacket WP-1-Export-20260101');
    expect(attempt(scenario, 'echo x >> src/export.ts; git commit -q -a -m x')).toMatchObject({ status: 0 });
  });
});
