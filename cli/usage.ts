import type { Command, CommanderError } from 'commander';
import { UndecidedError } from '../engine/model/undecided.js';
import { nearest } from '../engine/selection.js';

/** The commands, as they are typed, in the order of the help. */
export const COMMANDS = [
  'init',
  'doctor',
  'check',
  'inspect',
  'explain',
  'pre-orchestration',
  'create-task-packet',
  'sign',
  'pre-work',
  'handoff',
  'status',
  'post-work',
  'trace',
  'graph',
  'report',
  'spec-regression',
  'phase-gate',
  'migrate',
  'lsp',
  'hook',
  'demo',
] as const;

/** A command line that nobody can follow, in our own words: what was typed, what is expected there, and the nearest that exists. */
export function usageError(command: Command, { code, message }: CommanderError): UndecidedError {
  const name = fullName(command);
  const help = `Run npx ${name} --help for its options and examples.`;
  // Commander names the culprit in single quotes; only the first quote and the last can be trusted, the rest was typed.
  const quoted = /'(.*)'/su.exec(message)?.[1] ?? message;
  switch (code) {
    case 'commander.unknownOption':
      return unknownOption(name, quoted, optionsOf(command));
    case 'commander.optionMissingArgument':
      return new UndecidedError({ subject: quoted, reason: 'has no value, expected one after it', help });
    case 'commander.missingArgument':
      return new UndecidedError({ subject: name, reason: `has no ${quoted}, expected one`, help });
    case 'commander.excessArguments': {
      const [, expected = '', got = ''] = /Expected (\d+) .* got (\d+)/.exec(message) ?? [];
      return new UndecidedError({ subject: name, reason: `has ${got} arguments, expected ${expected}`, help });
    }
    default:
      return new UndecidedError({
        subject: name,
        reason: `cannot be run like this: ${message.replace(/^error: /, '')}`,
        help,
      });
  }
}

/**
 * A word that is not in a finite list.
 * @param what where it stands: `--format yaml`, `hook pre-comit`
 */
export function unknownWord(what: string, word: string, kind: string, known: readonly string[]): UndecidedError {
  return new UndecidedError({
    subject: what,
    reason: `names no ${kind}, expected one of ${known.join(', ')}`,
    help: `Did you mean ${nearestWord(word, known)}?`,
  });
}

/** The word that somebody most likely meant: one that begins like it, else the one that differs least. */
export function nearestWord(word: string, known: readonly string[]): string {
  const begun = word.toLowerCase();
  return known.find((each) => begun !== '' && each.toLowerCase().startsWith(begun)) ?? nearest(word, known);
}

function unknownOption(name: string, option: string, known: readonly string[]): UndecidedError {
  const typed = option.split('=')[0] ?? option;
  return new UndecidedError({
    subject: typed,
    reason: `is no option of ${name}, expected one of ${known.join(', ')}`,
    help: `Did you mean ${nearestWord(typed, known)}?`,
  });
}

function optionsOf(command: Command): string[] {
  const own = command.options.map(({ long, short }) => long ?? short ?? '');
  const above = command.parent ? command.parent.options.map(({ long, short }) => long ?? short ?? '') : [];
  return [...new Set([...own, ...above, '--help'])];
}

function fullName(command: Command): string {
  return command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
}
