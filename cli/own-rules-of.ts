import { resolve } from 'node:path';
import process from 'node:process';
import { openRepository } from '../engine/git/repository.js';
import { standingLaw } from '../engine/law-of-base.js';
import { UndecidedError } from '../engine/model/undecided.js';
import type { Rule } from '../engine/rule.js';
import { rangeSource } from '../engine/sources/range.js';
import { rules } from '../rules/index.js';
import { whileOpen } from './while-open.js';

/** The rules that a repository has of its own. */
export interface OwnRules {
  readonly own: readonly Rule[];
  /** Why they could not be read; null where they were. */
  readonly fault: UndecidedError | null;
}

/**
 * The rules of the plug-ins that HEAD names; before the first commit there are none. What cannot be read, and that a folder is in no
 * repository, is said: `explain` has the rules of the protocol to print in any case.
 * @param directory a folder of the repository
 */
export async function ownRulesOf(directory: string): Promise<OwnRules> {
  try {
    const repository = await openRepository(resolve(directory), process.env);
    const { head } = repository.layout;
    if (head === null) return { own: [], fault: null };
    return await whileOpen(rangeSource(repository, { base: head, head }), async (source) => {
      const law = await standingLaw(source, await source.base(), { rules, unpinnedPlugIns: true });
      return { own: law.rules.slice(rules.length), fault: law.broken };
    });
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return { own: [], fault: error };
  }
}
