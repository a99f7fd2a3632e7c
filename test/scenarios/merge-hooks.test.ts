import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/report.js';
import { byRange } from '../actions/parity/doors.js';
import { attempt, build, hookUp, newScenario, runProgram } from '../support/scenario.js';

const sh = String.raw;
const AS = sh`-m merge -m 'Role: Orchestrator'`;
/** A clone whose branch of the remote has come further than its own. */
const AHEAD = sh`git clone -q --bare . "$T/remote"; git remote add origin "$T/remote"; git fetch -q origin; git branch -q -f main main~2`;
/** Two steps that are not one. */
const STEPS = sh`status "$P" In-Progress; ci start; status "$P" Blocked; ci block`;
const FEWER = sh`git checkout -q main; echo '{ "status": { "steps": { "Ready-for-Dev": ["In-Progress"], "Blocked": [] } } }' > handshake.config.json; ci law; git checkout -q -B topic main`;
const ON_MAIN = sh`git checkout -q main; ${STEPS}; git checkout -q topic; echo more >> README.md; ci more`;
const ON_TOPIC = sh`${STEPS}; git checkout -q main; echo more >> README.md; ci more`;

/** Merges in which one side has taken two steps of STATUS. The push is judged against `main`, or what the remote has there. */
const MERGES: readonly {
  readonly name: string;
  readonly before: string;
  readonly merge: string;
  readonly blocks: boolean;
  readonly base?: string;
}[] = [
  {
    name: 'of the base, whose steps it drops',
    before: ON_MAIN,
    merge: `git merge -q -s ours ${AS} main`,
    blocks: true,
  },
  { name: 'of the base, whose steps it takes over', before: ON_MAIN, merge: `git merge -q ${AS} main`, blocks: false },
  {
    name: 'of the base, whose steps are taken back by hand',
    before: ON_MAIN,
    merge: sh`git merge -q --no-commit main; git checkout -q HEAD -- "$P" "$B"; git commit -q ${AS}`,
    blocks: true,
  },
  {
    name: 'of what the remote has as the base, whose steps it drops',
    before: sh`${ON_MAIN}; ${AHEAD}`,
    merge: `git merge -q -s ours ${AS} origin/main`,
    blocks: true,
    base: 'origin/main',
  },
  { name: 'into the base, of two steps', before: ON_TOPIC, merge: `git merge -q ${AS} topic`, blocks: false },
  {
    name: 'into the base, of steps that it drops',
    before: ON_TOPIC,
    merge: `git merge -q -s ours ${AS} topic`,
    blocks: false,
  },
  {
    name: 'of another branch, while the base has gone on',
    before: sh`git checkout -q -b side; echo side > side; ci side; git checkout -q topic; ${ON_MAIN}`,
    merge: `git merge -q ${AS} side`,
    blocks: false,
  },
];

describe('the hooks of a merge', () => {
  it.each(MERGES)('say of one $name what the push says', async ({ before, merge, blocks, base = 'main' }) => {
    const scenario = newScenario();
    build(scenario, sh`git config core.hooksPath /dev/null; ${FEWER}; ${before}; git tag base "${base}"`);
    hookUp(scenario);
    const tip = build(scenario, 'git rev-parse HEAD');
    const { status, output } = attempt(scenario, merge);
    expect(status === 0, output).toBe(!blocks);
    expect(/error {2}status-step\/step-not-allowed/.test(output), output).toBe(blocks);
    if (blocks) {
      expect(build(scenario, 'git rev-parse HEAD'), 'no commit was made').toBe(tip);
      const staged = runProgram(scenario, ['check', '--staged', '--rule', 'status-step', '--format', 'json']).output;
      const { verdict, diagnostics }: Report = JSON.parse(staged);
      build(scenario, sh`git -c core.hooksPath=/dev/null commit -q ${AS}`);
      const pushed = await byRange(scenario, { base: 'base', head: 'HEAD' });
      const steps = pushed.report?.diagnostics.filter(({ rule }) => rule === 'status-step');
      expect({ verdict, diagnostics: diagnostics.map((each) => each.message) }).toEqual({
        verdict: 'block',
        diagnostics: steps?.map((each) => each.message),
      });
      return;
    }
    expect((await byRange(scenario, { base: 'base', head: 'HEAD' })).verdict).toBe('pass');
  });
});
