import { resolve } from 'node:path';
import process from 'node:process';
import { undecidedBy } from '../cli/failure.js';
import { judged } from '../cli/judged.js';
import { openRepository } from '../engine/git/repository.js';
import { UndecidedError } from '../engine/model/undecided.js';
import type { Report } from '../engine/report.js';
import { assertOptions, type CheckOptions } from './options.js';
import { sourceOf } from './source.js';

export type { Undecided } from '../engine/model/undecided.js';
export type { Counts, Diagnostic, Notice, Outcome, Report, Standing, TreeName, Verdict } from '../engine/report.js';
export { EXIT_CODES } from '../engine/report.js';
export type { Scope } from '../engine/rule.js';
export type { Judged, Range } from './judged.js';
export type { CheckOptions } from './options.js';
export { UndecidedError };

/**
 * Judges by all rules of this version and those of the repository's own: the function behind the hooks, the command line and the
 * language server. It prints nothing, writes nothing into the work tree, and leaves signals and the exit code alone: a host that is
 * stopped in the middle leaves an empty repository in the temporary folder, which `doctor` takes away.
 *
 * @returns a report of everything that could be looked at. Only the verdict `pass` lets a change through; `EXIT_CODES` has the exit code.
 * @throws UndecidedError for options that there are not, and when nothing could be looked at: no repository, no such revision, a configuration or a plug-in that cannot be
 *   used. It has to be taken for "no".
 */
export async function check(options: CheckOptions): Promise<Report> {
  try {
    assertOptions(options);
    const { folder, what = 'work-tree', now = Math.floor(Date.now() / 1000), config, packets, rules } = options;
    const repository = await openRepository(resolve(folder), options.environment ?? withoutGit(process.env));
    const asked = {
      door: 'cli',
      onlyPackets: packets ?? [],
      onlyRules: rules ?? [],
      unpinnedPlugIns: options.unpinnedPlugIns ?? false,
      ...(config === undefined ? {} : { configPath: config }),
    } as const;
    return await judged(await sourceOf(repository, what, now), asked, { hosted: true });
  } catch (error) {
    if (error instanceof UndecidedError) throw error;
    throw new UndecidedError(undecidedBy(error), { cause: error });
  }
}

/** The environment of a process without what git tells its hooks. */
function withoutGit(env: NodeJS.ProcessEnv): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('GIT_')));
}
