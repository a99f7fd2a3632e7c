import { Command, CommanderError } from 'commander';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import { unknownWord, usageError } from './usage.js';

/** The formats that `--format` takes. */
const FORMATS = ['text', 'json'] as const;

/** The command line as people type it. `hook` is listed for its help; git's own calls of it never come this way (`main.ts`). */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode | null = null;
  const answer = async (command: Promise<ExitCode>): Promise<void> => {
    code = await command;
  };
  // Help and version are written once, here, so that a closed pipe is noticed as for every other text.
  const said: string[] = [];
  const program = build({ terminal, answer, write: (text) => said.push(text) });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || !isAnswer(error)) throw error;
    await terminal.print(said.join(''));
    return 0;
  }
  if (code === null) throw new Error('the command line was read, but no command answered');
  return code;
}

/** Whether commander ends because it has printed what was asked for: help or the version. The exit code it names is this process's. */
function isAnswer({ code }: CommanderError): boolean {
  return code === 'commander.help' || code === 'commander.helpDisplayed' || code === 'commander.version';
}

/** What every command needs beside its own arguments. */
interface Door {
  readonly terminal: Terminal;
  readonly answer: (command: Promise<ExitCode>) => Promise<void>;
  readonly write: (text: string) => void;
}

function build(door: Door): Command {
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
  addCheck(program, door);
  addInspect(program, door);
  addExplain(program, door);
  addHook(program, door);
  addDemo(program, door);
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('-h, --help', 'print this help')
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({ writeOut: door.write, writeErr: () => undefined, outputError: () => undefined })
      .exitOverride((error) => {
        throw isAnswer(error) ? error : usageError(command, error);
      });
  }
  return program;
}

/** The folder that `-C` names, wherever on the line it stands. */
function directoryOf(program: Command): string {
  // biome-ignore lint/complexity/useLiteralKeys: commander names the value after the option `-C`.
  return program.opts<{ readonly [option: string]: string }>()['C'] ?? '.';
}

function addCheck(program: Command, { terminal, answer }: Door): void {
  program
    .command('check', { isDefault: true })
    .description('judge the work tree with its untracked files against HEAD, or another tree that an option names')
    .argument('[WP-ID...]', 'judge these packets only, whether or not they changed')
    .option('--staged', 'judge what is staged, whatever the work tree says')
    .option('--range <A..B>', 'judge the merge of B into A, and every commit in between')
    .option('--all', 'judge everything; inherited is only what the commit that "since" names had')
    .option('--fix', 'rewrite the task board from the packets of the work tree first')
    .option('--rule <ID...>', 'run these rules only; the report says what was left out')
    .option('--format <FORMAT>', `print the report as ${FORMATS.join(' or ')}`, 'text')
    .option('--config <FILE>', 'another path of the configuration, in the tree that is judged against')
    .addHelpText(
      'after',
      examples(
        ['handshake-check', 'what I am working on'],
        ['handshake-check check --staged', 'what the next commit would hold'],
        ['handshake-check check --range origin/main..HEAD', 'this branch, commit by commit'],
        ['handshake-check check WP-1-Jobs-20260101', 'one packet'],
        ['handshake-check check --all --format json', 'everything, for another program'],
      ),
    )
    .action((ids: readonly string[], options: CheckOptions) =>
      answer(check(ids, options, directoryOf(program), terminal)),
    );
}

interface CheckOptions {
  readonly staged?: true;
  readonly range?: string;
  readonly all?: true;
  readonly fix?: true;
  readonly rule?: readonly string[];
  readonly format: string;
  readonly config?: string;
}

async function check(
  ids: readonly string[],
  options: CheckOptions,
  directory: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const { runCheck } = await import('./check.js');
  // `--rule a WP-1-Foo`: an option that takes a list swallows the packets behind it. Rule ids are never written like packet ids.
  const isPacket = (word: string): boolean => word.startsWith('WP-');
  const listed = options.rule ?? [];
  return runCheck(
    {
      packets: [...ids, ...listed.filter(isPacket)],
      rules: listed.filter((word) => !isPacket(word)),
      staged: options.staged ?? false,
      all: options.all ?? false,
      fix: options.fix ?? false,
      format: formatOf(options.format),
      directory,
      ...(options.range === undefined ? {} : { range: options.range }),
      ...(options.config === undefined ? {} : { config: options.config }),
    },
    terminal,
  );
}

function addInspect(program: Command, { terminal, answer }: Door): void {
  program
    .command('inspect')
    .description('show what the packet reader read: each field with its value, zone, line and column')
    .argument('<FILE|WP-ID>', 'a file, or the id of a packet in the work tree')
    .option('--format <FORMAT>', `print the reading as ${FORMATS.join(' or ')}`, 'text')
    .addHelpText(
      'after',
      examples(
        ['handshake-check inspect WP-1-Jobs-20260101', 'a packet of this repository'],
        ['handshake-check inspect ./draft.md --format json', 'any file'],
      ),
    )
    .action((target: string, { format }: { readonly format: string }) =>
      answer(
        import('./inspect.js').then(({ runInspect }) =>
          runInspect({ target, format: formatOf(format), directory: directoryOf(program) }, terminal),
        ),
      ),
    );
}

function addExplain(program: Command, { terminal, answer }: Door): void {
  program
    .command('explain')
    .description('print the law page of a rule, offline')
    .argument('<RULE|CX-CODE>', 'a rule id, or a clause that rules enforce')
    .addHelpText(
      'after',
      examples(
        ['handshake-check explain signature-lock', 'one rule'],
        ['handshake-check explain CX-581', 'one clause'],
      ),
    )
    .action((subject: string) =>
      answer(import('./explain.js').then(({ runExplain }) => runExplain(subject, terminal))),
    );
}

function addHook(program: Command, { terminal, answer }: Door): void {
  program
    .command('hook')
    .description('what git runs: pre-commit, pre-merge-commit, commit-msg FILE, pre-push REMOTE URL')
    .argument('<HOOK>', 'the name of the hook')
    .argument('[ARGUMENT...]', 'what git passes to it')
    .addHelpText(
      'after',
      examples(
        ['handshake-check hook pre-commit', 'judge the staged tree'],
        ['handshake-check hook commit-msg .git/COMMIT_EDITMSG', 'complete the trailers, then judge tree and message'],
      ),
    )
    .action((name: string, args: readonly string[]) => answer(hook(name, args, directoryOf(program), terminal)));
}

async function hook(name: string, args: readonly string[], directory: string, terminal: Terminal): Promise<ExitCode> {
  const { HOOKS, isHook, runHook } = await import('./hook.js');
  if (!isHook(name)) throw unknownWord(`hook ${name}`, name, 'hook', HOOKS);
  return runHook(name, args, terminal, directory);
}

function addDemo(program: Command, { terminal, answer }: Door): void {
  program
    .command('demo')
    .description('make real commits in a temporary repository with the hooks live, and show which are blocked and why')
    .addHelpText(
      'after',
      examples(['handshake-check demo', 'takes some seconds, needs no network, leaves nothing behind']),
    )
    .action(() => answer(import('./demo.js').then(({ runDemo }) => runDemo(terminal))));
}

function formatOf(format: string): (typeof FORMATS)[number] {
  const known = FORMATS.find((name) => name === format);
  if (known === undefined) throw unknownWord(`--format ${format}`, format, 'format', FORMATS);
  return known;
}

const EXIT_CODE_HELP = `
Exit codes: 0 pass, 1 block, 2 could not decide. Only 0 lets a commit or a merge through.

Examples:
  handshake-check                             what I am working on
  handshake-check check --staged              what the next commit would hold
  handshake-check explain signature-lock      one rule
  handshake-check help check                  more of them`;

function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`).join('\n')}`;
}
