import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import process, { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { RunnerEvent } from '../../actions/merge-gate/event.js';
import type { Report } from '../../engine/report.js';
import { afterFile, newTemporaryFolder } from '../support/after-file.js';
import { TOKEN } from './api-description.js';
import type { Served } from './served.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NODE_24 = join(ROOT, 'test/node24/node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');

/** Nobody listens there: what asks the forge without being told to is refused. */
const NO_FORGE = 'http://127.0.0.1:9';

/** The machine's Node, and the runner's where it is installed. */
export const NODES: readonly string[] = [execPath, ...(existsSync(NODE_24) ? [NODE_24] : [])];
if (NODES.length === 1) {
  console.warn(`SKIPPED: the bundle is not tried under Node 24: install it with npm ci --prefix test/node24`);
}

/** What a step of a job leaves behind. */
export interface StepEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Null when no report was written. */
  readonly report: Report | null;
}

/** How a step differs from the plain one. */
export interface StepCircumstances {
  /** What the workflow says below `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables that are other than the runner sets them; undefined is not set at all. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** What the event file holds, when it is not the event. */
  readonly payload?: string;
  readonly nodes?: readonly string[];
}

let built: string | null = null;

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  return newTemporaryFolder('handshake-bundle-');
}

/** Runs the script that builds the Action. */
export function buildAction(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(execPath, ['scripts/build-action.mjs', ...args], options);
  return { status, output: `${stdout}${stderr}` };
}

/** The entry of the bundle, of the present sources and never the committed one; built once for each test file. */
function entry(): string {
  if (built === null) {
    const folder = temporaryFolder();
    afterFile(() => {
      built = null;
    });
    const { status, output } = buildAction('--folder', folder);
    if (status !== 0) throw new Error(output);
    built = join(folder, 'main.js');
  }
  return built;
}

/**
 * Runs the bundle as the runner does, under every Node that is there, which all have to come to the same.
 * @returns how it ended under the first of them
 */
export async function runStep(
  scenario: Served,
  event: RunnerEvent,
  circumstances: StepCircumstances = {},
): Promise<StepEnd> {
  const nodes = circumstances.nodes ?? NODES;
  const [first, ...others] = await Promise.all(
    nodes.map((node) => stepEnd(startStep(scenario, event, circumstances, node))),
  );
  if (!first) throw new Error('no Node was given');
  for (const other of others) {
    expect(other).toEqual(first);
  }
  return first;
}

/** Where the runner lets a step write. */
interface RunnerFiles {
  /** The folder of all of them, another one for each run. */
  readonly folder: string;
  readonly summary: string;
  readonly output: string;
  readonly temporary: string;
}

/** A step that is under way, and the files that its runner gave it. */
export interface Step {
  readonly child: ChildProcess;
  readonly files: RunnerFiles;
}

/** Starts the bundle with the variables and files of the runner. */
export function startStep(
  { server, environment, temporary }: Served,
  { name, payload, ref, sha }: RunnerEvent,
  { inputs = {}, variables = {}, payload: text = JSON.stringify(payload) }: StepCircumstances,
  node: string,
): Step {
  const runner = mkdtempSync(join(temporary, 'runner-'));
  const files: RunnerFiles = {
    folder: runner,
    summary: join(runner, 'summary.md'),
    output: join(runner, 'output'),
    temporary: join(runner, 'temp'),
  };
  const workspace = join(temporary, 'workspace');
  mkdirSync(workspace, { recursive: true });
  mkdirSync(files.temporary);
  for (const file of [files.summary, files.output]) writeFileSync(file, '');
  writeFileSync(join(runner, 'event.json'), text);
  const env = {
    ...environment,
    ...inputVariables(inputs),
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: NO_FORGE,
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_OUTPUT: files.output,
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: 'acme/notes',
    GITHUB_SERVER_URL: server,
    GITHUB_SHA: sha,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: files.temporary,
    ...variables,
  };
  return { child: spawn(node, [entry()], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] }), files };
}

/**
 * Waits for a step, and proves what holds of every one: the token stands nowhere.
 * @returns texts in which two runs are alike: without the name of the runner's folder, and without the time that answers took
 */
export async function stepEnd({ child, files }: Step): Promise<StepEnd> {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout?.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (...end) => resolve(end));
  });
  const alike = (text: string): string =>
    text.replaceAll(files.folder, '<runner>').replace(/^(::debug::.*) after \d+ ms$/gm, '$1 after <n> ms');
  const stdout = alike(Buffer.concat(chunks.stdout).toString('utf8'));
  const stderr = alike(Buffer.concat(chunks.stderr).toString('utf8'));
  const reportFile = join(files.temporary, 'handshake-check-report.json');
  const reportText = existsSync(reportFile) ? alike(readFileSync(reportFile, 'utf8')) : null;
  const summary = alike(readFileSync(files.summary, 'utf8'));
  const output = alike(readFileSync(files.output, 'utf8'));
  // The runner is told of the token once, so that it never shows it.
  const shown = stdout.replace(`::add-mask::${TOKEN}\n`, '');
  for (const text of [shown, stderr, summary, output, reportText ?? '']) expect(text).not.toContain(TOKEN);
  const report = reportText === null ? null : (JSON.parse(reportText) as Report);
  return { code, signal, stdout: shown, stderr, summary, outputs: outputsIn(output), report };
}

/** What the runner makes of the inputs: each of `action.yml`, with its default where the workflow does not give it. */
function inputVariables(given: Readonly<Record<string, string>>): Record<string, string> {
  const { inputs } = parse(readFileSync(join(ROOT, 'actions/merge-gate/action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  };
  const presets = Object.entries(inputs).map(([name, { default: preset = '' }]) => [name, preset] as const);
  const values = { ...Object.fromEntries(presets), token: TOKEN, ...given };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

/** The runner's file of outputs; a line that is no `name=value` would be an output that was smuggled in. */
function outputsIn(text: string): Record<string, string> {
  const lines = text.split('\n').slice(0, -1);
  const pairs = lines.map((line) => /^([a-z-]+)=(.*)$/.exec(line)?.slice(1) ?? [line, 'NO OUTPUT']);
  return Object.fromEntries(pairs);
}

/** The lines of a log that the runner takes for commands, in both forms that it knows. */
export function commandsIn(log: string): string[] {
  return log.split(/\r\n|\r|\n/).filter((line) => /^\s*::|##\[/.test(line));
}
