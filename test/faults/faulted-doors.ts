import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import type { RunnerEvent } from '../../actions/merge-gate/event.js';
import { undecidedBy } from '../../cli/failure.js';
import { type Hook, runHook } from '../../cli/hook.js';
import { runProgram } from '../../cli/program.js';
import type { Terminal } from '../../cli/terminal.js';
import { PLAIN } from '../../engine/reporters/palette.js';
import { renderUndecided } from '../../engine/reporters/text.js';
import { gate, type Served } from '../actions/served.js';
import type { Scenario } from '../support/scenario.js';

/** What a door says of a change. */
export interface DoorAnswer {
  readonly code: number;
  /** Everything that it printed; ids of objects and folders of the test stand there as they are. */
  readonly said: string;
}

/** A way into the program, run in this process as `cli/main.ts` runs it. */
export type AskDoor = (scenario: Scenario, path: string) => Promise<DoorAnswer>;

/** The command line at the top of the repository. */
export function checkDoor(...args: readonly string[]): AskDoor {
  return (scenario, path) =>
    surrounded(scenario, path, (terminal) => runProgram(['-C', scenario.folder, 'check', ...args], terminal));
}

/** A hook, as git runs it. */
export function hookDoor(hook: Hook, given: (scenario: Scenario) => { args?: string[]; input?: string }): AskDoor {
  return (scenario, path) => {
    const { args = [], input = '' } = given(scenario);
    return surrounded(scenario, path, (terminal) => runHook(hook, args, terminal, scenario.folder), input);
  };
}

/** The file of a commit message, in git's own folder. */
export function messageFile({ folder }: Scenario, message: string): string {
  writeFileSync(join(folder, '.git/COMMIT_EDITMSG'), message);
  return '.git/COMMIT_EDITMSG';
}

/** The Action's gate, for pull request 7 of a served repository. */
export async function gateDoor(scenario: Served, event: RunnerEvent, path: string): Promise<DoorAnswer> {
  const environment = { ...scenario.environment, PATH: path };
  return inEnvironment(environment, async () => {
    const { result } = await gate(scenario, event, { place: { environment } });
    const { undecided, diagnostics } = result.report;
    const lines = [
      ...undecided.map((each) => renderUndecided(each)),
      ...diagnostics.map(({ rule, message, standing }) => `${standing} ${rule}: ${message}\n`),
    ];
    return { code: result.exitCode, said: lines.join('') };
  });
}

function surrounded(
  { environment }: Scenario,
  path: string,
  run: (terminal: Terminal) => Promise<number>,
  input = '',
): Promise<DoorAnswer> {
  let said = '';
  const take = async (text: string): Promise<void> => {
    said += text;
  };
  const terminal: Terminal = { print: take, tell: take, palette: PLAIN, errorPalette: PLAIN };
  return inEnvironment({ ...environment, PATH: path }, async () => {
    try {
      return { code: await withInput(input, () => run(terminal)), said };
    } catch (error) {
      return { code: 2, said: said + renderUndecided(undecidedBy(error)) };
    }
  });
}

/** Doors read the environment of their process. */
async function inEnvironment<T>(environment: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const own = { ...process.env };
  const become = (wanted: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) if (!(name in wanted)) delete process.env[name];
    Object.assign(process.env, wanted);
  };
  become(environment);
  try {
    return await run();
  } finally {
    become(own);
  }
}

async function withInput<T>(input: string, run: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    return await run();
  } finally {
    if (own) Object.defineProperty(process, 'stdin', own);
  }
}
