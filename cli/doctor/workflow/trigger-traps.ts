import type { Trouble } from '../doctor-check.js';
import { type Mapping, mapping, type Workflow } from './workflow-file.js';

const NEEDED_TYPES = ['opened', 'synchronize', 'reopened', 'edited'] as const;
/** What the forge takes where no types are given. */
const DEFAULT_TYPES = ['opened', 'synchronize', 'reopened'];

/** What keeps a workflow of the gate from running when it has to (docs/merge-gate.md). */
export function triggerTraps(workflow: Workflow): Trouble[] {
  const triggers = triggersOf(workflow.body.on);
  const at = (...keys: readonly string[]) => ({ path: workflow.path, line: workflow.lineOf('on', ...keys) });
  const request = ['pull_request', 'pull_request_target'].find((name) => triggers.has(name));
  return [
    ...(request === undefined
      ? [{ ...NO_REQUEST, ...at() }]
      : typesMissing(request, triggers.get(request) ?? null, at(request))),
    ...(triggers.has('merge_group') ? [] : [{ ...NO_GROUP, ...at() }]),
    ...[...triggers].flatMap(([name, body]) =>
      ['paths', 'paths-ignore']
        .filter((filter) => body?.[filter] !== undefined)
        .map((filter) => filtered(name, filter, at(name, filter))),
    ),
  ];
}

function triggersOf(on: unknown): ReadonlyMap<string, Mapping | null> {
  if (typeof on === 'string') return new Map([[on, null]]);
  if (Array.isArray(on)) return new Map(on.map((name): [string, null] => [String(name), null]));
  return new Map(Object.entries(mapping(on) ?? {}).map(([name, body]) => [name, mapping(body)]));
}

const NO_REQUEST = {
  message: 'The workflow of the gate does not run for pull requests, expected it to',
  why: 'A required check that never runs is waited for without end, or somebody takes it off the list.',
  help: 'Add to "on": pull_request: { types: [opened, synchronize, reopened, edited, ready_for_review] }',
};

const NO_GROUP = {
  message: 'The workflow of the gate does not run for the merge queue, expected merge_group among its events',
  why: 'Without it the merge queue waits; with it two pull requests that collide only with each other are seen.',
  help: 'Add to "on" the line: merge_group:',
};

type Place = Pick<Trouble, 'path' | 'line'>;

function typesMissing(request: string, body: Mapping | null, at: Place): Trouble[] {
  const given = body?.types;
  const types = typeof given === 'string' ? [given] : Array.isArray(given) ? given.map(String) : DEFAULT_TYPES;
  const missing = NEEDED_TYPES.filter((type) => !types.includes(type));
  if (missing.length === 0) return [];
  return [
    {
      message: `The workflow of the gate does not run when a pull request is ${missing.join(', ')}, expected it among the types of ${request}`,
      why: 'A pull request that gets new commits or another base would keep the old answer.',
      help: `Write: ${request}: { types: [opened, synchronize, reopened, edited, ready_for_review] }`,
      ...at,
    },
  ];
}

function filtered(trigger: string, filter: string, at: Place): Trouble {
  return {
    message: `The workflow of the gate has ${filter} under ${trigger}, expected it to run for every change`,
    why: 'A required check that a path filter skips counts as passed, or is waited for without end.',
    help: `Take ${filter} out: the gate itself knows what a change concerns.`,
    ...at,
  };
}
