import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../cli/program.js';
import type { Terminal } from '../../../cli/terminal.js';
import { UndecidedError } from '../../../engine/model/undecided.js';
import { PLAIN } from '../../../engine/reporters/palette.js';
import { renderUndecided } from '../../../engine/reporters/text.js';
import { FACTS_FILE } from '../../../engine/sources/fact-file.js';
import { GovernedRepository } from '../governed-repository.js';

/** A command line that has to be refused: what is tried, the arguments, and what the message has to say. */
export type Refusal = readonly [what: string, args: readonly string[], says: RegExp];

/** A command that is tried with arguments that nobody can follow. */
export interface TriedCommand {
  /** As typed: `status`. */
  readonly command: string;
  /** Its arguments as they would be right in the example repository, options behind them. */
  readonly good: readonly string[];
  /** How many of `good` are arguments that it cannot do without. */
  readonly needs: number;
  /** Which of `good` is the id of a packet that has to exist. */
  readonly packetAt?: number;
  /** What is wrong for this command only. */
  readonly more?: readonly Refusal[];
}

/** Ids that name no packet of the example repository, whatever they do to a path, a pattern, a terminal or an object. */
const HOSTILE_IDS: readonly (readonly [what: string, id: string])[] = [
  ['an empty id', ''],
  ['a blank', ' '],
  ['an id that no packet has', 'WP-9-Nothing-20260101'],
  ['an id in another case', 'wp-1-cancel-job-20260101'],
  ['the beginning of an id', 'WP-1-Cancel-Job'],
  ['an id with a blank behind it', 'WP-1-Cancel-Job-20260101 '],
  ['two ids in one', 'WP-1-Cancel-Job-20260101,WP-1-Retry-Job-20260102'],
  ['a pattern', 'WP-1-*'],
  ['a path', 'docs/task_packets/WP-1-Cancel-Job-20260101.md'],
  ['a path out of the repository', '../../../../etc/passwd'],
  ['a way through the packets folder', '../task_packets/WP-1-Cancel-Job-20260101'],
  ['a path from the root', '/etc/passwd'],
  ['a Windows path', 'C:\\WP-1-Cancel-Job-20260101'],
  ['a command of the shell', '$(touch pwned)`touch pwned`;touch pwned'],
  ['a name that every object has', '__proto__'],
  ['another one', 'constructor'],
  ['line ends', 'WP-1-A\nhandshake-check: pass\r::error::x'],
  ['codes of the terminal', '\u001b[2J\u001b]0;x\u0007WP-1-A'],
  ['text that turns round', 'WP-1-\u202egnorw\u200b'],
  ['a letter of another script', 'WP-1-C\u0430ncel-Job-20260101'],
  ['a very long id', `WP-1-${'a'.repeat(100_000)}`],
];

/**
 * Registers the tests that every command of the desk has to pass (issue "The Orchestrator's desk", Done when 3): wrong, missing, hostile
 * and duplicate arguments end in one clear message, which is exit code 2, and nothing in the repository has changed, git's own folder
 * included.
 */
export function refusesHostileArguments(tried: TriedCommand): void {
  describe(`${tried.command} refuses`, () => {
    let repository: GovernedRepository;
    let before: readonly string[];
    beforeAll(() => {
      repository = new GovernedRepository();
      before = everyFile(repository.folder);
    });

    it.each(refusals(tried))('%s', async (_, args, says) => {
      const said = await refusalOf(repository.folder, [tried.command, ...args]);
      expect(said).toMatch(says);
      expect(said.length).toBeLessThan(5000);
      expect(everyFile(repository.folder)).toEqual(before);
    });
  });
}

/**
 * Runs the command line, which must refuse in one message for people.
 * @returns the message as it is printed
 */
export async function refusalOf(folder: string, args: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const take = async (text: string): Promise<void> => void printed.push(text);
  const terminal: Terminal = { print: take, tell: take, palette: PLAIN, errorPalette: PLAIN };
  const error: unknown = await runProgram(['-C', folder, ...args], terminal).then(
    (code) => new Error(`ended with ${code} and said: ${printed.join('')}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UndecidedError)) throw error;
  expect(printed).toEqual([]);
  const said = renderUndecided(error);
  expect(said).toMatch(/^handshake-check could not decide: \S/);
  expect(said).not.toMatch(/undefined|\[object|broke down|TypeError/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may reach a terminal.
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(error.help).not.toBe('');
  return said;
}

function refusals({ good, needs, packetAt, more = [] }: TriedCommand): Refusal[] {
  const missing = Array.from(
    { length: needs },
    (_, count): Refusal => [`${count} of ${needs} arguments`, good.slice(0, count), /has no \S+.*, expected one/],
  );
  const general: readonly Refusal[] = [
    [
      'an argument too many',
      [...good.slice(0, needs), 'surplus', ...good.slice(needs)],
      /has \d+ arguments, expected \d/,
    ],
    ['an unknown option', [...good, '--no-such-option'], /--no-such-option is no option of .*, expected one of/],
    ['an unknown format', [...good, '--format', 'yaml'], /--format yaml names no format, expected one of text, json/],
    ['a format without a name', [...good, '--format'], /--format <FORMAT> has no value/],
    [
      'an option twice',
      [...good, '--format', 'json', '--format', 'text'],
      /--format was given twice, expected it once/,
    ],
    ['a time that is none', [...good, '--now', 'yesterday'], /--now yesterday is no time/],
    ['a time without a zone', [...good, '--now', '2026-01-05T11:20:00'], /is no time/],
    ['a date that does not exist', [...good, '--now', '2026-13-45T11:20:00Z'], /is no time/],
    ['a folder that does not exist', [...good, '-C', 'no/such/folder'], /-C was given twice|is no folder/],
  ];
  const twice: Refusal = [
    'its arguments twice',
    [...good.slice(0, needs), ...good.slice(0, needs), ...good.slice(needs)],
    /\S/,
  ];
  const ids =
    packetAt === undefined
      ? []
      : HOSTILE_IDS.map(([what, id]): Refusal => [`${what} for an id`, good.with(packetAt, id), /\S/]);
  return [...missing, ...(needs > 0 ? [twice] : []), ...general, ...ids, ...more];
}

/** Every file below a folder with what it holds, and where every link leads. */
export function everyFile(folder: string): readonly string[] {
  // What is kept between runs is no part of a repository's state: it may be lost at any time.
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const names = all.filter((name) => basename(name) !== FACTS_FILE);
  return names.map((name) => {
    const place = join(folder, name);
    const stat = lstatSync(place);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) return `${name} -> ${readlinkSync(place)}`;
    if (!stat.isFile()) return `${name} ${mode}`;
    return `${name} ${mode} ${createHash('sha256').update(readFileSync(place)).digest('hex')}`;
  });
}
