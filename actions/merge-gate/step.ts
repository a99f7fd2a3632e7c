import { tmpdir } from 'node:os';
import { debug, setSecret, warning } from '@actions/core';
import { LAW_PAGES } from '../../engine/generated/law-pages.js';
import type { Environment } from '../../engine/git/environment.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import { terminalLine } from '../../engine/reporters/escape.js';
import { rules } from '../../rules/index.js';
import { type RunnerEvent, targetOf } from './event.js';
import { readEventFile } from './event-file.js';
import { withForge } from './forge-outputs.js';
import { type Question, runGate } from './gate.js';
import { githubPlatform } from './github.js';
import { type Folders, type Inputs, readInputs } from './inputs.js';
import { forgeLinks } from './links.js';
import { stepOutputs } from './outputs.js';
import { type PacketPicture, packetPicture } from './packet-picture.js';
import type { GateOutputs, GatePlatform } from './parts.js';
import type { Platform } from './platform.js';
import { openRemote } from './remote.js';

/** Milliseconds that one question to the server may take: a fetch of everything is the longest. */
const REMOTE_DEADLINE = 15 * 60_000;

/**
 * Runs the gate as a step of a job.
 * @param environment of the runner
 * @param print writes to the log of the step
 */
export async function runStep(environment: Environment, print: (text: string) => void): Promise<0 | 1 | 2> {
  const variable = (name: string): string => environment[name] ?? '';
  const folders = { workspace: variable('GITHUB_WORKSPACE'), temporary: variable('RUNNER_TEMP') || tmpdir() };
  const given = inputsIn(environment);
  if (given.token) setSecret(given.token);
  const read = attempt(() => readInputs(given, folders));
  const platform = githubPlatform({
    apiUrl: variable('GITHUB_API_URL') || 'https://api.github.com',
    token: read.inputs?.token ?? '',
    repository: variable('GITHUB_REPOSITORY'),
    // Shown only where the debug log of the runner is switched on.
    manners: { log: (line) => debug(terminalLine(line)) },
  });
  let picture: PacketPicture | undefined;
  const { result, warnings } = await runGate({
    ask: () => questionOf(read, folders, platform, environment),
    outputs: outputsOf(read.inputs, { folders, platform, environment, print, picture: () => picture }),
    look: async (source, changeset, options) => {
      picture = await packetPicture(source, changeset, options);
    },
    rules,
    toolVersion: __HANDSHAKE_CHECK_VERSION__,
    now: () => Math.floor(Date.now() / 1000),
  });
  for (const sentence of warnings) warning(terminalLine(sentence));
  return result.exitCode;
}

/** What the workflow gives the Action, by the names of `action.yml`. The runner passes every input, the unknown ones too. */
function inputsIn(environment: Environment): Record<string, string> {
  const prefix = 'INPUT_';
  const entries = Object.entries(environment).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length).toLowerCase(), value ?? '']));
}

/** Inputs that were refused still leave a log and a summary to say so in. */
type Read = { readonly inputs: Inputs } | { readonly inputs: null; readonly error: unknown };

function attempt(read: () => Inputs): Read {
  try {
    return { inputs: read() };
  } catch (error) {
    return { inputs: null, error };
  }
}

function questionOf(read: Read, folders: Folders, platform: Platform, environment: Environment): Question {
  if (read.inputs === null) throw read.error;
  const { inputs } = read;
  const variable = (name: string): string => environment[name] ?? '';
  const event: RunnerEvent = {
    name: variable('GITHUB_EVENT_NAME'),
    payload: readEventFile(variable('GITHUB_EVENT_PATH')),
    ref: variable('GITHUB_REF'),
    sha: variable('GITHUB_SHA'),
  };
  const target = targetOf(event, inputs);
  const remote = openRemote({
    ...folders,
    server: variable('GITHUB_SERVER_URL') || 'https://github.com',
    repository: variable('GITHUB_REPOSITORY'),
    token: inputs.token,
    workingDirectory: inputs.workingDirectory,
    environment,
    deadline: REMOTE_DEADLINE,
  });
  return { target, remote, platform: reviewsOfTarget(platform), config: inputs.config, failOn: inputs.failOn };
}

/** Reviews belong to a pull request. Where there is none nobody can have approved, and that must not look like a check that holds. */
function reviewsOfTarget(platform: Platform): GatePlatform {
  return {
    async approvals({ event, pullRequest }, accounts) {
      if (pullRequest !== null) return platform.approvals(pullRequest, accounts);
      throw new UndecidedError({
        subject: `the event ${event}`,
        reason:
          'is about no pull request, expected one: the law of the base wants signatures to be approved in a review',
        help: 'Open a pull request for the change, and let the user approve it there.',
      });
    },
  };
}

/** Where a step writes, and what with. */
interface Desk {
  readonly folders: Folders;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly print: (text: string) => void;
  readonly picture: () => PacketPicture | undefined;
}

function outputsOf(inputs: Inputs | null, { folders, platform, environment, print, picture }: Desk): GateOutputs {
  const links = forgeLinks(environment.GITHUB_SERVER_URL ?? '', environment.GITHUB_REPOSITORY ?? '');
  const step = stepOutputs({
    print,
    annotations: inputs?.annotations ?? true,
    summaryFile: environment.GITHUB_STEP_SUMMARY || null,
    outputFile: environment.GITHUB_OUTPUT || null,
    folders,
    sarifFile: inputs?.sarifFile ?? null,
    rules: rules.map((rule) => ({ ...rule, page: LAW_PAGES[rule.id] ?? '' })),
    links,
    picture,
  });
  return inputs === null ? step : withForge(step, { platform, wanted: inputs, links });
}
