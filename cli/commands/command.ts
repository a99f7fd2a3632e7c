import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.js';
import type { Terminal } from '../terminal.js';
import { unknownWord } from '../usage.js';

/**
 * Adds one command to the command line: its words, options and examples. What it does is loaded when it is called, so that no command
 * pays for another.
 */
export type AddCommand = (program: Command, door: Door) => void;

/** What every command needs beside its own arguments. */
export interface Door {
  readonly terminal: Terminal;
  /** Takes the answer of the command that was called. */
  readonly answer: (command: Promise<ExitCode>) => Promise<void>;
}

/** The formats that `--format` takes. */
export const FORMATS = ['text', 'json'] as const;

/** One of them. */
export type Format = (typeof FORMATS)[number];

/** @throws UndecidedError for a word that is no format */
export function formatOf(format: string): Format {
  const known = FORMATS.find((name) => name === format);
  if (known === undefined) throw unknownWord(`--format ${format}`, format, 'format', FORMATS);
  return known;
}

/** The folder that `-C` names, wherever on the line it stands. */
export function directoryOf(program: Command): string {
  // biome-ignore lint/complexity/useLiteralKeys: commander names the value after the option `-C`.
  return program.opts<{ readonly [option: string]: string }>()['C'] ?? '.';
}

/** The examples at the end of a command's help. */
export function examples(...lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`).join('\n')}`;
}
