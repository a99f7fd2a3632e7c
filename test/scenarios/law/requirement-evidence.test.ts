import { describe, expect, it } from 'vitest';
import { expectCommitAnswers } from '../../actions/parity/commit-answers.js';
import { attempt, build, hookUp, newScenario } from '../../support/scenario.js';
import { type Attack, describeAttacks } from '../attack.js';

const sh = String.raw;
const ROW = '2.1#6801bd6a -> src/export.ts:1 sha256:2e29cd9a9875';

/** The base is at work on the signed packet. */
const START = sh`
  git checkout -q main; status "$P" In-Progress
  ed 's/^- \*\*\[WP-1-Export.*\n//; s/^## In Progress\n/$&\n- **[WP-1-Export-20260101]** - Export\n/' "$B"; ci start
  git checkout -q -B topic`;

/** The change says that it is done, with this below it. */
const finish = (evidence: string): string => sh`
  status "$P" Done
  ed 's/^- \*\*\[WP-1-Export.*\n//; s/^## Done\n/$&\n- **[WP-1-Export-20260101]** - Export\n/' "$B"
  printf '\n## EVIDENCE_MAPPING\n%s\n' '${evidence}' >> "$P"; ci done`;
const done = (evidence: string): string => `${START}${finish(evidence)}`;

const twin: Attack['twin'] = { title: 'the requirement is mapped to a line', place: 'docs', build: done(`- ${ROW}`) };

describeAttacks([
  {
    id: 'CX-598',
    title: 'a packet is done without a word on what its section demands',
    weight: 'H',
    build: done('All tests pass.'),
    expect: { rules: ['requirement-evidence'] },
    twin,
  },
  {
    id: 'CX-598 nowhere',
    title: 'the evidence is a line that is not there',
    weight: 'H',
    build: done('- 2.1#6801bd6a -> src/export.ts:120'),
    expect: { rules: ['requirement-evidence'] },
    twin,
  },
  {
    id: 'CX-598 hidden',
    title: 'the evidence stands in a comment',
    weight: 'H',
    build: done(`<!-- - ${ROW} -->`),
    expect: { rules: ['requirement-evidence'] },
    twin,
  },
  {
    id: 'CX-598 itself',
    title: 'the evidence is the packet that it stands in',
    weight: 'H',
    build: done('- 2.1#6801bd6a -> docs/task_packets/WP-1-Export-20260101.md:1'),
    expect: { rules: ['requirement-evidence'] },
    twin,
  },
]);

describe('what the hooks answer to a packet without evidence', () => {
  it('is the row to add, with which it then passes', async () => {
    const scenario = newScenario();
    build(scenario, START);
    hookUp(scenario);
    const tip = build(scenario, 'git rev-parse HEAD').trim();
    const script = finish('All tests pass.');
    const refused = attempt(scenario, script);
    expect(refused.output).toContain('- 2.1#6801bd6a -> <path>:<line>');
    expect(refused.status).not.toBe(0);
    await expectCommitAnswers({ ...refused, before: START, script, scenario, tip, made: false });
    expect(attempt(scenario, `ed 's/^All tests pass.$/- ${ROW.replaceAll('/', '\\/')}/' "$P"; ci done`)).toMatchObject({
      status: 0,
    });
  });
});
