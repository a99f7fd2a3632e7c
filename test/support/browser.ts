import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, getuid } from 'node:process';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The program of a browser on this machine; null where there is none, and the tests of pages say that they are skipped. */
export const BROWSER: string | null = found();

/** Starts it. */
export function startBrowser(): Promise<Browser> {
  if (BROWSER === null) throw new Error('no browser is installed');
  // As root, in containers and in CI, Chromium starts only without its sandbox; the pages are our own.
  return chromium.launch({ executablePath: BROWSER, args: getuid?.() === 0 ? ['--no-sandbox'] : [] });
}

function found(): string | null {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const programs = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const program = programs.find(isProgram) ?? null;
  if (program === null)
    console.warn(`No browser is on PATH (${NAMES.join(', ')}): the report page is not opened in one.`);
  return program;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Most folders of PATH have no browser: the next one may.
    return false;
  }
}
