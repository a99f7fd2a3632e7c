import { Option } from 'commander';
import { UndecidedError } from '../../engine/model/undecided.js';
import { saidValue } from '../../workflow/packet/packet-said.js';
import { type PacketSaid, SAID_OPTIONS, type SaidName, type SaidOption } from '../../workflow/packet/said-options.js';
import type { ActRequest } from '../desk/act.js';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { type AddCommand, examples } from './command.js';
import { type ActOptions, actRequest, withActOptions } from './desk-options.js';

/** `create-task-packet`: a fresh packet from the template, on the board (Part 4, steps 2 and 3). */
export const addCreateTaskPacket: AddCommand = (program, { terminal, answer }) => {
  const command = program
    .command('create-task-packet')
    .description('write a new work packet, STATUS Draft, and put it on the task board')
    .argument('[WP-ID]', 'WP-{phase}-{name}; a unique suffix is put behind it where it has none')
    .option('--suffix <SUFFIX>', 'the unique suffix: a date, a short hash or a revision such as v2 (default: the day)')
    .option('--from <WP-ID>', 'take the place of this locked packet: the same contract, unsigned, in a new file');
  command.option('--to-mend', 'with --from: write it although the gate would block it as it is, and say what to mend');
  for (const option of SAID_OPTIONS) command.addOption(saidOption(option));
  withActOptions(command)
    .option('--no-input', 'ask nothing, also in a terminal: what is not said stays open')
    .addHelpText(
      'after',
      examples(
        [
          'npx handshake-check create-task-packet WP-1-Cancel-Job',
          'the template, filled in as far as a terminal is asked',
        ],
        [
          "npx handshake-check create-task-packet WP-1-Cancel-Job --what 'Cancel jobs' --scope src/jobs.ts --tier LOW",
          'with what is known',
        ],
        ['npx handshake-check create-task-packet WP-1-Cancel-Job --suffix v2', 'under an id of your choice'],
        ['npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101', 'a successor: -v2'],
      ),
    )
    .action((id: string | undefined, options: CreateOptions) =>
      answer(create(id ?? null, options, actRequest(program, options), terminal)),
    );
};

type CreateOptions = ActOptions & {
  readonly suffix?: string;
  readonly from?: string;
  readonly toMend?: true;
  readonly input: boolean;
} & Readonly<Record<string, unknown>>;

/** A list is given by repeating its option, once for an entry: blanks in a value would part it otherwise. */
function saidOption({ name, value, says, many }: SaidOption): Option {
  const option = new Option(`--${name} <${value}>`, many ? `${says}; may be repeated` : says);
  return many ? option.argParser((word: string, before?: readonly string[]) => [...(before ?? []), word]) : option;
}

async function create(
  asked: string | null,
  options: CreateOptions,
  request: ActRequest,
  terminal: Terminal,
): Promise<ExitCode> {
  const { runCreateTaskPacket } = await import('../desk/packets/create-task-packet.js');
  const from = options.from ?? null;
  const said = saidIn(options);
  assertSense(asked, from, said);
  const toMend = options.toMend ?? false;
  if (toMend && from === null) throw withoutFrom();
  const ask = from === null && options.input && request.format === 'text';
  return runCreateTaskPacket({ ...request, asked, suffix: options.suffix ?? null, from, toMend, said, ask }, terminal);
}

function saidIn(options: Readonly<Record<string, unknown>>): PacketSaid {
  const said: Partial<Record<SaidName, readonly string[]>> = {};
  for (const option of SAID_OPTIONS) {
    const key = option.name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const typed = [options[key] ?? []].flat().map((value) => saidValue(option, String(value)));
    if (typed.length > 0) said[option.name] = typed;
  }
  return said;
}

function assertSense(asked: string | null, from: string | null, said: PacketSaid): void {
  const [first] = Object.keys(said);
  if (from !== null && first !== undefined) {
    throw new UndecidedError({
      subject: `--${first}`,
      reason: 'cannot be said beside --from, expected the contract as it was signed: nothing was written',
      help: 'Create the successor first, and change in its file what has to change before the user signs it.',
    });
  }
  if (from === null && asked === null) {
    throw new UndecidedError({
      subject: 'create-task-packet',
      reason: 'has no WP-ID, expected one',
      help: 'Write it like this, the id first: npx handshake-check create-task-packet WP-1-Cancel-Job',
    });
  }
}

function withoutFrom(): UndecidedError {
  return new UndecidedError({
    subject: '--to-mend',
    reason: 'was given without --from, expected the packet whose contract is carried over: nothing was written',
    help: 'Leave it out: a packet from the template needs no mending.',
  });
}
