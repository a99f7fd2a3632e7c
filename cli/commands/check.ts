import { UndecidedError } from '../../engine/model/undecided.js';
import type { ExitCode } from '../exit-code.js';
import { REPORT_FORMATS, type ReportFormat } from '../report-formats.js';
import type { Terminal } from '../terminal.js';
import { unknownWord } from '../usage.js';
import { type AddCommand, directoryOf, examples } from './command.js';
import { nowOf } from './desk-options.js';

/** `check`: the engine by hand; what runs when no command is named. */
export const addCheck: AddCommand = (program, { terminal, answer }) => {
  program
    .command('check', { isDefault: true })
    .description('judge the work tree with its untracked files against HEAD, or another tree that an option names')
    .argument('[WP-ID...]', 'judge these packets only, whether or not they changed')
    .option('--staged', 'judge what is staged, whatever the work tree says')
    .option('--range <A..B>', 'judge the merge of B into A, and every commit in between')
    .option('--all', 'judge everything; inherited is only what the commit that "since" names had')
    .option('--fix', 'rewrite the task board from the packets of the work tree first')
    .option('--rule <ID...>', 'run these rules only; the report says what was left out')
    .option(
      '--format <FORMAT>',
      `print the report as ${REPORT_FORMATS.slice(0, -1).join(', ')} or ${REPORT_FORMATS.at(-1)}`,
      'text',
    )
    .option('--output <FILE>', 'write the report in its format to a file, and print it as text')
    .option('--quiet', 'print only what stops the change')
    .option('--max-warnings <N>', 'end with 1 when a change that passes has more warnings than this')
    .option('--now <TIME>', 'the time to judge at, such as 2026-01-05T11:20:00Z (default: the clock)')
    .option('--config <FILE>', 'another path of the configuration, in the tree that is judged against')
    .addHelpText(
      'after',
      examples(
        ['handshake-check', 'what I am working on'],
        ['handshake-check check --staged', 'what the next commit would hold'],
        ['handshake-check check --range origin/main..HEAD', 'this branch, commit by commit'],
        ['handshake-check check WP-1-Jobs-20260101', 'one packet'],
        ['handshake-check check --all --format json', 'everything, for another program'],
        ['handshake-check check --format sarif --output gate.sarif', 'for a viewer, and the text here'],
      ),
    )
    .action((ids: readonly string[], options: CheckOptions) =>
      answer(check(ids, options, directoryOf(program), terminal)),
    );
};

interface CheckOptions {
  readonly staged?: true;
  readonly range?: string;
  readonly all?: true;
  readonly fix?: true;
  readonly rule?: readonly string[];
  readonly format: string;
  readonly output?: string;
  readonly quiet?: true;
  readonly maxWarnings?: string;
  readonly config?: string;
  readonly now?: string;
}

async function check(
  ids: readonly string[],
  options: CheckOptions,
  directory: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const { runCheck } = await import('../check.js');
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
      format: reportFormatOf(options.format),
      quiet: options.quiet ?? false,
      ...(options.output === undefined ? {} : { output: options.output }),
      ...(options.maxWarnings === undefined ? {} : { maxWarnings: countOf(options.maxWarnings) }),
      directory,
      now: nowOf(options.now),
      ...(options.range === undefined ? {} : { range: options.range }),
      ...(options.config === undefined ? {} : { config: options.config }),
    },
    terminal,
  );
}

/** @throws UndecidedError for a word that is no format of a report */
function reportFormatOf(format: string): ReportFormat {
  const known = REPORT_FORMATS.find((name) => name === format);
  if (known === undefined) throw unknownWord(`--format ${format}`, format, 'format', REPORT_FORMATS);
  return known;
}

/** @throws UndecidedError for anything but a whole number of warnings */
function countOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UndecidedError({
    subject: `--max-warnings ${text}`,
    reason: 'is no whole number, expected how many warnings are let through, such as 0',
    help: 'To stop at every warning: handshake-check check --max-warnings 0',
  });
}
