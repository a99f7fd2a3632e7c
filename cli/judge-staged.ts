import type { Repository } from '../engine/git/repository.js';
import type { Door } from '../engine/model/changeset.js';
import type { Report } from '../engine/report.js';
import { stagedSource } from '../engine/sources/staged.js';
import { rules } from '../rules/index.js';
import { judged } from './judged.js';
import { protectedBranchOf } from './standing-law.js';

/**
 * Judges what the next commit would bring.
 * @param message of that commit, as git will store it; absent while git has not asked for one
 * @throws UndecidedError when nothing could be looked at
 */
export async function judgeStaged(repository: Repository, door: Door, message?: string): Promise<Report> {
  const options = {
    door,
    ...(message === undefined ? {} : { message }),
    ...(await protectedBranchOf(repository, door)),
  };
  return judged(stagedSource(repository, options), { door });
}

/**
 * What commit-msg has to say behind pre-commit (pre-merge-commit in a merge), which judged the same tree a moment ago and let it
 * pass: what hangs on the message. An active error is always said, whoever should have seen it before.
 */
export function unsaid(report: Report): Report {
  const said = new Set(rules.filter(({ needs }) => !needs.includes('messages')).map(({ id }) => id));
  // Of a rule of the repository's own nobody here knows what it needs, but only a check of a change can need a message: rather twice than never.
  const ofChanges = new Set(report.outcomes.filter(({ scope }) => scope === 'change').map(({ rule }) => rule));
  const protocol = new Set(rules.map(({ id }) => id));
  for (const { rule } of report.outcomes) if (!protocol.has(rule) && !ofChanges.has(rule)) said.add(rule);
  const diagnostics = report.diagnostics.filter(
    ({ rule, severity, standing }) => !said.has(rule) || (severity === 'error' && standing === 'active'),
  );
  // Every notice is about the tree.
  return { ...report, diagnostics, notices: [] };
}
