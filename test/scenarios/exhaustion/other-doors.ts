import { join } from 'node:path';
import { execPath } from 'node:process';
import { runStep } from '../../actions/bundle.js';
import { pullRequest } from '../../actions/served.js';
import { attempt, build, hookUp, newScenario, type Scenario } from '../../support/scenario.js';
import { type Measured, meterIn } from './measured.js';

/** The doors beside the command line, each as it is really opened: by git, and as a step of a job. */
export const OTHER_DOORS = ['hook pre-commit', 'action'] as const;

/** One of them. */
export type OtherDoor = (typeof OTHER_DOORS)[number];

/** What a door answered, and what the program took there. */
export interface MeasuredDoor {
  /** 0, 1 or 2, as the program ended. */
  readonly answer: Measured;
  readonly scenario: Scenario;
}

/** Asks a door about what the script makes of `topic`. */
export const ASK: Readonly<Record<OtherDoor, (script: string) => Promise<MeasuredDoor>>> = {
  'hook pre-commit': async (script) => {
    const scenario = newScenario();
    // The tree of the change is staged on its base, without a work tree: hooks look at the index alone.
    build(scenario, `${script}; git read-tree topic; git symbolic-ref HEAD refs/heads/main`);
    hookUp(scenario);
    const meter = meterIn(scenario.temporary);
    const metered = { ...scenario, environment: { ...scenario.environment, ...meter.variables } };
    const { status, output } = attempt(metered, `git commit -q -m x -m 'Role: Orchestrator'`);
    return { answer: { status: codeOf(status, output), output, ...meter.took() }, scenario };
  },
  action: async (script) => {
    const scenario = newScenario();
    const server = join(scenario.temporary, 'server');
    // The objects are not copied: what a server does with them is no matter of the gate.
    build(
      scenario,
      `${script}; mkdir -p '${server}/acme'; git clone -q --bare --shared . '${server}/acme/notes'; cd '${server}/acme/notes'
       git symbolic-ref HEAD refs/heads/main; git update-ref refs/pull/7/head topic; git update-ref -d refs/heads/topic`,
    );
    const served = { ...scenario, server: `file://${server}` };
    const meter = meterIn(scenario.temporary);
    const step = await runStep(served, pullRequest(served), { variables: meter.variables, nodes: [execPath] });
    return { answer: { status: step.code, output: step.stdout + step.stderr, ...meter.took() }, scenario };
  },
};

/** Git ends a refused commit in its own way, and shows what the hook said. */
function codeOf(status: number | null, output: string): number {
  if (status === 0) return 0;
  return /^block: /m.test(output) ? 1 : 2;
}
