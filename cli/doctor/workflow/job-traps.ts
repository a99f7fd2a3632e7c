import type { Trouble } from '../doctor-check.js';
import { type Job, type Mapping, mapping, type Workflow } from './workflow-file.js';

/** What lets a job of the gate be skipped, or its answer count for nothing (docs/merge-gate.md). */
export function jobTraps(workflow: Workflow, job: Job): Trouble[] {
  const at = (...keys: readonly string[]) => ({ path: workflow.path, line: workflow.lineOf('jobs', job.id, ...keys) });
  const said: Trouble[] = [];
  const name = `The job ${job.id} of the gate`;
  if (job.body.if !== undefined && !runsAlways(job.body.if))
    said.push({
      message: `${name} has an if, expected it to run always`,
      why: SKIPPED,
      help: 'Take the if out.',
      ...at('if'),
    });
  if (job.body.needs !== undefined && !runsAlways(job.body.if))
    said.push({
      message: `${name} needs other jobs, expected it to depend on none`,
      why: SKIPPED,
      help: 'Take needs out, or add: if: always()',
      ...at('needs'),
    });
  if (isOn(job.body['continue-on-error']))
    said.push({
      message: `${name} has continue-on-error, expected its failure to count`,
      why: FOR_NOTHING,
      help: 'Take continue-on-error out.',
      ...at('continue-on-error'),
    });
  for (const [where, concurrency, keys] of [
    ['The workflow', workflow.body.concurrency, null],
    [name, job.body.concurrency, ['concurrency']],
  ] as const) {
    if (!isOn(mapping(concurrency)?.['cancel-in-progress'])) continue;
    const line = keys === null ? workflow.lineOf('concurrency') : at(...keys).line;
    said.push({
      message: `${where} has cancel-in-progress, expected running checks of the gate to end`,
      why: 'A cancelled run leaves its pull request blocked, or an old answer standing.',
      help: 'Write: cancel-in-progress: false',
      path: workflow.path,
      line,
    });
  }
  return [...said, ...job.gate.flatMap((step) => stepTraps(job, step, at('steps', String(job.steps.indexOf(step)))))];
}

const SKIPPED = 'A required check that is skipped counts as passed.';
const FOR_NOTHING = 'The check is green then, whatever the gate has found.';

function stepTraps(job: Job, step: Mapping, at: Pick<Trouble, 'path' | 'line'>): Trouble[] {
  const said: Trouble[] = [];
  const name = `The step of the gate in job ${job.id}`;
  if (step.if !== undefined && !runsAlways(step.if))
    said.push({
      message: `${name} has an if, expected it to run always`,
      why: SKIPPED,
      help: 'Take the if out.',
      ...at,
    });
  if (isOn(step['continue-on-error']))
    said.push({
      message: `${name} has continue-on-error, expected its failure to count`,
      why: FOR_NOTHING,
      help: 'Take continue-on-error out.',
      ...at,
    });
  if (typeof step.uses === 'string') said.push(...tagged(step.uses, name, at));
  if (typeof step.run === 'string') said.push(...masked(step, step.run, name, at), ...shallow(job, name, at));
  return said;
}

/** A tag of an Action can be moved to other code; a full id cannot. */
function tagged(uses: string, name: string, place: Pick<Trouble, 'path' | 'line'>): Trouble[] {
  const at = uses.indexOf('@');
  const ref = uses.slice(at + 1);
  if (at < 0 || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)) return [];
  return [
    {
      message: `${name} uses ${uses}, expected the full id of a commit behind the @`,
      why: 'A tag or branch can be moved, and then other code judges.',
      help: 'Put the full id of the commit there that you trust: git rev-parse <tag>',
      ...place,
    },
  ];
}

function masked({ shell }: Mapping, run: string, name: string, at: Pick<Trouble, 'path' | 'line'>): Trouble[] {
  const said = (what: string): Trouble => ({
    message: `${name} ${what}, expected its exit code to count`,
    why: FOR_NOTHING,
    help: 'Let the step run handshake-check and nothing around it.',
    ...at,
  });
  const lines = run
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => /\bhandshake-check\b/.test(line));
  const hides = lines.some((line) => /\|\||;/.test(line) || line.trimEnd().endsWith('&')) || /\bset \+e\b/.test(run);
  // Only a shell that is named is started with pipefail.
  const piped = lines.some((line) => /(?<!\|)\|(?!\|)/.test(line)) && shell !== 'bash' && !/pipefail/.test(run);
  return [
    ...(hides ? [said('goes on behind the gate with || or ;')] : []),
    ...(piped ? [said('pipes what the gate says without pipefail')] : []),
  ];
}

/** The program reads the history of the checkout; the Action fetches what it needs by itself. */
function shallow({ steps }: Job, name: string, at: Pick<Trouble, 'path' | 'line'>): Trouble[] {
  const checkout = steps.find(({ uses }) => typeof uses === 'string' && /^actions\/checkout@/.test(uses));
  const depth = mapping(checkout?.with)?.['fetch-depth'];
  if (depth === 0 || depth === '0') return [];
  return [
    {
      message: `${name} works on a shallow checkout, expected fetch-depth: 0`,
      why: 'What a change is against is not in a shallow clone: the gate cannot decide then.',
      help: 'Give actions/checkout before it: with: { fetch-depth: 0 }',
      ...at,
    },
  ];
}

function runsAlways(condition: unknown): boolean {
  return condition === true || (typeof condition === 'string' && condition.replaceAll(/[\s${}]/g, '') === 'always()');
}

/** An expression may come out as true: nobody can see that here. */
function isOn(value: unknown): boolean {
  return value !== undefined && value !== false && value !== 'false' && value !== null;
}
