import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';

import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { check } from '../../engine/check.js';
import { openRepository } from '../../engine/git/repository.js';
import { type Undecided, UndecidedError } from '../../engine/model/undecided.js';
import type { Report, Verdict } from '../../engine/report.js';
import type { Rule } from '../../engine/rule.js';
import { rangeSource } from '../../engine/sources/range.js';
import { rules } from '../../rules/index.js';
import { afterFile, newTemporaryFolder } from './after-file.js';
import { program } from './program.js';

const HOOKS = fileURLToPath(new URL('../../hooks', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../scenarios/fixtures', import.meta.url));

/** Where the documents of a script lie: `docs`, which is governed, or `notes`, which holds the same files and is not. */
export type Place = 'docs' | 'notes';

/** A repository in a temporary folder, made for one scenario. */
export interface Scenario {
  /** The top of the repository, on branch `topic` at the tip of `main` until a script changes that. */
  readonly folder: string;
  /** A folder beside it; `$T` of the scripts. */
  readonly temporary: string;
  /** Where programs of the scenario put what is temporary; empty once they ended. */
  readonly leftovers: string;
  /** The environment of every script: nothing of the user's but PATH. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A run of the engine, whether or not it came to a report. */
export interface Judged {
  readonly verdict: Verdict;
  /** Null when nothing could be looked at. */
  readonly report: Report | null;
  readonly undecided: readonly Undecided[];
  /** The rules with active errors, each once, sorted. */
  readonly blocking: readonly string[];
}

/** What to judge. */
export interface Range {
  /** The name of a clone below `temporary`; the repository of the scenario without it. */
  readonly clone?: string;
  /** Default: `main`. */
  readonly base?: string;
  /** Default: `topic`. */
  readonly head?: string;
}

let template: string | null = null;

/** A fresh copy of the base repository, which is built once per file. Removed after the tests of the file. */
export function newScenario(): Scenario {
  template ??= buildTemplate();
  const scenario = emptyScenario();
  cpSync(template, scenario.folder, { recursive: true });
  return scenario;
}

/** An empty folder with the same surroundings: not even a repository. */
export function emptyScenario(): Scenario {
  const root = newTemporaryFolder('handshake-scenario-');
  for (const name of ['repository', 'temporary', 'home', 'leftovers']) mkdirSync(join(root, name));
  const temporary = join(root, 'temporary');
  return {
    folder: join(root, 'repository'),
    temporary,
    leftovers: join(root, 'leftovers'),
    environment: environmentOf(root, temporary),
  };
}

/** How a script or a program ended; `output` is standard output and error together. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/**
 * Runs a script with the words of `fixtures/shell.sh` at the top of the repository.
 * @param place where the documents are that the script works on
 * @returns what it printed
 * @throws when the script fails: a scenario that was not built proves nothing.
 */
export function build(scenario: Scenario, script: string, place: Place = 'docs'): string {
  const { status, output } = attempt(scenario, script, place);
  if (status !== 0) throw new Error(`the script ended with ${status}, expected 0:\n${script}\n${output}`);
  return output;
}

/** Runs a script as `build` does, and says how it ended: for scripts whose last command may be refused. */
export function attempt({ folder, environment }: Scenario, script: string, place: Place = 'docs'): Ended {
  const commands = `. "$FIXTURES/shell.sh"\n${script}`;
  return ended(
    spawnSync('bash', ['-c', commands], { cwd: folder, env: { ...environment, W: place }, encoding: 'utf8' }),
  );
}

/** Lets git run the project's hooks in this repository, with the program as it is built. */
export function hookUp(scenario: Scenario): Scenario {
  program();
  build(scenario, `git config core.hooksPath '${HOOKS}'`);
  return scenario;
}

/** Runs the built program, by default at the top of the repository. */
export function runProgram(
  { folder, environment }: Scenario,
  args: readonly string[],
  { cwd = folder, ...extra }: { readonly cwd?: string } & Record<string, string> = {},
): Ended {
  const options = { cwd, env: { ...environment, ...extra }, encoding: 'utf8' } as const;
  return ended(spawnSync(execPath, [program(), ...args], options));
}

function ended({ status, stdout, stderr, error }: ReturnType<typeof spawnSync>): Ended {
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}

/** Judges base..head in this process, by all rules or by fewer. */
export async function judgeRange(
  { folder, temporary, environment }: Scenario,
  { clone, base = 'main', head = 'topic' }: Range,
  by: readonly Rule[] = rules,
): Promise<Judged> {
  try {
    const repository = await openRepository(clone === undefined ? folder : join(temporary, clone), environment);
    const source = rangeSource(repository, { base, head });
    try {
      return judgedOf(await check(source, { rules: by, door: 'cli', toolVersion: '0.0.0' }));
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return { verdict: 'inconclusive', report: null, undecided: [error], blocking: [] };
  }
}

function judgedOf(report: Report): Judged {
  const active = report.diagnostics.filter(({ standing, severity }) => standing === 'active' && severity === 'error');
  const blocking = [...new Set(active.map(({ rule }) => rule))].sort();
  return { verdict: report.verdict, report, undecided: report.undecided, blocking };
}

function buildTemplate(): string {
  const scenario = emptyScenario();
  afterFile(() => {
    template = null;
  });
  build(scenario, 'base');
  return scenario.folder;
}

function environmentOf(root: string, temporary: string): Record<string, string> {
  return {
    PATH: env.PATH ?? '',
    FIXTURES,
    T: temporary,
    HOME: join(root, 'home'),
    TMPDIR: join(root, 'leftovers'),
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(FIXTURES, 'gitconfig'),
    GIT_AUTHOR_DATE: '2026-01-06T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-06T00:00:00Z',
  };
}
