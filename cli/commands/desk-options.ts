import type { Command } from 'commander';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { ActRequest } from '../desk/act.js';
import type { DeskRequest } from '../desk/desk.js';
import { directoryOf, FORMATS, type Format, formatOf } from './command.js';

/** What every command of the Orchestrator's desk takes, as typed. */
export interface DeskOptions {
  readonly format: string;
  readonly now?: string;
}

/** What those take that write. */
export interface ActOptions extends DeskOptions {
  readonly dryRun?: true;
}

/** Adds what every command of the desk takes. */
export function withDeskOptions(command: Command): Command {
  return command
    .option('--format <FORMAT>', `print the answer as ${FORMATS.join(' or ')}`, 'text')
    .option('--now <TIME>', 'the time to work at, such as 2026-01-05T11:20:00Z (default: the clock)');
}

/** Adds what every command of the desk takes that writes. */
export function withActOptions(command: Command): Command {
  return withDeskOptions(command).option('--dry-run', 'show what would be written as a diff, write nothing');
}

/** @throws UndecidedError for a format or a time that nobody can read */
export function deskRequest(program: Command, { format, now }: DeskOptions): DeskRequest & { readonly format: Format } {
  return { directory: directoryOf(program), now: nowOf(now), format: formatOf(format) };
}

/** @throws UndecidedError for a format or a time that nobody can read */
export function actRequest(program: Command, options: ActOptions): ActRequest {
  return { ...deskRequest(program, options), dryRun: options.dryRun ?? false };
}

/**
 * The time that a run works at, in seconds since 1970: time is an input, never the clock inside of a rule.
 * @param text as typed; undefined for the clock
 * @throws UndecidedError when it is no time with its zone
 */
export function nowOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Date.now() / 1000);
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(time)) return Math.floor(time / 1000);
  throw new UndecidedError({
    subject: `--now ${text}`,
    reason: 'is no time, expected one with its zone, as ISO 8601 has it',
    help: 'Write it like this: --now 2026-01-05T11:20:00Z',
  });
}
