import { parse } from 'yaml';
import { namesIn, read } from '../house/source-files.js';

/** A step of a job, as far as a test asks about it. */
export interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: unknown;
  readonly 'continue-on-error'?: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
export interface WorkflowJob extends Omit<WorkflowStep, 'uses' | 'run' | 'with'> {
  readonly name?: string;
  readonly needs?: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  /** A job that is a workflow of its own, which another one calls, has none. */
  readonly steps?: readonly WorkflowStep[];
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A workflow that we run ourselves, or show to be copied. */
export interface WorkflowFile {
  /** `.github/workflows/ci.yml`, or `docs/merge-gate.md 1` for the first one on a page. */
  readonly where: string;
  readonly text: string;
  readonly on: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly 'cancel-in-progress'?: unknown };
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

/** Our own workflows, and those on the pages of the documentation. A part of one, without its events, is none. */
export function shippedWorkflows(): WorkflowFile[] {
  const own = namesIn('.github/workflows').map((name) => `.github/workflows/${name}`);
  const pages = ['README.md', ...namesIn('docs').map((name) => `docs/${name}`)].filter((page) => page.endsWith('.md'));
  return [
    ...own.map((path) => ({ where: path, text: read(path) })),
    ...pages.flatMap((page) => workflowsOn(read(page)).map((text, at) => ({ where: `${page} ${at + 1}`, text }))),
  ].map(({ where, text }) => ({ ...(parse(text) as Omit<WorkflowFile, 'where' | 'text'>), where, text }));
}

/** Those with the job of the gate, whose name a branch requires. */
export function gateWorkflows(): WorkflowFile[] {
  return shippedWorkflows().filter(({ jobs }) => Object.hasOwn(jobs, 'handshake-check'));
}

/** Every step of a workflow, and every workflow that it calls. */
export function stepsOf({ jobs }: Pick<WorkflowFile, 'jobs'>): WorkflowStep[] {
  return Object.values(jobs).flatMap(({ steps = [], uses }) => [...(uses === undefined ? [] : [{ uses }]), ...steps]);
}

/** The YAML blocks of a page that are whole workflows. */
function workflowsOn(page: string): string[] {
  const blocks = [...page.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.filter((block) => /^jobs:$/m.test(block) && /^on:/m.test(block));
}
