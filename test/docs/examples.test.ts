import { type ParseError, parse as parseJson } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { runProgram } from '../../cli/program.js';
import type { Terminal } from '../../cli/terminal.js';
import { COMMANDS } from '../../cli/usage.js';
import { filesIn, namesIn, read } from '../house/source-files.js';

/** Pages for users and contributors. What their `console` blocks show is run by transcripts.test.ts, what law pages show by the tests of the rules. */
const pages = [
  ...namesIn('.').filter((name) => name.endsWith('.md')),
  ...filesIn(['docs', 'rules'], '.md').map(({ path }) => path),
].map((path) => ({ path, text: read(path) }));

interface Block {
  readonly where: string;
  readonly text: string;
}

const blocks = (language: string): Block[] =>
  pages.flatMap(({ path, text }) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = ''], at) => ({
      where: `${path}, ${language} ${at + 1}`,
      text: block,
    })),
  );

/** Every mention of a command of ours in code, with its options. */
const typed = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:npx|yarn|pnpm exec) handshake-check (?<command>[a-z][a-z-]*)(?<rest>[^`\n|&;#)]*)/g)].map(
    ({ groups }) => ({
      path,
      command: groups?.command ?? '',
      options: [...(groups?.rest ?? '').matchAll(/(?<= )--[a-z][a-z-]*/g)].map(([option]) => option),
    }),
  ),
);

/** What `--help` says of a command. */
async function helpOf(command: string): Promise<string> {
  const said: string[] = [];
  const terminal = { print: async (text: string) => void said.push(text) } as unknown as Terminal;
  expect(await runProgram([command, '--help'], terminal)).toBe(0);
  return said.join('');
}

describe('what pages tell people to type', () => {
  it('are commands that there are', () => {
    const known: readonly string[] = COMMANDS;
    expect(typed.filter(({ command }) => !known.includes(command))).toEqual([]);
    expect(new Set(typed.map(({ command }) => command)).size).toBeGreaterThan(15);
  });

  it('has options that the command knows', async () => {
    const unknown: string[] = [];
    for (const command of new Set(typed.map((each) => each.command))) {
      const help = await helpOf(command);
      for (const { path, options } of typed.filter((each) => each.command === command))
        unknown.push(
          ...options
            .filter((option) => !new RegExp(`${option}(?![a-z-])`).test(help))
            .map((option) => `${path}: ${command} ${option}`),
        );
    }
    expect(unknown).toEqual([]);
  });
});

describe('what pages show to be copied', () => {
  it.each(blocks('yaml').map(({ where, text }) => [where, text]))('%s is YAML', (_, text) => {
    expect(parseDocument(text ?? '').errors).toEqual([]);
  });

  it.each(blocks('jsonc?').map(({ where, text }) => [where, text]))('%s is JSON', (_, text) => {
    const errors: ParseError[] = [];
    parseJson(text ?? '', errors);
    expect(errors).toEqual([]);
  });
});
