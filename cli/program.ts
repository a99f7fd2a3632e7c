import { Command, CommanderError, Help } from 'commander';
import { UndecidedError } from '../engine/model/undecided.js';
import { terminalJson } from '../engine/reporters/escape.js';
import { addCheck } from './commands/check.js';
import type { AddCommand, Door } from './commands/command.js';
import { addCreateTaskPacket } from './commands/create-task-packet.js';
import { addDemo } from './commands/demo.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { refuseRepeatedOptions } from './commands/given-once.js';
import { addGraph } from './commands/graph.js';
import { addHandoff } from './commands/handoff.js';
import { addHook } from './commands/hook.js';
import { addInit } from './commands/init.js';
import { addInspect } from './commands/inspect.js';
import { addLsp } from './commands/lsp.js';
import { addMigrate } from './commands/migrate.js';
import { addPhaseGate } from './commands/phase-gate.js';
import { addPostWork } from './commands/post-work.js';
import { addPreOrchestration } from './commands/pre-orchestration.js';
import { addPreWork } from './commands/pre-work.js';
import { addReport } from './commands/report.js';
import { addSign } from './commands/sign.js';
import { addSpecRegression } from './commands/spec-regression.js';
import { addStatus } from './commands/status.js';
import { addTrace } from './commands/trace.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { COMMANDS as COMMAND_NAMES, usageError } from './usage.js';

/** The commands, in the order of the help. */
const COMMANDS: readonly AddCommand[] = [
  addInit,
  addDoctor,
  addCheck,
  addInspect,
  addExplain,
  addPreOrchestration,
  addCreateTaskPacket,
  addSign,
  addPreWork,
  addHandoff,
  addStatus,
  addPostWork,
  addTrace,
  addGraph,
  addReport,
  addSpecRegression,
  addPhaseGate,
  addMigrate,
  addLsp,
  addHook,
  addDemo,
];

/** The command line as people type it. `hook` is listed for its help; git's own calls of it never come this way (`main.ts`). */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode | null = null;
  const answer = async (command: Promise<ExitCode>): Promise<void> => {
    code = await command;
  };
  // Help and version are written once, here, so that a closed pipe is noticed as for every other text.
  const said: string[] = [];
  const program = build({ terminal, answer }, (text) => said.push(text));
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && isAnswer(error)) {
      await terminal.print(said.join(''));
      return 0;
    }
    if (!(error instanceof UndecidedError) || !asksForJson(argv)) throw error;
    try {
      await terminal.print(refusalAsJson(argv, error));
    } catch {
      // Where that cannot be printed either, people are told on standard error.
      throw error;
    }
    return 2;
  }
  if (code === null) throw new Error('the command line was read, but no command answered');
  return code;
}

/** Whether another program asked, which then gets an answer that it can read, also when there is none. */
function asksForJson(argv: readonly string[]): boolean {
  const formats = argv.flatMap((word, index) =>
    word === '--format' ? [argv[index + 1]] : word.startsWith('--format=') ? [word.slice('--format='.length)] : [],
  );
  return formats.length === 1 && formats[0] === 'json';
}

function refusalAsJson(argv: readonly string[], { subject, reason, help }: UndecidedError): string {
  const command = argv.find((word) => COMMAND_NAMES.some((name) => name === word)) ?? 'check';
  const answer = { version: 1, command, verdict: 'inconclusive', undecided: [{ subject, reason, help }] };
  return `${terminalJson(JSON.stringify(answer, null, 2))}\n`;
}

/** Whether commander ends because it has printed what was asked for: help or the version. The exit code it names is this process's. */
function isAnswer({ code }: CommanderError): boolean {
  return code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version';
}

function build(door: Door, write: (text: string) => void): Command {
  const program = new Command('handshake-check')
    .description(
      'Holds work packets, signatures, roles and scopes to the Orchestrator Protocol. Without a command it runs check.',
    )
    .version(__HANDSHAKE_CHECK_VERSION__, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('-C <DIR>', 'run as if started in this folder', '.')
    .option('--verbose', 'when the program itself breaks down, print where')
    .addHelpText('after', EXIT_CODE_HELP);
  for (const add of COMMANDS) add(program, door);
  for (const command of [program, ...program.commands]) {
    refuseRepeatedOptions(command);
    command
      .helpOption('-h, --help', 'print this help')
      .configureHelp({ showGlobalOptions: true, commandUsage })
      .configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined })
      .exitOverride((error) => {
        throw isAnswer(error) ? error : usageError(command, error);
      });
  }
  return program;
}

/** The usage line as it can be typed: the program is in the repository's `node_modules`, and seldom on the PATH. */
function commandUsage(command: Command): string {
  return `npx ${Help.prototype.commandUsage(command)}`;
}

const EXIT_CODE_HELP = `
Exit codes: 0 pass, 1 block, 2 could not decide. Only 0 lets a commit or a merge through.

Examples:
  npx handshake-check                             what I am working on
  npx handshake-check check --staged              what the next commit would hold
  npx handshake-check explain signature-lock      one rule
  npx handshake-check help check                  more of them`;
