import type { Changeset } from '../../engine/model/changeset.js';
import { pushSources } from '../../engine/sources/push.js';
import { rangeSource } from '../../engine/sources/range.js';
import type { Source, SurveyLimits } from '../../engine/sources/source.js';
import { stagedSource } from '../../engine/sources/staged.js';
import { wholeSource } from '../../engine/sources/whole.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import type { TemporaryRepository } from '../git/temporary-repository.js';

/** More than any of these tests needs. */
const LIMITS: SurveyLimits = { changedPaths: 50_000, commits: 10_000 };

/** What a source finds; the source stays open. */
export async function surveyed(source: Source, limits: Partial<SurveyLimits> = {}): Promise<Changeset> {
  await source.base();
  return source.survey({ ...LIMITS, ...limits });
}

/** What a source finds, with the given paths of the result loaded; the source is closed. */
export async function finished(source: Source, ...paths: readonly string[]): Promise<Changeset> {
  try {
    const changeset = await surveyed(source);
    const entries = paths.flatMap((path) => changeset.result.entry(path) ?? []);
    await source.load(entries.map((entry) => ({ entry, maxBytes: 1_000_000 })));
    return changeset;
  } finally {
    await source.close();
  }
}

/** The kinds of sources that read a repository. */
export const KINDS = ['range', 'push', 'staged', 'work tree', 'whole commit'] as const;

/** A source of this kind over a repository; ranges and pushes go from `main~1` to `main`, seen from a folder of it. */
export async function sourceOf(
  kind: (typeof KINDS)[number],
  repository: TemporaryRepository,
  extra: Readonly<Record<string, string>> = {},
): Promise<Source> {
  const found = await repository.found(repository.folder, extra);
  const head = repository.git('rev-parse', 'main');
  switch (kind) {
    case 'range':
      return rangeSource(found, { base: 'main~1', head: 'main' });
    case 'staged':
      return stagedSource(found, { door: 'pre-commit' });
    case 'work tree':
      return worktreeSource(found, { whole: false });
    case 'whole commit':
      return wholeSource(found, head);
    case 'push': {
      const line = `refs/heads/main ${head} refs/heads/main ${repository.git('rev-parse', 'main~1')}\n`;
      const [pushed] = await pushSources(found, 'origin', line, { protectedBranch: 'main' });
      if (!pushed?.source) throw new Error('the push brings no commit');
      return pushed.source;
    }
  }
}

/** `path kind` of every change, in order. */
export function changedPaths(changeset: Pick<Changeset, 'changes'>): string[] {
  return changeset.changes.map(
    ({ path, before, after }) => `${path} ${before?.kind ?? 'none'}->${after?.kind ?? 'none'}`,
  );
}
