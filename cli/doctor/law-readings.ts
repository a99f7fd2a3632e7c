import { CONFIG_PATH } from '../../engine/config/defaults.js';
import { defaultLaw } from '../../engine/config.js';
import type { Repository } from '../../engine/git/repository.js';
import { lawOf } from '../../engine/law-of-base.js';
import type { Snapshot } from '../../engine/model/snapshot.js';
import { UndecidedError } from '../../engine/model/undecided.js';
import type { Source } from '../../engine/sources/source.js';
import { worktreeSource } from '../../engine/sources/worktree.js';
import { rules } from '../../rules/index.js';
import { whileOpen } from '../while-open.js';
import type { LawReading } from './facts.js';

/** Reads the configuration as the gate reads it: of HEAD, which judges now, and of the work tree, which will once it is committed. */
export function lawReadings(repository: Repository): Promise<readonly LawReading[]> {
  const now = Math.floor(Date.now() / 1000);
  return whileOpen(worktreeSource(repository, { whole: false }, now), async (source) => {
    const head = await source.base();
    const standing = await readingIn(source, head, 'HEAD');
    const { result } = await source.survey(defaultLaw(rules).limits);
    if (result.entry(CONFIG_PATH)?.id === head.entry(CONFIG_PATH)?.id) return [standing];
    return [standing, await readingIn(source, result, 'the work tree')];
  });
}

async function readingIn(source: Source, tree: Snapshot, where: string): Promise<LawReading> {
  try {
    return { where, law: await lawOf(source, tree, { rules }) };
  } catch (fault) {
    if (fault instanceof UndecidedError) return { where, fault };
    throw fault;
  }
}
