import { resolve } from 'node:path';
import process from 'node:process';
import { sourceOf as openedSource } from '../api/source.js';
import type { CheckOptions } from '../engine/check-options.js';
import { openRepository } from '../engine/git/repository.js';
import { counted } from '../engine/model/counted.js';
import type { RepoPath } from '../engine/model/path.js';
import { UndecidedError } from '../engine/model/undecided.js';
import { EXIT_CODES, type Report, type TreeName } from '../engine/report.js';
import { PLAIN } from '../engine/reporters/palette.js';
import type { ShardOfRun } from '../engine/shard.js';
import type { Source } from '../engine/sources/source.js';
import { undecidedReport } from '../engine/unjudged.js';
import { rules } from '../rules/index.js';
import type { ExitCode } from './exit-code.js';
import { undecidedBy } from './failure.js';
import { judged } from './judged.js';
import { writeOutput } from './output-file.js';
import { revisionsOf } from './range-option.js';
import { type ReportFormat, rendered } from './report-formats.js';
import type { Terminal } from './terminal.js';
import { COMMANDS, nearestWord } from './usage.js';

/** What `check` was asked for, as typed. */
export interface CheckRequest {
  /** Packet ids; all packets that the change touches when there are none. */
  readonly packets: readonly string[];
  readonly staged: boolean;
  readonly range?: string;
  readonly all: boolean;
  readonly rules: readonly string[];
  readonly format: ReportFormat;
  /** The file that takes the report in its format; the terminal then gets the text. */
  readonly output?: string;
  /** Whether the text leaves out what stops nothing. */
  readonly quiet: boolean;
  /** More warnings than this stop what passes otherwise. */
  readonly maxWarnings?: number;
  readonly directory: string;
  readonly config?: string;
  /** Seconds since 1970: the time is an input, and no rule reads a clock (law.md, decision 17). */
  readonly now: number;
  /** Rewrite the task board of the work tree from its packets, before it is judged. */
  readonly fix: boolean;
  /** With `all`: only this part of it. */
  readonly shard?: ShardOfRun;
  /** The reports of all shards of a run, to be joined; then nothing is judged here. */
  readonly merge?: readonly string[];
  /** Say on standard error how long everything took. */
  readonly debug: boolean;
}

/** Judges a work tree, the staged tree or a range of commits, prints the report and answers with its verdict. */
export async function runCheck(request: CheckRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.format === 'text') return answered(request, terminal);
  try {
    return await answered(request, terminal);
  } catch (error) {
    // What a file was to hold and could not is no report either; the terminal hears why.
    if (request.output !== undefined) throw error;
    // A program that asked for a report gets one, also of a run that came to nothing.
    const { base, head } = sidesOf(request);
    const names = { door: 'cli', rules, toolVersion: __HANDSHAKE_CHECK_VERSION__, base, head } as const;
    await terminal.print(await rendered(undecidedReport(names, undecidedBy(error)), request.format, terminal));
    return EXIT_CODES.inconclusive;
  }
}

/** What was asked to be compared, as it was typed: nothing of it need exist. */
function sidesOf({ range, staged }: CheckRequest): { readonly base: TreeName; readonly head: TreeName } {
  const [base, head] = range === undefined ? ['HEAD', staged ? 'the index' : 'the work tree'] : range.split('..');
  return { base: { name: base || 'HEAD', commit: null }, head: { name: head || 'HEAD', commit: null } };
}

async function answered(request: CheckRequest, terminal: Terminal): Promise<ExitCode> {
  const report = request.merge === undefined ? await judgedReport(request, terminal) : await merged(request);
  await printReport(report, request, terminal);
  return exceeds(report, request) ? await tooManyWarnings(report, request, terminal) : EXIT_CODES[report.verdict];
}

async function judgedReport(request: CheckRequest, terminal: Terminal): Promise<Report> {
  refuseTwoTrees(request);
  refusePart(request);
  const options = optionsOf(request);
  if (request.fix) await fix(request, options, terminal);
  return judged(await sourceOf(request), options, request);
}

async function merged({ merge = [], directory, ...others }: CheckRequest): Promise<Report> {
  const { packets, rules, staged, range, all, fix, shard, config } = others;
  if (
    staged ||
    all ||
    fix ||
    range !== undefined ||
    shard ||
    config !== undefined ||
    packets.length + rules.length > 0
  ) {
    throw new UndecidedError({
      subject: '--merge',
      reason: 'was given with something to judge, expected only the reports and how to write their sum',
      help: 'Join them alone: npx handshake-check check --merge 1.json 2.json --format json --output all.json',
    });
  }
  const { mergedReport } = await import('./merge-shards.js');
  return mergedReport(merge, directory);
}

/** A part of what is not everything, or of what is written first, would be no part of one report. */
function refusePart({ shard, all, fix, packets }: CheckRequest): void {
  if (!shard || (all && !fix && packets.length === 0)) return;
  throw new UndecidedError({
    subject: '--shard',
    reason: all ? 'was given with --fix or with packets, expected it with --all alone' : 'was given without --all',
    help: `Judge a part of everything: npx handshake-check check --all --shard ${shard.index}/${shard.count}`,
  });
}

async function printReport(
  report: Report,
  { format, output, quiet, directory }: CheckRequest,
  terminal: Terminal,
): Promise<void> {
  const { palette } = terminal;
  if (output !== undefined)
    await writeOutput(output, directory, await rendered(report, format, { palette: PLAIN, quiet }));
  await terminal.print(await rendered(report, output === undefined ? format : 'text', { palette, quiet }));
}

function exceeds({ verdict, counts }: Report, { maxWarnings }: CheckRequest): boolean {
  return verdict === 'pass' && maxWarnings !== undefined && counts.warnings > maxWarnings;
}

/** The verdict stays what it is: it is the caller who wants no more warnings than this. */
async function tooManyWarnings(
  { counts }: Report,
  { maxWarnings }: CheckRequest,
  terminal: Terminal,
): Promise<ExitCode> {
  const said = `the change has ${counted(counts.warnings, 'warning')}, expected at most ${maxWarnings} (--max-warnings)`;
  await terminal.tell(`handshake-check: ${said}\n`);
  return EXIT_CODES.block;
}

async function fix(
  { directory, staged, range, now }: CheckRequest,
  { configPath }: Pick<CheckOptions, 'configPath'>,
  terminal: Terminal,
): Promise<void> {
  if (staged || range !== undefined) {
    throw new UndecidedError({
      subject: `--fix and ${staged ? '--staged' : '--range'}`,
      reason: 'were given together, expected --fix for the work tree: nothing else can be written',
      help: 'Run npx handshake-check check --fix, look at what it did, and stage it.',
    });
  }
  const { fixBoard } = await import('./desk/packets/fix-board.js');
  await fixBoard({ directory, now, ...(configPath === undefined ? {} : { configPath }) }, terminal);
}

function optionsOf({ packets, rules, config, shard }: CheckRequest): Omit<CheckOptions, 'rules' | 'toolVersion'> {
  return {
    door: 'cli',
    onlyPackets: packets.map(packetId),
    onlyRules: rules,
    shard,
    ...(config === undefined ? {} : { configPath: configPath(config) }),
  };
}

async function sourceOf({ directory, staged, range, all, now }: CheckRequest): Promise<Source> {
  const revisions =
    range === undefined ? null : revisionsOf(range, 'npx handshake-check check --range origin/main..HEAD');
  const repository = await openRepository(resolve(directory), process.env);
  return openedSource(repository, revisions ?? (staged ? 'staged' : all ? 'all' : 'work-tree'), now);
}

function refuseTwoTrees({ staged, range, all }: CheckRequest): void {
  const given = [
    ...(staged ? ['--staged'] : []),
    ...(range === undefined ? [] : ['--range']),
    ...(all ? ['--all'] : []),
  ];
  if (given.length < 2) return;
  throw new UndecidedError({
    subject: given.join(' and '),
    reason: 'were given together, expected one of them: each names another tree to judge',
    help: `Leave out all but one, for example: npx handshake-check check ${given[0]}${given[0] === '--range' ? ' A..B' : ''}`,
  });
}

/** An argument that is no packet id is most likely a command or a file that somebody meant. */
function packetId(text: string): string {
  if (/^WP-[^/]+$/i.test(text)) return text.replace(/\.md$/, '');
  const isCommand = COMMANDS.some((command) => command === text);
  throw new UndecidedError({
    subject: text,
    reason: isCommand
      ? 'is a command, expected it before every option'
      : `is neither a command nor a packet id, expected one of ${COMMANDS.join(', ')}, or an id such as WP-1-Jobs-20260101`,
    help: isCommand
      ? `Put it first: npx handshake-check ${text} …`
      : `Did you mean npx handshake-check ${nearestWord(text, COMMANDS)}? To read a file: npx handshake-check inspect FILE`,
  });
}

function configPath(text: string): RepoPath {
  const path = text.replace(/^(?:\.\/)+/, '');
  const names = path.split('/');
  if (path !== '' && !names.includes('..') && !names.includes('.') && !names.includes('')) return path;
  throw new UndecidedError({
    subject: `--config ${text}`,
    reason: 'is no path inside the repository, expected one from its top such as config/handshake.config.json',
    help: 'Name a file that is committed: the configuration is read from the tree that the change is judged against.',
  });
}
