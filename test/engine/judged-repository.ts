import { dirname } from 'node:path';
import { check } from '../../engine/check.js';
import type { CheckOptions } from '../../engine/check-options.js';
import { openRepository, type Repository } from '../../engine/git/repository.js';
import type { UndecidedError } from '../../engine/model/undecided.js';
import type { Report } from '../../engine/report.js';
import type { Source } from '../../engine/sources/source.js';
import { rules } from '../../rules/index.js';
import { environment, type GovernedRepository } from '../cli/governed-repository.js';

/** Makes a source over an opened repository. */
export type MakeSource = (repository: Repository) => Source;

/** The repository as sources take it. */
export function opened({ folder }: Pick<GovernedRepository, 'folder'>): Promise<Repository> {
  return openRepository(folder, environment(dirname(folder)));
}

/** Judges a real repository in this process, by every rule. */
export async function judgeRepository(
  repository: Pick<GovernedRepository, 'folder'>,
  make: MakeSource,
  options: Partial<CheckOptions> = {},
): Promise<Report> {
  const source = make(await opened(repository));
  try {
    return await check(source, { rules, door: 'cli', toolVersion: '0.0.0', ...options });
  } finally {
    await source.close();
  }
}

/** Why nothing could be judged; a report is a failure of the test. */
export async function undecided(judging: Promise<Report>): Promise<UndecidedError> {
  return judging.then(
    ({ verdict }) => {
      throw new Error(`there is a report with the verdict ${verdict}, expected none`);
    },
    (error: UndecidedError) => error,
  );
}
