import { UndecidedError } from '../../engine/model/undecided.js';
import type { ShardOfRun } from '../../engine/shard.js';
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
    .option('--shard <I/N>', 'with --all: only the I-th of N parts, to be joined by --merge')
    .option(
      '--merge <FILE...>',
      'join the reports of all shards, written with --format json, to the report of the whole',
    )
    .option('--fix', 'rewrite the task board from the packets of the work tree first')
    .option('--rule <ID...>', 'run these rules only; the report says what was left out')
    .option(
      '--format <FORMAT>',
      `print the report as ${REPORT_FORMATS.slice(0, -1).join(', ')} or ${REPORT_FORMATS.at(-1)}`,
      'text',
    )
    .option('--output <FILE>', 'write the report in its format to a file, and print it as text')
    .option('--quiet', 'print only what stops the change, and the verdict')
    .option('--max-warnings <N>', 'end with 1 when a change that passes has more warnings than this')
    .option('--debug', 'say on standard error how long each phase and each rule took')
    .option('--now <TIME>', 'the time to judge at, such as 2026-01-05T11:20:00Z (default: the clock)')
    .option('--config <FILE>', 'another path of the configuration, in the tree that is judged against')
    .addHelpText(
      'after',
      examples(
        ['npx handshake-check', 'what I am working on'],
        ['npx handshake-check check --staged', 'what the next commit would hold'],
        ['npx handshake-check check --range origin/main..HEAD', 'this branch, commit by commit'],
        ['npx handshake-check check WP-1-Jobs-20260101', 'one packet'],
        ['npx handshake-check check --all --format json', 'everything, for another program'],
        ['npx handshake-check check --all --shard 1/4 --format json --output 1.json', 'a quarter of it'],
        ['npx handshake-check check --merge 1.json 2.json 3.json 4.json', 'the four joined'],
        ['npx handshake-check check --format sarif --output gate.sarif', 'for a viewer, and the text here'],
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
  readonly shard?: string;
  readonly merge?: readonly string[];
  readonly debug?: true;
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
      debug: options.debug ?? false,
      ...(options.shard === undefined ? {} : { shard: shardOf(options.shard) }),
      ...(options.merge === undefined ? {} : { merge: options.merge }),
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

/** More parts than this each start a program for next to nothing. */
const MOST_SHARDS = 1_000;

/** @throws UndecidedError for anything but `2/4` */
function shardOf(text: string): ShardOfRun {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new UndecidedError({
    subject: `--shard ${text}`,
    reason: `is no part of a run, expected I/N with I from 1 to N, such as 1/4, and N at most ${MOST_SHARDS.toLocaleString('en')}`,
    help: 'For the first of four: npx handshake-check check --all --shard 1/4 --format json --output 1.json',
  });
}

/** @throws UndecidedError for anything but a whole number of warnings */
function countOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UndecidedError({
    subject: `--max-warnings ${text}`,
    reason: 'is no whole number, expected how many warnings are let through, such as 0',
    help: 'To stop at every warning: npx handshake-check check --max-warnings 0',
  });
}
