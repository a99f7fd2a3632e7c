import { describe, expect, it } from 'vitest';
import { expectCommitAnswers } from '../../actions/parity/commit-answers.js';
import { attempt, build, hookUp, newScenario, runProgram } from '../../support/scenario.js';
import { type Attack, describeAttacks, type Twin } from '../attack.js';

const sh = String.raw;
const V1 = 'docs/spec/Master_Spec_v01.00.md';
const V2 = 'docs/spec/Master_Spec_v01.01.md';

/** The base has a signed packet for a new version. */
const plan = sh`
  git checkout -q main; np "- USER_SIGNATURE: $SIG2" WP-1-SpecUpdate-20260105; ci plan; git checkout -q -B topic`;
const bring = sh`
  cp ${V1} ${V2}; ed 's/one file, one record/one text file, one record/' ${V2}
  ed 's/v01.00/v01.01/' "$W/SPEC_CURRENT.md"; git add -A`;

const twin: Twin = {
  title: 'a new version under its packet',
  place: 'docs',
  build: sh`${plan}; ${bring}; git commit -q -m v2 -m 'Role: Orchestrator
Work-Packet: WP-1-SpecUpdate-20260105'`,
};

const attacks: readonly Attack[] = [
  {
    id: 'CX-585A edit',
    title: 'a version is edited and restored',
    weight: 'C',
    build: sh`ed 's/MUST be found/MAY be found/' ${V1}; ci soften; ed 's/MAY be found/MUST be found/' ${V1}; ci restore`,
    expect: { rules: ['spec-version-lock'] },
    twin,
  },
  {
    id: 'CX-585A merge',
    title: 'a merge brings another text than both of its sides',
    weight: 'C',
    build: sh`
      git checkout -q -b other main; echo x > notes/x; ci x; git checkout -q topic; echo y > notes/y; ci y
      git merge -q --no-commit other; ed 's/MUST be found/MAY be found/' ${V1}; ci evil`,
    expect: { rules: ['spec-version-lock'] },
    twin,
  },
  {
    id: 'CX-585A link',
    title: 'a version becomes a link to another text',
    weight: 'H',
    build: sh`cp ${V1} notes/spec/copy.md; ln -sf ../../notes/spec/copy.md ${V1}; ci link`,
    expect: { rules: ['spec-version-lock'] },
    twin,
  },
  {
    id: 'PRIORITY_3',
    title: 'a new version that nobody asked for',
    weight: 'C',
    build: sh`${bring}; ci v2`,
    expect: { rules: ['spec-version-lock'] },
    twin,
  },
  {
    id: 'PRIORITY_3 own',
    title: 'a new version with its packet in the same change',
    weight: 'H',
    build: sh`
      np "- USER_SIGNATURE: $SIG2" WP-1-SpecUpdate-20260105; ci plan
      ${bring}; git commit -q -m v2 -m 'Role: Orchestrator
Work-Packet: WP-1-SpecUpdate-20260105'`,
    expect: { rules: ['spec-version-lock'] },
    twin,
  },
];

describeAttacks(attacks);

describe('what a new version is told before it is committed', () => {
  it('by the hooks: the packet to name, and with its name it passes', async () => {
    const scenario = newScenario();
    build(scenario, plan);
    hookUp(scenario);
    const tip = build(scenario, 'git rev-parse HEAD').trim();
    const script = sh`${bring}; git commit -q -m v2 -m 'Role: Orchestrator'`;
    const refused = attempt(scenario, script);
    expect(refused.output).toContain('Work-Packet: WP-1-SpecUpdate-20260105');
    expect(refused.status).not.toBe(0);
    await expectCommitAnswers({ ...refused, before: plan, script, scenario, tip, made: false });
    const named = sh`git commit -q -m v2 -m 'Role: Orchestrator
Work-Packet: WP-1-SpecUpdate-20260105'`;
    expect(attempt(scenario, named)).toMatchObject({ status: 0 });
  });

  it('in the work tree: that there has to be a packet', () => {
    const scenario = newScenario();
    hookUp(scenario);
    build(scenario, bring);
    expect(runProgram(scenario, []).output).toContain('spec-version-lock/no-spec-update');
    build(scenario, sh`git reset -q --hard; ${plan}; ${bring}`);
    expect(runProgram(scenario, []).output).not.toContain('spec-version-lock');
  });
});
