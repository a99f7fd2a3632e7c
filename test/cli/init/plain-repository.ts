import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runHere } from '../desk/run-here.js';
import { type Ended, GovernedRepository, temporaryFolder } from '../governed-repository.js';

/** A repository with nothing of the protocol in it, and whatever a test lays there. */
export class PlainRepository {
  readonly folder = temporaryFolder();

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.git('init', '--quiet', '--initial-branch=main');
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  readonly write = GovernedRepository.prototype.write;
  readonly read = GovernedRepository.prototype.read;
  readonly git = GovernedRepository.prototype.git;

  init(...args: readonly string[]): Promise<Ended> {
    return runHere(this.folder, ['init', ...args]);
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }
}

/** Runs `init --yes`, which must succeed. @returns what it said */
export async function written(repository: PlainRepository, ...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await repository.init('--yes', ...args);
  expect(status, stderr).toBe(0);
  return stdout;
}
