import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/usage.js';
import { runTranscripts } from '../support/transcript.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The pages that show what somebody typed. */
const pages = ['README.md', ...readdirSync(`${ROOT}docs`).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith('.md'))
  .filter((name) => /^```console (?:example|empty|folder)$/m.test(readFileSync(`${ROOT}${name}`, 'utf8')));

describe('what the pages show is what happens', () => {
  it('on the walk through the protocol and in the commands', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        'README.md',
        ...['commands', 'faq', 'start', 'walkthrough'].map((name) => `docs/${name}.md`),
      ]),
    );
  });

  it('for every command', () => {
    const page = readFileSync(`${ROOT}docs/commands.md`, 'utf8');
    const sections = page.split(/^## /m).filter((section) => /^```console/m.test(section));
    const shown = sections.map((section) => section.split('\n', 1)[0]);
    // What git runs cannot be typed, and the demo is a transcript itself.
    expect(shown.sort()).toEqual(COMMANDS.filter((command) => command !== 'hook' && command !== 'demo').sort());
    for (const section of sections) {
      const [command] = section.split('\n', 1);
      expect(section).toMatch(new RegExp(`^\\$ npx handshake-check(?: ${command}\\b|$)`, 'm'));
    }
  });

  it.each(pages)('%s', { timeout: 180_000 }, (name) => {
    const page = readFileSync(`${ROOT}${name}`, 'utf8');
    const now = runTranscripts(page);
    // UPDATE_TRANSCRIPTS=1 writes down what happens now; read the difference before you commit it.
    expect(now).not.toContain('this run broke down');
    if (env.UPDATE_TRANSCRIPTS === '1' && now !== page) writeFileSync(`${ROOT}${name}`, now);
    else expect(now).toBe(page);
  });
});
