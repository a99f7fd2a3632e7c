import type { DoctorCheck, Trouble } from '../doctor-check.js';
import { jobTraps } from '../workflow/job-traps.js';
import { triggerTraps } from '../workflow/trigger-traps.js';
import { readWorkflow, type Workflow } from '../workflow/workflow-file.js';

/**
 * The workflow of the gate runs for every change, and nothing takes its answer away (docs/merge-gate.md). Whether the forge waits for it is
 * a setting there, which cannot be seen from here.
 */
export const requiredCheck: DoctorCheck = {
  id: 'workflow',
  asks: 'A check on the server runs for every change, and nothing masks its answer',
  examine: async (facts) => {
    const texts = await facts.workflows();
    const read = texts.map((file) => ({ file, workflow: readWorkflow(file) }));
    const workflows = read.flatMap(({ workflow }) => workflow ?? []);
    const gates = workflows.filter(({ jobs }) => jobs.some(({ gate }) => gate.length > 0));
    const unread = read.flatMap(({ file, workflow }) => (workflow === null ? [unreadable(file.path)] : []));
    if (gates.length === 0) {
      if (!(await facts.isOnGitHub())) return { because: '', troubles: unread, hints: [HOOKS_ALONE] };
      return { because: '', troubles: [NO_WORKFLOW, ...unread] };
    }
    const troubles = [...unread, ...gates.flatMap(trapsOf), ...sameNames(workflows)];
    return { because: requirable(gates), troubles };
  },
};

const NO_WORKFLOW: Trouble = {
  message: 'No workflow runs the gate, expected one: hooks can be passed by',
  why: 'Whoever runs git can leave the hooks out. Only a required check on the server judges every change.',
  help: 'Lay it: npx handshake-check init --yes --action OWNER/handshake-check@COMMIT. docs/merge-gate.md has the settings that complete it.',
  path: '.github/workflows',
};

/** A repository without a forge is a legitimate one, and whoever works in it has to know what it rests on. */
const HOOKS_ALONE: Trouble = {
  message:
    'Not set up: nothing here runs on GitHub, where a workflow of the gate is looked for, so that the hooks stand alone',
  why: 'Whoever wants can go round hooks: git commit --no-verify, or a clone without them. Only a check that a server requires judges every change.',
  help: 'Once the repository has a server, make the gate a required check: docs/merge-gate.md. Until then judge what you take over: npx handshake-check check --range <base>..<head>',
};

function requirable(gates: readonly Workflow[]): string {
  const names = new Set(
    gates.flatMap(({ jobs }) => jobs.filter(({ gate }) => gate.length > 0).map((job) => job.checkName)),
  );
  const files = gates.map(({ path }) => path).join(', ');
  return `${files}. Whether the forge requires ${[...names].join(', ')} is a setting there that cannot be seen from here: look in Settings → Rules → Rulesets (docs/merge-gate.md)`;
}

function trapsOf(workflow: Workflow): Trouble[] {
  const jobs = workflow.jobs.filter(({ gate }) => gate.length > 0);
  // A workflow that the program is only a part of, such as tests, need not be the required check; a job that judges is.
  return [...triggerTraps(workflow), ...jobs.flatMap((job) => jobTraps(workflow, job))];
}

/** Two jobs of one name satisfy the same requirement. */
function sameNames(workflows: readonly Workflow[]): Trouble[] {
  const all = workflows.flatMap((workflow) => workflow.jobs.map((job) => ({ workflow, job })));
  return all
    .filter(({ job }) => job.gate.length > 0)
    .flatMap(({ job }) =>
      all
        .filter((other) => other.job !== job && other.job.checkName === job.checkName && other.job.gate.length === 0)
        .map(({ workflow, job: other }) => ({
          message: `The job ${other.id} has the name ${job.checkName} of the job of the gate, expected a name that no other job has`,
          why: 'Two jobs of one name satisfy the same requirement: the weaker one would do.',
          help: 'Give it another name.',
          path: workflow.path,
          line: workflow.lineOf('jobs', other.id),
        })),
    );
}

function unreadable(path: string): Trouble {
  return {
    message: `${path} cannot be read as YAML, expected a workflow`,
    why: 'The forge runs no workflow that it cannot read; if it is the required check, it never comes.',
    help: 'Correct it: the page of the workflow at the forge says where.',
    path,
  };
}
