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
  const program = build(terminal, answer, (text) => said.push(text));
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
    await terminal.print(said.join(''));
    return 0;
  }
  if (code === null) throw new Error('the command line was read, but no command answered');
  return code;
}

type Answer = (command: Promise<ExitCode>) => Promise<void>;

function build(terminal: Terminal, answer: Answer, write: (text: string) => void): Command {
  const program = new Command('handshake-check')
    .description(
      'Holds work packets, signatures, roles and scopes to the Orchestrator Protocol. Without a command it runs check.',
    )
    .version(__HANDSHAKE_CHECK_VERSION__, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option('--verbose', 'when the program itself breaks down, print where')
    .addHelpText('after', EXIT_CODE_HELP);
  addCheck(program, terminal, answer);
  addInspect(program, terminal, answer);
  addExplain(program, terminal, answer);
  addHook(program);
  addDemo(program, terminal, answer);
  for (const command of [program, ...program.commands]) {
    command
      .helpOption('--help', 'print this help')
      .configureOutput({ writeOut: write, writeErr: () => undefined, outputError: () => undefined })
      .exitOverride((error) => {
        throw error.exitCode === 0 ? error : usageError(command, error);
      });
  }
  return program;
}

function addCheck(program: Command, terminal: Terminal, answer: Answer): void {
  program
    .command('check', { isDefault: true })
    .description('judge the work tree with its untracked files against HEAD, or another tree that an option names')
    .argument('[WP-ID...]', 'judge these packets only, whether or not they changed')
    .option('--staged', 'judge what is staged, whatever the work tree says')
    .option('--range <A..B>', 'judge the merge of B into A, and every commit in between')
    .option('--all', 'judge everything, with nothing inherited')
    .option('--rule <ID...>', 'run these rules only; the report says what was left out')
    .option('--format <FORMAT>', `print the report as ${FORMATS.join(' or ')}`, 'text')
    .option('-C <DIR>', 'the repository, by any folder in it', '.')
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
    .action((ids: string[], options: CheckOptions) => answer(check(ids, options, terminal)));
}

interface CheckOptions {
  readonly staged?: true;
  readonly range?: string;
  readonly all?: true;
  readonly rule?: readonly string[];
  readonly format: string;
  /** Commander names the value after the option `-C`. */
  readonly C: string;
  readonly config?: string;
}

async function check(ids: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
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
      format: formatOf(options.format),
      directory: options.C,
      ...(options.range === undefined ? {} : { range: options.range }),
      ...(options.config === undefined ? {} : { config: options.config }),
    },
    terminal,
  );
}

function addInspect(program: Command, terminal: Terminal, answer: Answer): void {
  program
    .command('inspect')
    .description('show what the packet reader read: each field with its value, zone, line and column')
    .argument('<FILE|WP-ID>', 'a file, or the id of a packet in the work tree')
    .option('--format <FORMAT>', `print the reading as ${FORMATS.join(' or ')}`, 'text')
    .option('-C <DIR>', 'the folder that FILE is relative to, and whose repository holds WP-ID', '.')
    .addHelpText(
      'after',
      examples(
        ['handshake-check inspect WP-1-Jobs-20260101', 'a packet of this repository'],
        ['handshake-check inspect ./draft.md --format json', 'any file'],
      ),
    )
    .action((target: string, { format, C }: { readonly format: string; readonly C: string }) =>
      answer(
        import('./inspect.js').then(({ runInspect }) =>
          runInspect({ target, format: formatOf(format), directory: C }, terminal),
        ),
      ),
    );
}

function addExplain(program: Command, terminal: Terminal, answer: Answer): void {
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

function addHook(program: Command): void {
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
    .action(async (name: string) => {
      const { HOOKS } = await import('./hook.js');
      throw unknownWord(`hook ${name}`, name, 'hook', HOOKS);
    });
}

function addDemo(program: Command, terminal: Terminal, answer: Answer): void {
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
